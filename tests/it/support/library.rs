//! The small case through the library: read, judged, ready to be composed and typeset.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anzhi::assess::{Assessment, assess};
use anzhi::compose::Subject;
use anzhi::diagnostic::{Findings, Source};
use anzhi::model::Case;
use anzhi::model::schema::{CaseSources, read_case};
use anzhi::policy::{self, Policy};
use anzhi::typeset::FontLibrary;

use super::{fonts, root};

/// A case and its judgement.
pub struct Judged {
    pub case: Case,
    pub policy: Policy,
    pub assessment: Assessment,
}

impl Judged {
    pub fn subject(&self) -> Subject<'_> {
        Subject { case: &self.case, policy: &self.policy, assessment: &self.assessment }
    }
}

fn folder() -> PathBuf {
    root().join("tests/cases/small")
}

/// A file of the small case.
pub fn small(name: &str) -> Arc<Source> {
    Source::new(name, std::fs::read_to_string(folder().join(name)).expect("a file of the case"))
}

/// The policy of the small case: its own pack over the national one.
pub fn policy() -> &'static Policy {
    static POLICY: OnceLock<Policy> = OnceLock::new();
    POLICY.get_or_init(|| {
        let files = |id: &str| {
            let id = Path::new("policies").join(id);
            [texts(&root().join(&id), &["yaml"]), texts(&folder().join(&id), &["yaml"])].concat()
        };
        let (policy, findings) = policy::read("local/linjiang", &files);
        assert_eq!(findings.0, Vec::new());
        policy.expect("the pack of the small case")
    })
}

/// The files of the small case.
pub fn sources() -> CaseSources {
    CaseSources {
        case: small("case.yaml"),
        enterprise: small("enterprise.yaml"),
        roster: small("roster.csv").into(),
        funds: Some(small("funds.yaml")),
        congress: Some(small("congress.yaml")),
        progress: Some(small("progress.yaml")),
        unreached: None,
        retirees: None,
        survivors: None,
        registers: Vec::new(),
        columns: None,
        stated: None,
    }
}

/// The small case with another roster and other funds.
pub fn read(roster: Arc<Source>, funds: Arc<Source>) -> (Option<Case>, Findings) {
    let sources = CaseSources { roster: roster.into(), funds: Some(funds), ..sources() };
    let channel = |word: &str| policy().channel_named(word).map(|channel| channel.code.clone());
    read_case(&sources, &channel, Some(&policy().roster_words()), None)
}

/// Judges a case that must be readable.
pub fn judged(roster: Arc<Source>, funds: Arc<Source>) -> Judged {
    let (case, findings) = read(roster, funds);
    let case = case.unwrap_or_else(|| panic!("{:?}", findings.0));
    let mut policy = policy().clone();
    policy.keep_in_force(case.issue_date);
    let assessment = assess(&case, &policy);
    Judged { case, policy, assessment }
}

/// Files below a folder with one of these endings, named from there.
pub fn texts(folder: &Path, endings: &[&str]) -> Vec<Arc<Source>> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .filter(|file| file.path().extension().is_some_and(|end| endings.iter().any(|wanted| end == *wanted)))
        .map(|file| {
            let name = file.path().strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
            Source::new(name, std::fs::read_to_string(file.path()).expect("a readable file"))
        })
        .collect()
}

/// The fonts that `make fonts` fetches.
pub fn font_library() -> Arc<FontLibrary> {
    Arc::new(FontLibrary::load(&[fonts()], false))
}
