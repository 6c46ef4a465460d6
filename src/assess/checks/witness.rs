//! Owns: the value of every name that words of rules use, in a judged case.
//! Never: judges; chooses words.

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::model::{Case, Date};
use crate::policy::{FactValue, Policy, Subject};

use crate::assess::assessment::Assessment;
use crate::assess::checks::things::Things;
use crate::assess::facts::Scope;
use crate::assess::law::door::Door;
use crate::assess::worker::assessment::Stage;
use crate::assess::worker::dependants::dependant;
use crate::assess::worker::judge::Judge;

/// A judged case that can be asked. Made once for many questions.
pub struct Witness<'a> {
    judge: Judge<'a>,
    assessment: &'a Assessment,
}

impl<'a> Witness<'a> {
    /// Of a judged case.
    #[must_use]
    pub fn new(case: &'a Case, policy: &'a Policy, assessment: &'a Assessment) -> Self {
        Self {
            judge: Judge::new(case, policy, &assessment.norms, &assessment.facts, &Arc::default()),
            assessment,
        }
    }

    /// A door for one saying: it notes the norms that the words name.
    #[must_use]
    pub fn door(&self) -> Door<'a> {
        self.judge.door()
    }

    /// A fact of the case, or a parameter on a day; `own` knows the facts of the thing that the words are about.
    pub fn value(
        &self,
        door: &Door<'a>,
        on: Date,
        name: &str,
        own: &dyn Fn(&str) -> Option<FactValue>,
    ) -> Option<FactValue> {
        Scope { on, ..self.judge.scope(door) }.value(name, own)
    }

    /// A fact of the person at a place among those beside the roster, of the case, or a parameter on a day.
    #[must_use]
    pub fn of_dependant(&self, door: &Door<'a>, at: usize, on: Date, name: &str) -> Option<FactValue> {
        let own = dependant(self.judge.case, self.judge.case.dependants.get(at)?);
        self.value(door, on, name, &|name| own.get(name).cloned())
    }

    /// A fact of the worker at a place in the roster, of the case, or a parameter on a day.
    #[must_use]
    pub fn of_worker(&self, door: &Door<'a>, at: usize, on: Date, name: &str) -> Option<FactValue> {
        let (worker, found) = (self.judge.case.workers.get(at)?, self.assessment.workers.get(at)?);
        self.judge.facts_of(worker, Stage::Whole(found)).value(&Scope { on, ..self.judge.scope(door) }, name)
    }

    /// The value of a fact for everything of a subject, in the order of the files; nothing of what only papers name.
    #[must_use]
    pub fn values(&self, subject: Subject, name: &str) -> Vec<Option<FactValue>> {
        let (case, on, door) = (self.judge.case, self.judge.case.base_date, self.door());
        match subject {
            Subject::Case => vec![self.assessment.facts.get(name)],
            Subject::Worker => {
                (0..case.workers.len()).map(|at| self.of_worker(&door, at, on, name)).collect()
            }
            thing => {
                let Assessment { funds, heads, stated, .. } = self.assessment;
                let things = Things { case, funds, heads, stated };
                let found = things.of(thing, &door, &mut Findings::default());
                found.into_iter().map(|(_, facts)| facts.get(name).cloned()).collect()
            }
        }
    }
}
