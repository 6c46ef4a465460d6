//! Owns: the list of what was made for a case in an output folder, and the removal of what is made no more: the
//! statement of a worker who left the roster must not be handed out. May import: diagnostic, the rest of this room.
//! Never: touches a file that it did not make; reads a case.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Finding, Place};

use super::output::{Output, Staging};
use super::unwritable;

/// Where the list lies in the folder.
const LIST: &str = ".anzhi-made.json";

/// What was made for a case in a folder.
#[derive(Debug)]
pub struct Made {
    output: Output,
    list: List,
}

#[derive(Debug, Serialize, Deserialize)]
struct List {
    /// What tells the case from others: the credit code of its enterprise.
    case: String,
    /// The enterprise in words, for whoever meets the folder with another case.
    enterprise: String,
    /// Files by their names from the folder.
    files: BTreeSet<String>,
}

impl Made {
    /// Reads the list of a folder; a folder without one has nothing of ours.
    ///
    /// # Errors
    /// The folder was made by another case, or its list cannot be read.
    pub fn open(output: &Output, case: &str, enterprise: &str) -> Result<Self, Finding> {
        let path = output.folder().join(LIST);
        let files = match fs::read_to_string(&path) {
            Ok(text) => {
                let list = serde_json::from_str::<List>(&text).ok();
                if list.as_ref().is_none_or(|list| list.case != case) {
                    let other = list.map(|list| list.enterprise).unwrap_or_default();
                    let finding = Finding::new(Code::FolderOfAnother, Place::Case);
                    return Err(finding.fact("folder", output.folder().display()).fact("enterprise", other));
                }
                list.map(|list| list.files).unwrap_or_default()
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(unwritable(&path, &error)),
        };
        let list = List { case: case.to_owned(), enterprise: enterprise.to_owned(), files };
        Ok(Self { output: output.clone(), list })
    }

    /// Delivers a build and removes what an earlier one made and this one did not. `remade` tells the files that
    /// this build would have made again if they were still wanted. Gives the paths as the user would type them.
    ///
    /// # Errors
    /// A place is a link or cannot be written.
    pub fn deliver(
        mut self,
        staging: Staging,
        remade: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<String>, Finding> {
        let names = staging.names();
        let gone = |name: &String| remade(name) && !names.contains(name);
        let gone: Vec<String> = self.list.files.iter().filter(|name| gone(name)).cloned().collect();
        // listed before they appear, so that a build that is killed now leaves nothing that nobody owns
        self.list.files.extend(names.iter().cloned());
        self.save()?;
        let paths = staging.deliver()?;
        for name in &gone {
            self.remove(name)?;
            self.list.files.remove(name);
        }
        self.save()?;
        Ok(paths)
    }

    fn save(&self) -> Result<(), Finding> {
        let text = serde_json::to_vec_pretty(&self.list).unwrap_or_default();
        self.output.write(LIST, &text).map(|_| ())
    }

    /// Removes a file, and its folder when nothing else lies there.
    fn remove(&self, name: &str) -> Result<(), Finding> {
        let path = self.output.place(name)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(&path, &error)),
            _ => {
                let folder = path.parent().filter(|folder| *folder != self.output.folder());
                // a folder that holds something stays
                folder.map(fs::remove_dir);
                Ok(())
            }
        }
    }
}
