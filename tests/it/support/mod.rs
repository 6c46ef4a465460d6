//! What several tests need: the sample case built once, packs, data files, the program itself.

pub mod desk;
pub mod fields;
pub mod house_style;
pub mod library;
pub mod matrix;
pub mod packs;
pub mod papers;
pub mod pdf;
pub mod reference;
pub mod rows;
pub mod sheets;
pub mod shop;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, OnceLock};

use anzhi::diagnostic::Source;
use anzhi::policy::Policy;

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The national pack.
pub fn national() -> Policy {
    static PACK: OnceLock<Policy> = OnceLock::new();
    PACK.get_or_init(|| {
        let (policy, findings) = anzhi::policy::read("cn/national", &pack_files);
        assert_eq!(findings.0, Vec::new());
        policy.expect("the national pack")
    })
    .clone()
}

fn pack_files(id: &str) -> Vec<Arc<Source>> {
    let folder = root().join("policies").join(id);
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root()).expect("in the repository").to_string_lossy().into_owned();
            Source::new(name, std::fs::read_to_string(path).expect("a readable pack"))
        })
        .collect()
}

/// Folder and `document.yaml` of every document that the program carries, in order of folder.
pub fn documents() -> Vec<(String, String)> {
    let templates = root().join("templates");
    let files = walkdir::WalkDir::new(&templates).sort_by_file_name().into_iter().filter_map(Result::ok);
    let folder = |path: &Path| {
        let folder = path.strip_prefix(&templates).expect("in templates").parent().expect("a folder");
        folder.to_string_lossy().into_owned()
    };
    let read = |path: &Path| std::fs::read_to_string(path).expect("a document");
    files
        .filter(|entry| entry.file_name() == "document.yaml")
        .map(|entry| (folder(entry.path()), read(entry.path())))
        .collect()
}

/// The words of every command, and of those below one, from the shape of the command line.
pub fn commands() -> Vec<Vec<String>> {
    let root = <anzhi::cli::line::Arguments as clap::CommandFactory>::command();
    let name = |command: &clap::Command| command.get_name().to_owned();
    let below = |command: &clap::Command| -> Vec<Vec<String>> {
        let nested = command.get_subcommands().map(|sub| vec![name(command), name(sub)]);
        std::iter::once(vec![name(command)]).chain(nested).collect()
    };
    root.get_subcommands().flat_map(below).collect()
}

/// Runs the program in a folder, in Chinese unless the arguments say otherwise.
pub fn anzhi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anzhi"))
        .current_dir(folder)
        .env("ANZHI_LANG", "zh")
        .env_remove("LC_ALL")
        .env("NO_COLOR", "1")
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Standard output as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The folder of fonts that `make fonts` fills.
pub fn fonts() -> PathBuf {
    root().join("fonts")
}

/// The sample case, built once for all tests into a folder under `target/`.
pub fn sample() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = root().join("target/it/sample");
        let _ = std::fs::remove_dir_all(&out);
        let out_text = out.to_string_lossy().into_owned();
        let fonts = fonts().to_string_lossy().into_owned();
        let done =
            anzhi(&root(), &["build", "enterprises/xiangbei-hemp", "--out", &out_text, "--fonts", &fonts]);
        assert!(done.status.success(), "{}", stderr(&done));
        out
    })
}
