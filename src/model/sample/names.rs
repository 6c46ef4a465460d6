//! Owns: made-up names of people from lists of common characters.
//! Never: a name that was taken from anybody.

use crate::model::Sex;

use super::random::Random;

/// Characters by use, a line each: the word before the colon says which.
const LISTS: &str = include_str!("names.txt");

/// The lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    common: Vec<char>,
    surnames: Vec<char>,
    men: Vec<char>,
    women: Vec<char>,
    either: Vec<char>,
}

impl Names {
    pub(super) fn load() -> Self {
        let mut names = Self::default();
        for (word, characters) in LISTS.lines().filter_map(|line| line.split_once(':')) {
            let list = match word {
                "common" => &mut names.common,
                "surnames" => &mut names.surnames,
                "men" => &mut names.men,
                "women" => &mut names.women,
                "either" => &mut names.either,
                _ => continue,
            };
            list.extend(characters.chars().filter(|character| !character.is_whitespace()));
        }
        names
    }

    /// A surname, the common ones more often, and one or two characters.
    pub(super) fn one(&self, sex: Sex, random: &mut Random) -> String {
        let surnames = if random.below(5) < 3 { &self.common } else { &self.surnames };
        let given = if sex == Sex::Male { &self.men } else { &self.women };
        let mut name = String::new();
        name.extend(random.pick(surnames));
        if random.below(4) > 0 {
            let first = if random.below(2) > 0 { given } else { &self.either };
            name.extend(random.pick(first));
        }
        name.extend(random.pick(given));
        name
    }
}
