//! Templates that a user edits: faults are told where they were written, and every field has its line of the reference.

use super::support::{desk::Desk, root};

#[test]
fn w7_7_a_stray_sign_is_told_at_the_line_of_the_part_that_has_it() {
    let folder = root().join("templates/planning/plan-draft");
    let mut parts: Vec<String> = std::fs::read_dir(&folder)
        .expect("parts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(".tera"))
        .collect();
    parts.sort();
    assert!(parts.len() > 8, "{parts:?}");
    for part in parts {
        let desk = Desk::small();
        let text = std::fs::read_to_string(folder.join(&part)).expect("a part");
        desk.write(&format!("templates/planning/plan-draft/{part}"), format!("{text}\n收尾共 $ 元\n"));
        let told = desk.build(&["--only", "A1"]);
        let line = text.lines().count() + if text.ends_with('\n') { 2 } else { 1 };
        let at = format!("typeset-failed planning/plan-draft/{part}:{line}:5");
        assert!(told.of("error").contains(&at), "{at}: {:?}", told.of("error"));
    }
}
