//! Same inputs, same bytes.

use super::support::{anzhi, fonts, root, sample, stderr};

#[test]
fn two_builds_give_the_same_bytes() {
    let again = tempfile::tempdir().expect("a folder");
    let out = again.path().to_string_lossy().into_owned();
    let fonts = fonts().to_string_lossy().into_owned();
    let only = "A1,A3,B1,B2,C1,C4,C7,C8,D1,D2,D3,E9";
    let done = anzhi(
        &root(),
        &["build", "enterprises/xiangbei-hemp", "--out", &out, "--fonts", &fonts, "--only", only],
    );
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
