//! Owns: workers whom nobody reached, and every attempt to reach them.
//! Never: says when a paper counts as served.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;

use super::Date;

/// One worker of `unreached.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// `worker`: number in the roster.
    pub worker: String,
    /// `attempts`, in the order written.
    pub attempts: Vec<Attempt>,
    /// Its place in the file.
    pub at: Place,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// `method`
    pub method: Method,
    /// `on`
    pub on: Date,
    /// `evidence`
    pub evidence: String,
}

/// How somebody is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Method {
    /// `data`: records compared (insurance, employment).
    Data,
    /// `direct`: to the hand of the worker.
    Direct,
    /// `relative`: to an adult relative in the same home.
    Relative,
    /// `post`: registered post.
    Post,
    /// `phone`
    Phone,
    /// `sms`
    Sms,
    /// `notice`: posted.
    Notice,
    /// `newspaper`
    Newspaper,
    /// `web`
    Web,
    /// `report`: to the local HR office, for checking and filing.
    Report,
}

impl Method {
    /// A public notice, which serves only after the direct ways have failed.
    #[must_use]
    pub fn is_public(self) -> bool {
        matches!(self, Self::Notice | Self::Newspaper | Self::Web)
    }
}
