//! Owns: identity numbers of nobody: right in their check digit, in a region that does not exist.
//! Never: a region of the real list; the reader of samples sees to that.

use std::collections::HashMap;

use chrono::Datelike;

use crate::model::identity::check_digit;
use crate::model::{Date, Sex};

use super::random::Random;

/// Sequence numbers of one day and sex in one region.
const ROOM: u32 = 500;

/// Numbers given out so far.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    given: HashMap<(usize, Date, bool), u32>,
}

impl Numbers {
    /// The next free number; regions are tried from one drawn by lot.
    pub(super) fn next(&mut self, regions: &[String], birth: Date, sex: Sex, random: &mut Random) -> String {
        let male = sex == Sex::Male;
        let start = usize::try_from(random.below(regions.len() as u64)).unwrap_or(0);
        for at in (start..regions.len()).chain(0..start) {
            let given = self.given.entry((at, birth, male)).or_insert(0);
            if *given < ROOM {
                // a stride prime to the room keeps neighbours apart and repeats nothing
                let sequence = (birth.num_days_from_ce().unsigned_abs() + *given * 147) % ROOM;
                *given += 1;
                let region = regions.get(at).map_or("", String::as_str);
                return whole(region, birth, sequence * 2 + u32::from(male));
            }
        }
        String::new()
    }
}

fn whole(region: &str, birth: Date, sequence: u32) -> String {
    let mut number = format!("{region}{}{sequence:03}", birth.format("%Y%m%d"));
    number.push(char::from(check_digit(number.as_bytes())));
    number
}
