//! Owns: what an example gives, or what it lacks.
//! Never: runs one.

/// What comes out of an example, by the names under which it is expected.
pub(in crate::assess) type Outcome = Vec<(&'static str, Vec<String>)>;

/// A fact that an example lacks or that cannot be read, by name.
pub(in crate::assess) struct Wanting(pub String);
