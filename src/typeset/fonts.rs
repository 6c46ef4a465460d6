//! Owns: the fonts at hand, which of them plays which role, and which characters they lack.
//! Never: chooses a font by chance: folders and files are taken in a fixed order.

use std::path::PathBuf;

use typst::foundations::{Dict, IntoValue};
use typst::text::{Font, FontBook, FontInfo, FontStretch, FontStyle, FontVariant, FontWeight};
use typst::utils::LazyHash;
use typst_kit::fonts::{self, FontPath, FontStore};

use strum::VariantArray;

use super::FontRole;
use crate::diagnostic::{Code, Coded, Finding, Findings, Place};

/// The font that plays one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontUse {
    /// The part it plays.
    pub role: FontRole,
    /// Family, under the name by which Typst knows it.
    pub family: String,
    /// The weight to ask for, 100 to 900.
    pub weight: u16,
    /// The file it lies in.
    pub path: PathBuf,
    /// Whether a free font stands in for the one that the norm names.
    pub substitute: bool,
    /// Its place in the font book.
    index: usize,
}

/// Every font at hand, scanned once and shared by all documents.
pub struct FontLibrary {
    store: FontStore,
    uses: Vec<FontUse>,
    missing: Vec<FontRole>,
    folders: Vec<PathBuf>,
}

impl FontLibrary {
    /// Scans folders, and the system's own fonts if wished, and fills the roles. A folder that cannot
    /// be read counts as empty: what is then lacking shows in [`missing`](Self::missing).
    ///
    /// With `system` off, the same folder gives the same choice, and so the same bytes, anywhere.
    #[must_use]
    pub fn load(folders: &[PathBuf], system: bool) -> Self {
        let mut found: Vec<(FontPath, FontInfo)> = Vec::new();
        for folder in folders {
            found.extend(in_order(fonts::scan(folder)));
        }
        if system {
            found.extend(in_order(fonts::system()));
        }
        let paths: Vec<PathBuf> = found.iter().map(|(at, _)| at.path.clone()).collect();
        let mut store = FontStore::new();
        store.extend(found);

        let mut uses = Vec::new();
        let mut missing = Vec::new();
        for role in FontRole::VARIANTS.iter().copied() {
            match choose(store.book(), &paths, role) {
                Some(chosen) => uses.push(chosen),
                None => missing.push(role),
            }
        }
        Self { store, uses, missing, folders: folders.to_vec() }
    }

    /// The fonts chosen, a role each.
    #[must_use]
    pub fn uses(&self) -> &[FontUse] {
        &self.uses
    }

    /// Fingerprint of the fonts chosen: families, weights, and every byte of their files.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut seen: Vec<&PathBuf> = Vec::new();
        for font in &self.uses {
            hasher.update(format!("{}\t{}\t{}\n", font.role.code(), font.family, font.weight).as_bytes());
            // one file may play several roles
            if let Some(loaded) = self.store.font(font.index).filter(|_| !seen.contains(&&font.path)) {
                hasher.update(loaded.data());
                seen.push(&font.path);
            }
        }
        hasher.finalize().to_hex().to_string()
    }

    /// The roles that no font at hand can play.
    #[must_use]
    pub fn missing(&self) -> &[FontRole] {
        &self.missing
    }

    /// What the user should know: a role that nothing can play (no document may be made), a role that
    /// a free font plays (a notice). A fallback is never a substitute: any will do.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut findings = Findings::default();
        let folders: Vec<String> = self.folders.iter().map(|folder| folder.display().to_string()).collect();
        for role in &self.missing {
            let finding = Finding::new(Code::FontMissing, Place::Case).fact("role", role.code());
            findings.push(finding.fact("folders", folders.join("、")));
        }
        for font in self.uses.iter().filter(|font| font.substitute) {
            let at = Place::File(font.path.display().to_string());
            let finding = Finding::new(Code::FontSubstitute, at);
            findings.push(finding.fact("role", font.role.code()).fact("family", &font.family));
        }
        findings
    }

    /// The characters of a text that neither the role's font nor the fallback has, each once, in the
    /// order of the text. Control characters are not counted; nor is white space.
    #[must_use]
    pub fn uncovered(&self, text: &str, role: FontRole) -> Vec<char> {
        let book = self.store.book();
        let infos: Vec<&FontInfo> = self
            .uses
            .iter()
            .filter(|font| font.role == role || font.role == FontRole::Fallback)
            .filter_map(|font| book.info(font.index))
            .collect();
        let mut lacking = Vec::new();
        for c in text.chars().filter(|c| !c.is_control() && !c.is_whitespace()) {
            if !lacking.contains(&c) && !infos.iter().any(|info| info.coverage.contains(u32::from(c))) {
                lacking.push(c);
            }
        }
        lacking
    }

    /// What templates find in `sys.inputs`: the family of each role by its name, the weight of the title face as
    /// `xiaobiaosong-weight`, and `landscape` where the sheet lies.
    pub(super) fn inputs(&self, landscape: bool) -> Dict {
        let mut inputs = Dict::new();
        for font in &self.uses {
            inputs.insert(font.role.code().into(), font.family.as_str().into_value());
            let weight = format!("{}-weight", font.role.code());
            inputs.insert(weight.into(), font.weight.to_string().into_value());
        }
        if landscape {
            inputs.insert("landscape".into(), "yes".into_value());
        }
        inputs
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }
}

