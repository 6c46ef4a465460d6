//! Owns: which documents there are, read from the `document.yaml` of each template folder.
//! Never: knows a document by name.

mod asked;
mod day;
mod document;
mod each;
mod folders;
mod listed;
mod own;
mod paper;
mod schema;
mod signing;

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::OwnColumn;
use crate::policy::Policy;

pub use asked::Asked;
pub use day::Dated;
pub use document::{Document, Medium, Sheet};
pub use each::Each;
pub use paper::Paper;
pub use signing::SignedBy;

/// All documents, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of their ids.
    pub documents: Vec<Document>,
}

impl Catalogue {
    /// Reads every `…/document.yaml` among the template files, whose names are relative to `templates/`. Conditions and
    /// steps are proved against the policy; without one they are left unread, which does for a list of documents. `own` are the columns that the case declares for itself. What lies
    /// there under a name that nobody reads is told too.
    #[must_use]
    pub fn read(files: &[Arc<Source>], policy: Option<&Policy>, own: &[OwnColumn]) -> (Self, Findings) {
        let mut findings = folders::misnamed(files);
        let mut documents: Vec<Document> = files
            .iter()
            .filter_map(|file| Some((file, file.name.strip_suffix("/document.yaml")?)))
            .filter_map(|(file, folder)| schema::document(file, folder, policy, own, &mut findings))
            .collect();
        documents.sort_by_cached_key(|document| natural(&document.id));
        for pair in documents.windows(2).filter(|pair| pair[0].id == pair[1].id) {
            let finding = Finding::new(Code::DocumentTwice, pair[1].at.clone());
            let finding = finding.fact("document", &pair[1].id).fact("folder", &pair[0].folder);
            findings.push(finding.fact("other", &pair[1].folder));
        }
        (Self { documents }, findings)
    }

    /// Whether some document asks for the norm of an id.
    #[must_use]
    pub fn prints(&self, id: &str) -> bool {
        self.documents.iter().any(|document| document.norms.iter().any(|norm| norm == id))
    }

    /// The documents named by id, by folder or by group of folders; all when none is named. An unknown name is
    /// a finding.
    #[must_use]
    pub fn choose(&self, wanted: &[String]) -> (Vec<&Document>, Findings) {
        let mut findings = Findings::default();
        if wanted.is_empty() {
            return (self.documents.iter().collect(), findings);
        }
        let matches = |document: &Document, name: &str| {
            document.id.eq_ignore_ascii_case(name)
                || document.folder == name
                || document.folder.starts_with(&format!("{name}/"))
                || document.folder.ends_with(&format!("/{name}"))
        };
        for name in wanted {
            if !self.documents.iter().any(|document| matches(document, name)) {
                let ids: Vec<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
                findings.push(
                    Finding::new(Code::UnknownDocument, Place::Case)
                        .fact("document", name)
                        .fact("nearest", ids.join(", ")),
                );
            }
        }
        let chosen =
            self.documents.iter().filter(|document| wanted.iter().any(|name| matches(document, name)));
        (chosen.collect(), findings)
    }
}

/// `A2` before `A10`.
fn natural(id: &str) -> (String, u32) {
    let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    (id[..id.len() - digits.len()].to_owned(), digits.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests;
