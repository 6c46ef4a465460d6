//! Owns: what one document is.
//! Never: reads a file.

use strum::{IntoStaticStr, VariantArray};

use crate::diagnostic::Place;
use crate::policy::Expression;

use super::{Asked, Dated, Each, Paper, SignedBy};
use crate::compose::privacy::Profile;
use crate::compose::table::{Column, RowsOf};

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
    /// For what it is made.
    pub each: Each,
    /// The step of the procedure that it belongs to; it is kept back while a gate of that step is closed. None where it
    /// belongs to no step.
    pub step: Option<String>,
    /// When it is made; always where there is none. A fact that the case does not state makes it not hold.
    pub when: Option<Expression>,
    /// Whether a worker has it whatever the channel; else only where the channel owes it.
    pub any_channel: bool,
    /// The most characters of a paragraph; any number where there is none.
    pub characters: Option<u32>,
    /// Who signs; nobody where there is none.
    pub signed_by: Option<SignedBy>,
    /// Which day stands under it.
    pub dated: Dated,
    /// Sections of the context that its words may name.
    pub needs: Vec<&'static str>,
    /// Ids of the norms that its words print, beside those that rules of the pack say; empty where it prints none.
    pub norms: Vec<String>,
    /// What the paper of one worker asks for beside what all such papers have.
    pub asked: Asked,
    /// Its long table.
    pub sheet: Option<Sheet>,
    /// What it may show.
    pub privacy: Profile,
    /// Size and turn of its pages.
    pub paper: Paper,
    /// The media in which it can be had.
    pub media: Vec<Medium>,
    /// Its `document.yaml`.
    pub at: Place,
}

/// The long table of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Of whom or what its rows are.
    pub of: RowsOf,
    /// What stands in them.
    pub columns: Vec<&'static Column>,
    /// The case's own columns that stand there too: by name, and place among them.
    pub own: Vec<(String, usize)>,
    /// Which workers have a row; all where there is none.
    pub only: Option<Expression>,
}

/// A form in which a document leaves the program. Its code is the word that `--media` takes, and the ending of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Medium {
    /// Pages to print.
    Pdf,
    /// A picture a page.
    Png,
    /// A web page in one file.
    Html,
    /// A Word file to go on writing in.
    Docx,
    /// Plain text.
    Txt,
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
