//! Owns: the list of what the judgement and the documents read from a policy by name, though no pack names
//! it.
//! Never: a value of law.

/// Parameters and stages, in order.
const NAMED: [&str; 57] = [
    "archive",
    "congress_clear_days",
    "congress_delegate_minimum",
    "congress_delegates",
    "congress_papers_days",
    "congress_pass",
    "congress_quorum_denominator",
    "congress_quorum_numerator",
    "congress_threshold",
    "damages_multiple",
    "funds_proof",
    "health_channels",
    "injury_keep_grade",
    "injury_own_request_grade",
    "insurance_in_reserve",
    "internal_allowance",
    "internal_allowance_ceiling",
    "internal_allowance_floor",
    "internal_allowance_form",
    "internal_allowance_lump_sum",
    "internal_own_insurance",
    "internal_retirement_bound",
    "internal_retirement_or_years",
    "internal_retirement_within_months",
    "late_fee",
    "leave_daily_divisor",
    "leave_days",
    "leave_extra_rate",
    "leave_year_days",
    "local_average_annual_wage",
    "local_average_wage",
    "minimum_wage",
    "pension_minimum_months",
    "posted_names",
    "posted_never",
    "posted_whole_names",
    "private_columns",
    "protected_months_left",
    "protected_service_years",
    "retirement_flexible_months",
    "retirement_reform_start",
    "retirement_regime_from",
    "severance_cap_multiple",
    "severance_cap_total",
    "severance_cap_years",
    "severance_half_year_months",
    "severance_half_year_threshold",
    "severance_post_start",
    "severance_pre2008_apply_cap",
    "severance_pre2008_remainder",
    "severance_tax",
    "severance_taxable",
    "severance_under_half_months",
    "severance_year_months",
    "small_cell_minimum",
    "unemployment_months_due",
    "unreached_notice_days",
];

/// One for each category of retirement, insurance or list of bands.
const FAMILIES: [&str; 5] =
    ["employer_rate_", "retirement_cap_", "retirement_original_age_", "retirement_step_", "worker_rate_"];

/// Parameters whose ids end so are the lower bounds of a list of words.
const BANDS: &str = "_bands";

/// Whether the program itself reads a parameter or a stage of this id.
#[must_use]
pub fn reads(id: &str) -> bool {
    NAMED.binary_search(&id).is_ok()
        || id.ends_with(BANDS)
        || FAMILIES.iter().any(|family| id.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::{NAMED, reads};

    #[test]
    fn the_list_is_in_order_and_families_are_known_by_their_beginning() {
        assert!(NAMED.is_sorted());
        assert!(reads("minimum_wage") && reads("employer_rate_pension") && reads("age_bands"));
        assert!(!reads("discount_rate"));
    }
}
