//! The packs that ship, read from the folder `policies/`.

use std::sync::Arc;

use anzhi::diagnostic::Source;

use super::root;

/// Ids of all packs, in order.
pub fn shipped() -> Vec<String> {
    let folder = root().join("policies");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .filter(|file| file.file_name() == "pack.yaml")
        .map(|file| {
            let pack = file.path().parent().expect("a folder").strip_prefix(&folder).expect("inside");
            pack.to_string_lossy().replace('\\', "/")
        })
        .collect()
}

/// The YAML files of one pack, without those of packs in folders below it.
pub fn files(id: &str) -> Vec<Arc<Source>> {
    files_in("policies", id)
}

/// The same for a pack that ships or, failing that, for one that only tests have.
pub fn files_or_fixture(id: &str) -> Vec<Arc<Source>> {
    let shipped = files(id);
    if shipped.is_empty() { files_in("tests/packs", id) } else { shipped }
}

fn files_in(packs: &str, id: &str) -> Vec<Arc<Source>> {
    let folder = root().join(packs).join(id);
    let walk = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter();
    let own = walk.filter_entry(|entry| entry.depth() == 0 || !entry.path().join("pack.yaml").exists());
    own.filter_map(Result::ok)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "yaml"))
        .map(|file| {
            let name = file.path().strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/");
            Source::new(name, std::fs::read_to_string(file.path()).expect("a readable file"))
        })
        .collect()
}
