//! Owns: how much of a person a paper may tell.
//! Never: loosens a profile by itself.

use strum::{IntoStaticStr, VariantArray};

/// How much a document may show (个人信息保护法 第二十五条、第二十八条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Profile {
    /// Posted on a wall: names masked unless the notice needs them, no numbers, no health, no wages.
    Public,
    /// For delegates and offices.
    Internal,
    /// Handed to the person.
    Personal,
}
