//! The program: hands its arguments to `cli` and ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    anzhi::cli::run(std::env::args_os())
}
