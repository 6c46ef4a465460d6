//! Owns: reading one `document.yaml`.
//! Never: reads a body.

use std::sync::Arc;

use strum::VariantArray;

use crate::compose::fill::SECTIONS;
use crate::compose::privacy::Profile;
use crate::compose::table::{Column, RowsOf};
use crate::diagnostic::{Code, Coded, Finding, Findings, Source};
use crate::model::OwnColumn;
use crate::policy::{Expression, Kind, Policy, Subject, Vocabulary, fact};
use crate::written::{Fault, MapReader, choose, coded, nearest, parse};

use super::asked::{self, Asked};
use super::listed::words;
use super::own::Own;
use super::{Dated, Document, Each, Medium, Sheet, SignedBy};

pub(super) fn document(
    file: &Arc<Source>,
    folder: &str,
    policy: Option<&Policy>,
    own: &[OwnColumn],
    findings: &mut Findings,
) -> Option<Document> {
    let node = parse(file, findings)?;
    let mut map = MapReader::new(&node, findings)?;
    let steps: Option<Vec<&str>> =
        policy.map(|policy| policy.stages.iter().map(|stage| stage.code.as_str()).collect());
    let id = map.text("id");
    let title = map.text("title");
    let title_en = map.text("title_en");
    let each = map.one_of("each", &Each::all());
    let privacy = map.coded("privacy");
    let when = map.node("when").filter(|_| map.has("when"));
    let when = when.zip(each).zip(policy).and_then(|((node, each), policy)| {
        let names = Vocabulary { subject: each.subject(), policy };
        Expression::read("when", node, Kind::Truth, &names, map.findings())
    });
    let signed_by = map.optional_parsed("signed_by", |text| {
        let fault = || {
            Fault::new(Code::NotOneOf, text)
                .fact("allowed", "notices, notices + congress, party_letter | letter")
        };
        SignedBy::read(text).ok_or_else(fault)
    });
    let dated = map.parsed("dated", |text| {
        Dated::read(text, steps.as_deref()).map_err(|unknown| {
            let allowed: Vec<&str> = Dated::all().collect();
            let fault = Fault::new(Code::NotOneOf, &unknown);
            let near = nearest(&unknown, allowed.iter().copied()).to_owned();
            fault.fact("nearest", near).fact("allowed", allowed.join(", ") + ", progress.…")
        })
    });
    let step = map.optional_parsed("step", |text| match &steps {
        Some(known) if !known.contains(&text) => {
            let fault = Fault::new(Code::NotOneOf, text).fact("allowed", known.join(", "));
            Err(fault.fact("nearest", nearest(text, known.iter().copied())))
        }
        _ => Ok(text.to_owned()),
    });
    let needs = words(&mut map, "needs", |word| {
        let names: Vec<(&str, &'static str)> =
            SECTIONS.iter().map(|section| (section.name, section.name)).collect();
        choose(word, &names)
    });
    let norms = map.optional_texts("norms");
    let asked = if each == Some(Each::Worker) { asked::read(&mut map, policy) } else { Asked::default() };
    let sheet = sheet(&mut map, privacy, each, &Own { columns: own, policy });
    let any_channel = map.optional_flag("any_channel").unwrap_or(false);
    let characters = map.optional_count("characters");
    let media = words(&mut map, "media", coded);
    let paper = map.optional_coded("paper").unwrap_or_default();
    map.optional_text("audience");
    // a person's own paper holds all that is known of the person
    if matches!(each, Some(Each::Worker | Each::Dependant))
        && privacy.is_some_and(|known| known < Profile::Personal)
    {
        let finding = Finding::new(Code::EachPrivacy, map.place("privacy"));
        map.findings().push(finding.fact("each", each.map_or("", Each::as_str)));
    }
    let at = map.at();
    map.finish();
    Some(Document {
        id,
        folder: folder.to_owned(),
        title,
        title_en,
        each: each?,
        step,
        when,
        any_channel,
        characters,
        signed_by,
        dated: dated?,
        needs,
        norms,
        asked,
        sheet,
        privacy: privacy?,
        paper,
        media: if media.is_empty() { Medium::VARIANTS.to_vec() } else { media },
        at,
    })
}

/// A column that a document lists.
enum Listed {
    Known(&'static Column),
    Own(String, usize),
}

/// The long table: whose rows, and which columns; rows of which a paper could not have its own, and a column that the
/// document's privacy does not allow, are refused.
fn sheet(
    map: &mut MapReader<'_, '_>,
    privacy: Option<Profile>,
    each: Option<Each>,
    own: &Own<'_>,
) -> Option<Sheet> {
    let only = only(map, privacy, own.policy);
    let of = map.optional_one_of("rows", &RowsOf::all());
    let at = map.place("columns");
    let Some(of) = of else {
        if map.has("columns") && !map.has("rows") {
            map.findings().push(Finding::new(Code::MissingKey, at).fact("key", "rows"));
        }
        map.optional_list("columns");
        return None;
    };
    if let Some(each) = each.filter(|each| !each.lists().contains(&of)) {
        let allowed: Vec<&str> = each.lists().into_iter().map(RowsOf::as_str).collect();
        let finding = Finding::new(Code::RowsEach, map.place("rows")).fact("each", each.as_str());
        map.findings().push(finding.fact("rows", of.as_str()).fact("allowed", allowed.join(", ")));
    }
    let known: Vec<(&str, &'static Column)> = Column::of(of).map(|column| (column.name, column)).collect();
    let listed = words(map, "columns", |word| {
        let own = if of == RowsOf::Workers { own.find(word) } else { None };
        let (listed, class) = match (choose(word, &known), own) {
            (Ok(column), _) => (Listed::Known(column), column.class),
            (Err(_), Some((at, class))) => (Listed::Own(word.to_owned(), at), class),
            (Err(fault), None) => return Err(fault),
        };
        match privacy {
            Some(privacy) if class > privacy => {
                let fault = Fault::new(Code::ColumnPrivacy, word);
                Err(fault.fact("class", class.code()).fact("privacy", privacy.code()))
            }
            _ => Ok(listed),
        }
    });
    if !map.has("columns") {
        map.findings().push(Finding::new(Code::MissingKey, at).fact("key", "columns"));
    }
    let (mut columns, mut own) = (Vec::new(), Vec::new());
    for one in listed {
        match one {
            Listed::Known(column) => columns.push(column),
            Listed::Own(name, at) => own.push((name, at)),
        }
    }
    Some(Sheet { of, columns, own, only })
}

/// Which workers have a row. To stand in a posted list tells the reason for which one stands there, so that such a list
/// may go by few facts.
fn only(
    map: &mut MapReader<'_, '_>,
    privacy: Option<Profile>,
    policy: Option<&Policy>,
) -> Option<Expression> {
    let node = map.node("only").filter(|_| map.has("only"))?;
    let names = Vocabulary { subject: Subject::Worker, policy: policy? };
    let only = Expression::read("only", node, Kind::Truth, &names, map.findings())?;
    let told = |name: &&std::sync::Arc<str>| fact(Subject::Worker, name).is_none_or(|fact| !fact.posted);
    if let Some(secret) = only.names().iter().find(told).filter(|_| privacy == Some(Profile::Public)) {
        map.findings().push(Finding::new(Code::OnlyPrivacy, node.head()).fact("name", secret.as_ref()));
    }
    Some(only)
}
