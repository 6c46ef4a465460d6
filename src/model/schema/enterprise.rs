//! Owns: the written shape of `enterprise.yaml`.
//! Never: law.

use crate::model::{Contact, Enterprise, Finance, HistoryEntry, Restructuring, Retirees};
use crate::written::MapReader;

use super::ReadFacts;
use super::nested::nested;

/// `None` when a required map is missing, which has its finding.
pub(super) fn read(map: &mut MapReader<'_, '_>) -> Option<Enterprise> {
    let restructuring = nested(map, "restructuring", restructuring);
    let [hr_office, union, supervision] =
        ["hr_office", "union", "supervision"].map(|key| nested(map, key, contact));
    let retirees = optional_retirees(map);
    Some(Enterprise {
        name: map.text("name"),
        short_name: map.text("short_name"),
        credit_code: map.text("credit_code"),
        kind: map.text("kind"),
        industry: map.text("industry"),
        superior: map.text("superior"),
        established: map.date("established"),
        address: map.text("address"),
        legal_representative: map.text("legal_representative"),
        registered_capital: map.money("registered_capital"),
        business: map.text("business"),
        history: map
            .optional_maps("history", |map| HistoryEntry { on: map.text("on"), event: map.text("event") }),
        finance: map.optional_maps("finance", |map| Finance {
            year: map.year("year"),
            assets: map.money("assets"),
            liabilities: map.money("liabilities"),
            revenue: map.money("revenue"),
            profit: map.optional_money("profit").unwrap_or_default(),
            loss: map.optional_money("loss").unwrap_or_default(),
        }),
        roll: map.count("roll"),
        roll_at: map.place("roll"),
        retirees,
        posting_places: map.texts("posting_places"),
        labour_authority: map.text("labour_authority"),
        upper_union: map.optional_text("upper_union").unwrap_or_default(),
        // last, because a `?` ends the reading
        restructuring: restructuring.flatten()?,
        hr_office: hr_office?,
        union: union?,
        supervision: supervision?,
    })
}

fn restructuring(map: &mut MapReader<'_, '_>) -> Option<Restructuring> {
    let form = map.coded("form");
    let (reason, decided_by, decided_on) =
        (map.text("reason"), map.text("decided_by"), map.date("decided_on"));
    let stopped_on = map.optional_date("stopped_on");
    let fully_closed = map.flag("fully_closed");
    let continues_as = map.optional_text("continues_as").unwrap_or_default();
    let successor_ownership = map.optional_coded("successor_ownership");
    Some(Restructuring {
        form: form?,
        reason,
        decided_by,
        decided_on,
        stopped_on,
        fully_closed,
        continues_as,
        successor_ownership,
    })
}

fn optional_retirees(map: &mut MapReader<'_, '_>) -> Retirees {
    let Some(mut map) = map.optional_map("retirees") else { return Retirees::default() };
    let retirees = Retirees {
        retired: map.optional_count("retired").unwrap_or_default(),
        veteran_cadres: map.optional_count("veteran_cadres").unwrap_or_default(),
        survivors: map.optional_count("survivors").unwrap_or_default(),
        arrangement: map.optional_text("arrangement").unwrap_or_default(),
    };
    map.finish();
    retirees
}

fn contact(map: &mut MapReader<'_, '_>) -> Contact {
    Contact {
        name: map.text("name"),
        person: map.text("person"),
        phone: map.text("phone"),
        place: map.text("place"),
    }
}
