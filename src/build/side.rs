//! Owns: one side of a comparison as it is typed: `PACK[@DATE][:METHOD]`.
//! Never: reads a file.

use std::fmt;
use std::str::FromStr;

use crate::diagnostic::Place;
use crate::model::{Case, Date, MethodChoice, parse_date};
use crate::policy::Policy;

/// A policy pack, perhaps on another day, perhaps with another method of severance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonSide {
    /// Id of the pack.
    pub pack: String,
    /// The three dates of the case are moved to this day.
    pub on: Option<Date>,
    /// Stands in for the method that the case chose.
    pub method: Option<String>,
}

impl FromStr for ComparisonSide {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (rest, method) = text.split_once(':').map_or((text, None), |(rest, method)| (rest, Some(method)));
        let (pack, on) = rest.split_once('@').map_or((rest, None), |(pack, on)| (pack, Some(on)));
        let on = on.map(|on| parse_date(on).ok_or("PACK[@YYYY-MM-DD][:METHOD]")).transpose()?;
        if pack.is_empty() || method.is_some_and(str::is_empty) {
            return Err("PACK[@YYYY-MM-DD][:METHOD]");
        }
        Ok(Self { pack: pack.to_owned(), on, method: method.map(str::to_owned) })
    }
}

impl fmt::Display for ComparisonSide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pack)?;
        if let Some(on) = self.on {
            write!(f, "@{on}")?;
        }
        self.method.iter().try_for_each(|method| write!(f, ":{method}"))
    }
}

impl ComparisonSide {
    /// The case as this side sees it.
    pub fn apply(&self, case: &mut Case) {
        if let Some(on) = self.on {
            (case.base_date, case.service_cutoff, case.compensation_date) = (on, on, on);
        }
        if let Some(method) = &self.method {
            let at =
                case.choices.compensation_methods.first().map_or(Place::Case, |choice| choice.at.clone());
            case.choices.compensation_methods = vec![MethodChoice::of_all(method.clone(), at)];
        }
    }

    /// What only localities give (minimum wage, average wages) is a fact of the place, not of the policy compared:
    /// where this side's pack lacks it, it is taken from the case's own.
    pub fn fill(policy: &mut Policy, own: &Policy) {
        for (id, parameter) in
            policy.parameters.iter_mut().filter(|(_, parameter)| parameter.values.is_empty())
        {
            if let Some(known) = own.parameters.get(id) {
                parameter.values.clone_from(&known.values);
            }
        }
    }
}
