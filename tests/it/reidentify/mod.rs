//! Tries to learn from all papers that leave the office, joined as somebody who collects them would, what they must not
//! tell of anyone: health, injury, punishment, wage, sum. Each way to learn is proved by papers that allow it.

mod papers;
mod truth;

use std::collections::BTreeMap;
use std::path::Path;

use anzhi::build::Judged;
use anzhi::cli::pipeline::judge;

use super::support::{desk::Desk, root, stderr};
use papers::{Clue, Count, Papers};
use truth::Truth;

/// Samples whose roster is kept, and the size at which the others are made.
const KEPT: [&str; 5] =
    ["blank", "fengcheng-farm-machinery", "hebei-steel", "xiangbei-hemp", "yiyang-dyeing"];
const MADE: [(&str, &str); 3] =
    [("huangshi-city", "1490"), ("huangshi-steelworks", "600"), ("shanxi-coal", "600")];

/// Fewer than so many are known by their number; the program reads its own from the pack.
const FEW: usize = 3;

fn judged(folder: &Path) -> Judged {
    let (judged, findings) = judge(folder, None);
    judged.unwrap_or_else(|| panic!("{}: {:?}", folder.display(), findings.0)).1
}

fn kept(name: &str) -> Judged {
    judged(&root().join("enterprises").join(name))
}

/// What can be learned of anyone, a line each.
fn learned(papers: &Papers, truth: &Truth) -> Vec<String> {
    let mut learned = Vec::new();
    words(papers, truth, &mut learned);
    clues(papers, truth, &mut learned);
    states(papers, truth, &mut learned);
    counts(papers, truth, &mut learned);
    learned.extend(
        papers
            .sums
            .iter()
            .filter(|(_, heads)| (1..FEW).contains(heads))
            .map(|(item, heads)| format!("{item} stands beside {heads} heads: a sum of one person")),
    );
    learned
}

/// What stands in a row by itself: a number, a wage, a word for an illness, the reason of lost service.
fn words(papers: &Papers, truth: &Truth, learned: &mut Vec<String>) {
    for (number, row) in &papers.rows {
        let text = row.values().cloned().collect::<Vec<_>>().join("\n");
        let secrets = truth.words.iter().chain(truth.own.get(number).into_iter().flatten());
        learned.extend(
            secrets
                .filter(|secret| text.contains(*secret))
                .map(|secret| format!("{number}: {secret} is posted")),
        );
    }
}

/// An example that fits rows which all have its wage or sum.
fn clues(papers: &Papers, truth: &Truth, learned: &mut Vec<String>) {
    for clue in &papers.clues {
        let fits = |row: &&(String, BTreeMap<String, String>)| {
            row.1.get("hired") == Some(&clue.hired) && row.1.get("counted") == Some(&clue.service)
        };
        let people: Vec<&String> = papers.rows.iter().filter(fits).map(|(number, _)| number).collect();
        let knows = |number: &&String| truth.sums[*number].iter().any(|sum| clue.sums.contains(sum));
        if !people.is_empty() && people.iter().all(knows) {
            learned.push(format!("{people:?} entered {}: {:?} is theirs", clue.hired, clue.sums));
        }
    }
}

/// A word for a state that is posted for nobody but those on sick leave.
fn states(papers: &Papers, truth: &Truth, learned: &mut Vec<String>) {
    for (status, people) in papers.classes(&["status"]) {
        if people.iter().all(|number| truth.on_sick_leave.contains(number)) {
            learned.push(format!("{status:?} is posted for the ill alone: {people:?}"));
        }
    }
}

/// A printed number of people with a secret, so small that it tells of one, or that of a class that is posted.
fn counts(papers: &Papers, truth: &Truth, learned: &mut Vec<String>) {
    for Count { paper, name, heads } in &papers.counts {
        let Some((_, set)) =
            truth.sets.iter().find(|(known, set)| name.ends_with(known) && set.len() == *heads)
        else {
            continue;
        };
        if (1..FEW).contains(heads) {
            learned.push(format!("{paper}: {name} {heads}: so few are known by it"));
        }
        for by in [
            &["status"][..],
            &["unit"],
            &["in_scope"],
            &["merged"],
            &["unit", "status"],
            &["status", "hired"],
        ] {
            let classes = papers.classes(by);
            let same = classes.iter().filter(|(_, people)| {
                people.len() == *heads && people.iter().all(|number| set.contains(number))
            });
            learned.extend(same.map(|(class, _)| format!("{paper}: {name} {heads} are those of {class:?}")));
        }
    }
}

