//! Owns: every read and write of the program: the case folder, embedded templates and policies, the output
//! folder.
//! Never: understands what it reads.

#![allow(clippy::disallowed_methods, reason = "the one place that touches the disk")]

mod fonts;
mod output;
mod samples;
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::build::Inputs;
use crate::diagnostic::{Code, Finding, Findings, Place, Source};
use crate::model::schema::CaseSources;
use crate::written::decode;

pub use fonts::font_folder;
pub use output::Output;
pub use samples::{blank_case, sample_case, sample_names};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/policies");

const MEBIBYTE: u64 = 1024 * 1024;
const TEXT_LIMIT: u64 = 8 * MEBIBYTE;
const ROSTER_LIMIT: u64 = 64 * MEBIBYTE;
/// Folders deeper than this belong to no template and no pack.
const DEPTH: usize = 8;

/// Files of a case that may be missing.
const OPTIONAL: [&str; 5] = ["columns.yaml", "funds.yaml", "progress.yaml", "unreached.yaml", "stated.yaml"];

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

    /// The ids of all policy packs, embedded ones and those of the case, in order.
    ///
    /// # Errors
    /// A file of the case that cannot be read.
    pub fn policy_ids(&self) -> Result<Vec<String>, Findings> {
        let all = self.layered(&POLICIES, "policies", "", &["yaml"])?;
        let ids = all.keys().filter_map(|name| name.strip_suffix("/pack.yaml"));
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.sort();
        Ok(ids)
    }

    /// Embedded files under `base/below` overlaid with those of the case, by name relative to `below`.
    fn layered(
        &self,
        embedded: &Dir<'static>,
        base: &str,
        below: &str,
        endings: &[&str],
    ) -> Result<BTreeMap<String, Arc<Source>>, Findings> {
        let wanted = |path: &Path| has_ending(path, endings);
        let (mut all, mut findings) = (BTreeMap::new(), Findings::default());
        let folder = if below.is_empty() { Some(embedded) } else { embedded.get_dir(below) };
        for (path, bytes) in folder.map(embedded_files).unwrap_or_default() {
            let text = std::str::from_utf8(bytes).ok().filter(|_| wanted(path));
            if let (Some(text), Ok(name)) = (text, path.strip_prefix(below)) {
                all.insert(slashed(name), Source::new(format!("{base}/{}", slashed(path)), text));
            }
        }
        for path in self.walk(&Path::new(base).join(below), endings, &mut findings) {
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

    /// Files below a folder of the case, relative to the case; what cannot be read or would be passed over is a finding,
    /// links that leave the case too.
    fn walk(&self, folder: &Path, endings: &[&str], findings: &mut Findings) -> Vec<PathBuf> {
        let Some((typed, root)) = &self.case else { return Vec::new() };
        let start = typed.join(folder);
        match start.symlink_metadata().and_then(|_| fs::read_dir(&start)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && start.symlink_metadata().is_err() => {
                return Vec::new();
            }
            Err(error) => findings.push(missing(&start, &error)),
            Ok(_) => {}
        }
        let inside = |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(root));
        let mut files = Vec::new();
        let walk = WalkDir::new(&start).follow_links(true).max_depth(DEPTH + 1).sort_by_file_name();
        let entries = walk.into_iter().filter_entry(|entry| {
            let kept = !(entry.path_is_symlink() || entry.depth() == 0) || inside(entry.path());
            if !kept {
                findings.push(outside(entry.path()));
            }
            kept
        });
        let mut unread = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if entry.depth() > DEPTH => {
                    unread.push(at_file(Code::FolderDepth, entry.path()).fact("most", DEPTH));
                }
                Ok(entry) if !entry.file_type().is_file() => {}
                Ok(entry) if misspelt(entry.path(), endings) => {
                    let allowed: Vec<String> = endings.iter().map(|end| format!(".{end}")).collect();
                    unread.push(wrong_ending(entry.path(), &allowed.join(", ")));
                }
                Ok(entry) => files.extend(entry.path().strip_prefix(typed).map(Path::to_owned)),
                Err(error) => {
                    let path = error.path().unwrap_or(&start).to_owned();
                    let reason = error.into_io_error().unwrap_or_else(|| io::ErrorKind::InvalidInput.into());
                    unread.push(missing(&path, &reason));
                }
            }
        }
        findings.0.extend(unread);
        files
    }

    /// Files of the case folder that stand for one that may be missing, under a name that is not read.
    fn misnamed(&self) -> Findings {
        let folder =
            self.case.iter().flat_map(|(typed, _)| fs::read_dir(typed).into_iter().flatten().flatten());
        let mut paths: Vec<PathBuf> = folder.map(|entry| entry.path()).collect();
        paths.sort();
        let told = paths.iter().filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            let wanted = OPTIONAL.into_iter().find(|wanted| wanted.strip_suffix(".yaml") == Some(&stem))?;
            (name != wanted && means_ending(&name, &["yaml"])).then(|| wrong_ending(path, wanted))
        });
        Findings(told.collect())
    }

    /// Whether the case has a file, or a link, of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.case.as_ref().is_some_and(|(typed, _)| typed.join(name).symlink_metadata().is_ok())
    }

    /// Reads one text file of the case.
    fn read(&self, name: &Path, limit: u64) -> Result<Arc<Source>, Finding> {
        let (shown, bytes) = self.bytes(name, limit)?;
        decode(&bytes, &shown).map(|text| Source::new(shown, text))
    }

    /// Reads one file of the case, under the path that the user would type.
    fn bytes(&self, name: &Path, limit: u64) -> Result<(String, Vec<u8>), Finding> {
        let (typed, root) =
            self.case.as_ref().ok_or_else(|| missing(name, &io::ErrorKind::NotFound.into()))?;
        let path = typed.join(name);
        let real = path.canonicalize().map_err(|error| missing(&path, &error))?;
        if !real.starts_with(root) {
            return Err(outside(&path));
        }
        let bytes = read_at_most(&real, limit).map_err(|error| missing(&path, &error))?;
        let Some(bytes) = bytes else {
            let limit = format!("{} MiB", limit / MEBIBYTE);
            return Err(at_file(Code::FileTooLarge, &path).fact("limit", limit));
        };
        Ok((path.display().to_string(), bytes))
    }
}

