//! Owns: which norms of law the words of a document print, read off its templates. May import: this room, diagnostic.
//! Never: renders a template.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Source;

use super::catalogue::Document;

/// Where the context holds norms by id.
const NORMS: &str = "law.";
/// How a template takes another in.
const INCLUDE: &str = "include \"";

/// Ids of the norms that the templates of a document name, its included parts too. `files` are all template files.
#[must_use]
pub fn printed_norms(document: &Document, files: &[Arc<Source>]) -> BTreeSet<String> {
    let (mut ids, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![document.body()]);
    while let Some(name) = open.pop() {
        let Some(file) = files.iter().find(|file| file.name == name).filter(|_| seen.insert(name)) else {
            continue;
        };
        ids.extend(file.text.split(NORMS).skip(1).map(id));
        let included = file.text.split(INCLUDE).skip(1).filter_map(|rest| rest.split('"').next());
        open.extend(included.map(str::to_owned));
    }
    ids
}

fn id(rest: &str) -> String {
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::printed_norms;
    use crate::compose::Catalogue;
    use crate::diagnostic::Source;

    #[test]
    fn parts_are_followed_and_each_norm_named_once() {
        let head = "id: A1\ntitle: 甲\ntitle_en: a\nissuer: plan\ndated: issue\naudience: 甲\nprivacy: internal\nrows: none\none_per: enterprise\npaper: a4\n";
        let files = [
            Source::new("a/b/document.yaml", head),
            Source::new("a/b/body.typ.tera", "{{ law.x.value }}{% include \"a/b/1.typ.tera\" %}"),
            Source::new("a/b/1.typ.tera", "{% if law.y.value == law.x.value %}{% endif %}"),
        ];
        let (catalogue, _) = Catalogue::read(&files);
        let document = catalogue.documents.first().expect("a document");
        assert_eq!(printed_norms(document, &files).into_iter().collect::<Vec<_>>(), ["x", "y"]);
    }
}
