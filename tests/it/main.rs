//! One test binary: what a user would notice if it broke. See `tests/README.md`.

mod agreement;
mod bad_input;
mod determinism;
mod page;
mod support;
mod tidy;
mod vectors;
