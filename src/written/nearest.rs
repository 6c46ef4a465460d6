//! Owns: the known word that a mistyped one most likely stands for.
//! Never: replaces what was written.

/// The nearest of the known words, or an empty text when none is near enough to be worth naming.
#[must_use]
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> &'w str {
    let length = word.chars().count();
    // a stray paste of a whole page would cost its length times every word
    if length > 100 {
        return "";
    }
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longest = length.max(candidate.chars().count());
            *distance <= (longest / 3).max(1) && *distance < longest
        })
        .min_by_key(|(distance, _)| *distance)
        .map_or("", |(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn names_a_near_word_and_stays_silent_otherwise() {
        assert_eq!(nearest("base_dat", ["title", "base_date"]), "base_date");
        assert_eq!(nearest("工作号", ["姓名", "工号"]), "工号");
        assert_eq!(nearest("zzz", ["title", "base_date"]), "");
        assert_eq!(nearest("男", ["女"]), "");
    }
}
