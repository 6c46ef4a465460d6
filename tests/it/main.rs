//! One test binary: what a user would notice if it broke. See `tests/README.md`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::print_stderr,
    reason = "tests read and write files, measure pages, and fail by panicking"
)]

mod agreement;
mod bad_input;
mod blank;
mod builds;
mod channel_sets;
mod commands;
mod course;
mod coverage;
mod dependants;
mod determinism;
mod extremes;
mod facts;
mod figures;
mod gates;
mod goldens;
mod growth;
mod interrupted;
mod law;
mod matrix;
mod media;
mod methods;
mod next;
mod notices;
mod pack_examples;
mod pack_faults;
mod page;
mod pages;
mod paper;
mod papers;
mod policy_commands;
mod policy_docs;
mod privacy;
mod properties;
mod public;
mod registers;
mod reidentify;
mod retirement;
mod rows;
mod samples;
mod signed;
mod stranger;
mod sums;
mod support;
mod templates;
mod tidy;
mod used;
mod vectors;
mod votes;
mod waiting;
mod word_files;
mod wording;
mod words;
mod workbooks;
