//! Owns: the plan of a build: every paper, what it is made of, and which of them are stale.
//! Never: makes a paper, writes a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::compose::{Document, Each, Medium, is_due, lacking_register};
use crate::diagnostic::{Code, Coded, Finding, Findings, Place};
use crate::policy::Expression;

use super::builder::{Builder, Composed, bytes, data_of, is_of_many};
use super::changes::changes;
use super::files::Shelf;
use super::fingerprint;
use super::kept;
use super::manifest::{Manifest, Record};
use super::paper::{Of, Paper, Reason, State, Wanted};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Documents by id, folder or group; all where it is empty.
    pub documents: Vec<String>,
    /// Media; a document comes in those of them that it can be had in.
    pub media: Vec<Medium>,
    /// Only what is made for the worker of this number.
    pub worker: Option<String>,
    /// The documents were named one by one, not taken from the case's own list.
    pub by_name: bool,
    /// Papers that must wait are made all the same, marked as drafts.
    pub draft: bool,
}

/// The papers of a build.
pub struct Plan<'d> {
    pub(super) composed: Vec<Composed<'d>>,
    /// In the order of the documents, and of the case within one.
    pub papers: Vec<Paper>,
    /// Files of ours that are wanted no more.
    pub gone: BTreeSet<String>,
    pub(super) manifest: Manifest,
}

/// So many changed fields are told of one paper; the rest is a number.
const TOLD: usize = 5;

impl Plan<'_> {
    /// The document of a paper.
    #[must_use]
    pub fn document(&self, paper: &Paper) -> &Document {
        self.composed[paper.document].document
    }

    /// The place of a paper's document among those of the plan.
    #[must_use]
    pub fn place(&self, paper: &Paper) -> usize {
        paper.document
    }

    /// The documents that have papers in this plan.
    #[must_use]
    pub fn documents(&self) -> Vec<&Document> {
        self.composed.iter().map(|composed| composed.document).collect()
    }

    /// The papers that must be made.
    pub fn stale(&self) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(|paper| paper.is_stale())
    }

    /// Nothing must be made, nothing removed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.gone.is_empty() && self.stale().next().is_none()
    }
}

