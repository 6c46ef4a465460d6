//! The finished page against GB/T 9704-2012: fonts, text area, lines, characters, page numbers, title.

use super::support::{pdf::Pdf, pdf::Run, sample};

const MM: f64 = 72.0 / 25.4;
const PAGE_HEIGHT: f64 = 297.0 * MM;
const LEFT: f64 = 28.0 * MM;
const WIDTH: f64 = 156.0 * MM;
const TOP: f64 = 37.0 * MM;
const HEIGHT: f64 = 225.0 * MM;

fn plan() -> Pdf {
    Pdf::open(&sample().join("A1-plan-draft.pdf"))
}

/// Body runs of a page by their line, from the top.
fn lines(runs: &[Run]) -> Vec<(f64, String)> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for run in runs.iter().filter(|run| (run.size - 16.0).abs() < 0.1) {
        match lines.iter_mut().find(|(y, _)| (*y - run.y).abs() < 1.0) {
            Some((_, text)) => text.push_str(&run.text),
            None => lines.push((run.y, run.text.clone())),
        }
    }
    lines.sort_by(|one, other| other.0.total_cmp(&one.0));
    lines
}

/// Pages of nothing but body text: 22 lines.
fn full_pages(pdf: &Pdf) -> Vec<Vec<(f64, String)>> {
    (0..pdf.page_count()).map(|page| lines(&pdf.runs(page))).filter(|lines| lines.len() == 22).collect()
}

#[test]
fn the_fonts_of_the_roles_are_embedded() {
    let fonts = plan().fonts().join(" ");
    for role in ["FandolFang", "FandolKai", "FandolHei", "FandolSong-Bold", "FandolSong-Regular"] {
        assert!(fonts.contains(role), "{role} in {fonts}");
    }
}

#[test]
fn a_full_page_holds_22_lines_of_28_characters() {
    let pdf = plan();
    let pages = full_pages(&pdf);
    assert!(!pages.is_empty(), "the plan has a full body page");
    let pitch = HEIGHT / 22.0;
    // marks may be squeezed to half their width, so lines with marks may hold a few more
    let is_mark = |c: &char| !c.is_alphanumeric();
    let mut held_28 = false;
    for page in &pages {
        for pair in page.windows(2) {
            assert!((pair[0].0 - pair[1].0 - pitch).abs() < 0.05, "line pitch {}", pair[0].0 - pair[1].0);
        }
        for (_, text) in page.iter().filter(|(_, text)| !text.contains(|c: char| c.is_ascii())) {
            let squeezed = text.chars().filter(is_mark).count().div_ceil(2);
            let count = text.chars().count();
            assert!(count <= 28 + squeezed, "{text}");
            held_28 |= count == 28;
        }
    }
    assert!(held_28, "some full line holds 28 characters");
}

#[test]
fn text_keeps_to_156_by_225_millimetres() {
    let pdf = plan();
    for page in 0..pdf.page_count() {
        for run in pdf.runs(page).iter().filter(|run| (run.size - 16.0).abs() < 0.1 && run.text != " ") {
            assert!(run.x > LEFT - 0.5 && run.x < LEFT + WIDTH, "page {page}: {run:?}");
            let from_top = PAGE_HEIGHT - run.y;
            assert!(from_top > TOP && from_top < TOP + HEIGHT + 0.5, "page {page}: {run:?}");
        }
    }
}

#[test]
fn page_numbers_stand_outside_odd_and_even() {
    let pdf = plan();
    for page in 0..pdf.page_count().min(6) {
        let runs = pdf.runs(page);
        let below: Vec<&Run> = runs.iter().filter(|run| PAGE_HEIGHT - run.y > TOP + HEIGHT + 3.0).collect();
        let text: String = below.iter().map(|run| run.text.as_str()).collect();
        let bare: String = text.chars().filter(|c| c.is_ascii_digit()).collect();
        assert_eq!(bare, (page + 1).to_string(), "page number of page {}: {text}", page + 1);
        assert!(text.contains('—'), "dashes beside the number: {text}");
        let first = below.iter().map(|run| run.x).fold(f64::MAX, f64::min);
        let right_half = first > LEFT + WIDTH / 2.0;
        assert_eq!(right_half, page % 2 == 0, "page {} has its number outside", page + 1);
        assert!(below.iter().all(|run| (run.size - 14.0).abs() < 0.2), "4号 on page {}", page + 1);
    }
}

#[test]
fn the_title_is_set_in_the_title_face_at_22_points() {
    let runs = plan().runs(0);
    let title: Vec<&Run> = runs.iter().filter(|run| run.text.contains("安置方案")).collect();
    let title = title.iter().find(|run| (run.size - 22.0).abs() < 0.1).expect("a title of 22 points");
    assert!(title.font.contains("FandolSong-Bold"), "{title:?}");
}
