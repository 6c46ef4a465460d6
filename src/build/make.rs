//! Owns: making what is stale in a plan, and delivering it as one set.
//! Never: plans; writes outside the shelf.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
use std::ops::{ControlFlow, Range};

use serde_json::Value;

use crate::compose::Medium;
use crate::diagnostic::{Coded, Finding, Findings};
use crate::typeset::flow::{docx, html, text};
use crate::typeset::{PdfInfo, PrintFile, SCREEN_PIXELS, for_each, pdf, png};

use super::builder::{Builder, Composed, bytes, data_of};
use super::files::{Shelf, Stage};
use super::fingerprint::Watched;
use super::kept::Keeping;
use super::manifest::{MadeIn, Record};
use super::paper::{Of, Paper, State};
use super::plan::{Plan, section_key};

/// Workers typeset together in the print file: they share their fonts; fewer need less memory.
const PER_BATCH: usize = 60;

/// What a build came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Files made, as the user would type them.
    pub files: Vec<String>,
    /// Files removed, by their names on the shelf.
    pub removed: BTreeSet<String>,
}

/// Length and fingerprint of files, by name.
type FileMap = BTreeMap<String, (u64, String)>;

/// Files made so far, by the key of their paper and the ending of their medium.
type Files = BTreeMap<(String, &'static str), FileMap>;

/// A build under way.
struct Making<'m, 'b, 'a> {
    builder: &'m Builder<'a>,
    plan: &'m Plan<'b>,
    stage: &'m dyn Stage,
    files: RefCell<Files>,
    /// Told of each paper that is made, perhaps from several threads.
    tick: &'m (dyn Fn(u64) + Sync),
}

impl Builder<'_> {
    /// Makes what is stale and delivers it, all or nothing; then removes what is wanted no more. `tick` is told how many
    /// papers were made.
    ///
    /// # Errors
    /// Everything that is wrong with any paper; the shelf is then as it was.
    pub fn make(
        &self,
        plan: Plan<'_>,
        shelf: &dyn Shelf,
        tick: &(dyn Fn(u64) + Sync),
    ) -> Result<Made, Findings> {
        let told = |finding| Findings(vec![finding]);
        let in_the_way = plan.in_the_way(shelf);
        if in_the_way.any_error() {
            return Err(in_the_way);
        }
        if plan.is_done() {
            return Ok(Made::default());
        }
        let stage = shelf.stage().map_err(told)?;
        let files = {
            let making =
                Making { builder: self, plan: &plan, stage: &*stage, files: RefCell::default(), tick };
            making.all()?;
            making.files.into_inner()
        };
        self.deliver(plan, shelf, stage, files).map_err(told)
    }

    fn deliver(
        &self,
        mut plan: Plan<'_>,
        shelf: &dyn Shelf,
        stage: Box<dyn Stage + '_>,
        files: Files,
    ) -> Result<Made, Finding> {
        // listed before they appear, so that a build that is killed now leaves nothing that nobody owns
        let before = plan.manifest.clone();
        let names = files.values().flat_map(BTreeMap::keys).cloned();
        plan.manifest.files.extend(names);
        for (key, ending) in files.keys() {
            if let Some(record) = plan.manifest.papers.get_mut(key)
                && let Some(made) = record.media.remove(*ending)
            {
                plan.manifest.files.extend(made.files.into_keys());
            }
        }
        plan.manifest.save(shelf)?;
        let paths = stage.deliver()?;
        for name in &plan.gone {
            shelf.remove(name)?;
        }
        let mut keeping = Keeping::new();
        plan.manifest.files = before.files;
        self.record(&mut plan, files, &mut keeping);
        let needed = needed(&plan);
        keeping.save(shelf, |name| needed.contains(name))?;
        plan.manifest.save(shelf)?;
        Ok(Made { files: paths, removed: plan.gone })
    }

    /// Writes into the manifest what was made, and keeps what it was made of.
    fn record(&self, plan: &mut Plan<'_>, files: Files, keeping: &mut Keeping) {
        let made_now: BTreeSet<String> = files.values().flat_map(BTreeMap::keys).cloned().collect();
        let gone = &plan.gone;
        let stays = |name: &String| !made_now.contains(name) && !gone.contains(name);
        plan.manifest.files.retain(stays);
        for record in plan.manifest.papers.values_mut() {
            for made in record.media.values_mut() {
                made.files.retain(|name, _| stays(name));
            }
            record.media.retain(|_, made| !made.files.is_empty());
        }
        let mut by_paper: BTreeMap<String, Vec<(&'static str, FileMap)>> = BTreeMap::new();
        for ((key, ending), files) in files {
            by_paper.entry(key).or_default().push((ending, files));
        }
        for paper in &plan.papers {
            let Some(made) = by_paper.remove(&paper.key) else { continue };
            let record = plan.manifest.papers.entry(paper.key.clone()).or_default();
            let old = std::mem::take(record);
            let media = old.media;
            *record = Record {
                source: paper.source.clone(),
                data: paper.data.clone(),
                sections: (*paper.sections).clone(),
                media,
            };
            for (ending, files) in made {
                let wanted = paper.media.iter().find(|wanted| wanted.medium.code() == ending);
                let made_of = wanted.map(|wanted| wanted.fingerprint.clone()).unwrap_or_default();
                record.media.insert(ending.to_owned(), MadeIn { made_of, files });
            }
            let composed = &plan.composed[paper.document];
            for (name, hash) in paper.sections.iter() {
                keeping.keep(&section_key(name, hash), &composed.context[name]);
            }
            match paper.of {
                Of::Whole => keeping.keep(&paper.key, &self.whole(composed.document)),
                Of::Target(at) => {
                    keeping.keep(&paper.key, &self.piece(composed.document, &composed.targets[at]))
                }
                Of::All => {}
            }
        }
        plan.manifest.papers.retain(|_, record| !record.media.is_empty());
    }
}

