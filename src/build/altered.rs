//! Owns: files that a build would replace or remove although somebody else wrote them.
//! Never: replaces one.

use std::collections::BTreeSet;

use crate::compose::Medium;
use crate::diagnostic::{Code, Coded, Finding, Findings, Place};

use super::files::Shelf;
use super::fingerprint;
use super::paper::State;
use super::plan::Plan;

impl Plan<'_> {
    /// Each file that stands in the way: a stranger, or one of ours that was changed by hand since it was made.
    #[must_use]
    pub fn in_the_way(&self, shelf: &dyn Shelf) -> Findings {
        let ours = self.manifest.files();
        let mut replaced: BTreeSet<String> = self.gone.iter().cloned().collect();
        for paper in &self.papers {
            let stale = paper.media.iter().filter(|wanted| wanted.state != State::Same);
            for wanted in stale {
                let record = self.manifest.papers.get(&paper.key);
                let made = record.and_then(|record| record.media.get(wanted.medium.code()));
                replaced.extend(made.into_iter().flat_map(|made| made.files.keys().cloned()));
                if wanted.medium != Medium::Png {
                    replaced.insert(self.file_name(paper, wanted.medium.code()));
                }
            }
        }
        let mut findings = Findings::default();
        for name in replaced {
            let Some(length) = shelf.length(&name) else { continue };
            let code = match ours.get(name.as_str()) {
                None => Code::FileExists,
                Some((_, "")) => continue,
                Some((known, hash)) => {
                    let same = *known == length
                        && shelf
                            .read(&name)
                            .is_ok_and(|bytes| bytes.is_some_and(|bytes| fingerprint::of(&bytes) == *hash));
                    if same {
                        continue;
                    }
                    Code::FileAltered
                }
            };
            let path = format!("{}/{name}", shelf.name());
            findings.push(Finding::new(code, Place::File(path.clone())).fact("path", path));
        }
        findings
    }
}
