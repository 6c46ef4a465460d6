//! Papers composed in memory: what a document may name, its rows, one statement.

use anzhi::compose::{Catalogue, Document, Each, Sections, Subject, Voice, is_due, single, targets};
use serde_json::{Value, json};

/// Everything that any document could name, with the norms that this one prints.
pub fn context_of(subject: Subject<'_>, document: &Document) -> Value {
    Sections::new(subject).all(document).unwrap_or_else(|finding| panic!("{finding:?}"))
}

/// What this document may name.
pub fn own_context(subject: Subject<'_>, document: &Document) -> Value {
    Sections::new(subject).context(document).unwrap_or_else(|finding| panic!("{finding:?}"))
}

/// The rows of its long table; none where it has no table.
pub fn rows(subject: Subject<'_>, document: &Document) -> Value {
    let rows = single(&Voice::new(subject), document)["rows"].take();
    if rows.is_null() { json!([]) } else { rows }
}

/// Whether it is made for one worker.
pub fn is_personal(document: &Document) -> bool {
    document.each == Each::Worker
}

/// The documents that a case makes.
pub fn due<'c>(catalogue: &'c Catalogue, subject: &Subject<'_>) -> Vec<&'c Document> {
    let voice = Voice::new(*subject);
    let made = |document: &&Document| match document.each {
        Each::Enterprise => is_due(&voice, document),
        _ => !targets(&voice, document).is_empty(),
    };
    catalogue.documents.iter().filter(made).collect()
}