impl Inputs for Workspace {
    /// Each file under the name that the user would type; without funds and progress a case can be read.
    fn case_files(&self) -> Result<CaseSources, Findings> {
        let mut findings = Findings::default();
        let mut read = |name: &str, limit| {
            self.read(Path::new(name), limit).map_err(|finding| findings.push(finding)).ok()
        };
        let case = read("case.yaml", TEXT_LIMIT);
        let enterprise = read("enterprise.yaml", TEXT_LIMIT);
        let congress = read("congress.yaml", TEXT_LIMIT);
        let [roster, retirees, survivors] = self.tables(&mut findings);
        let registers = self.registers(&mut findings);
        let mut read = |name: &str, limit| {
            self.read(Path::new(name), limit).map_err(|finding| findings.push(finding)).ok()
        };
        let mut optional = |name: &str| {
            if self.has(name) { read(name, TEXT_LIMIT) } else { None }
        };
        let [columns, funds, progress, unreached, stated] = OPTIONAL.map(&mut optional);
        findings.append(self.misnamed());
        match (case, enterprise, roster) {
            (Some(case), Some(enterprise), Some(roster)) if findings.0.is_empty() => Ok(CaseSources {
                case,
                enterprise,
                roster,
                retirees,
                survivors,
                registers,
                columns,
                funds,
                congress,
                progress,
                unreached,
                stated,
            }),
            _ => Err(findings),
        }
    }

    /// Without the files of packs in folders below it; the case's own replace embedded ones of the same name.
    fn policy_files(&self, id: &str) -> Result<Vec<Arc<Source>>, Findings> {
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

    /// The case's own replace embedded ones.
    fn template_files(&self) -> Result<Vec<Arc<Source>>, Findings> {
        let all = self.layered(&TEMPLATES, "templates", "", &["tera", "typ", "yaml"])?;
        let renamed = all.into_iter().map(|(name, source)| Source::new(name, source.text.clone()));
        Ok(renamed.collect())
    }
}

/// Whether a name is read for its ending, or means to be: `x.yml`, `x.YAML`, `x.yaml.txt`, `x.yaml~`. Hidden files are
/// an editor's own.
fn means_ending(name: &str, endings: &[&str]) -> bool {
    let name = name.to_lowercase();
    let means = |part: &str| part == "yml" || endings.contains(&part);
    !name.starts_with('.') && name.split(['.', '~']).skip(1).any(means)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|end| endings.iter().any(|wanted| end == *wanted))
}

fn misspelt(path: &Path, endings: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !has_ending(path, endings) && means_ending(&name, endings)
}

fn wrong_ending(path: &Path, allowed: &str) -> Finding {
    at_file(Code::FileEnding, path).fact("allowed", allowed)
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

/// The files that the program carries at a path or below it, named from `templates/` or `policies/`; all where the path
/// is empty.
#[must_use]
pub fn carried(path: &str) -> Vec<(String, &'static [u8])> {
    let named =
        [("templates", &TEMPLATES), ("policies", &POLICIES)].into_iter().flat_map(|(base, folder)| {
            embedded_files(folder)
                .into_iter()
                .map(move |(path, bytes)| (format!("{base}/{}", slashed(path)), bytes))
        });
    let below = |name: &str| path.is_empty() || name == path || name.starts_with(&format!("{path}/"));
    named.filter(|(name, _)| below(name)).collect()
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
mod tests;
