//! Owns: figures of the congress and of the days of posting and consulting.
//! Never: counts ballots.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::assess::congress::meeting::PassLine;
use crate::assess::congress::vote::counts;
use crate::assess::figure::{Figure, Quantity};
use crate::assess::law::door::Uses;
use crate::model::Sex;

use super::people::counted;
use super::sheet::{Sheet, figure};

/// Ids: `quorum`, `pass`, `ballots`, `managers`, `managers_share`, `delegate_women`, `delegate_women_share`,
/// `delegation.NAME`, `days.notice`, `days.consultation`; after a vote `absent`, `unreturned`, `yes_share.NUMBER`.
pub(super) fn draw_up(sheet: &mut Sheet<'_>) {
    let (case, found) = (sheet.case, sheet.found);
    let (congress, norms) = (&case.congress, &found.norms.congress);
    let (entitled, at) = (congress.entitled, congress.entitled_at.clone());
    let rested = |id: &str, heads: u32, working: String, uses: &Arc<Uses>| Figure {
        uses: Arc::clone(uses),
        ..figure(id, Quantity::Heads(heads as usize), working, &at)
    };
    let (part, whole) = norms.quorum;
    let than = match norms.pass {
        PassLine::MoreThanHalf => "<",
        PassLine::HalfOrMore => "≤",
    };
    let quorum = format!("{entitled} × {part}/{whole} ≤ {}", found.quorum);
    sheet.figures.push(rested("quorum", found.quorum, quorum, &norms.quorum_uses));
    let pass = format!("{entitled} × 1/2 {than} {}", found.pass);
    sheet.figures.push(rested("pass", found.pass, pass, &norms.pass_uses));
    let (spare, ballots) =
        (congress.spare_ballots as usize, entitled as usize + congress.spare_ballots as usize);
    sheet.put("ballots", Quantity::Heads(ballots), format!("{entitled} + {spare} = {ballots}"), &at);
    let delegates = congress.delegates.len();
    let managers = congress.delegates.iter().filter(|delegate| delegate.manager).count();
    let women = congress.delegates.iter().filter(|delegate| delegate.sex == Sex::Female).count();
    sheet.put("managers", Quantity::Heads(managers), format!("{managers} ∈ {delegates}"), &at);
    sheet.share("managers_share", Decimal::from(managers), Decimal::from(delegates), &at);
    sheet.put("delegate_women", Quantity::Heads(women), format!("{women} ∈ {delegates}"), &at);
    sheet.share("delegate_women_share", Decimal::from(women), Decimal::from(delegates), &at);
    for (name, heads) in counted(congress.delegates.iter().map(|delegate| delegate.group.as_str())) {
        let working = format!("{heads} ∈ {delegates}");
        sheet.put(&format!("delegation.{name}"), Quantity::Heads(heads), working, &at);
    }
    vote(sheet);
    let consultation = &case.consultation;
    for (id, from, to, at) in [
        ("days.notice", case.notice_from, case.notice_to, &case.notice_at),
        ("days.consultation", consultation.from, consultation.to, &consultation.at),
    ] {
        // both the first and the last day count
        let days = usize::try_from((to - from).num_days() + 1).unwrap_or(0);
        sheet.put(id, Quantity::Days(days), format!("{from} → {to} = {days}"), at);
    }
}

/// What the count of a vote leaves to be reckoned: who did not come, which ballots did not come back, and how many of
/// all who are entitled agreed to each item.
fn vote(sheet: &mut Sheet<'_>) {
    let congress = &sheet.case.congress;
    let Some(result) = &congress.result else { return };
    let less = |whole: u32, part: u32| {
        let rest = whole.saturating_sub(part);
        (Quantity::Heads(rest as usize), format!("{whole} − {part} = {rest}"))
    };
    let (absent, working) = less(congress.entitled, result.present);
    sheet.put("absent", absent, working, &result.at);
    let (unreturned, working) = less(result.issued, result.returned);
    sheet.put("unreturned", unreturned, working, &result.at);
    for (at, (_, count)) in counts(congress, result).into_iter().enumerate() {
        let Some(count) = count else { continue };
        let id = format!("yes_share.{}", at + 1);
        sheet.share(&id, Decimal::from(count.yes), Decimal::from(congress.entitled), &count.at);
    }
}
