//! Owns: labels and what stands under them.
//! Never: knows what it labels.

use crate::cli::columns::aligned;
use crate::cli::print::Printer;

/// Labels and what stands under them, aligned; empty ones are left out.
pub fn labelled(fields: &[(&str, String)], printer: &Printer) -> String {
    let rows: Vec<Vec<String>> = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| vec![printer.messages.text(&format!("explain.{label}"), &[]), value.clone()])
        .collect();
    aligned(&rows, 2, usize::MAX)
}
