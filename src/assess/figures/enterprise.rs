//! Owns: figures of the enterprise's own accounts.
//! Never: judges them.

use crate::assess::figure::Quantity;

use super::sheet::Sheet;

/// Ids by year: `equity.YEAR`, `debt_ratio.YEAR`, `result.YEAR`; what lies below zero is a debt or a loss.
pub(super) fn draw_up(sheet: &mut Sheet<'_>) {
    let (years, at) = (&sheet.case.enterprise.finance, sheet.case.enterprise.roll_at.clone());
    for known in years {
        let (year, assets, debts) = (known.year, known.assets, known.liabilities);
        for (id, plus, minus) in [("equity", assets, debts), ("result", known.profit, known.loss)] {
            let left = plus - minus;
            let working = format!("{plus} − {minus} = {left}");
            sheet.put(&format!("{id}.{year}"), Quantity::Money(left), working, &at);
        }
        sheet.share(&format!("debt_ratio.{year}"), debts.yuan(), assets.yuan(), &at);
    }
}
