//! Owns: the folder that documents are written to, and the staging that keeps a half-made build out of sight.
//! Never: reads a case.

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::diagnostic::{Code, Finding, Place};

use super::{is_plain, outside, unwritable};
use crate::build::{Shelf, Stage};

const STAGE_PREFIX: &str = ".anzhi-";
const STAGE_SUFFIX: &str = ".build";

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

    /// A folder that is made when the first file comes.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
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

    /// Clears away what killed builds left behind: statements of workers must not lie about hidden. A folder
    /// whose process still lives is another build's; where that cannot be known nothing is touched.
    fn sweep(&self) {
        let processes = Path::new("/proc");
        if !processes.join("self").exists() {
            return;
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(rest) = name.strip_prefix(STAGE_PREFIX).filter(|rest| rest.ends_with(STAGE_SUFFIX))
            else {
                continue;
            };
            let process = rest.split('-').next().unwrap_or_default();
            let digits = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
            if digits && !processes.join(process).exists() {
                // what cannot be removed is no reason not to build
                let _ = fs::remove_dir_all(entry.path());
            }
        }
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
struct Staging<'o> {
    folder: TempDir,
    output: &'o Output,
    names: RefCell<Vec<String>>,
}

impl Shelf for Output {
    fn name(&self) -> String {
        self.folder.display().to_string()
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        let path = self.place(name)?;
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unwritable(&path, &error)),
        }
    }

    fn length(&self, name: &str) -> Option<u64> {
        self.folder.join(name).symlink_metadata().ok().map(|found| found.len())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Finding> {
        Self::write(self, name, bytes).map(|_| ())
    }

    fn remove(&self, name: &str) -> Result<(), Finding> {
        let path = self.place(name)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(&path, &error)),
            _ => {
                let folder = path.parent().filter(|folder| *folder != self.folder);
                // a folder that holds something stays
                folder.map(fs::remove_dir);
                Ok(())
            }
        }
    }

    fn stage(&self) -> Result<Box<dyn Stage + '_>, Finding> {
        let made = fs::create_dir_all(&self.folder).and_then(|()| {
            self.sweep();
            let prefix = format!("{STAGE_PREFIX}{}-", std::process::id());
            tempfile::Builder::new().prefix(&prefix).suffix(STAGE_SUFFIX).tempdir_in(&self.folder)
        });
        let folder = made.map_err(|error| unwritable(&self.folder, &error))?;
        Ok(Box::new(Staging { folder, output: self, names: RefCell::default() }))
    }
}

impl Stage for Staging<'_> {
    fn create(&self, name: &str) -> Result<Box<dyn Write>, Finding> {
        let path = self.folder.path().join(name);
        let refused = |error: &io::Error| unwritable(&self.output.folder.join(name), error);
        if !is_plain(Path::new(name)) {
            return Err(outside(&path));
        }
        fs::create_dir_all(path.parent().unwrap_or(&path)).map_err(|error| refused(&error))?;
        let file = fs::File::create(&path).map_err(|error| refused(&error))?;
        self.names.borrow_mut().push(name.to_owned());
        Ok(Box::new(file))
    }

    fn failed(&self, error: &io::Error) -> Finding {
        unwritable(&self.output.folder, error)
    }

    fn deliver(self: Box<Self>) -> Result<Vec<String>, Finding> {
        let names = self.names.into_inner();
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
