//! What both benches need: the sample case, read through the library as the program reads it, and the memory used.

use std::cell::RefCell;
use std::path::PathBuf;

use anzhi::assess::{Assessment, assess};
use anzhi::cli::workspace::Workspace;
use anzhi::diagnostic::Findings;
use anzhi::model::Case;
use anzhi::model::schema::{CaseSources, policy_id, read_case};
use anzhi::policy::{self, Policy};

/// A case, its policy and the judgement; each bench uses its part.
#[allow(dead_code)]
pub struct Sample {
    pub workspace: Workspace,
    pub case: Case,
    pub policy: Policy,
    pub assessment: Assessment,
}

/// Reads and judges the sample case, or that in `ANZHI_BENCH_CASE`.
pub fn sample() -> Sample {
    let folder = folder("ANZHI_BENCH_CASE", "enterprises/xiangbei-hemp");
    let workspace = Workspace::open(&folder).expect("a case folder");
    let files = workspace.case_files().expect("the files of the case");
    let id = policy_id(&files.case).expect("the case names its policy");
    let unread = RefCell::new(Findings::default());
    let pack = |id: &str| {
        workspace.policy_files(id).unwrap_or_else(|findings| {
            unread.borrow_mut().append(findings);
            Vec::new()
        })
    };
    let policy = policy::read(&id, &pack).0.expect("the policy of the case");
    let sources = CaseSources {
        case: files.case,
        enterprise: files.enterprise,
        roster: files.roster,
        funds: Some(files.funds),
        congress: Some(files.congress),
        progress: Some(files.progress),
    };
    let channels = |word: &str| policy.channel_named(word).map(|channel| channel.code.clone());
    let case = read_case(&sources, &channels, None).0.expect("a case without errors");
    let assessment = assess(&case, &policy);
    Sample { workspace, case, policy, assessment }
}

/// A folder named by an environment variable, or one of the repository.
pub fn folder(variable: &str, otherwise: &str) -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(otherwise);
    std::env::var_os(variable).map_or(own, PathBuf::from)
}

/// Whether a short run is asked for.
pub fn quick() -> bool {
    std::env::var_os("ANZHI_BENCH_QUICK").is_some_and(|value| value == "1")
}

/// One line of `/proc/self/status` in MiB: `VmHWM` is the most that was ever used, `VmRSS` what is used now.
/// Nothing where there is no such file.
pub fn memory(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let rest = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'))?;
    Some(rest.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

/// Processor time of this process and of those it has waited for, in seconds. Unlike the clock, it hardly minds
/// what else the machine does. 0 where there is no `/proc`.
#[allow(dead_code)]
pub fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold anything; the fields after it do not.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u32 = fields.skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).sum();
    f64::from(ticks) / 100.0
}