/// Names of the states that the manifest still refers to.
fn needed(plan: &Plan<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (key, record) in &plan.manifest.papers {
        names.insert(key.clone());
        names.extend(record.sections.iter().map(|(name, hash)| section_key(name, hash)));
    }
    names
}

impl Making<'_, '_, '_> {
    /// All papers made once are typeset before the first worker's turn; what is wrong in any of them is told.
    fn all(&self) -> Result<(), Findings> {
        let mut findings = Findings::default();
        let stale = || self.plan.stale();
        for paper in stale().filter(|paper| paper.of == Of::Whole) {
            let composed = &self.plan.composed[paper.document];
            if let Err(told) = self.whole(paper, composed) {
                findings.0.extend(self.traced(composed, told));
            }
            (self.tick)(1);
        }
        for (at, composed) in self.plan.composed.iter().enumerate() {
            if findings.any_error() {
                return Err(findings);
            }
            let of_document = || stale().filter(move |paper| paper.document == at);
            let each: Vec<&Paper> = of_document().filter(|paper| matches!(paper.of, Of::Target(_))).collect();
            let made = self.each(&each, composed).and_then(|()| {
                let all = of_document().find(|paper| paper.of == Of::All);
                all.map_or(Ok(()), |paper| self.together(paper, composed))
            });
            if let Err(told) = made {
                findings.0.extend(self.traced(composed, told));
            }
        }
        if findings.any_error() { Err(findings) } else { Ok(()) }
    }

    fn traced(&self, composed: &Composed<'_>, told: Vec<Finding>) -> Vec<Finding> {
        self.builder.templates.traced(&composed.document.body(), &composed.context, told)
    }

    /// A document that is made once, in every medium that is stale.
    fn whole(&self, paper: &Paper, composed: &Composed<'_>) -> Result<(), Vec<Finding>> {
        let data = bytes(&self.builder.whole(composed.document));
        let info = self.builder.info(composed.document, None);
        for (medium, files) in made(self.builder, self.plan, paper, composed, data, &info)? {
            for (name, bytes) in files {
                self.write(paper, medium, name, &bytes)?;
            }
        }
        Ok(())
    }

    /// One file for each target and medium.
    fn each(&self, papers: &[&Paper], composed: &Composed<'_>) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        let (builder, plan) = (self.builder, self.plan);
        let make = |at: usize| {
            let Of::Target(target) = papers[at].of else { return Ok(Vec::new()) };
            let target = &composed.targets[target];
            let data = data_of(&[builder.piece(composed.document, target)]);
            made(builder, plan, papers[at], composed, data, &builder.info(composed.document, Some(target)))
        };
        let done = |at: usize, made: Result<Vec<MadeFiles>, Vec<Finding>>| {
            (self.tick)(1);
            let files = made.and_then(|made| {
                let all = made.into_iter().flat_map(|(medium, files)| {
                    files.into_iter().map(move |(name, bytes)| (medium, name, bytes))
                });
                all.into_iter()
                    .try_for_each(|(medium, name, bytes)| self.write(papers[at], medium, name, &bytes))
            });
            match files {
                Ok(()) => ControlFlow::Continue(()),
                // one fault of a template would be told for every worker again
                Err(told) => {
                    findings.extend(told);
                    ControlFlow::Break(())
                }
            }
        };
        if let Err(error) = for_each(0, papers.len(), make, done) {
            return Err(vec![self.stage.failed(&error)]);
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// All targets in one file, with bookmarks.
    fn together(&self, paper: &Paper, composed: &Composed<'_>) -> Result<(), Vec<Finding>> {
        let builder = self.builder;
        let info = builder.info(composed.document, None);
        let name = self.plan.file_name(paper, "pdf");
        let out = self.stage.create(&name).map_err(|finding| vec![finding])?;
        let mut out = Watched::new(BufWriter::new(out));
        let print = PrintFile {
            engine: &builder.engine,
            main: &composed.main,
            info: &info,
            threads: 0,
            workers: composed.targets.len(),
            per_batch: PER_BATCH,
        };
        let tick = self.tick;
        let data = |range: Range<usize>| {
            tick(range.len() as u64);
            let pieces: Vec<Value> = composed.targets[range]
                .iter()
                .map(|target| builder.piece(composed.document, target))
                .collect();
            data_of(&pieces)
        };
        print.write(data, &mut out)?;
        out.flush().map_err(|error| vec![self.stage.failed(&error)])?;
        self.note(paper, Medium::Pdf, name, out.seen());
        Ok(())
    }

    fn write(&self, paper: &Paper, medium: Medium, name: String, bytes: &[u8]) -> Result<(), Vec<Finding>> {
        let out = self.stage.create(&name).map_err(|finding| vec![finding])?;
        let mut out = Watched::new(out);
        let written = out.write_all(bytes).and_then(|()| out.flush());
        written.map_err(|error| vec![self.stage.failed(&error)])?;
        self.note(paper, medium, name, out.seen());
        Ok(())
    }

    fn note(&self, paper: &Paper, medium: Medium, name: String, seen: (u64, String)) {
        let key = (paper.key.clone(), medium.code());
        self.files.borrow_mut().entry(key).or_default().insert(name, seen);
    }
}

/// Files of one medium, by name.
type MadeFiles = (Medium, Vec<(String, Vec<u8>)>);

/// Typesets one paper in every medium that is stale: pages once for PDF and pictures, the flow once for all others.
fn made(
    builder: &Builder<'_>,
    plan: &Plan<'_>,
    paper: &Paper,
    composed: &Composed<'_>,
    data: Vec<u8>,
    info: &PdfInfo,
) -> Result<Vec<MadeFiles>, Vec<Finding>> {
    let stale = |medium: &Medium| is_stale(paper, *medium);
    let name = |medium: Medium| plan.file_name(paper, medium.code());
    let mut files = Vec::new();
    let flowing: Vec<Medium> = [Medium::Html, Medium::Docx, Medium::Txt].into_iter().filter(stale).collect();
    if !flowing.is_empty() {
        let flow = builder.engine.flow(&composed.main, data.clone(), info)?;
        for medium in flowing {
            let bytes = match medium {
                Medium::Html => html(&flow).into_bytes(),
                Medium::Docx => docx(&flow, info.date, info.paper),
                Medium::Txt => text(&flow).into_bytes(),
                Medium::Pdf | Medium::Png => continue,
            };
            files.push((medium, vec![(name(medium), bytes)]));
        }
    }
    if stale(&Medium::Pdf) || stale(&Medium::Png) {
        let pages = builder.engine.compile(&composed.main, data, info)?;
        if stale(&Medium::Pdf) {
            files.push((Medium::Pdf, vec![(name(Medium::Pdf), pdf(&pages, info)?)]));
        }
        if stale(&Medium::Png) {
            let stem = name(Medium::Png);
            let stem = stem.strip_suffix(".png").unwrap_or(&stem);
            let page =
                |at: usize| Some((format!("{stem}-{:02}.png", at + 1), png(&pages, at, SCREEN_PIXELS)?));
            files.push((Medium::Png, (0..pages.pages().len()).filter_map(page).collect()));
        }
    }
    Ok(files)
}

fn is_stale(paper: &Paper, medium: Medium) -> bool {
    paper.media.iter().any(|wanted| wanted.medium == medium && wanted.state != State::Same)
}
