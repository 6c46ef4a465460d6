//! What both benches need: the sample case, read through the library as the program reads it, and the memory used.

use std::path::PathBuf;

use anzhi::build::Judged;
use anzhi::cli::pipeline::judge;
use anzhi::cli::workspace::Workspace;

/// Reads and judges the sample case, or that in `ANZHI_BENCH_CASE`, as the program does.
pub fn sample() -> (Workspace, Judged) {
    let folder = folder("ANZHI_BENCH_CASE", "enterprises/xiangbei-hemp");
    judge(&folder, None).0.expect("a case without errors")
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
#[allow(dead_code, reason = "not every bench measures it")]
pub fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold anything; the fields after it do not.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u32 = fields.skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).sum();
    f64::from(ticks) / 100.0
}
