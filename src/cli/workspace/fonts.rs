//! Owns: where fonts lie when no folder is named.
//! Never: reads one.

use std::path::PathBuf;

/// `fonts/` here, else beside the program; nothing where neither is there.
#[must_use]
pub fn font_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok().and_then(|path| path.canonicalize().ok());
    let beside = program.and_then(|path| Some(path.parent()?.join("fonts")));
    std::iter::once(PathBuf::from("fonts")).chain(beside).find(|folder| folder.is_dir())
}
