//! Owns: head counts of the roster: by sex, kind, state, age, service, term, unit, group, channel and local
//! name.
//! Never: decides who belongs to a group.

use crate::assess::figure::Quantity;
use crate::assess::law::door::Door;
use crate::assess::money::costs::set_counts;
use crate::assess::worker::assessment::NEAR_RETIREMENT;
use crate::assess::worker::couples::couples;
use crate::assess::worker::injured::{in_group, injured};
use crate::diagnostic::Coded;
use crate::model::{Sex, Worker};

use super::sheet::Sheet;

/// Ids: `people`, `diverted`, `staying`, `men`, `women`, `kind.CODE`, `status.CODE`, `status_posted.WORD`, `age.BOUND`, `service.BOUND`,
/// `term.CODE`, `unit.NAME`, `protected.CODE`, `couples`, `injured.keep`, `injured.own_request`, `injured.lighter`, `injured_kept.…` as those, `unstated.FACT`, `people.CHANNEL`,
/// `consented.CHANNEL`, `set.CODE.NAME`, `set_others.CODE`, `retired`, `veteran_cadres`, `survivors`, `retirees`; each
/// count of the roster has its `share.ID` of it.
pub(super) fn draw_up(sheet: &mut Sheet<'_>) {
    let (case, found) = (sheet.case, sheet.found);
    let workers = &case.workers;
    let count = |test: &dyn Fn(&Worker) -> bool| workers.iter().filter(|worker| test(worker)).count();
    sheet.heads("people", workers.len());
    sheet.heads("diverted", found.costs.diverted);
    sheet.heads("staying", workers.len() - found.costs.diverted);
    sheet.heads("men", count(&|worker| worker.sex == Sex::Male));
    sheet.heads("women", count(&|worker| worker.sex == Sex::Female));
    most_first(sheet, "kind", workers.iter().map(|worker| worker.kind.code()));
    most_first(sheet, "status", workers.iter().map(|worker| worker.status.code()));
    let posted = workers.iter().map(|worker| sheet.policy.posted_status(worker.status.code()));
    most_first(sheet, "status_posted", posted.collect::<Vec<_>>().into_iter());
    bands(sheet, "age", found.workers.iter().map(|worker| worker.standing.age));
    bands(sheet, "service", found.workers.iter().map(|worker| worker.standing.counted.whole.years));
    most_first(sheet, "term", workers.iter().map(|worker| worker.contract_term.code()));
    in_order(sheet, "unit", workers.iter().map(|worker| worker.unit.as_str()));
    for rule in &sheet.policy.groups {
        let held = if rule.code == NEAR_RETIREMENT {
            found.workers.iter().filter(|worker| worker.standing.near_retirement(&found.norms)).count()
        } else {
            count(&|worker| in_group(worker, &rule.code))
        };
        sheet.heads(&format!("protected.{}", rule.code), held);
    }
    sheet.heads("unstated.injury", count(&|worker| !worker.injury_grade.is_stated()));
    sheet.heads("unstated.protected", count(&|worker| !worker.protected.is_stated()));
    sheet.heads("unstated.spouse", count(&|worker| !worker.spouse.is_stated()));
    let (roster, couples) = (sheet.roster.clone(), couples(workers));
    sheet.put("couples", Quantity::Heads(couples), format!("{couples} × 2 ∈ {}", workers.len()), &roster);
    injured_heads(sheet);
    channels(sheet);
    retirees(sheet);
}

/// By the grades at which the law divides them: all, and those whose relation goes on.
fn injured_heads(sheet: &mut Sheet<'_>) {
    let spans = injured(sheet.case, sheet.policy).unwrap_or_default();
    for (span, injured) in ["keep", "own_request", "lighter"].into_iter().zip(spans) {
        sheet.heads(&format!("injured.{span}"), injured.all);
        sheet.heads(&format!("injured_kept.{span}"), injured.kept);
    }
}

fn channels(sheet: &mut Sheet<'_>) {
    let (case, found) = (sheet.case, sheet.found);
    for channel in &found.costs.channels {
        let consented = case.workers.iter().filter(|worker| worker.channel == channel.code);
        let consented = consented.filter(|worker| worker.consent_on.is_some()).count();
        sheet.heads(&format!("people.{}", channel.code), channel.people);
        sheet.heads(&format!("consented.{}", channel.code), consented);
    }
    for set in set_counts(case, sheet.policy) {
        for member in &set.members {
            sheet.heads(&format!("set.{}.{}", set.code, member.name), member.people);
        }
        sheet.heads(&format!("set_others.{}", set.code), set.others);
    }
}

/// People beside the roster, as the enterprise states them.
fn retirees(sheet: &mut Sheet<'_>) {
    let (retirees, at) = (&sheet.case.enterprise.retirees, sheet.case.enterprise.roll_at.clone());
    let (retired, veterans, survivors) =
        (retirees.retired as usize, retirees.veteran_cadres as usize, retirees.survivors as usize);
    let all = retired + veterans;
    sheet.put("retired", Quantity::Heads(retired), retired.to_string(), &at);
    sheet.put("veteran_cadres", Quantity::Heads(veterans), veterans.to_string(), &at);
    sheet.put("survivors", Quantity::Heads(survivors), survivors.to_string(), &at);
    sheet.put("retirees", Quantity::Heads(all), format!("{retired} + {veterans} = {all}"), &at);
}

/// Counts by code, the most people first; a code that nobody has is no figure.
fn most_first<'c>(sheet: &mut Sheet<'_>, family: &str, codes: impl Iterator<Item = &'c str>) {
    let mut counts = counted(codes);
    counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    counts.into_iter().for_each(|(code, count)| sheet.heads(&format!("{family}.{code}"), count));
}

/// Counts by name, as they come in the roster.
fn in_order<'c>(sheet: &mut Sheet<'_>, family: &str, names: impl Iterator<Item = &'c str>) {
    counted(names).into_iter().for_each(|(name, count)| sheet.heads(&format!("{family}.{name}"), count));
}

/// Counts by name, as they come.
pub(super) fn counted<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<(&'c str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts
}

/// Counts by bands whose lower bounds the pack lists (`age_bands`), the lowest band being open below.
fn bands(sheet: &mut Sheet<'_>, family: &str, years: impl Iterator<Item = u32>) {
    let door = Door::new(sheet.policy);
    let listed = door.list(&format!("{family}_bands"), sheet.case.base_date);
    let mut bounds: Vec<u32> = listed.iter().filter_map(|bound| bound.parse().ok()).collect();
    bounds.insert(0, 0);
    bounds.dedup();
    let mut counts = vec![0_usize; bounds.len()];
    for years in years {
        counts[bounds.iter().rposition(|bound| years >= *bound).unwrap_or(0)] += 1;
    }
    for (bound, count) in bounds.iter().zip(counts) {
        sheet.heads(&format!("{family}.{bound}"), count);
    }
}
