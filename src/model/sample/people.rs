//! Owns: all made-up workers of a recipe, and what is spread over a group of them so that numbers and sums
//! come out.
//! Never: writes a row.

use super::names::Names;
use super::number::Numbers;
use super::person::{self, Person};
use super::plan::{Group, Part, Plan};
use super::random::Random;
use super::shares::{Dealer, divide};

/// Streams of one group, each for one thing, so that a change of one leaves the others.
const STREAMS: u64 = 16;

/// Every worker, group by group, couples tied.
pub(super) fn all(plan: &Plan) -> Vec<Person<'_>> {
    let names = Names::load();
    let mut numbers = Numbers::default();
    let mut workers = Vec::with_capacity(usize::try_from(plan.workers()).unwrap_or(0));
    let mut starts = Vec::with_capacity(plan.groups.len());
    for (at, group) in plan.groups.iter().enumerate() {
        starts.push(workers.len());
        let stream = |part: u64| Random::new(plan.seed, at as u64 * STREAMS + part);
        let mut members = drawn(plan, group, &mut stream(0));
        spread(group, &mut members, &stream);
        let mut random = stream(1);
        for member in &mut members {
            member.name = names.one(member.people.sex, &mut random);
            member.id_number = numbers.next(&plan.regions, member.birth, member.people.sex, &mut random);
        }
        workers.append(&mut members);
    }
    starts.push(workers.len());
    marry(plan, &starts, &mut workers);
    workers
}

/// Kinds of people and units in the proportions written.
fn drawn<'p>(plan: &'p Plan, group: &'p Group, random: &mut Random) -> Vec<Person<'p>> {
    let count = u64::from(group.count);
    let share = |unit: &usize| plan.units.get(*unit).map_or(0, |unit| unit.share);
    let shares: Vec<u64> = group.units.iter().map(share).collect();
    let mut units: Vec<usize> = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
    for (unit, part) in group.units.iter().zip(divide(count, &shares)) {
        units.extend(std::iter::repeat_n(*unit, usize::try_from(part).unwrap_or(0)));
    }
    random.shuffle(&mut units);
    let shares: Vec<u64> = group.people.iter().map(|people| people.share).collect();
    let kinds = group.people.iter().zip(divide(count, &shares));
    let kinds =
        kinds.flat_map(|(people, part)| std::iter::repeat_n(people, usize::try_from(part).unwrap_or(0)));
    kinds.zip(units).map(|(people, unit)| person::draw(plan, group, people, unit, random)).collect()
}

fn spread<'p>(group: &'p Group, members: &mut [Person<'p>], stream: &dyn Fn(u64) -> Random) {
    let some = |part: Part, number: u64, members: &[Person<'p>]| -> Vec<usize> {
        choose(part.of(group.count, group.written), members.len(), &mut stream(number))
    };
    if let Some(consent) = &group.consent {
        let mut random = stream(2);
        for at in some(consent.part, 3, members) {
            members[at].consent_on = Some(person::day(consent.what, &mut random));
        }
    }
    if let Some(part) = group.own_request {
        some(part, 4, members).into_iter().for_each(|at| members[at].own_request = true);
    }
    if let Some(part) = group.notice_given {
        members.iter_mut().for_each(|member| member.notice_given = Some(false));
        some(part, 5, members).into_iter().for_each(|at| members[at].notice_given = Some(true));
    }
    if let Some(merged) = &group.merged {
        let mut random = stream(6);
        for at in some(merged.part, 7, members) {
            members[at].merged = person::merged(&merged.what, &members[at], &mut random).unwrap_or_default();
        }
    }
    if let Some(excluded) = &group.excluded {
        let mut random = stream(8);
        for at in some(excluded.part, 9, members) {
            let hired = members[at].hired;
            members[at].excluded = person::excluded(&excluded.what, hired, &mut random).unwrap_or_default();
        }
    }
    for (at, word) in words(group, &group.injured, members.len(), &mut stream(10)) {
        members[at].injury = word;
    }
    for (at, word) in words(group, &group.protected, members.len(), &mut stream(11)) {
        members[at].protected.push(word);
    }
    owe(group, members);
}

/// Arrears in proportion to wages, to the fen.
fn owe(group: &Group, members: &mut [Person<'_>]) {
    let weight = |member: &Person<'_>| member.wage.unsigned_abs();
    let weights = members.iter().map(weight).sum();
    let mut wages = Dealer::new(group.wage_arrears, weights);
    let mut others = Dealer::new(group.other_arrears, weights);
    for member in members {
        member.wage_arrears = wages.deal(weight(member));
        member.other_arrears = others.deal(weight(member));
    }
}

/// So many of a group, drawn by lot, in order.
fn choose(wanted: u32, of: usize, random: &mut Random) -> Vec<usize> {
    let (mut wanted, mut left) = (u64::from(wanted), of as u64);
    (0..of)
        .filter(|_| {
            let yes = random.below(left) < wanted;
            left -= 1;
            wanted -= u64::from(yes);
            yes
        })
        .collect()
}

/// Different people for different words.
fn words<'p>(
    group: &Group,
    words: &'p [(String, u32)],
    members: usize,
    random: &mut Random,
) -> Vec<(usize, &'p str)> {
    let counts: Vec<u32> =
        words.iter().map(|(_, count)| Part::Count(*count).of(group.count, group.written)).collect();
    let mut chosen = choose(counts.iter().sum(), members, random);
    random.shuffle(&mut chosen);
    let each = words.iter().zip(counts);
    let each =
        each.flat_map(|((word, _), count)| std::iter::repeat_n(word, usize::try_from(count).unwrap_or(0)));
    chosen.into_iter().zip(each.map(String::as_str)).collect()
}

/// Ties men of one group to women of another, each to one.
fn marry(plan: &Plan, starts: &[usize], workers: &mut [Person<'_>]) {
    use crate::model::Sex;
    for couples in &plan.couples {
        let free = |group: usize, sex: Sex, workers: &[Person<'_>]| -> Vec<usize> {
            let range = starts.get(group).copied().unwrap_or(0)..starts.get(group + 1).copied().unwrap_or(0);
            range.filter(|at| workers[*at].people.sex == sex && workers[*at].spouse.is_none()).collect()
        };
        let men = free(couples.between.0, Sex::Male, workers);
        let women = free(couples.between.1, Sex::Female, workers);
        let wanted = usize::try_from(couples.count).unwrap_or(0);
        for (man, woman) in men.into_iter().zip(women).take(wanted) {
            workers[man].spouse = Some(woman);
            workers[woman].spouse = Some(man);
        }
    }
}
