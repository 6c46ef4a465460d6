//! A desk: a fresh folder with a copy of a case in it, to be spoilt and run.

use std::path::PathBuf;
use std::process::Output;

use serde_json::Value;

use super::{anzhi, fonts, root, stderr, stdout};

/// Where the program keeps what it made in a folder, and of what.
const KEPT: [&str; 2] = [".anzhi-made.json", ".anzhi-made.data.gz"];

/// A fresh folder with `case/` in it; documents go to `out/`.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What the program told in JSON.
pub struct Told {
    pub exit: i32,
    pub json: Value,
}

impl Desk {
    /// Without a case.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With a copy of the small case.
    pub fn small() -> Self {
        Self::of("tests/cases/small")
    }

    /// With a copy of a case of this repository.
    pub fn of(case: &str) -> Self {
        let desk = Self::empty();
        let from = root().join(case);
        for entry in walkdir::WalkDir::new(&from).into_iter().filter_map(Result::ok) {
            let to = desk.path("case").join(entry.path().strip_prefix(&from).expect("inside"));
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(&to).expect("a folder");
            } else {
                std::fs::copy(entry.path(), &to).expect("a copy");
            }
        }
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Text of a file of the case.
    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path("case").join(name)).expect("a file of the case")
    }

    /// Writes a file of the case.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path("case").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }

    /// Replaces what stands in a file of the case exactly once.
    pub fn spoil(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {name}");
        self.write(name, text.replace(from, to));
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Output {
        anzhi(self.folder.path(), arguments)
    }

    /// Runs a command that answers in JSON.
    pub fn ask(&self, arguments: &[&str]) -> Told {
        let done = self.run(&[arguments, &["--format", "json"]].concat());
        let json = serde_json::from_str(&stdout(&done));
        let json = json.unwrap_or_else(|error| panic!("{error}: {}{}", stdout(&done), stderr(&done)));
        Told { exit: done.status.code().expect("an exit code"), json }
    }

    /// Builds the case into `out/`.
    pub fn build(&self, more: &[&str]) -> Told {
        let fonts = fonts().to_string_lossy().into_owned();
        self.ask(&[&["build", "case", "--out", "out", "--fonts", &fonts], more].concat())
    }

    /// Every file below `out/`, hidden ones and leftovers too, but for the list of what was made there.
    pub fn made(&self) -> Vec<String> {
        let out = self.path("out");
        let mut names: Vec<String> = walkdir::WalkDir::new(&out)
            .min_depth(1)
            .into_iter()
            .filter_map(Result::ok)
            .map(|entry| entry.path().strip_prefix(&out).expect("inside").to_string_lossy().into_owned())
            .filter(|name| !KEPT.contains(&name.as_str()))
            .collect();
        names.sort();
        names
    }

    /// Builds, and expects exactly these errors, exit 1, and no file.
    pub fn refuses(&self, errors: &[&str]) -> Told {
        let told = self.build(&[]);
        assert_eq!(told.of("error"), errors);
        assert_eq!((told.exit, &told.json["exit"]), (1, &serde_json::json!(1)));
        assert_eq!(self.made(), Vec::<String>::new(), "nothing is written");
        told
    }
}

impl Told {
    /// Findings of a severity as `code file:line:column`, or `code file:line heading` in a table.
    pub fn of(&self, severity: &str) -> Vec<String> {
        let findings = self.json["findings"].as_array().expect("findings").iter();
        findings.filter(|finding| finding["severity"] == severity).map(line).collect()
    }

    /// The findings with a code.
    pub fn with_code(&self, code: &str) -> Vec<&Value> {
        let findings = self.json["findings"].as_array().expect("findings").iter();
        findings.filter(|finding| finding["code"] == code).collect()
    }
}

fn line(finding: &Value) -> String {
    let at = &finding["at"];
    let mut text = finding["code"].as_str().expect("a code").to_owned();
    if let Some(file) = at["file"].as_str() {
        text += &format!(" {}", file.strip_prefix("case/").unwrap_or(file));
    }
    if let Some(line) = at["line"].as_u64() {
        text += &format!(":{line}");
    }
    if let Some(column) = at["column"].as_u64() {
        text += &format!(":{column}");
    }
    if let Some(heading) = at["heading"].as_str() {
        text += &format!(" {heading}");
    }
    text
}
