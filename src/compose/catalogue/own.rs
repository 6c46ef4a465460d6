//! Owns: how openly a paper may show a column that a case declares for itself.
//! Never: loosens what the case says.

use crate::compose::privacy::Profile;
use crate::model::{Holds, OwnColumn};
use crate::policy::{Policy, Value};

/// The parameter whose words make a column the person's own, whatever the case says.
const PRIVATE: &str = "private_columns";

/// The columns of a case, and the policy that names what is nobody else's business.
pub(super) struct Own<'a> {
    pub(super) columns: &'a [OwnColumn],
    pub(super) policy: Option<&'a Policy>,
}

impl Own<'_> {
    /// Place and class of the column of a name.
    pub(super) fn find(&self, name: &str) -> Option<(usize, Profile)> {
        let at = self.columns.iter().position(|column| column.name == name)?;
        let column = &self.columns[at];
        let private = column.holds == Holds::Amount || self.is_private(name);
        Some((at, if private { Profile::Personal } else { column.class }))
    }

    /// Whether a name speaks of health, money or numbers of a person: by the words of any day, for to be strict costs nothing.
    fn is_private(&self, name: &str) -> bool {
        let parameter = self.policy.and_then(|policy| policy.parameters.get(PRIVATE));
        let lines = parameter.into_iter().flat_map(|parameter| parameter.values.values());
        lines.into_iter().any(|line| match &line.norm.value {
            Value::List(words) => words.iter().any(|word| name.contains(word.as_str())),
            _ => false,
        })
    }
}
