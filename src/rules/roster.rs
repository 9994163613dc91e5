//! The house list of names, indexed once for an article.

use rustc_hash::FxHashMap;

use crate::mention::{HouseName, key_of};

use super::Context;

/// The house list by key and by surname, read once for an article.
pub(super) struct Roster<'a> {
    by_key: FxHashMap<String, Vec<&'a HouseName>>,
    by_surname: FxHashMap<String, Vec<&'a HouseName>>,
}

impl<'a> Roster<'a> {
    /// Indexes the list.
    pub(super) fn of(list: &'a [HouseName]) -> Self {
        let mut roster = Self { by_key: FxHashMap::default(), by_surname: FxHashMap::default() };
        for entry in list {
            let key = key_of(&entry.name);
            if let Some((_, surname)) = key.rsplit_once(' ').filter(|_| entry.role.is_some()) {
                roster.by_surname.entry(surname.to_owned()).or_default().push(entry);
            }
            let mut keys: Vec<String> = entry.aliases.iter().map(|it| key_of(it)).chain([key]).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                roster.by_key.entry(key).or_default().push(entry);
            }
        }
        roster
    }

    /// The entries that write this name in one of their forms, in the order of the list.
    pub(super) fn entries(&self, key: &str) -> &[&'a HouseName] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Who this is on the day of publication; an office that is over hides none that followed.
    pub(super) fn role(&self, ctx: &Context<'_>, key: &str) -> Option<&'a str> {
        self.entries(key).iter().find_map(|it| it.role_on(ctx.published()))
    }

    /// The one person of this surname, whom several entries may name.
    pub(super) fn bearer(&self, surname: &str) -> Option<Result<&'a HouseName, Ambiguous>> {
        let entries = self.by_surname.get(surname)?;
        let (first, others) = entries.split_first()?;
        let is_one = others.iter().all(|it| key_of(&it.name) == key_of(&first.name));
        Some(if is_one { Ok(first) } else { Err(Ambiguous) })
    }
}

/// Several persons bear a surname.
pub(super) struct Ambiguous;
