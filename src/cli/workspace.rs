//! Owns: every read and write of the program, and the clock: the case folder, embedded templates and policies,
//! the output folder. May import: diagnostic, model, written. Never: understands what it reads.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::Date;
use crate::model::schema::CaseSources;
use crate::written::decode;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/policies");
static BLANK_CASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/enterprises/blank");

const MEBIBYTE: u64 = 1024 * 1024;
const TEXT_LIMIT: u64 = 8 * MEBIBYTE;
const ROSTER_LIMIT: u64 = 64 * MEBIBYTE;
/// Folders deeper than this belong to no template and no pack.
const DEPTH: usize = 8;

/// Today, for programs that ask; documents are dated by the case or `--as-of`.
#[must_use]
pub fn today() -> Date {
    chrono::Local::now().date_naive()
}

/// A case folder, or none: then only what is embedded can be read.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// As typed, and with every link resolved.
    case: Option<(PathBuf, PathBuf)>,
}

impl Workspace {
    /// Without a case.
    #[must_use]
    pub fn embedded() -> Self {
        Self { case: None }
    }

    /// Opens a case folder.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn open(case: &Path) -> Result<Self, Finding> {
        let root = case.canonicalize().map_err(|error| missing(case, &error))?;
        if !root.is_dir() {
            return Err(missing(case, &io::ErrorKind::NotADirectory.into()));
        }
        Ok(Self { case: Some((case.to_owned(), root)) })
    }

    /// Reads the files of the case, each under the name that the user would type; without funds and progress
    /// a case can be read.
    ///
    /// # Errors
    /// Every file that is missing, too large, misplaced or in an unknown encoding.
    pub fn case_files(&self) -> Result<CaseSources, Findings> {
        let mut findings = Findings::default();
        let mut read = |name: &str, limit| {
            self.read(Path::new(name), limit).map_err(|finding| findings.push(finding)).ok()
        };
        let case = read("case.yaml", TEXT_LIMIT);
        let enterprise = read("enterprise.yaml", TEXT_LIMIT);
        let roster = read("roster.csv", ROSTER_LIMIT);
        let congress = read("congress.yaml", TEXT_LIMIT);
        let mut optional = |name: &str| if self.has(name) { read(name, TEXT_LIMIT) } else { None };
        let (funds, progress) = (optional("funds.yaml"), optional("progress.yaml"));
        match (case, enterprise, roster) {
            (Some(case), Some(enterprise), Some(roster)) if findings.0.is_empty() => {
                Ok(CaseSources { case, enterprise, roster, funds, congress, progress })
            }
            _ => Err(findings),
        }
    }

    /// The YAML files of one policy pack, without those of packs in folders below it; the case's own files
    /// replace embedded ones of the same name. Empty when there is no such pack.
    ///
    /// # Errors
    /// A file of the case that cannot be read, or an id that leads elsewhere.
    pub fn policy_files(&self, id: &str) -> Result<Vec<Arc<Source>>, Findings> {
        if !is_plain(Path::new(id)) {
            return Err(Findings(vec![outside(Path::new(id))]));
        }
        let all = self.layered(&POLICIES, "policies", id, &["yaml"])?;
        let nested: Vec<String> = all
            .keys()
            .filter_map(|name| name.strip_suffix("pack.yaml").filter(|folder| folder.ends_with('/')))
            .map(str::to_owned)
            .collect();
        let own = |name: &str| !nested.iter().any(|folder| name.starts_with(folder));
        Ok(all.into_iter().filter(|(name, _)| own(name)).map(|(_, source)| source).collect())
    }

    /// Ids of all packs, embedded and of the case.
    ///
    /// # Errors
    /// As [`Workspace::policy_files`].
    pub fn policy_ids(&self) -> Result<Vec<String>, Findings> {
        let all = self.layered(&POLICIES, "policies", "", &["yaml"])?;
        Ok(all.keys().filter_map(|name| name.strip_suffix("/pack.yaml")).map(str::to_owned).collect())
    }

    /// All files of templates, named relative to `templates/`; the case's own replace embedded ones.
    ///
    /// # Errors
    /// A file of the case that cannot be read.
    pub fn template_files(&self) -> Result<Vec<Arc<Source>>, Findings> {
        let all = self.layered(&TEMPLATES, "templates", "", &["tera", "typ", "yaml"])?;
        let renamed = all.into_iter().map(|(name, source)| Source::new(name, source.text.clone()));
        Ok(renamed.collect())
    }

    /// Embedded files under `base/below` overlaid with those of the case, by name relative to `below`.
    fn layered(
        &self,
        embedded: &Dir<'static>,
        base: &str,
        below: &str,
        endings: &[&str],
    ) -> Result<BTreeMap<String, Arc<Source>>, Findings> {
        let wanted = |path: &Path| path.extension().is_some_and(|end| endings.iter().any(|e| end == *e));
        let (mut all, mut findings) = (BTreeMap::new(), Findings::default());
        let folder = if below.is_empty() { Some(embedded) } else { embedded.get_dir(below) };
        for (path, bytes) in folder.map(embedded_files).unwrap_or_default() {
            let text = std::str::from_utf8(bytes).ok().filter(|_| wanted(path));
            if let (Some(text), Ok(name)) = (text, path.strip_prefix(below)) {
                all.insert(slashed(name), Source::new(format!("{base}/{}", slashed(path)), text));
            }
        }
        for path in self.walk(&Path::new(base).join(below), &mut findings) {
            let Ok(name) = path.strip_prefix(Path::new(base).join(below)) else { continue };
            if wanted(&path) {
                match self.read(&path, TEXT_LIMIT) {
                    Ok(source) => drop(all.insert(slashed(name), source)),
                    Err(finding) => findings.push(finding),
                }
            }
        }
        if findings.0.is_empty() { Ok(all) } else { Err(findings) }
    }

    /// Files below a folder of the case, relative to the case; links that leave the case are findings.
    fn walk(&self, folder: &Path, findings: &mut Findings) -> Vec<PathBuf> {
        let Some((typed, root)) = &self.case else { return Vec::new() };
        let start = typed.join(folder);
        if !start.exists() {
            return Vec::new();
        }
        let inside = |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(root));
        let mut files = Vec::new();
        let walk = WalkDir::new(&start).follow_links(true).max_depth(DEPTH).sort_by_file_name();
        let entries = walk.into_iter().filter_entry(|entry| {
            let kept = !(entry.path_is_symlink() || entry.depth() == 0) || inside(entry.path());
            if !kept {
                findings.push(outside(entry.path()));
            }
            kept
        });
        for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
            files.extend(entry.path().strip_prefix(typed).map(Path::to_owned));
        }
        files
    }

    /// Whether the case has a file, or a link, of this name.
    fn has(&self, name: &str) -> bool {
        self.case.as_ref().is_some_and(|(typed, _)| typed.join(name).symlink_metadata().is_ok())
    }

    /// Reads one file of the case.
    fn read(&self, name: &Path, limit: u64) -> Result<Arc<Source>, Finding> {
        let (typed, root) =
            self.case.as_ref().ok_or_else(|| missing(name, &io::ErrorKind::NotFound.into()))?;
        let path = typed.join(name);
        let real = path.canonicalize().map_err(|error| missing(&path, &error))?;
        if !real.starts_with(root) {
            return Err(outside(&path));
        }
        let bytes = read_at_most(&real, limit).map_err(|error| missing(&path, &error))?;
        let shown = path.display().to_string();
        let Some(bytes) = bytes else {
            let limit = format!("{} MiB", limit / MEBIBYTE);
            return Err(at_file(Code::FileTooLarge, &path).fact("limit", limit));
        };
        decode(&bytes, &shown).map(|text| Source::new(shown, text))
    }
}

