//! What is short for a name in full: surname, first name, initial and surname, the first word of a body.

use rustc_hash::FxHashMap;

use super::name::key_of;
use super::{Name, NameKind, Referent};

/// The most words of a person's name.
const LONGEST: usize = 8;

/// Parts of the article's names in full, each with the one name that has it.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// A word or the last words of a person's name.
    persons: FxHashMap<String, Owner>,
    /// First and last word of a person's name of more than two, and initial and last word.
    outlines: FxHashMap<String, Owner>,
    /// The first words of a body's name.
    bodies: FxHashMap<String, Owner>,
}

/// Whose a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// One name's only.
    One(usize),
    /// Of several, so that nobody is meant for sure.
    Several,
}

impl Owner {
    fn one(self) -> Option<usize> {
        match self {
            Owner::One(owner) => Some(owner),
            Owner::Several => None,
        }
    }
}

impl Parts {
    /// Indexes the names in full, each with its index and kind.
    pub(super) fn of<'a>(names: impl Iterator<Item = (usize, NameKind, &'a str)>) -> Self {
        let mut parts = Parts::default();
        // «G. Neri» and «Giulia Neri» are not two persons of one surname.
        let mut initials = Vec::new();
        // The longer first: «George Bush» is no second person beside «George W. Bush».
        let mut names: Vec<(usize, NameKind, &str)> = names.collect();
        names.sort_by_key(|(_, _, written)| std::cmp::Reverse(written.split([' ', '-']).count()));
        for (index, kind, written) in names {
            match kind {
                NameKind::Person => {
                    let key = key_of(written);
                    if key.split(' ').next().is_some_and(|first| first.chars().count() == 1) {
                        initials.push((index, key));
                    } else if parts.outlines.get(&key).and_then(|owner| owner.one()).is_none() {
                        parts.person(index, written, &key);
                    }
                }
                NameKind::Organisation => parts.body(index, &key_of(written)),
                NameKind::Place | NameKind::Other => {}
            }
        }
        for (index, key) in initials {
            if parts.outlines.get(&outline_of(&key)).and_then(|owner| owner.one()).is_none() {
                parts.person(index, &key, &key);
            }
        }
        parts
    }

    fn person(&mut self, index: usize, written: &str, key: &str) {
        let words: Vec<&str> = key.split(' ').collect();
        // A headline all in capitals is nobody's name.
        if LONGEST < words.len() || words.len() < 2 {
            return;
        }
        let is_small = |word: &str| {
            written.split([' ', '-']).any(|it| {
                it.chars().next().is_some_and(char::is_lowercase) && key_of(it) == word && written != key
            })
        };
        let tails = (1..words.len()).filter_map(|from| words.get(from..)).map(|tail| tail.join(" "));
        let heads = (2..words.len()).filter_map(|to| words.get(..to)).map(|head| head.join(" "));
        let single = words.iter().filter(|word| 1 < word.chars().count() && !is_small(word));
        let all = single.map(|word| (*word).to_owned()).chain(tails.filter(|tail| tail.contains(' ')));
        for part in all.chain(heads) {
            put(&mut self.persons, part, index);
        }
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            put(&mut self.outlines, outline_of(key), index);
            if 2 < words.len() {
                put(&mut self.outlines, format!("{first} {last}"), index);
            }
        }
    }

    fn body(&mut self, index: usize, key: &str) {
        let words: Vec<&str> = key.split(' ').collect();
        for to in 1..words.len().min(LONGEST) {
            if let Some(head) = words.get(..to) {
                put(&mut self.bodies, head.join(" "), index);
            }
        }
    }

    /// The one person whose name has `key` as a part, an ending of the genitive left out.
    pub(super) fn owner(&self, key: &str, genitives: &[String]) -> Option<usize> {
        match self.persons.get(key) {
            Some(owner) => owner.one(),
            None => bare(key, genitives).find_map(|bare| self.persons.get(bare)).and_then(|it| it.one()),
        }
    }

    /// Whether some person's name has `key` as a part.
    pub(super) fn knows(&self, key: &str, genitives: &[String]) -> bool {
        self.persons.contains_key(key) || bare(key, genitives).any(|bare| self.persons.contains_key(bare))
    }

    /// Whether several persons share `key`.
    pub(super) fn is_shared(&self, key: &str) -> bool {
        self.persons.get(key) == Some(&Owner::Several)
    }

    /// The fuller name of which the person's name `written` is an outline: «G. Neri», «George Bush».
    pub(super) fn fuller(&self, index: usize, written: &str) -> Option<usize> {
        let key = key_of(written);
        let n_words = key.split(' ').count();
        let is_initial = n_words == 2 && key.split(' ').next().is_some_and(|it| it.chars().count() == 1);
        if n_words < 2 {
            return None;
        }
        let found = if is_initial || n_words == 2 {
            self.outlines.get(&key).or_else(|| self.persons.get(&key))
        } else {
            self.persons.get(&key)
        };
        found.and_then(|owner| owner.one()).filter(|owner| *owner != index)
    }
}

fn put(map: &mut FxHashMap<String, Owner>, part: String, index: usize) {
    map.entry(part)
        .and_modify(|owner| {
            if *owner != Owner::One(index) {
                *owner = Owner::Several;
            }
        })
        .or_insert(Owner::One(index));
}

/// «giulia maria neri» → «g neri».
fn outline_of(key: &str) -> String {
    let first = key.chars().next().unwrap_or(' ');
    let last = key.rsplit(' ').next().unwrap_or("");
    format!("{first} {last}")
}

/// `key` without each ending of the genitive that it has: „balanovs“ → „balanov“.
fn bare<'a>(key: &'a str, genitives: &'a [String]) -> impl Iterator<Item = &'a str> {
    genitives.iter().filter_map(|ending| key.strip_suffix(ending.as_str())).filter(|bare| 3 <= bare.len())
}

/// The one body whose name begins with `key`: “Apple” of “Apple Computer”, «Corte» of «Corte costituzionale».
pub(super) fn short_of_body(key: &str, parts: &Parts) -> Option<usize> {
    parts.bodies.get(key).and_then(|owner| owner.one())
}

/// Leaves out the referents without a mention, and counts the others anew.
pub(super) fn drop_unused(names: &mut [Name], referents: &mut Vec<Referent>) {
    if referents.iter().all(|it| !it.mentions.is_empty()) {
        return;
    }
    let mut next = 0;
    let moved: Vec<usize> = referents
        .iter()
        .map(|it| {
            let at = next;
            next += usize::from(!it.mentions.is_empty());
            at
        })
        .collect();
    referents.retain(|it| !it.mentions.is_empty());
    for name in names {
        name.referent = moved.get(name.referent).copied().unwrap_or(name.referent);
    }
}
