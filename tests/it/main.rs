//! One test binary: what a user would notice if it broke. See `tests/README.md`.

mod agreement;
mod bad_input;
mod channel_sets;
mod commands;
mod determinism;
mod extremes;
mod figures;
mod goldens;
mod interrupted;
mod matrix;
mod pack_examples;
mod pack_faults;
mod page;
mod pages;
mod policy_commands;
mod policy_docs;
mod privacy;
mod properties;
mod reidentify;
mod retirement;
mod rows;
mod samples;
mod sums;
mod support;
mod tidy;
mod vectors;
