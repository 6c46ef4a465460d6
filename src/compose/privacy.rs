//! Owns: what posted papers may show of a person (个人信息保护法 第二十五条、第五十一条).
//! Never: loosens a profile by itself.

pub use crate::model::Profile;

/// Surnames of two characters; the file says which are left out, and why.
const COMPOUND_SURNAMES: &str = include_str!("compound_surnames.txt");

fn compound_surnames() -> impl Iterator<Item = &'static str> {
    let lines = COMPOUND_SURNAMES.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// The surname and a star for each further character: 王**, 欧阳*. A name with a dot keeps its first part where
/// another follows; a name of one character keeps nothing.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let name = name.trim_matches(['·', '•', ' ']);
    if let Some((first, rest)) = name.split_once(['·', '•']) {
        return format!("{first}·{}", "*".repeat(rest.chars().count()));
    }
    let count = name.chars().count();
    let compound = count > 2 && compound_surnames().any(|surname| name.starts_with(surname));
    let shown = if compound { 2 } else { usize::from(count > 1) };
    name.chars().take(shown).chain(std::iter::repeat_n('*', count.saturating_sub(shown))).collect()
}

/// First and last characters with stars between: `mask_between(id, 4, 4)`.
#[must_use]
pub fn mask_between(text: &str, head: usize, tail: usize) -> String {
    let count = text.chars().count();
    if count <= head + tail {
        return "*".repeat(count);
    }
    text.chars().enumerate().map(|(at, c)| if at < head || at >= count - tail { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{compound_surnames, mask_between, mask_name};

    #[test]
    fn compound_surnames_are_shown_whole_where_nothing_else_is_likelier() {
        let mut known: Vec<&str> = compound_surnames().collect();
        assert!(known.iter().all(|surname| surname.chars().count() == 2));
        known.sort_unstable();
        assert!(known.windows(2).all(|two| two[0] != two[1]));
        assert_eq!(mask_name("申屠建国"), "申屠**");
        assert_eq!(mask_name("万俟卨"), "万俟*");
        assert_eq!(mask_name("贺兰英"), "贺**");
        assert_eq!(mask_name("乐正平"), "乐**");
    }

    #[test]
    fn masks_leave_what_the_defaults_leave() {
        assert_eq!(mask_name("王小明"), "王**");
        assert_eq!(mask_name("欧阳明"), "欧阳*");
        assert_eq!(mask_name("欧阳"), "欧*");
        assert_eq!(mask_name("阿依古丽·买买提"), "阿依古丽·***");
        assert_eq!(mask_between("420201196706150019", 4, 4), "4202**********0019");
        assert_eq!(mask_between("13800138000", 3, 4), "138****8000");
        assert_eq!(mask_between("123", 4, 4), "***");
    }

    #[test]
    fn h17_no_name_is_left_whole() {
        assert_eq!(mask_name("王秀英·"), "王**");
        assert_eq!(mask_name("·王秀英"), "王**");
        assert_eq!(mask_name("王"), "*");
        assert_eq!(mask_name("买买提·"), "买**");
    }
}
