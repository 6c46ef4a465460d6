//! Owns: what became of the vote, as templates see it.
//! Never: counts ballots; says who voted how.

use crate::assess::{Verdict, counts};
use crate::compose::chinese;
use crate::compose::context::{NextMeetingContext, OpinionRow, VoteContext, VoteLine};
use crate::diagnostic::Coded;
use crate::model::{NextMeeting, VoteCount, VoteResult};

use super::Subject;

pub(super) fn vote(subject: &Subject<'_>) -> VoteContext {
    let congress = &subject.case.congress;
    let Some(result) = &congress.result else { return VoteContext::default() };
    let (quorum, pass) = (subject.assessment.quorum, subject.assessment.pass);
    let opinions = result.opinions.iter().enumerate().map(|(at, said)| OpinionRow {
        number: at + 1,
        group: said.group.clone(),
        opinion: said.opinion.clone(),
        reply: said.reply.clone(),
    });
    let verdict = Verdict::of_meeting(congress, result, quorum, pass);
    // what was adopted is not voted on again
    let again = result.next.as_ref().filter(|_| verdict != Verdict::Adopted);
    VoteContext {
        held: true,
        outcome: verdict.code().to_owned(),
        quorum_met: result.present >= quorum,
        present: result.present,
        absent: subject.count("absent"),
        issued: result.issued,
        returned: result.returned,
        unreturned: subject.count("unreturned"),
        items: items(subject, result),
        opinions: opinions.collect(),
        next: again.map(next).unwrap_or_default(),
    }
}

/// An item without a count is an error of the case and stands on no paper.
fn items(subject: &Subject<'_>, result: &VoteResult) -> Vec<VoteLine> {
    let (quorum, pass) = (subject.assessment.quorum, subject.assessment.pass);
    let counts = counts(&subject.case.congress, result).into_iter().enumerate();
    let line = |(at, (title, count)): (usize, (&str, Option<&VoteCount>))| {
        let count = count?;
        Some(VoteLine {
            number: at + 1,
            title: title.to_owned(),
            adopted: Verdict::of_item(result, count, quorum, pass) == Verdict::Adopted,
            valid: count.valid,
            invalid: count.invalid,
            yes: count.yes,
            no: count.no,
            abstain: count.abstain,
            yes_share: chinese::share(subject.assessment.figures.share(&format!("yes_share.{}", at + 1))),
        })
    };
    counts.filter_map(line).collect()
}

fn next(meeting: &NextMeeting) -> NextMeetingContext {
    NextMeetingContext {
        any: true,
        date: chinese::date_with_weekday(meeting.date),
        time: meeting.time.clone(),
        place: meeting.place.clone(),
        papers_sent_on: chinese::date(meeting.papers_sent_on),
    }
}
