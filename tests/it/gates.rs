//! Papers that must wait for a step of the procedure: refused with the step and its article, made once it is done, and as
//! a draft marked on every page.

use std::collections::BTreeSet;

use anzhi::assess::closed_gates;
use anzhi::diagnostic::Place;
use anzhi::model::{ProgressEntry, parse_date};
use anzhi::policy::cite;

use super::support::{desk::Desk, pdf::Pdf, root};
use anzhi::cli::pipeline::judge;

/// A sample case of each pack that has gates.
const CASES: [&str; 4] = ["hebei-steel", "huangshi-steelworks", "yiyang-dyeing", "fengcheng-farm-machinery"];

fn entries(done: &BTreeSet<&str>) -> Vec<ProgressEntry> {
    let on = parse_date("2000-01-01").expect("a day");
    let entry = |step: &&str| ProgressEntry {
        step: (*step).to_owned(),
        on,
        evidence: "凭据".to_owned(),
        at: Place::Case,
    };
    done.iter().map(entry).collect()
}

/// The small case in which only these steps are done, with a paper of one step.
fn desk(step: &str, done: &[&str]) -> Desk {
    let desk = Desk::small();
    let entries: String =
        done.iter().map(|step| format!("  - {{step: {step}, on: 2026-10-20, evidence: 凭据}}\n")).collect();
    desk.write("progress.yaml", format!("entries:\n{entries}"));
    let document = format!(
        "id: X1\ntitle: 凭证\ntitle_en: Paper\neach: enterprise\nstep: {step}\ndated: issue\nprivacy: internal\n"
    );
    desk.write("templates/letters/paper/document.yaml", document);
    let body = "#import \"/house-style/words.typ\": *\n#show: official.with(title: \"\")\n凭证\n";
    desk.write("templates/letters/paper/body.typ.tera", body);
    desk
}

#[test]
fn each_gate_refuses_with_its_article_and_opens_once_the_step_is_done() {
    let mut tried = BTreeSet::new();
    for name in CASES {
        // rosters of many heads are made, not kept
        let desk = Desk::empty();
        let done = desk.run(&["sample", name, "--workers", "300", "--out", name]);
        let kept = root().join("enterprises").join(name);
        let case = if done.status.success() { desk.path(name) } else { kept };
        let (judged, findings) = judge(&case, None);
        let (_, mut judged) = judged.unwrap_or_else(|| panic!("{name}: {:?}", findings.0));
        for gate in &judged.policy.gates {
            // what every pack has from the national one is tried once
            if !tried.insert((gate.id.clone(), cite(&gate.basis))) {
                continue;
            }
            assert!(!gate.basis.is_empty(), "{}: no article", gate.id);
            let of_step = judged.policy.gates.iter().filter(|other| other.closes == gate.closes);
            let all: BTreeSet<&str> = of_step.map(|other| other.until.as_str()).collect();
            let but_one: BTreeSet<&str> = all.iter().copied().filter(|step| *step != gate.until).collect();
            for (done, wanted) in [(&but_one, vec![gate.id.as_str()]), (&all, Vec::new())] {
                judged.case.progress.entries = entries(done);
                let closed = closed_gates(&judged.case, &judged.policy, &judged.assessment, &gate.closes);
                let closed: Vec<&str> = closed.iter().map(|gate| gate.id.as_str()).collect();
                assert_eq!(closed, wanted, "{name}");
            }
        }
    }
    assert!(tried.len() >= 40, "{} gates", tried.len());
}

#[test]
fn the_program_refuses_a_paper_with_step_and_article_and_makes_it_once_the_step_is_done() {
    let refused = desk("filing", &["risk", "opinions"]).build(&["--only", "X1"]);
    let findings = refused.json["findings"].as_array().expect("findings");
    let closed: Vec<_> = findings.iter().filter(|finding| finding["code"] == "gate-closed").collect();
    let [closed] = closed.as_slice() else { panic!("{findings:?}") };
    assert_eq!(closed["facts"]["code"], "vote");
    assert!(closed["basis"].to_string().contains("第四十一条"), "{closed}");
    let made = desk("filing", &["risk", "opinions", "vote"]);
    assert_eq!(made.build(&["--only", "X1"]).of("error"), Vec::<String>::new());
    assert!(made.path("out/X1-paper.pdf").exists());
}

#[test]
fn a_whole_build_passes_over_what_must_wait_and_says_so() {
    let desk = desk("payment", &["vote"]);
    let told = desk.build(&["--only", "letters", "--draft"]);
    assert!(!told.with_code("gate-draft").is_empty());
    let told = desk.build(&[]);
    assert!(!told.with_code("gate-waiting").is_empty(), "{:?}", told.of("error"));
    assert!(desk.path("out/D1-letter-to-workers.pdf").exists());
    assert!(!desk.path("out/X1-paper.pdf").exists(), "the draft goes with the whole build");
}

#[test]
fn a_draft_is_marked_on_every_page_and_in_every_medium() {
    let desk = desk("payment", &["roster"]);
    let built = desk.build(&["--only", "X1", "--draft", "--media", "pdf,txt,html,docx"]);
    assert!(built.of("warning").iter().any(|line| line.starts_with("gate-draft")));
    let out = desk.path("out");
    assert!(Pdf::open(&out.join("X1-paper.pdf")).all_text().contains("草稿"));
    for ending in ["txt", "html"] {
        let text = std::fs::read_to_string(out.join(format!("X1-paper.{ending}"))).expect("a file");
        assert!(text.contains("草稿，不得盖章、签字、张贴"), "{ending}");
    }
}
