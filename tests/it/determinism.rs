//! Same inputs, same bytes.

use super::support::{anzhi, fonts, root, sample, stderr};

#[test]
fn two_builds_give_the_same_bytes() {
    let again = tempfile::tempdir().expect("a folder");
    let out = again.path().to_string_lossy().into_owned();
    let fonts = fonts().to_string_lossy().into_owned();
    let done = anzhi(&root(), &["build", "enterprises/xiangbei-hemp", "--out", &out, "--fonts", &fonts]);
    assert!(done.status.success(), "{}", stderr(&done));
    let mut compared = 0;
    for entry in walkdir::WalkDir::new(sample()).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let other = again.path().join(entry.path().strip_prefix(sample()).expect("inside"));
        let same = std::fs::read(entry.path()).expect("first") == std::fs::read(&other).expect("second");
        assert!(same, "{} differs", entry.path().display());
        compared += 1;
    }
    assert!(compared > 830, "{compared} files compared");
}
