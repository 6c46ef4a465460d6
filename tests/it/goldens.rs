//! The documents of the small case in three depths: Typst source, page text, and the picture of one page.
//! `ANZHI_BLESS=1` rewrites what is kept under `tests/goldens/`.

use std::path::{Path, PathBuf};

use anzhi::typeset::{self, page_text};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::support::library::{judged, small};
use super::support::root;
use super::support::shop::Shop;

/// So far the grey of a pixel may be off, and so many pixels of a thousand: other processors round differently.
/// The papers are black and white, so grey is all there is.
const NEAR: u8 = 2;
/// Kept pictures have sixteen greys only, to be small.
const STEP: u8 = 17;
const STRAY: usize = 5;

/// Words of the page that tells most, where it is not the first.
const TELLING: &[(&str, &str)] = &[("A1", "序号费用项目"), ("B1", "序号工号姓名"), ("B2", "序号工号姓名")];

fn kept(name: &str) -> PathBuf {
    root().join("tests/goldens").join(name)
}

pub fn blessing() -> bool {
    std::env::var_os("ANZHI_BLESS").is_some_and(|value| value == "1")
}

#[test]
fn the_documents_are_those_that_were_approved() {
    let shop = Shop::open();
    let judged = judged(small("roster.csv"), small("funds.yaml"));
    let subject = judged.subject();
    let mut faults = Vec::new();
    let due = shop.due(&subject);
    let stems: Vec<String> = due.iter().map(|document| document.file_stem()).collect();
    for name in std::fs::read_dir(kept("")).expect("goldens").map(|entry| entry.expect("a file").file_name())
    {
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(stems.contains(&stem), "{stem} is of no document that the small case makes");
    }
    for document in due {
        let stem = document.file_stem();
        let source = shop.source(&subject, document);
        compare_text(&format!("{stem}.typ"), &source, &mut faults);
        let pages = shop.pages(&subject, document, &source, 0..judged.case.workers.len());
        let texts = page_text(&pages);
        let text: String = texts
            .iter()
            .enumerate()
            .map(|(at, text)| format!("── {} ──\n{}\n", at + 1, text.trim_end()))
            .collect();
        compare_text(&format!("{stem}.txt"), &text, &mut faults);
        let words = TELLING.iter().find(|(id, _)| *id == document.id).map(|(_, words)| *words);
        let page = words.and_then(|words| texts.iter().position(|text| text.contains(words))).unwrap_or(0);
        let picture = typeset::png(&pages, page, 1.0).expect("a page");
        compare_picture(&format!("{stem}.png"), picture, &mut faults);
    }
    assert!(faults.is_empty(), "{}\n(ANZHI_BLESS=1 approves)", faults.join("\n"));
}

fn compare_text(name: &str, now: &str, faults: &mut Vec<String>) {
    if blessing() {
        std::fs::create_dir_all(kept("")).expect("a folder");
        std::fs::write(kept(name), now).expect("written");
        return;
    }
    let before = std::fs::read_to_string(kept(name)).unwrap_or_default();
    if before == now {
        return;
    }
    let at = before.lines().zip(now.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    faults.push(format!("{name}:{}\n  was {}\n  now {}", at + 1, line(&before), line(now)));
}

fn compare_picture(name: &str, now: Vec<u8>, faults: &mut Vec<String>) {
    let read =
        |bytes: Vec<u8>| RasterImage::plain(Bytes::new(bytes), ExchangeFormat::Png).expect("a picture");
    let now = read(now).dynamic().to_luma8();
    if blessing() {
        std::fs::write(kept(name), sixteen_greys(now.width(), now.height(), now.as_raw())).expect("written");
        return;
    }
    let Ok(before) = std::fs::read(kept(name)) else {
        faults.push(format!("{name} is not kept"));
        return;
    };
    let before = read(before).dynamic().to_luma8();
    if before.dimensions() != now.dimensions() {
        faults.push(format!("{name} has another size"));
        return;
    }
    let pairs = before.as_raw().iter().zip(now.as_raw());
    let far = pairs.filter(|(one, other)| one.abs_diff(**other) > NEAR + STEP / 2).count();
    let all = before.as_raw().len();
    if far * 1_000 > all * STRAY {
        faults.push(format!("{name} differs in {far} of {all} pixels"));
    }
}

/// A PNG of four bits a pixel.
fn sixteen_greys(width: u32, height: u32, greys: &[u8]) -> Vec<u8> {
    let grey = |grey: u8| (grey.saturating_add(STEP / 2)) / STEP;
    let row = |row: &[u8]| -> Vec<u8> {
        row.chunks(2).map(|two| grey(two[0]) << 4 | two.get(1).map_or(0, |one| grey(*one))).collect()
    };
    let rows: Vec<u8> = greys.chunks_exact(width as usize).flat_map(row).collect();
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory");
    writer.write_image_data(&rows).expect("as many pixels as were said");
    writer.finish().expect("memory");
    picture
}

#[test]
fn pictures_are_kept_in_sixteen_greys() {
    let greys = [0, 17, 250, 255, 8, 9];
    let kept = RasterImage::plain(Bytes::new(sixteen_greys(3, 2, &greys)), ExchangeFormat::Png);
    let kept = kept.expect("a picture").dynamic().to_luma8();
    assert_eq!((kept.dimensions(), kept.as_raw().as_slice()), ((3, 2), [0, 17, 255, 255, 0, 17].as_slice()));
}
