//! Owns: proof that a recipe yields the people it names, and the same bytes each time.
//! Never: leaves the tests.

use crate::diagnostic::{Findings, Source};

use super::shares::{Dealer, divide};
use super::{Plan, read};

const RECIPE: &str = "
seed: 7
prefix: A
digits: 4
regions: ['429701']
phones: '0000-8'
permanent_before: 1986-10-01
units:
  - {name: 一车间, posts: [车工, 钳工], share: 2, heads: {post: 主任, count: 1}}
  - {name: 二车间, posts: [焊工]}
groups:
  - id: near
    count: 30
    channel: 内部退养
    people:
      - {category: 男60, sex: 男, share: 2, birth: {from: 1950-01-01, to: 1952-12-31}, hired: {from: 1970-01-01, to: 1975-12-31}}
      - {category: 女50, sex: 女, birth: {from: 1960-01-01, to: 1962-12-31}, hired: {from: 1980-01-01, to: 1990-12-31}}
    wage: {from: 900, to: 1500}
    insurance_base: {share: 90%, least: 1000}
    consent: {count: 27, from: 2008-07-01, to: 2008-07-10}
    wage_arrears_total: 10000.01
  - id: leave
    count: 60
    units: [二车间]
    channel: 自谋职业
    people:
      - {category: 女50, sex: 女, birth: {from: 1965-01-01, to: 1975-12-31}, hired: {from: 1985-01-01, to: 2000-12-31}}
    wage: {from: 700, to: 1100, step: 0.01}
    injured: {七级: 2}
    protected: {残疾人: 3}
    merged: {share: 10%, kind: 参军, months: {from: 24, to: 48}}
couples:
  - {count: 5, men: near, women: leave}
";

const FIRST: &str = "A0001,戴金才,男,429701195109159618,1951-09-15,一车间,主任,在岗,固定工,无固定期限,,1970-10-24,,,男60,\
1322.00,1190.00,376.63,,,,,A0065,内部退养,2008-07-10,,0000-8000001,";

fn plan(text: &str) -> Result<Plan, Vec<String>> {
    let mut findings = Findings::default();
    let plan = read(&Source::new("roster.yaml", text), &mut findings);
    let told = findings.0.iter().map(|finding| format!("{} {}", finding.code.as_str(), finding.at)).collect();
    plan.ok_or(told)
}

fn rows(roster: &str) -> Vec<Vec<&str>> {
    roster.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

#[test]
fn the_people_named_come_out_and_sums_close() {
    let roster = plan(RECIPE).expect("a recipe").roster();
    let rows = rows(&roster);
    let count = |column: usize, word: &str| rows.iter().filter(|row| row[column] == word).count();
    assert_eq!((rows.len(), count(23, "内部退养"), count(23, "自谋职业")), (90, 30, 60));
    assert_eq!((count(14, "男60"), count(14, "女50")), (20, 70));
    assert_eq!((count(6, "主任"), rows[0][6]), (1, "主任"));
    assert_eq!((count(5, "一车间"), count(20, "七级"), count(21, "残疾人")), (20, 2, 3));
    assert_eq!(rows.iter().filter(|row| !row[24].is_empty()).count(), 27);
    assert_eq!(rows.iter().filter(|row| row[12].ends_with("参军")).count(), 6);
    let fen: u64 = rows.iter().filter_map(|row| row[17].replace('.', "").parse::<u64>().ok()).sum();
    assert_eq!(fen, 1_000_001);
    for row in rows.iter().filter(|row| !row[22].is_empty()) {
        let other = rows.iter().find(|other| other[0] == row[22]).expect("the spouse");
        assert_eq!((other[22], other[2] == row[2]), (row[0], false));
    }
    assert_eq!(rows.iter().filter(|row| !row[22].is_empty()).count(), 10);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let roster = plan(RECIPE).expect("a recipe").roster();
    assert_eq!(roster, plan(RECIPE).expect("a recipe").roster());
    assert_ne!(roster, plan(&RECIPE.replace("seed: 7", "seed: 8")).expect("a recipe").roster());
    // bytes that may not change, or every committed roster would
    assert_eq!(roster.lines().nth(1), Some(FIRST));
}

#[test]
fn a_plan_scales_in_proportion() {
    for workers in [1, 2, 9, 91, 3000] {
        let plan = plan(RECIPE).expect("a recipe").scaled(workers);
        assert_eq!(plan.workers(), workers);
        let roster = plan.roster();
        let rows = rows(&roster);
        let leave = rows.iter().filter(|row| row[23] == "自谋职业").count();
        assert!(leave.abs_diff(workers as usize * 2 / 3) <= 1, "{leave} of {workers}");
    }
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let wrong = |from: &str, to: &str| plan(&RECIPE.replacen(from, to, 1)).expect_err("a finding");
    assert_eq!(wrong("[二车间]", "[三车间]"), ["not-one-of roster.yaml:24:12"]);
    assert_eq!(wrong("'429701'", "'420101'"), ["not-one-of roster.yaml:5:10"]);
    assert_eq!(wrong("to: 1952-12-31}", "to: 1962-12-31}"), ["period-reversed roster.yaml:16:93"]);
    assert_eq!(wrong("women: leave", "women: left"), ["not-one-of roster.yaml:33:34"]);
}

#[test]
fn parts_add_up() {
    assert_eq!(divide(10, &[1, 1, 1]), [4, 3, 3]);
    assert_eq!(divide(7, &[0, 0]), [7, 0]);
    assert_eq!(divide(100, &[182, 939, 369]), [12, 63, 25]);
    let mut dealer = Dealer::new(100, 7);
    let parts: Vec<u64> = [3, 3, 1].into_iter().map(|weight| dealer.deal(weight)).collect();
    assert_eq!((parts.iter().sum::<u64>(), parts), (100, vec![42, 43, 15]));
}
