//! Owns: what the entries of a policy name: instruments, parameters, stages, expressions.
//! Never: judges whether something should have been named.

use std::collections::BTreeSet;

use super::{Citation, EachFormula, Expression, MethodFormula, Policy, Says, Value, limit_asked};

impl Policy {
    /// Every article that an entry rests on.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let lines = self.parameters.values().flat_map(|parameter| parameter.values.values());
        let of_values = lines.flat_map(|line| line.norm.basis.iter());
        let of_grounds = self.grounds.values().flat_map(|ground| {
            std::iter::once(&ground.article).chain(&*ground.basis).chain(&*ground.earlier_basis)
        });
        let records = (self.channels.iter().map(|entry| &entry.basis))
            .chain(self.categories.iter().map(|entry| &entry.basis))
            .chain(self.methods.iter().map(|entry| &entry.basis))
            .chain(self.periods.iter().map(|entry| &entry.basis))
            .chain(self.channel_sets.iter().map(|entry| &entry.basis))
            .chain(self.checks.iter().map(|entry| &entry.basis))
            .chain(self.edges.iter().map(|entry| &entry.basis))
            .chain(self.gates.iter().map(|entry| &entry.basis))
            .chain(self.calendar.years.values().map(|entry| &entry.basis))
            .chain(self.groups.iter().map(|entry| &entry.basis))
            .chain(self.cost_items.iter().map(|entry| &entry.basis))
            .chain(self.fund_kinds.iter().map(|entry| &entry.basis))
            .chain(self.stages.iter().map(|entry| &entry.basis));
        of_values.chain(of_grounds).chain(records.flat_map(|basis| basis.iter()))
    }

    /// Every condition and formula.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let lines = self.parameters.values().flat_map(|parameter| parameter.values.values());
        let of_values = lines.filter_map(|line| match &line.norm.value {
            Value::Formula(formula) => Some(formula),
            _ => None,
        });
        let of_items = self.cost_items.iter().flat_map(|item| [&item.when, &item.amount, &item.years]);
        of_values
            .chain(self.channels.iter().filter_map(|channel| channel.when.as_ref()))
            .chain(self.categories.iter().filter_map(|category| category.when.as_ref()))
            .chain(self.methods.iter().flat_map(|method| method.formula.expressions()))
            .chain(self.checks.iter().map(|check| &check.when))
            .chain(of_items.flatten())
            .chain(
                self.cost_items
                    .iter()
                    .filter_map(|item| item.each.as_ref())
                    .flat_map(EachFormula::expressions),
            )
            .chain(self.specimens.iter().map(|specimen| &specimen.wage))
    }
}

impl EachFormula {
    /// Its condition and formulas.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.when.iter().chain([&self.amount]).chain(&self.years)
    }
}

impl MethodFormula {
    /// Its formulas: of a statutory method none.
    #[must_use]
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Statutory { .. } => Vec::new(),
            Self::PerUnit { base, most, bonus, .. } => {
                std::iter::once(base).chain(most).chain(bonus).collect()
            }
            Self::Whole { amount, .. } | Self::Pool { amount, .. } => vec![amount],
        }
    }
}

/// What several policies use between them: a norm of the nation may be used by one locality alone.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Ids of instruments.
    pub instruments: BTreeSet<String>,
    /// Ids of parameters; facts of the same name do no harm.
    pub parameters: BTreeSet<String>,
    /// Codes of stages.
    pub stages: BTreeSet<String>,
}

impl Uses {
    /// Of all of them.
    #[must_use]
    pub fn of<'p>(policies: impl IntoIterator<Item = &'p Policy>) -> Self {
        let mut uses = Self::default();
        for policy in policies {
            uses.instruments.extend(policy.citations().map(|citation| citation.instrument.id.clone()));
            let names = policy.expressions().flat_map(Expression::names);
            uses.parameters.extend(names.map(|name| limit_asked(name).unwrap_or(name).to_owned()));
            uses.parameters.extend(policy.checks.iter().flat_map(|check| check.placeholders.iter().cloned()));
            for category in &policy.categories {
                uses.parameters.insert(category.original_age.clone());
                let delays = category.delay.iter().flat_map(|delay| [&delay.step, &delay.cap]);
                uses.parameters.extend(delays.cloned());
            }
            let said = policy.says.values().flat_map(|papers| papers.values());
            uses.parameters
                .extend(said.flat_map(Says::names).map(|name| limit_asked(name).unwrap_or(name).to_owned()));
            for edge in &policy.edges {
                uses.parameters.extend(edge.least.iter().chain(&edge.at_most).cloned());
                uses.stages.extend([edge.before.clone(), edge.after.clone()]);
            }
            for gate in &policy.gates {
                uses.stages.extend([gate.until.clone(), gate.closes.clone()]);
            }
        }
        uses
    }
}
