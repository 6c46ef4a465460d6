//! Proves what `workspace` promises: nothing outside is touched, all that is missing is told at once.

use std::fs;
use std::path::Path;

use super::{Output, Workspace, blank_case};
use crate::build::{Inputs, Shelf};
use crate::diagnostic::{Code, Findings};
use crate::model::schema::read_case;

fn scaffold(folder: &Path) {
    let output = Output::open_empty(folder).expect("an empty folder");
    for (name, bytes) in blank_case() {
        output.write(&name, bytes).expect("written");
    }
}

#[test]
fn a_new_case_has_all_its_files_and_a_second_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    scaffold(folder.path());
    let workspace = Workspace::open(folder.path()).expect("opened");
    let sources = workspace.case_files().expect("all there");
    let (case, findings) = read_case(&sources, &|word| Some(word.to_owned()), None, None);
    assert_eq!((case.map(|case| case.workers.len()), findings), (Some(7), Findings::default()));
    let again = Output::open_empty(folder.path()).map_err(|finding| finding.code);
    assert_eq!(again.err(), Some(Code::FolderNotEmpty));
}

#[test]
fn all_missing_files_are_told_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let findings = Workspace::open(folder.path()).expect("opened").case_files().expect_err("empty");
    assert_eq!(findings.0.len(), 4);
    assert!(findings.0.iter().all(|finding| finding.code == Code::FileMissing));
}

#[test]
fn a_case_overrides_file_by_file_and_packs_below_stay_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("policies/a/pack.yaml", "id: a"),
        ("policies/a/parameters/x.yaml", "x"),
        ("policies/a/b/pack.yaml", "id: a/b"),
        ("policies/a/b/channels.yaml", "y"),
        ("templates/g/d/body.typ.tera", "words"),
        ("templates/g/d/notes.txt", "no template"),
    ] {
        Output::open(folder.path()).and_then(|out| out.write(name, text.as_bytes())).expect("written");
    }
    let workspace = Workspace::open(folder.path()).expect("opened");
    assert_eq!(workspace.policy_files("a").expect("read").len(), 2);
    assert_eq!(workspace.policy_files("a/b").expect("read").len(), 2);
    assert!(workspace.policy_files("nowhere").expect("read").is_empty());
    assert!(workspace.policy_files("../a").is_err());
    let templates = workspace.template_files().expect("read");
    assert!(templates.iter().any(|source| source.name == "g/d/body.typ.tera" && source.text == "words"));
    assert!(!templates.iter().any(|source| source.name.ends_with("notes.txt")));
}

#[test]
fn names_that_lead_outside_are_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Output::open(folder.path()).expect("opened");
    for name in ["../x", "/tmp/x", "a/../../x", ""] {
        assert_eq!(output.write(name, b"x").err().map(|f| f.code), Some(Code::OutsideWorkspace), "{name}");
    }
    let path = output.write("notices/x.pdf", b"first").expect("written");
    output.write("notices/x.pdf", b"second").expect("written again");
    assert_eq!(fs::read(path).expect("read"), b"second");
    assert_eq!(
        fs::read_dir(folder.path().join("notices")).expect("read").count(),
        1,
        "no temporary file stays"
    );
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_case_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    fs::write(other.path().join("secret.yaml"), "secret").expect("written");
    scaffold(folder.path());
    fs::remove_file(folder.path().join("funds.yaml")).expect("removed");
    symlink(other.path().join("secret.yaml"), folder.path().join("funds.yaml")).expect("linked");
    symlink(other.path(), folder.path().join("policies/elsewhere")).expect("linked");
    let workspace = Workspace::open(folder.path()).expect("opened");
    let codes = |findings: Findings| findings.0.iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(workspace.case_files().map_err(codes).err(), Some(vec![Code::OutsideWorkspace]));
    assert_eq!(workspace.policy_files("elsewhere").map_err(codes).err(), Some(vec![Code::OutsideWorkspace]));
    let output = Output::open(folder.path()).expect("opened");
    let written = output.write("policies/elsewhere/x", b"x");
    assert_eq!(written.err().map(|finding| finding.code), Some(Code::OutsideWorkspace));
    assert_eq!(output.write("funds.yaml", b"x").err().map(|f| f.code), Some(Code::OutsideWorkspace));
}

#[test]
fn what_a_killed_build_left_is_swept_away_and_a_living_one_is_let_be() {
    let folder = tempfile::tempdir().expect("a folder");
    // no process has this number: the kernel's limit lies below
    let dead = folder.path().join(".anzhi-999999999-a.build");
    let alive = folder.path().join(format!(".anzhi-{}-b.build", std::process::id()));
    for left in [&dead, &alive] {
        fs::create_dir(left).expect("made");
        fs::write(left.join("0001.pdf"), "half").expect("written");
    }
    let output = Output::open(folder.path()).expect("opened");
    let staging = output.stage().expect("staged");
    assert_eq!((dead.exists(), alive.exists()), (!Path::new("/proc/self").exists(), true));
    staging.write("a/b.pdf", b"whole").expect("written");
    assert!(!folder.path().join("a").exists());
    let paths = staging.deliver().expect("delivered");
    assert_eq!(paths, [folder.path().join("a/b.pdf").display().to_string()]);
}

/// A case with one more file, and the codes of what is told when packs, templates and the case are read.
fn told_of(name: &str, text: &str) -> Vec<Code> {
    let folder = tempfile::tempdir().expect("a folder");
    scaffold(folder.path());
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
    let workspace = Workspace::open(folder.path()).expect("opened");
    let told = [
        workspace.case_files().err(),
        workspace.policy_files("cn/national").err(),
        workspace.policy_ids().err(),
        workspace.template_files().err(),
    ];
    let mut codes: Vec<Code> = told.into_iter().flatten().flat_map(|found| found.0).map(|f| f.code).collect();
    codes.dedup();
    codes
}

#[test]
fn w7_11_what_the_user_wrote_is_never_passed_over_for_what_is_built_in() {
    let ending = [
        "policies/cn/national/parameters/severance.yml",
        "policies/cn/national/methods.YAML",
        "policies/cn/national/methods.yaml.txt",
        "policies/cn/national/methods.yaml~",
        "templates/plan/plan-draft/body.typ.TERA",
        "templates/plan/plan-draft/document.yml",
        "funds.yml",
        "Progress.yaml",
        "stated.yaml.txt",
    ];
    for name in ending {
        assert_eq!(told_of(name, "x: 1"), [Code::FileEnding], "{name}");
    }
    let deep = "policies/cn/national/parameters/a/b/c/d/e/f/severance.yaml";
    assert_eq!(told_of(deep, "x: 1"), [Code::FolderDepth]);
    // a folder that is a file cannot be read
    assert_eq!(told_of("policies/cn", "x: 1"), [Code::FileMissing]);
    for name in
        ["policies/README.md", "policies/cn/national/12号文.pdf", "templates/.body.typ.tera.swp", "notes.yml"]
    {
        assert_eq!(told_of(name, "x"), [], "{name}");
    }
}

#[cfg(unix)]
#[test]
fn w7_11_a_folder_that_cannot_be_walked_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    scaffold(folder.path());
    fs::create_dir_all(folder.path().join("policies/cn")).expect("made");
    std::os::unix::fs::symlink(folder.path().join("policies"), folder.path().join("policies/cn/round"))
        .expect("linked");
    let told = Workspace::open(folder.path()).expect("opened").policy_ids().expect_err("a circle");
    assert_eq!(told.0.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::FileMissing]);
}
