//! Owns: all that Typst can see: the library, the fonts, a few texts in memory, one fixed day.
//! Never: the disk, packages, the clock.

use std::collections::HashMap;
use std::sync::Arc;

use typst::Library;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::FontLibrary;
use super::medium::Medium;
use crate::diagnostic;

/// One text in memory: as Typst reads it, and as the user knows it.
struct Entry {
    parsed: Source,
    bytes: Bytes,
    origin: Arc<diagnostic::Source>,
}

/// What all documents have in common.
pub(super) struct Shared {
    /// For sheets that stand, and for those that lie.
    libraries: [LazyHash<Library>; 2],
    fonts: Arc<FontLibrary>,
    files: HashMap<FileId, Entry>,
    main: FileId,
    data: FileId,
}

impl Shared {
    /// Puts together what a medium sees. `Err` with the path that cannot be one.
    pub(super) fn new(
        medium: Medium,
        fonts: Arc<FontLibrary>,
        files: &[(String, Arc<diagnostic::Source>)],
    ) -> Result<Self, String> {
        let id = |path: &str| virtual_id(path).ok_or_else(|| path.to_owned());
        let mut entries = HashMap::new();
        for (path, origin) in files {
            let Some(path) = medium.serves(path) else { continue };
            let origin = Arc::clone(origin);
            let at = id(&path)?;
            let parsed = Source::new(at, origin.text.clone());
            let bytes = Bytes::from_string(origin.text.clone());
            entries.insert(at, Entry { parsed, bytes, origin });
        }
        Ok(Self {
            libraries: [false, true].map(|landscape| {
                let inputs = fonts.inputs(landscape);
                LazyHash::new(medium.library().with_inputs(inputs).build())
            }),
            fonts,
            files: entries,
            main: id("/main.typ")?,
            data: id("/data.json")?,
        })
    }

    /// Reads a main source. Its tree is shared by every document made from it.
    pub(super) fn parse_main(&self, text: &str) -> Source {
        Source::new(self.main, text.to_owned())
    }

    /// The text behind an id, as the user knows it; nothing for the main source, the data and strangers.
    pub(super) fn origin(&self, id: FileId) -> Option<&Arc<diagnostic::Source>> {
        self.files.get(&id).map(|entry| &entry.origin)
    }
}

/// The id of a path in memory. The same path has the same id for good, which matters: ids are 16 bits
/// wide and never freed, so no path may ever depend on the document.
pub(super) fn virtual_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document about to be typeset.
pub(super) struct World<'a> {
    pub(super) shared: &'a Shared,
    pub(super) main: &'a Source,
    pub(super) data: Bytes,
    pub(super) today: Option<Datetime>,
    /// Whether the long side of the sheet lies below.
    pub(super) landscape: bool,
}

impl World<'_> {
    fn unknown(id: FileId) -> FileError {
        FileError::NotFound(id.vpath().get_with_slash().into())
    }
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.libraries[usize::from(self.landscape)]
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.main {
            return Ok(self.main.clone());
        }
        self.shared.files.get(&id).map(|entry| entry.parsed.clone()).ok_or_else(|| Self::unknown(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data {
            return Ok(self.data.clone());
        }
        self.shared.files.get(&id).map(|entry| entry.bytes.clone()).ok_or_else(|| Self::unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
