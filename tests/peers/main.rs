//! What others make of our files. Needs LibreOffice and poppler, so it runs by `make test-peers` alone.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests read and write files, and fail by panicking"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder under `target/` that this test alone writes to, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; see `make test-peers`"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Every file of the folder with the ending, by its name without it.
fn files(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let paths = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).map(|one| one.into_path());
    let named = paths.filter(|path| path.extension().is_some_and(|extension| extension == ending));
    named
        .map(|path| {
            (path.file_stem().unwrap().to_string_lossy().into_owned(), path.to_string_lossy().into_owned())
        })
        .collect()
}

/// The sample's papers in three media: all that are made once, and one worker's statement.
fn built() -> PathBuf {
    let out = folder("built");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (case, fonts) = (root.join("enterprises/xiangbei-hemp"), root.join("fonts"));
    // files of one person have one name, so one paper stands for all
    for (part, only) in [
        ("once", &["--only", "planning,notices,congress,letters"][..]),
        ("each", &["--worker", "XB0003", "--only", "E9"]),
    ] {
        let to = out.join(part);
        let paths = [&case, &to, &fonts].map(|path| path.to_string_lossy().into_owned());
        let [case, to, fonts] = paths.each_ref().map(String::as_str);
        let shared = ["build", case, "--out", to, "--fonts", fonts, "--media", "docx,html,pdf"];
        run(env!("CARGO_BIN_EXE_anzhi"), &[&shared[..], only].concat());
    }
    out
}

/// What LibreOffice makes of the Word files, in another form.
fn converted(built: &Path, form: &str) -> PathBuf {
    let ending = form.split(':').next().unwrap_or(form);
    let (out, home) = (folder(ending), folder("home"));
    let profile = format!("-env:UserInstallation=file://{}", home.display());
    let out_text = out.to_string_lossy();
    let files = files(built, "docx");
    let mut arguments = vec![profile.as_str(), "--headless", "--convert-to", form, "--outdir", &out_text];
    arguments.extend(files.values().map(String::as_str));
    run("soffice", &arguments);
    out
}

/// Characters that are said: no blanks, no lines to write on, no boxes, no page numbers of their own line.
fn bare(text: &str) -> String {
    let number = |line: &str| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let dashed = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
        dashed.is_some_and(|number| number.parse::<u32>().is_ok())
            || (line.starts_with('第') && line.contains("页共") && line.ends_with('页'))
    };
    let unsaid = |c: char| c.is_whitespace() || c.is_control() || "＿_□\u{feff}\u{200b}\u{2060}".contains(c);
    let kept: String = text.lines().filter(|line| !number(line)).collect();
    kept.chars().filter(|c| !unsaid(*c)).collect()
}

/// The words in the body of a web page.
fn words_of_page(html: &str) -> String {
    let (_, body) = html.split_once("<body>").expect("a body");
    let words = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    let words: Vec<&str> = words.collect();
    let words = words.join("\n");
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn same(name: &str, one: &str, other: &str) {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(alike.saturating_sub(12)).take(40).collect::<String>();
    assert_eq!(one.len(), other.len(), "{name} at {alike}: “{}”, “{}”", around(one), around(other));
    assert!(one == other, "{name} at {alike}: “{}”, “{}”", around(one), around(other));
}

#[test]
fn libreoffice_reads_in_word_files_what_our_pages_say() {
    let built = built();
    let (word, web, ours) = (files(&built, "docx"), files(&built, "html"), files(&built, "pdf"));
    // pages of all in one file to print have no Word file beside them
    assert!(word.len() >= 12 && word.keys().all(|name| ours.contains_key(name)), "{word:?}");
    let texts = files(&converted(&built, "txt:Text (encoded):UTF8"), "txt");
    let pages = files(&converted(&built, "pdf"), "pdf");
    let mut compared = 0;
    for name in word.keys() {
        let read = |path: &str| std::fs::read_to_string(path).expect("a file");
        let html = read(&web[name]);
        let said = bare(&words_of_page(&html));
        same(name, &said, &bare(&read(&texts[name])));
        compared += said.chars().count();
        // heads come again on each page and cells may come in another order, so tables are compared as text alone
        if !html.contains("<table") {
            same(name, &said, &bare(&run("pdftotext", &["-raw", "-enc", "UTF-8", &pages[name], "-"])));
        }
        let count = |path: &str| {
            let told = run("pdfinfo", &[path]);
            let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).expect("pages").trim();
            line.parse::<usize>().expect("a number")
        };
        let (our, their) = (count(&ours[name]), count(&pages[name]));
        eprintln!("{name}: {our} pages, by LibreOffice {their}");
        // a Word file has one ballot, from which all are printed
        assert!(their <= our + our.div_ceil(10), "{name}: {our} pages, by LibreOffice {their}");
    }
    assert!(compared > 20_000, "{compared} characters");
}
