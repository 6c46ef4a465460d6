//! Owns: line breaks of a source that are no blanks: between two lines of Chinese a template may break where
//! it likes.
//! Never: joins lines of code, or a line that means something by standing alone.

use std::ops::Range;

use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse};
use unicode_width::UnicodeWidthChar;

/// A source with its lines joined, and how to find back.
pub(super) struct Joined {
    /// The text that is typeset.
    pub(super) text: String,
    /// Where in that text something was left out, and how many bytes were left out up to there; in order.
    cuts: Vec<(usize, usize)>,
}

impl Joined {
    /// Joins lines of running text. Typst makes a blank of each line break; that is right between two Latin words and
    /// wrong on either side of a Chinese character, where no blank is written.
    pub(super) fn new(source: &str) -> Self {
        let root = parse(source);
        let mut breaks = Vec::new();
        find(&root, 0, &mut breaks);
        let (mut text, mut cuts, mut at, mut removed) =
            (String::with_capacity(source.len()), Vec::new(), 0, 0);
        for Break { range, after_code } in breaks {
            text.push_str(&source[at..range.start]);
            let mut left_out = range.len();
            if after_code {
                // else what follows could be read as more of the code
                text.push(';');
                left_out -= 1;
            }
            removed += left_out;
            cuts.push((text.len(), removed));
            at = range.end;
        }
        text.push_str(&source[at..]);
        Self { text, cuts }
    }

    /// The range of the source from which a range of the joined text comes.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        self.before(range.start, true)..self.before(range.end, false)
    }

    /// `begins`: what begins where lines were joined comes from the later line, what ends there from the earlier.
    fn before(&self, at: usize, begins: bool) -> usize {
        let passed = self.cuts.partition_point(|(cut, _)| if begins { *cut <= at } else { *cut < at });
        at + passed.checked_sub(1).map_or(0, |last| self.cuts[last].1)
    }
}

struct Break {
    range: Range<usize>,
    after_code: bool,
}

/// Line breaks below a node that begins at `start` which are to go.
fn find(node: &SyntaxNode, start: usize, breaks: &mut Vec<Break>) {
    let mut at = start;
    let children: Vec<&SyntaxNode> = node.children().collect();
    for (number, child) in children.iter().enumerate() {
        let range = at..at + child.len();
        if child.kind() == SyntaxKind::Space
            && child.leaf_text().contains('\n')
            && node.kind() == SyntaxKind::Markup
        {
            let (earlier, later) = (before(&children[..number]), after(&children[number + 1..]));
            if let (Some(earlier), Some(later)) = (earlier, later)
                && (earlier, later) != (Side::Narrow, Side::Narrow)
            {
                breaks.push(Break { range, after_code: earlier == Side::Code });
            }
        }
        find(child, at, breaks);
        at += child.len();
    }
}

/// What stands at one side of a line break.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A Latin letter, a digit or the like.
    Narrow,
    /// A Chinese character or sign.
    Wide,
    /// Code that gives what nobody knows yet, closed by a semicolon or opened by a hash.
    Unknown,
    /// The same, not closed.
    Code,
}

/// What the last of the nodes is; nothing if a line break after it has a meaning.
fn before(nodes: &[&SyntaxNode]) -> Option<Side> {
    let (last, rest) = nodes.split_last()?;
    match last.kind() {
        SyntaxKind::Text => side(last.leaf_text().chars().next_back()),
        SyntaxKind::Semicolon => {
            let value = rest.last()?;
            let text = value.cast::<ast::Str>();
            if is_statement(value) {
                None
            } else {
                text.map_or(Some(Side::Unknown), |text| side(text.get().chars().next_back()))
            }
        }
        _ if rest.last().is_some_and(|node| node.kind() == SyntaxKind::Hash) && !is_statement(last) => {
            Some(Side::Code)
        }
        _ => None,
    }
}

/// What the first of the nodes is; nothing if a line break before it has a meaning.
fn after(nodes: &[&SyntaxNode]) -> Option<Side> {
    let (first, rest) = nodes.split_first()?;
    match first.kind() {
        SyntaxKind::Text => side(first.leaf_text().chars().next()),
        SyntaxKind::Hash => {
            let value = rest.first()?;
            let text = value.cast::<ast::Str>();
            if is_statement(value) {
                None
            } else {
                text.map_or(Some(Side::Unknown), |text| side(text.get().chars().next()))
            }
        }
        _ => None,
    }
}

fn side(c: Option<char>) -> Option<Side> {
    Some(match c.and_then(UnicodeWidthChar::width_cjk) {
        None => Side::Unknown,
        Some(2) => Side::Wide,
        Some(_) => Side::Narrow,
    })
}

/// Code that says nothing by itself.
fn is_statement(node: &SyntaxNode) -> bool {
    matches!(
        node.kind(),
        SyntaxKind::LetBinding
            | SyntaxKind::SetRule
            | SyntaxKind::ShowRule
            | SyntaxKind::ModuleImport
            | SyntaxKind::ModuleInclude
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(source: &str) -> String {
        Joined::new(source).text
    }

    #[test]
    fn chinese_lines_join_and_latin_ones_do_not() {
        for (source, text) in [
            ("甲，\n  乙。\n丙", "甲，乙。丙"),
            ("甲第\n3条", "甲第3条"),
            ("in\nEnglish", "in\nEnglish"),
            ("共3\n人", "共3人"),
            ("“甲”\n乙", "“甲”乙"),
            ("#\"甲\";\n乙", "#\"甲\";乙"),
            ("#\"A\";\nB", "#\"A\";\nB"),
            ("#w.name\n同志", "#w.name;同志"),
            ("甲\n#sentence(\"乙\");\n#sentence(\"丙\")", "甲#sentence(\"乙\");#sentence(\"丙\")"),
            ("- 甲\n  乙\n- 丙", "- 甲乙\n- 丙"),
            ("#f[甲\n乙]", "#f[甲乙]"),
        ] {
            assert_eq!(joined(source), text, "{source:?}");
        }
    }

    #[test]
    fn a_line_break_with_a_meaning_stays() {
        for source in [
            "甲\n\n乙",
            "= 甲\n乙",
            "甲\n= 乙",
            "甲\n- 乙",
            "甲 // 注\n乙",
            "#let a = 1\n乙",
            "乙\n#let a = 1\n#set text(size: 1pt)\n#show: x => x\n丙",
            "甲 \\\n乙",
            "#[\n甲\n]",
            "#f(\n  甲,\n  乙\n)",
        ] {
            assert_eq!(joined(source), source);
        }
    }

    #[test]
    fn a_place_leads_back_to_where_it_was_written() {
        let source = "甲\n  乙\n#f(1)\n丙 $";
        let joined = Joined::new(source);
        assert_eq!(joined.text, "甲乙#f(1);丙 $");
        for word in ["甲", "乙", "#f(1)", "丙", "$", "丙 $"] {
            let found = |text: &str| {
                let at = text.find(word).expect(word);
                at..at + word.len()
            };
            assert_eq!(joined.origin(found(&joined.text)), found(source), "{word}");
        }
    }
}