impl<'a> Builder<'a> {
    /// Composes all papers of an order and compares them with what stands on the shelf.
    pub fn plan<'d>(&'d self, order: &Order, shelf: &dyn Shelf) -> (Option<Plan<'d>>, Findings)
    where
        'a: 'd,
    {
        let (mut documents, mut findings) = self.catalogue.choose(&order.documents);
        if let Some(number) = &order.worker {
            documents.retain(|document| document.each == Each::Worker);
            if !self.judged.case.workers.iter().any(|worker| worker.number == *number) {
                let numbers = self.judged.case.workers.iter().map(|worker| worker.number.as_str());
                let near = crate::written::nearest(number, numbers).to_owned();
                let finding = Finding::new(Code::UnknownWorker, Place::Case);
                findings.push(finding.fact("worker", number).fact("nearest", near));
            }
        }
        let enterprise = &self.judged.case.enterprise;
        let manifest = Manifest::open(shelf, &enterprise.credit_code, &enterprise.name);
        let manifest = manifest.map_err(|finding| findings.push(finding)).ok();
        // who asks for a document by name and gets none is told why
        let asked = documents.iter().filter(|_| !order.documents.is_empty());
        for document in asked.filter(|document| !is_due(self.sections.voice(), document)) {
            let when = document.when.as_ref().map(Expression::text).unwrap_or_default();
            let finding = Finding::new(Code::DocumentNotDue, document.at.clone());
            let register = lacking_register(self.sections.voice(), document).unwrap_or_default();
            let finding = finding.fact("document", &document.id).fact("when", when);
            findings.push(finding.fact("register", register));
        }
        let drafts = self.kept_back(&mut documents, order, &mut findings);
        let (composed, told) = self.compose(&documents, &drafts);
        findings.append(told);
        let Some(manifest) = manifest.filter(|_| !findings.any_error()) else { return (None, findings) };
        let mut plan = Plan { composed, papers: Vec::new(), gone: BTreeSet::new(), manifest };
        let looks: BTreeMap<Medium, String> =
            order.media.iter().map(|medium| (*medium, self.look(*medium))).collect();
        for at in 0..plan.composed.len() {
            let papers = self.papers_of(&plan.composed[at], at, order, &looks);
            plan.papers.extend(papers);
        }
        findings.0.extend(plan.composed.iter().flat_map(|composed| self.too_long(composed)));
        plan.judge_states(shelf);
        if let Err(finding) = self.tell_changes(&mut plan, shelf) {
            findings.push(finding);
            return (None, findings);
        }
        if order.worker.is_some() {
            let own: BTreeSet<String> = plan.files_of_papers();
            plan.find_gone(&|name| own.contains(name));
        } else {
            let all = order.documents.is_empty();
            let stems: Vec<String> = documents.iter().map(|document| document.file_stem()).collect();
            plan.find_gone(&|name| all || stems.iter().any(|stem| is_of(stem, name)));
        }
        (Some(plan), findings)
    }

    /// The papers of one document.
    fn papers_of(
        &self,
        composed: &Composed<'_>,
        at: usize,
        order: &Order,
        looks: &BTreeMap<Medium, String>,
    ) -> Vec<Paper> {
        let document = composed.document;
        let media = || order.media.iter().copied().filter(|medium| document.media.contains(medium));
        let context = composed.context.as_object();
        let sections: Arc<BTreeMap<String, String>> = context
            .into_iter()
            .flatten()
            .map(|(name, section)| (name.clone(), fingerprint::of(&bytes(section))))
            .collect::<BTreeMap<_, _>>()
            .into();
        let paper = |key: String, of: Of, data: String, media: Vec<Medium>| {
            let target = if let Of::Target(at) = of { composed.targets.get(at) } else { None };
            let info = self.info(document, target);
            let said =
                format!("{}\t{}\t{:?}\t{}", info.title, info.identifier, info.date, document.paper.code());
            let wanted = media.into_iter().map(|medium| {
                let parts = [looks[&medium].as_str(), &composed.source, &data, &said];
                Wanted {
                    medium,
                    fingerprint: fingerprint::of_all(parts.map(str::as_bytes)),
                    state: State::Same,
                }
            });
            let media = wanted.collect();
            let (source, sections) = (composed.source.clone(), Arc::clone(&sections));
            Paper { key, document: at, of, source, data, sections, media }
        };
        if !is_of_many(document) {
            let data = fingerprint::of(&bytes(&self.whole(document)));
            return vec![paper(document.id.clone(), Of::Whole, data, media().collect())];
        }
        let mut papers = Vec::new();
        let mut all = Vec::new();
        for (at, target) in composed.targets.iter().enumerate() {
            if order.worker.as_ref().is_some_and(|number| *number != target.called) {
                continue;
            }
            let data = fingerprint::of(&data_of(&[self.piece(document, target)]));
            all.push(data.clone());
            papers.push(paper(
                format!("{}/{}", document.id, target.name),
                Of::Target(at),
                data,
                media().collect(),
            ));
        }
        // all in one file to print; a picture or a web page of all is of use to nobody
        if order.worker.is_none() && !papers.is_empty() {
            let data = fingerprint::of_all(all.iter().map(String::as_bytes));
            let media = media().filter(|medium| *medium == Medium::Pdf).collect();
            papers.push(paper(document.id.clone(), Of::All, data, media));
        }
        papers
    }

    /// Says of each stale paper what changed, from what is kept of its last making.
    fn tell_changes(&self, plan: &mut Plan<'_>, shelf: &dyn Shelf) -> Result<(), Finding> {
        let changed = |paper: &Paper| paper.reasons().first() == Some(&Reason::Words);
        let open: BTreeMap<String, usize> = plan
            .papers
            .iter()
            .enumerate()
            .filter(|(_, paper)| changed(paper))
            .map(|(at, paper)| (paper.key.clone(), at))
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        // papers by the old section that they were made of
        let mut by_section: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (key, at) in &open {
            let Some(record) = plan.manifest.papers.get(key) else { continue };
            for (name, hash) in &record.sections {
                if plan.papers[*at].sections.get(name) != Some(hash) {
                    by_section.entry(section_key(name, hash)).or_default().push(*at);
                }
            }
        }
        let mut found: BTreeMap<usize, (Vec<super::Change>, usize)> = BTreeMap::new();
        let add = |found: &mut BTreeMap<usize, (Vec<super::Change>, usize)>,
                   at: usize,
                   told: Vec<super::Change>| {
            let (changes, count) = found.entry(at).or_default();
            *count += told.len();
            changes.extend(told);
            changes.truncate(TOLD);
        };
        kept::each(shelf, |name, state| {
            if let Some(papers) = by_section.get(name) {
                let section = name.split('/').nth(1).unwrap_or_default();
                let Ok(old) = serde_json::from_str::<Value>(state) else { return };
                for at in papers {
                    let new = &plan.composed[plan.papers[*at].document].context[section];
                    add(&mut found, *at, changes(section, &old, new));
                }
            } else if let Some(at) = open.get(name) {
                let Ok(old) = serde_json::from_str::<Value>(state) else { return };
                let paper = &plan.papers[*at];
                let document = plan.composed[paper.document].document;
                match paper.of {
                    Of::Whole => {
                        add(&mut found, *at, changes("rows", &old["rows"], &self.whole(document)["rows"]))
                    }
                    Of::Target(target) => {
                        let target = &plan.composed[paper.document].targets[target];
                        add(&mut found, *at, changes("each", &old, &self.piece(document, target)));
                    }
                    Of::All => {}
                }
            }
        })?;
        // a collection changed where one of its papers did
        for (at, paper) in plan.papers.iter().enumerate().filter(|(_, paper)| paper.of == Of::All) {
            if found.keys().any(|one| plan.papers[*one].document == paper.document) {
                found.insert(at, (Vec::new(), 1));
            }
        }
        for (at, (changes, count)) in found.into_iter().filter(|(_, (_, count))| *count > 0) {
            for wanted in &mut plan.papers[at].media {
                if wanted.state != State::Same {
                    wanted.state = State::Stale(vec![Reason::Changed { changes: changes.clone(), count }]);
                }
            }
        }
        Ok(())
    }
}

