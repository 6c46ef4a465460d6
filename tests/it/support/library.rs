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

/// What became of the vote of the small case, whose files end before it: papers of the vote have something to say.
const RESULT: &str = "result:\n  present: 3\n  issued: 3\n  returned: 3\n  items:\n    - {title: 《职工安置方案（草案）》, valid: 3, invalid: 0, yes: 2, no: 1, abstain: 0}\n  opinions:\n    - {group: 金工车间, opinion: 希望尽早支付拖欠的工资, reply: 按付款安排支付}\n";

/// The meeting of the small case with its result.
fn voted() -> Arc<Source> {
    let congress = small("congress.yaml");
    Source::new(congress.name.clone(), format!("{}{RESULT}", congress.text))
}

/// The files of the small case, after the vote.
pub fn sources() -> CaseSources {
    CaseSources {
        case: small("case.yaml"),
        enterprise: small("enterprise.yaml"),
        roster: small("roster.csv").into(),
        funds: Some(small("funds.yaml")),
        congress: Some(voted()),
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
