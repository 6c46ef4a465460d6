//! Owns: which of the plan's methods of severance is a worker's.
//! Never: works a sum out.

use crate::diagnostic::Findings;
use crate::model::Worker;
use crate::policy::{Channel, EvaluationFault, FactValue, ItemRole, Method};

use crate::assess::severance::method::FormulaFault;
use crate::assess::worker::assessment::{Stage, Standing};
use crate::assess::worker::judge::Judge;

impl<'a> Judge<'a> {
    /// The method by which a worker's severance is worked out, once it is found.
    pub(in crate::assess) fn method_of(&self, standing: &Standing) -> Option<&'a Method> {
        self.policy.method(&standing.method)
    }

    /// The channel by which money for people of another is estimated.
    pub(in crate::assess) fn settled(&self, channel: &Channel) -> Option<&'a Channel> {
        channel.estimated_as.as_deref().and_then(|code| self.policy.channel(code))
    }

    /// Whether a worker is owed severance, or it is set aside: the channel grants it, and the ground asks for it.
    pub(in crate::assess) fn compensates(&self, worker: &Worker) -> bool {
        let own = self.policy.channel(&worker.channel);
        let channel = own.and_then(|channel| self.settled(channel)).or(own);
        let code = self.policy.code_of(ItemRole::Severance);
        let grants = channel.is_some_and(|channel| channel.items.iter().any(|item| item == code));
        grants && self.ground_of(channel, Some(worker)).is_some_and(|ground| ground.severance)
    }

    /// Code of the first method whose condition holds; empty where the plan has none that can be used. A condition on
    /// what the roster leaves blank decides nothing: it is told of those whose money hangs on it.
    pub(in crate::assess) fn chosen(
        &self,
        worker: &Worker,
        standing: &Standing,
        findings: &mut Findings,
    ) -> String {
        let door = self.door();
        let (facts, scope) = (self.facts_of(worker, Stage::Standing(standing)), self.scope(&door));
        for method in &self.norms.methods {
            let Some(when) = &method.when else { return method.code.clone() };
            let value = |name: &str| facts.value(&scope, name);
            let fault = match when.evaluate(&value) {
                Ok(Some(FactValue::Truth(true))) => return method.code.clone(),
                Ok(Some(_)) => continue,
                Ok(None) => EvaluationFault { detail: "not-stated".to_owned() },
                Err(fault) => fault,
            };
            if self.compensates(worker) {
                let absent = when.names().iter().filter(|name| value(name).is_none());
                let absent = absent.map(|name| name.to_string()).collect();
                findings.push(FormulaFault { key: "when", fault, absent }.at(worker.at.clone()));
                break;
            }
        }
        String::new()
    }
}