#[test]
fn w3_nothing_is_learned_from_the_papers_of_any_sample() {
    let mut seen = 0;
    let mut try_one = |name: &str, judged: &Judged| {
        let (papers, truth) = (Papers::of(judged), Truth::of(judged));
        assert_eq!(papers.rows.len(), judged.case.workers.len(), "{name}: everybody stands on the notices");
        assert_eq!(learned(&papers, &truth), Vec::<String>::new(), "{name}");
        seen += papers.counts.len();
    };
    for name in KEPT {
        try_one(name, &kept(name));
    }
    for (name, workers) in MADE {
        let desk = Desk::empty();
        let done = desk.run(&["sample", name, "--workers", workers, "--out", "case"]);
        assert!(done.status.success(), "{name}: {}", stderr(&done));
        try_one(name, &judged(&desk.path("case")));
    }
    assert!(seen > 100, "the papers were read: {seen} counts");
}

#[test]
fn w3_1_an_example_taken_from_the_roster_is_found() {
    let judged = kept("xiangbei-hemp");
    let (mut papers, truth) = (Papers::of(&judged), Truth::of(&judged));
    assert!(papers.clues.len() >= 5, "the annex has its examples");
    let service = papers.classes(&["hired", "counted"]);
    let alone =
        service.values().find(|people| people.len() == 1).expect("somebody is alone in month and service");
    let at = judged.case.workers.iter().position(|worker| worker.number == alone[0]).expect("a worker");
    let row = &papers.rows.iter().find(|(number, _)| *number == alone[0]).expect("a row").1;
    papers.clues.push(Clue {
        hired: row["hired"].clone(),
        service: row["counted"].clone(),
        sums: vec![judged.case.workers[at].average_wage.to_string()],
    });
    assert_eq!(learned(&papers, &truth).len(), 1);
}

#[test]
fn w3_2_a_class_of_the_ill_is_found_in_state_and_count() {
    let judged = kept("xiangbei-hemp");
    let (mut papers, truth) = (Papers::of(&judged), Truth::of(&judged));
    let ill = judged.policy.word("status", "sick_leave");
    let set = truth.sets.iter().find(|(name, _)| name == ill).expect("the ill").1.clone();
    assert_eq!(set.len(), 19);
    for (number, row) in &mut papers.rows {
        if set.contains(number) {
            row.insert("status".to_owned(), "休息".to_owned());
        }
    }
    papers.counts.push(Count { paper: "A1".to_owned(), name: ill.to_owned(), heads: 19 });
    let found = learned(&papers, &truth);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("alone") && found[1].contains("are those of"), "{found:?}");
}

#[test]
fn w3_2_few_heads_are_found_beside_a_name_and_beside_a_sum() {
    let judged = kept("xiangbei-hemp");
    let (mut papers, truth) = (Papers::of(&judged), Truth::of(&judged));
    let few = truth.sets.iter().find(|(_, set)| set.len() == 1).expect("a group of one");
    papers.counts.push(Count { paper: "A1".to_owned(), name: few.0.clone(), heads: 1 });
    papers.sums.push(("K12".to_owned(), 1));
    let found = learned(&papers, &truth);
    assert!(found.iter().any(|line| line.ends_with("so few are known by it")), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("K12 stands beside 1")), "{found:?}");
}

#[test]
fn w3_2_a_template_that_prints_a_bare_count_is_found() {
    let judged = kept("xiangbei-hemp");
    let truth = Truth::of(&judged);
    let (name, _) = truth.sets.iter().find(|(_, set)| set.len() == 1).expect("a group of one");
    let table = "#sheet(rows: case.people.protected.map(g => (g.name, str(g.count))))".to_owned();
    for source in [table, format!("经摸底，有退役军人28人，{name}1人。")] {
        let mut papers = Papers::of(&judged);
        papers.print("A1", &source, &judged);
        let found = learned(&papers, &truth);
        assert!(found.iter().any(|line| line.contains("so few are known by it")), "{source}: {found:?}");
    }
}

#[test]
fn l8_a_reason_of_lost_service_is_found_in_a_row() {
    let judged = kept("xiangbei-hemp");
    let (mut papers, truth) = (Papers::of(&judged), Truth::of(&judged));
    let at = judged.case.workers.iter().position(|worker| !worker.excluded.is_empty()).expect("lost service");
    let reason = judged.case.workers[at].excluded[0].kind.clone();
    papers.rows[at].1.insert("excluded".to_owned(), reason);
    assert_eq!(learned(&papers, &truth).len(), 1);
}
