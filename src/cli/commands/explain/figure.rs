//! Owns: numbers of the case with their working, found by id, by name or by value.
//! Never: calculates.

use rust_decimal::Decimal;
use serde_json::json;

use crate::assess::{Figure, Quantity};
use crate::build::Judged;
use crate::cli::print::{Answer, Printer};
use crate::cli::report;
use crate::model::Money;
use crate::policy::cite;

use super::fields::labelled;
use super::name::name;

/// What may follow a number; ten thousands are printed to two decimals.
const UNITS: [&str; 9] = ["万元", "万", "元", "人月", "个月", "人", "日", "天", "%"];
const TEN_THOUSANDS: [&str; 2] = ["万元", "万"];

/// The figure of this id.
pub fn of_id(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    judged.assessment.figures.get(wanted).map(|figure| one(judged, figure, printer))
}

/// Every figure of this very name.
pub fn called(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    by_name(judged, &|name| name == wanted, printer)
}

/// Every figure whose name holds the words.
pub fn holding(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    by_name(judged, &|name| name.contains(wanted), printer)
}

fn by_name(judged: &Judged, is_meant: &dyn Fn(&str) -> bool, printer: &Printer) -> Option<Answer> {
    let figures = judged.assessment.figures.iter();
    let meant: Vec<&Figure> = figures.filter(|figure| is_meant(&name(judged, figure, printer))).collect();
    all(judged, &meant, &[], printer)
}

/// Every figure of the case, then every sum of a worker, that has this value as it may be printed.
pub fn valued(judged: &Judged, wanted: &str, printer: &Printer) -> Option<Answer> {
    let value = Printed::read(wanted)?;
    let figures: Vec<&Figure> =
        judged.assessment.figures.iter().filter(|figure| value.is(&figure.value)).collect();
    let workers = judged.case.workers.iter().zip(&judged.assessment.workers);
    let of_workers: Vec<(&str, &Figure)> = workers
        .flat_map(|(worker, found)| {
            let sums = found.sums.items.iter().chain(&found.sums.reserved).chain([&found.total]);
            sums.filter(|figure| !figure.money().is_zero() && value.is(&figure.value))
                .map(|figure| (worker.number.as_str(), figure))
        })
        .collect();
    all(judged, &figures, &of_workers, printer)
}

/// A number as somebody copied it from a page.
struct Printed {
    number: Decimal,
    ten_thousands: bool,
}

impl Printed {
    fn read(text: &str) -> Option<Self> {
        let unit = UNITS.iter().find(|unit| text.ends_with(**unit)).copied().unwrap_or_default();
        let number = text.strip_suffix(unit)?.trim().replace([',', '，'], "");
        let number = number.parse().ok()?;
        Some(Self { number, ten_thousands: unit.is_empty() || TEN_THOUSANDS.contains(&unit) })
    }

    /// Money may stand in yuan or in ten thousands, whatever was copied with it.
    fn is(&self, value: &Quantity) -> bool {
        let in_ten_thousands =
            |money: Money| Money::round_half_up(money.yuan() / Decimal::from(10_000)).yuan();
        match value {
            Quantity::Money(money) => {
                money.yuan() == self.number || (self.ten_thousands && in_ten_thousands(*money) == self.number)
            }
            other => other.number() == Some(self.number),
        }
    }
}

/// One figure is told whole; of several each is told, with the worker that it belongs to.
fn all(
    judged: &Judged,
    figures: &[&Figure],
    of_workers: &[(&str, &Figure)],
    printer: &Printer,
) -> Option<Answer> {
    match (figures, of_workers) {
        ([], []) => None,
        ([figure], []) => Some(one(judged, figure, printer)),
        _ => {
            let lines = figures.iter().map(|figure| text(judged, figure, printer));
            let people = of_workers
                .iter()
                .map(|(number, figure)| format!("{number}  {}", text(judged, figure, printer)));
            let mut told: Vec<_> = figures.iter().map(|figure| report::figure(figure)).collect();
            told.extend(of_workers.iter().map(|(number, figure)| {
                let mut data = report::figure(figure);
                data["worker"] = (*number).into();
                data
            }));
            let data = json!({ "kind": "figures", "figures": told });
            Some(Answer { text: lines.chain(people).collect::<Vec<_>>().join("\n\n"), data })
        }
    }
}

fn one(judged: &Judged, figure: &Figure, printer: &Printer) -> Answer {
    let mut data = report::figure(figure);
    data["kind"] = "figure".into();
    data["name"] = name(judged, figure, printer).into();
    Answer { text: text(judged, figure, printer), data }
}

fn text(judged: &Judged, figure: &Figure, printer: &Printer) -> String {
    let head = format!("{}  {}  {}", figure.id, name(judged, figure, printer), value(figure));
    let working = figure.working.iter().map(|line| format!("    {line}"));
    let unchecked =
        if figure.checked() { String::new() } else { printer.messages.text("report.unchecked", &[]) };
    let fields = [("basis", cite(figure.basis())), ("doubt", unchecked), ("at", figure.from.to_string())];
    let lines = std::iter::once(head).chain(working).chain([labelled(&fields, printer)]);
    lines.collect::<Vec<_>>().join("\n")
}

fn value(figure: &Figure) -> String {
    match figure.value {
        Quantity::Money(money) => money.to_string(),
        Quantity::Share(_) => format!("{}%", figure.value.text()),
        _ => figure.value.text(),
    }
}