/// The files of a new case, by name.
#[must_use]
pub fn blank_case() -> Vec<(String, &'static [u8])> {
    embedded_files(&BLANK_CASE).into_iter().map(|(path, bytes)| (slashed(path), bytes)).collect()
}

/// A folder that documents are written to.
#[derive(Clone, Debug)]
pub struct Output {
    /// As typed.
    folder: PathBuf,
}

impl Output {
    /// Opens a folder, making it where it is not there.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(folder: &Path) -> Result<Self, Finding> {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Opens a folder that must be new or empty.
    ///
    /// # Errors
    /// It holds something, or cannot be made.
    pub fn open_empty(folder: &Path) -> Result<Self, Finding> {
        let output = Self::open(folder)?;
        let mut entries = fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?;
        match entries.next() {
            None => Ok(output),
            Some(_) => Err(Finding::new(Code::FolderNotEmpty, Place::Case).fact("folder", folder.display())),
        }
    }

    /// Writes a file whole or not at all, and gives its path as the user would type it.
    ///
    /// # Errors
    /// The name leads outside the folder, through a link, or to a place that cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Finding> {
        let path = self.place(name)?;
        let parent = path.parent().unwrap_or(&self.folder);
        self.persist(parent, &path, bytes).map_err(|error| unwritable(&path, &error))?;
        Ok(path)
    }

    /// The path of a file; a name that leads outside, or through a link, is refused.
    fn place(&self, name: &str) -> Result<PathBuf, Finding> {
        let path = self.folder.join(name);
        if !is_plain(Path::new(name)) {
            return Err(outside(&path));
        }
        let mut reached = self.folder.clone();
        for part in Path::new(name).components() {
            reached.push(part);
            if reached.is_symlink() {
                return Err(outside(&reached));
            }
        }
        Ok(path)
    }

    /// A folder beside the documents in which a build is made, so that nothing of it is seen before it is whole.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn stage(&self) -> Result<Staging, Finding> {
        let mut builder = tempfile::Builder::new();
        let made = builder.prefix(".anzhi-").suffix(".build").tempdir_in(&self.folder);
        let folder = made.map_err(|error| unwritable(&self.folder, &error))?;
        Ok(Staging { folder, output: self.clone(), names: Mutex::default() })
    }

    fn persist(&self, parent: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(parent)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".anzhi-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(parent)?;
        file.write_all(bytes)?;
        file.flush()?;
        file.persist(path)?;
        Ok(())
    }
}

