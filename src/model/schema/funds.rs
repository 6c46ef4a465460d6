//! Owns: the written shape of `funds.yaml`.
//! Never: judges whether the money is enough.

use crate::diagnostic::Code;
use crate::model::{Account, FundSource, FundUse, Funds, LedgerEntry, Liability, MOST_YEARS, Payment};
use crate::written::{Fault, MapReader, count};

use super::ReadFacts;

pub(super) fn read(map: &mut MapReader<'_, '_>) -> Funds {
    Funds {
        sources_at: Some(map.place("sources")),
        sources: map.optional_maps("sources", source).into_iter().flatten().collect(),
        liabilities: map.optional_maps("liabilities", liability),
        account: account(map),
        payments: map.optional_maps("payments", |map| Payment {
            by: map.date("by"),
            items: map.texts("items"),
            note: map.optional_text("note").unwrap_or_default(),
            at: map.place("items"),
        }),
    }
}

/// `None` when the certainty is unknown, which has its finding.
fn source(map: &mut MapReader<'_, '_>) -> Option<FundSource> {
    let certainty = map.coded("certainty");
    let (id, kind, name) = (map.text("id"), map.text("kind"), map.text("name"));
    let (amount, available_on) = (map.money("amount"), map.date("available_on"));
    let evidence = map.optional_text("evidence").unwrap_or_default();
    let repayment = map.optional_text("repayment").unwrap_or_default();
    let uses =
        map.optional_maps("uses", |map| FundUse { item: map.text("item"), amount: map.money("amount") });
    let at = map.at();
    Some(FundSource {
        id,
        kind,
        name,
        amount,
        available_on,
        certainty: certainty?,
        evidence,
        repayment,
        uses,
        at,
    })
}

fn liability(map: &mut MapReader<'_, '_>) -> Liability {
    // what the pack's formula works out needs something to work with
    let worked_out = ["standard", "principal", "months"].into_iter().any(|key| map.has(key));
    Liability {
        item: map.text("item"),
        name: map.text("name"),
        people: map.optional_count("people").unwrap_or_default(),
        same_people: map.optional_flag("same_people"),
        amount: if worked_out { map.optional_money("amount") } else { Some(map.money("amount")) },
        standard: map.optional_money("standard"),
        principal: map.optional_money("principal"),
        days: map.optional_count("days"),
        until: map.optional_date("until"),
        months: map.optional_count("months"),
        years: map.optional_parsed("years", years),
        historic: map.optional_flag("historic").unwrap_or_default(),
        year: map.year("due"),
        note: map.optional_text("note").unwrap_or_default(),
        at: map.at(),
    }
}

fn years(text: &str) -> Result<u32, Fault> {
    count(text).ok().filter(|years| *years <= MOST_YEARS).ok_or_else(|| Fault::new(Code::NotANumber, text))
}

fn account(map: &mut MapReader<'_, '_>) -> Option<Account> {
    let mut map = map.optional_map("account")?;
    let four_digits = |text: &str| {
        let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { Ok(text.to_owned()) } else { Err(Fault::new(Code::NotANumber, text)) }
    };
    let account = Account {
        bank: map.text("bank"),
        last_four: map.parsed("last_four", four_digits).unwrap_or_default(),
        signatories: map.optional_texts("signatories"),
        ledger: map.optional_maps("ledger", |map| LedgerEntry {
            on: map.date("on"),
            received: map.optional_money("in").unwrap_or_default(),
            paid: map.optional_money("out").unwrap_or_default(),
            item: map.optional_text("item"),
            evidence: map.optional_text("evidence").unwrap_or_default(),
            at: map.at(),
        }),
    };
    map.finish();
    Some(account)
}