/// A folder is listed in whatever order the disk likes; a fixed one is needed, for Typst prefers the
/// first of equals.
fn in_order(faces: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<(FontPath, FontInfo)> {
    let mut faces: Vec<_> = faces.collect();
    faces.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    faces
}

fn choose(book: &FontBook, paths: &[PathBuf], role: FontRole) -> Option<FontUse> {
    let own = role.own().iter().map(|family| (*family, 400, false));
    let free = role.free().iter().map(|(family, weight)| (*family, *weight, role != FontRole::Fallback));
    // The office's rare-character fonts hold nothing else, so for the fallback free ones come first.
    let candidates: Vec<_> =
        if role == FontRole::Fallback { free.chain(own).collect() } else { own.chain(free).collect() };
    candidates.into_iter().find_map(|(family, weight, substitute)| {
        let index = book.select(&family.to_lowercase(), upright(weight))?;
        let info = book.info(index)?;
        // A variable font has every weight; of any other only its own can be had.
        let weight = if info.axes.is_empty() { info.variant.weight.to_number() } else { weight };
        Some(FontUse {
            role,
            family: info.family.clone(),
            weight,
            path: paths.get(index)?.clone(),
            substitute,
            index,
        })
    })
}

fn upright(weight: u16) -> FontVariant {
    FontVariant::new(FontStyle::Normal, FontWeight::from_number(weight), FontStretch::NORMAL)
}

#[cfg(test)]
pub(super) fn for_tests() -> std::sync::Arc<FontLibrary> {
    use std::sync::{Arc, OnceLock};
    static FONTS: OnceLock<Arc<FontLibrary>> = OnceLock::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fonts");
    FONTS.get_or_init(|| Arc::new(FontLibrary::load(&[folder], false))).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_fonts_fill_every_role() {
        let fonts = for_tests();
        assert_eq!(fonts.missing(), []);
        let families: Vec<_> = fonts.uses().iter().map(|font| (font.family.as_str(), font.weight)).collect();
        assert_eq!(
            families,
            [
                ("FandolFang R", 400),
                ("FandolKai", 400),
                ("FandolHei", 400),
                ("FandolSong", 400),
                ("FandolSong", 700),
                ("Noto Serif CJK SC", 400),
            ]
        );
        assert_eq!(fonts.findings().0.len(), 5, "five substitutes, and the fallback is none");
    }

    #[test]
    fn a_character_that_no_font_has_is_told() {
        let fonts = for_tests();
        assert_eq!(fonts.uncovered("职工\u{E000}安置\u{E000}\n", FontRole::Fangsong), ['\u{E000}']);
        assert!(fonts.uncovered("䶮", FontRole::Fangsong).is_empty(), "the fallback has rare characters");
    }

    #[test]
    fn an_empty_folder_leaves_every_role_open() {
        let fonts = FontLibrary::load(&[PathBuf::from("/nowhere/at/all")], false);
        assert_eq!(fonts.missing(), FontRole::VARIANTS);
        assert!(fonts.findings().any_error());
    }
}
