//! The worked examples of every pack that ships: each reads as a case that a labour lawyer can check.

use std::collections::BTreeMap;

use anzhi::assess::run_example;
use anzhi::diagnostic::Findings;
use anzhi::policy::{self, Example, Policy};

use super::support::packs::{files, shipped};

/// Every pack with its examples; packs must read without a finding.
fn packs() -> Vec<(String, Policy, Vec<Example>)> {
    let read = |id: String| {
        let (policy, findings) = policy::read(&id, &files);
        assert_eq!(findings, Findings::default(), "{id}");
        let (examples, findings) = policy::examples(&id, &files(&id));
        assert_eq!(findings, Findings::default(), "{id}");
        (id, policy.expect("a policy"), examples)
    };
    shipped().into_iter().map(read).collect()
}

#[test]
fn every_example_comes_out() {
    let mut failures = Vec::new();
    let mut kinds = BTreeMap::<String, usize>::new();
    for (_, policy, examples) in packs() {
        for example in &examples {
            *kinds.entry(example.kind.clone()).or_default() += 1;
            let told = run_example(example, &policy);
            failures.extend(told.0.iter().map(|finding| format!("{:?} {:?}", finding.at, finding.facts)));
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(kinds.values().sum::<usize>() >= 380, "{kinds:?}");
}

#[test]
fn an_example_that_is_wrong_fails_at_its_line() {
    let (_, policy, mut examples) =
        packs().into_iter().find(|(id, ..)| id == "cn/national").expect("national");
    let mut run = 0;
    for example in examples.iter_mut().filter(|example| !example.expect.is_empty()) {
        for at in 0..example.expect.len() {
            let right = example.expect[at].values.clone();
            // a value that nothing can give
            example.expect[at].values = vec!["-987654321".to_owned()];
            let told = run_example(example, &policy);
            assert!(!told.0.is_empty(), "{} {}", example.name, example.expect[at].name);
            assert_eq!(told.0[0].at, example.expect[at].at, "{}", example.name);
            example.expect[at].values = right;
            run += 1;
        }
    }
    assert!(run >= 500, "{run}");
}
