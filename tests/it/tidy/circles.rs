//! No two files need each other: what one names, the other must be able to do without.
//!
//! A name leads through every re-export to the file that defines it; `mod` and re-exports are no need. What a macro puts
//! together and what a method call finds by the type of its value are not seen.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemUse, UseTree, Visibility};

use super::{is_tests, sources};

/// A path of modules from the crate's root.
type Path = Vec<String>;

/// One file as others see it, and what it names itself.
#[derive(Default)]
struct Module {
    /// Its path below `src/`.
    file: String,
    /// Names of what it defines.
    defines: BTreeSet<String>,
    /// Names that it takes from elsewhere, with the path as written.
    takes: BTreeMap<String, Path>,
    /// Paths that it needs: private imports and whatever its code names.
    needs: BTreeSet<Path>,
}

/// All modules of the crate by path.
type Modules = BTreeMap<Path, Module>;

fn path_of(file: &str) -> Path {
    let name = file.trim_end_matches(".rs");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let named = |word: &syn::Path| word.is_ident("test");
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| named(&path))
    })
}

/// The names that an item defines: one, none for an `impl`, all that it writes down for a macro.
fn names(item: &Item) -> Vec<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => {
            let text = item.mac.tokens.to_string();
            let words: Vec<&str> = text.split_whitespace().collect();
            let kind = |word| ["const", "enum", "fn", "static", "struct"].contains(&word);
            return words.windows(2).filter(|pair| kind(pair[0])).map(|pair| pair[1].to_owned()).collect();
        }
        _ => return Vec::new(),
    };
    vec![ident.to_string()]
}

/// Every name that a `use` brings, with its path.
fn leaves(tree: &UseTree, mut path: Path, found: &mut Vec<(String, Path)>) {
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.to_string());
            leaves(&step.tree, path, found);
        }
        UseTree::Name(leaf) if leaf.ident == "self" => {
            found.push((path.last().cloned().unwrap_or_default(), path));
        }
        UseTree::Name(leaf) => {
            path.push(leaf.ident.to_string());
            found.push((leaf.ident.to_string(), path));
        }
        UseTree::Rename(leaf) => {
            path.push(leaf.ident.to_string());
            found.push((leaf.rename.to_string(), path));
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path.clone(), found)),
        UseTree::Glob(_) => {}
    }
}

impl Module {
    fn of(file: &str, text: &str) -> Self {
        let parsed = syn::parse_file(text).expect("a source that compiles");
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        module.defines = parsed.items.iter().flat_map(names).collect();
        module.visit_file(&parsed);
        module
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut found = Vec::new();
        leaves(&item.tree, Vec::new(), &mut found);
        // handing a name on is no need of it
        if matches!(item.vis, Visibility::Inherited) {
            self.needs.extend(found.iter().map(|(_, path)| path.clone()));
        }
        self.takes.extend(found);
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.needs.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        // the words of a call are no tree; rows of names with `::` between them are paths all the same
        let text = call.tokens.to_string().replace(" :: ", "::");
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let paths = words.filter(|word| word.contains("::"));
        self.needs.extend(paths.map(|word| word.split("::").map(str::to_owned).collect::<Path>()));
        visit::visit_macro(self, call);
    }
}

/// The module that defines what a path names, seen from `from`; `None` for what is not ours or is a module itself.
fn home<'m>(modules: &'m Modules, from: &Path, path: &[String], depth: usize) -> Option<&'m Path> {
    let (first, rest) = path.split_first()?;
    // two modules that hand a name to each other would lead round for ever
    let depth = depth.checked_sub(1)?;
    match first.as_str() {
        "crate" => inside(modules, &Vec::new(), rest, depth),
        "self" | "Self" => inside(modules, from, rest, depth),
        "super" => inside(modules, &from[..from.len().checked_sub(1)?].to_vec(), rest, depth),
        _ => inside(modules, from, path, depth),
    }
}

fn inside<'m>(modules: &'m Modules, at: &Path, path: &[String], depth: usize) -> Option<&'m Path> {
    let (first, rest) = path.split_first()?;
    if first == "super" || first == "self" {
        return home(modules, at, path, depth);
    }
    let (own, module) = modules.get_key_value(at)?;
    // a function may have the name of the module from which it comes
    let child: Path = at.iter().chain([first]).cloned().collect();
    if modules.contains_key(&child) && !rest.is_empty() {
        return inside(modules, &child, rest, depth);
    }
    if let Some(taken) = module.takes.get(first) {
        let whole: Path = taken.iter().chain(rest).cloned().collect();
        return home(modules, at, &whole, depth);
    }
    module.defines.contains(first).then_some(own)
}

/// File → files that it needs, each with one name that it needs there.
fn needs(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeMap<String, String>> {
    let ours = files.iter().filter(|(file, _)| !is_tests(file) && *file != "main.rs");
    let modules: Modules = ours.map(|(file, text)| (path_of(file), Module::of(file, text))).collect();
    let mut needs = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (from, module) in &modules {
        let needed = needs.entry(module.file.clone()).or_default();
        for path in &module.needs {
            if let Some(to) = home(&modules, from, path, 16).filter(|to| *to != from) {
                needed.insert(modules[to].file.clone(), path.join("::"));
            }
        }
    }
    needs
}

/// Everything that can be reached from a file, by any number of steps.
fn reached(needs: &BTreeMap<String, BTreeMap<String, String>>, from: &str) -> BTreeSet<String> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(needs[file].keys().filter(|to| seen.insert((*to).clone())).map(String::as_str));
    }
    seen
}

/// Every need that lies on a circle.
fn circles(files: &BTreeMap<String, String>) -> Vec<String> {
    let needs = needs(files);
    let reached: BTreeMap<&str, _> =
        needs.keys().map(|file| (file.as_str(), reached(&needs, file))).collect();
    let mut circles = Vec::new();
    for (file, to) in &needs {
        for (other, name) in to.iter().filter(|(other, _)| reached[other.as_str()].contains(file)) {
            circles.push(format!("{file} needs {other} ({name})"));
        }
    }
    circles
}

#[test]
fn a_circle_is_found_through_re_exports_and_not_where_there_is_none() {
    let files = |b: &str| {
        let house = [
            ("lib.rs", "pub mod room;"),
            ("room/mod.rs", "mod a;\nmod b;\npub use a::A;\npub(crate) use b::{B, b};"),
            ("room/a.rs", "use crate::room::B;\npub struct A(B);"),
            ("room/b.rs", b),
        ];
        house.map(|(file, text)| (file.to_owned(), text.to_owned())).into_iter().collect()
    };
    let found = |b: &str| circles(&files(b));
    let none = "pub struct B;\npub fn b() {}\n#[cfg(test)]\nmod tests { use super::super::A; }";
    assert_eq!(found(none), Vec::<String>::new());
    for circle in [
        "pub struct B;\nfn b(_: super::A) {}",
        "use crate::room;\npub struct B;\nfn b() -> room::A { todo() }",
        "use super::A as Other;\npub struct B(Other);",
        "pub struct B;\nfn b() { assert!(super::A::of(1)) }",
    ] {
        assert_eq!(found(circle).len(), 2, "{circle}");
    }
}

#[test]
fn files_form_no_circle() {
    let circles = circles(&sources());
    assert!(circles.is_empty(), "{} needs lie on circles:\n{}", circles.len(), circles.join("\n"));
}