impl Plan<'_> {
    /// Compares each paper with the manifest and with what lies on the shelf.
    fn judge_states(&mut self, shelf: &dyn Shelf) {
        let Self { papers, manifest, .. } = self;
        for paper in papers {
            let record = manifest.papers.get(&paper.key);
            for wanted in &mut paper.media {
                let reason = reason(record, wanted, (&paper.source, &paper.data), &manifest.program, shelf);
                wanted.state = reason.map_or(State::Same, |reason| State::Stale(vec![reason]));
            }
        }
    }

    /// Files of documents that were asked for and that no paper of this plan stands for; those of a medium that was not
    /// asked for stay while they are still true.
    fn find_gone(&mut self, of_order: &dyn Fn(&str) -> bool) {
        let wanted: BTreeMap<&str, &Paper> =
            self.papers.iter().map(|paper| (paper.key.as_str(), paper)).collect();
        let mut kept: BTreeSet<&str> = BTreeSet::new();
        for (key, record) in &self.manifest.papers {
            let Some(paper) = wanted.get(key.as_str()) else { continue };
            let same = record.source == paper.source && record.data == paper.data;
            for (ending, made) in &record.media {
                let asked = paper.media.iter().any(|wanted| wanted.medium.code() == ending);
                if asked || same {
                    kept.extend(made.files.keys().map(String::as_str));
                }
            }
        }
        let files = self.manifest.files();
        let gone = files.keys().filter(|name| of_order(name) && !kept.contains(*name));
        // a file whose name alone is known is not gone if it is about to be made again
        let made_again: BTreeSet<String> = self.papers.iter().flat_map(|paper| self.names(paper)).collect();
        self.gone = gone.filter(|name| !made_again.contains(**name)).map(|name| (*name).to_owned()).collect();
    }

    /// Files that were made of the papers of this plan.
    fn files_of_papers(&self) -> BTreeSet<String> {
        let records = self.papers.iter().filter_map(|paper| self.manifest.papers.get(&paper.key));
        records.flat_map(|record| record.media.values()).flat_map(|made| made.files.keys().cloned()).collect()
    }

    /// Names of the files of a paper as far as they are known before it is made: pictures have one a page.
    fn names(&self, paper: &Paper) -> Vec<String> {
        let media = paper.media.iter().filter(|wanted| wanted.medium != Medium::Png);
        media.map(|wanted| self.file_name(paper, wanted.medium.code())).collect()
    }

    /// The name of a paper's file.
    pub(super) fn file_name(&self, paper: &Paper, ending: &str) -> String {
        let composed = &self.composed[paper.document];
        let stem = composed.document.file_stem();
        match paper.of {
            Of::Whole | Of::All => format!("{stem}.{ending}"),
            Of::Target(at) => format!("{stem}/{}.{ending}", composed.targets[at].name),
        }
    }
}

/// Why a file must be made; nothing where it need not.
fn reason(
    record: Option<&Record>,
    wanted: &Wanted,
    (source, data): (&str, &str),
    program: &str,
    shelf: &dyn Shelf,
) -> Option<Reason> {
    let made = record.and_then(|record| record.media.get(wanted.medium.code()));
    let (Some(record), Some(made)) = (record, made) else { return Some(Reason::New) };
    if made.made_of != wanted.fingerprint {
        return Some(if record.source != source || record.data != data {
            // what of it, is seen from the data that are kept
            Reason::Words
        } else if program != env!("CARGO_PKG_VERSION") {
            Reason::Program(program.to_owned())
        } else {
            Reason::Look
        });
    }
    let whole = made.files.iter().all(|(name, (length, _))| shelf.length(name) == Some(*length));
    if whole && !made.files.is_empty() { None } else { Some(Reason::Missing) }
}

/// Under which name the state of a section is kept.
pub(super) fn section_key(name: &str, hash: &str) -> String {
    format!("section/{name}/{hash}")
}

/// Whether a file is one of a document: its paper, its pictures, or those of single targets.
fn is_of(stem: &str, name: &str) -> bool {
    let rest = name.strip_prefix(stem);
    rest.is_some_and(|rest| rest.starts_with(['.', '-', '/']))
}
