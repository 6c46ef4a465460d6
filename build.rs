//! Owns: one thing: the folders that the binary embeds are watched, so that a new file in them is not left out.
//! Never: makes anything.

fn main() {
    for folder in ["templates", "policies", "enterprises", "locales"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