/// Files of a build that is not finished; they vanish with it unless they are delivered.
#[derive(Debug)]
pub struct Staging {
    folder: TempDir,
    output: Output,
    names: Mutex<Vec<String>>,
}

impl Staging {
    /// Opens a file for writing.
    ///
    /// # Errors
    /// The name leads elsewhere, or the place cannot be written.
    pub fn create(&self, name: &str) -> Result<fs::File, Finding> {
        let path = self.folder.path().join(name);
        let refused = |error: &io::Error| unwritable(&self.output.folder.join(name), error);
        if !is_plain(Path::new(name)) {
            return Err(outside(&path));
        }
        fs::create_dir_all(path.parent().unwrap_or(&path)).map_err(|error| refused(&error))?;
        let file = fs::File::create(&path).map_err(|error| refused(&error))?;
        self.names.lock().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
        Ok(file)
    }

    /// Writes a file.
    ///
    /// # Errors
    /// As [`Staging::create`].
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Finding> {
        let mut file = self.create(name)?;
        file.write_all(bytes).map_err(|error| unwritable(&self.output.folder.join(name), &error))
    }

    /// What a failure of the machine is told as.
    #[must_use]
    pub fn failed(&self, error: &io::Error) -> Finding {
        unwritable(&self.output.folder, error)
    }

    /// Puts every file in its place, each by a rename, and gives the paths as the user would type them.
    ///
    /// # Errors
    /// A place is a link or cannot be written.
    pub fn deliver(self) -> Result<Vec<String>, Finding> {
        let names = self.names.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut paths = Vec::with_capacity(names.len());
        for name in names {
            let path = self.output.place(&name)?;
            let moved = fs::create_dir_all(path.parent().unwrap_or(&path))
                .and_then(|()| fs::rename(self.folder.path().join(&name), &path));
            moved.map_err(|error| unwritable(&path, &error))?;
            paths.push(path.display().to_string());
        }
        Ok(paths)
    }
}

/// The whole file, or `None` when it is larger.
fn read_at_most(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn embedded_files(folder: &Dir<'static>) -> Vec<(&'static Path, &'static [u8])> {
    let mut files: Vec<_> = folder.files().map(|file| (file.path(), file.contents())).collect();
    for folder in folder.dirs() {
        files.extend(embedded_files(folder));
    }
    files.retain(|(path, _)| path.file_name().is_some_and(|name| name != ".gitkeep"));
    files
}

/// Whether a relative path stays below where it starts.
fn is_plain(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn at_file(code: Code, path: &Path) -> Finding {
    let shown = path.display().to_string();
    Finding::new(code, Place::File(shown.clone())).fact("path", shown)
}

fn missing(path: &Path, error: &io::Error) -> Finding {
    let finding = at_file(Code::FileMissing, path);
    if error.kind() == io::ErrorKind::NotFound { finding } else { finding.fact("reason", error) }
}

fn outside(path: &Path) -> Finding {
    at_file(Code::OutsideWorkspace, path)
}

fn unwritable(path: &Path, error: &io::Error) -> Finding {
    at_file(Code::CannotWrite, path).fact("reason", error)
}

#[cfg(test)]
#[path = "workspace_tests.rs"]
mod tests;
