//! Owns: which documents there are, read from the `document.yaml` of each template folder.
//! May import: written, diagnostic. Never: knows a document by name.

use std::sync::Arc;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::written::{MapReader, parse};

use super::privacy::Profile;

/// Which rows the document's data file carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// None.
    None,
    /// The posted roster.
    Roster,
    /// The posted service.
    Service,
    /// Delegates, or all staff for a general meeting.
    Delegates,
}

/// Who signs, by the list of `case.signatories`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// `plan`
    Plan,
    /// `notices`
    Notices,
    /// `congress`
    Congress,
    /// `letter`
    Letter,
    /// `party_letter`
    PartyLetter,
    /// `initiative`
    Initiative,
    /// `notices` and `congress`: the enterprise and its union together.
    Meeting,
}

/// Which day of the case stands under a document: nobody signs a notice after the period that it announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The issue date of the draft.
    Issue,
    /// The first day of posting.
    Posting,
    /// The first day of asking for opinions.
    Consultation,
    /// The day on which the congress papers go out.
    Papers,
}

/// One kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// `A1`
    pub id: String,
    /// Folder under `templates/`: `planning/plan-draft`.
    pub folder: String,
    /// Title.
    pub title: String,
    /// English title, for lists.
    pub title_en: String,
    /// Who signs.
    pub issuer: Issuer,
    /// Which day stands under it.
    pub dated: Dated,
    /// What it may show.
    pub privacy: Profile,
    /// Its rows.
    pub rows: Rows,
    /// One for each worker instead of one for the enterprise.
    pub per_worker: bool,
    /// Ids of the norms that its words print, beside those that rules of the pack say; empty where it prints none.
    pub norms: Vec<String>,
}

impl Document {
    /// Name of the template that is rendered.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}/body.typ.tera", self.folder)
    }

    /// Name of its files: `A1-plan-draft`.
    #[must_use]
    pub fn file_stem(&self) -> String {
        format!("{}-{}", self.id, self.folder.rsplit('/').next().unwrap_or(&self.folder))
    }
}

/// All documents, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// In the order of their ids.
    pub documents: Vec<Document>,
}

impl Catalogue {
    /// Reads every `…/document.yaml` among the template files, whose names are relative to `templates/`.
    #[must_use]
    pub fn read(files: &[Arc<Source>]) -> (Self, Findings) {
        let mut findings = Findings::default();
        let mut documents: Vec<Document> = files
            .iter()
            .filter_map(|file| Some((file, file.name.strip_suffix("/document.yaml")?)))
            .filter_map(|(file, folder)| read_document(file, folder, &mut findings))
            .collect();
        documents.sort_by_cached_key(|document| natural(&document.id));
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

fn read_document(file: &Arc<Source>, folder: &str, findings: &mut Findings) -> Option<Document> {
    let node = parse(file, findings)?;
    let mut map = MapReader::new(&node, findings)?;
    let issuers = [
        ("plan", Issuer::Plan),
        ("notices", Issuer::Notices),
        ("congress", Issuer::Congress),
        ("letter", Issuer::Letter),
        ("party_letter", Issuer::PartyLetter),
        ("initiative", Issuer::Initiative),
        ("meeting", Issuer::Meeting),
    ];
    let profiles =
        [Profile::Public, Profile::Internal, Profile::Personal].map(|profile| (profile.as_str(), profile));
    let rows = [
        ("none", Rows::None),
        ("roster", Rows::Roster),
        ("service", Rows::Service),
        ("delegates", Rows::Delegates),
    ];
    let days = [
        ("issue", Dated::Issue),
        ("posting", Dated::Posting),
        ("consultation", Dated::Consultation),
        ("papers", Dated::Papers),
    ];
    let document = Document {
        id: map.text("id"),
        folder: folder.to_owned(),
        title: map.text("title"),
        title_en: map.text("title_en"),
        issuer: map.one_of("issuer", &issuers)?,
        dated: map.one_of("dated", &days)?,
        privacy: map.one_of("privacy", &profiles)?,
        rows: map.one_of("rows", &rows)?,
        per_worker: map.one_of("one_per", &[("enterprise", false), ("worker", true)])?,
        norms: map.optional_texts("norms"),
    };
    map.optional_text("audience");
    map.optional_text("paper");
    map.finish();
    Some(document)
}

#[cfg(test)]
mod tests {
    use super::Catalogue;
    use crate::diagnostic::{Code, Source};

    fn catalogue() -> Catalogue {
        let files = [("A10", "planning/late"), ("A2", "planning/early"), ("B1", "notices/roster")].map(|(id, folder)| {
            let text = format!(
                "id: {id}\ntitle: t\ntitle_en: t\nissuer: plan\ndated: issue\nprivacy: public\nrows: none\none_per: enterprise\n"
            );
            Source::new(format!("{folder}/document.yaml"), text)
        });
        let (catalogue, findings) = Catalogue::read(&files);
        assert_eq!(findings.0, Vec::new());
        catalogue
    }

    fn chosen(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        catalogue().choose(&names).0.iter().map(|document| document.id.clone()).collect()
    }

    #[test]
    fn documents_are_chosen_by_id_folder_or_group_and_kept_in_order() {
        assert_eq!(chosen(&[]), ["A2", "A10", "B1"]);
        assert_eq!(chosen(&["planning"]), ["A2", "A10"]);
        assert_eq!(chosen(&["b1", "early"]), ["A2", "B1"]);
        assert_eq!(chosen(&["notices/roster"]), ["B1"]);
    }

    #[test]
    fn an_unknown_name_is_told() {
        let (_, findings) = catalogue().choose(&["plan".to_owned()]);
        assert_eq!(findings.0.first().map(|finding| finding.code), Some(Code::UnknownDocument));
    }
}
