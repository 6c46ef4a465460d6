//! Owns: one worker as facts look at it.
//! Never: a name of a fact.

use crate::assess::worker::assessment::Stage;
use crate::assess::worker::judge::Judge;
use crate::assess::worker::unreached::{Papers, papers};
use crate::model::{Attempt, Worker};
use crate::policy::{Channel, Ground};

/// Looks facts of a worker up as they are asked for.
pub(in crate::assess) struct WorkerFacts<'a> {
    pub judge: &'a Judge<'a>,
    pub worker: &'a Worker,
    pub channel: Option<&'a Channel>,
    pub ground: Option<&'a Ground>,
    /// The channel ends the relation on a ground that owes severance.
    pub ends: bool,
    /// How far the judgement has come: what is not found yet is not known.
    pub stage: Stage<'a>,
}

impl Judge<'_> {
    /// Facts of a worker, as far as they are found.
    pub(in crate::assess) fn facts_of<'f>(&'f self, worker: &'f Worker, stage: Stage<'f>) -> WorkerFacts<'f> {
        let channel = self.policy.channel(&worker.channel);
        let ground = self.ground_of(channel, Some(worker));
        // the ground that the channel names: an own request does not undo the end
        let ends = self.ground_of(channel, None).is_some_and(|ground| ground.severance);
        WorkerFacts { judge: self, worker, channel, ground, ends, stage }
    }
}

impl WorkerFacts<'_> {
    /// Whether the channel is that of people whom nobody reached.
    pub(super) fn is_unreached(&self) -> bool {
        self.channel.is_some_and(|channel| channel.unreached)
    }

    /// Attempts to reach the worker; `None` where nobody recorded any.
    pub(super) fn attempts(&self) -> Option<&[Attempt]> {
        self.judge.unreached.get(self.worker.number.as_str()).copied()
    }

    /// Which papers were tried, in which order, and from when they count as served.
    pub(super) fn papers(&self) -> Papers {
        papers(self.attempts().unwrap_or_default(), self.judge.notice_days)
    }
}
