//! Two names that differ by a slip of the pen in one of their words: «Sergio Matarella», «Sergio Mattarella».

use crate::lexicon::PeoplePack;

/// Shorter words are too like each other: «Rossi», «Rosso» is the limit.
const SHORTEST: usize = 5;

/// From so many letters two edits may be one slip.
const LONG: usize = 9;

/// The words of two names, all the same but one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Which word differs.
    pub(super) word: usize,
    /// In how many edits.
    pub(super) distance: usize,
    /// Whether only the last letter differs: «Mario», «Maria».
    pub(super) only_last: bool,
    /// Whether one is the other with one more letter behind: «Andre», «Andrea».
    pub(super) adds_last: bool,
    /// Whether both begin with the same letter.
    pub(super) same_first: bool,
}

/// The slip that parts two keys of names; absent where more parts them, or nothing but an ending of the language.
pub(super) fn slip(here: &str, there: &str, pack: &PeoplePack) -> Option<Slip> {
    let (here, there): (Vec<&str>, Vec<&str>) = (here.split(' ').collect(), there.split(' ').collect());
    if here.len() != there.len() {
        return None;
    }
    let mut differing = here.iter().zip(&there).enumerate().filter(|(_, (one, other))| one != other);
    let (word, (one, other)) = differing.next()?;
    if differing.next().is_some() {
        return None;
    }
    slip_of_word(one, other, pack).map(|slip| Slip { word, ..slip })
}

/// The same for single words.
pub(super) fn slip_of_word(here: &str, there: &str, pack: &PeoplePack) -> Option<Slip> {
    let is_letters = |word: &str| word.chars().all(char::is_alphabetic);
    let (n_here, n_there) = (here.chars().count(), there.chars().count());
    let (short, long) = (n_here.min(n_there), n_here.max(n_there));
    if short < SHORTEST || 2 < long - short || !is_letters(here) || !is_letters(there) {
        return None;
    }
    let bends = |one: &str, other: &str| {
        one.strip_prefix(other).is_some_and(|end| pack.name_endings.iter().any(|it| it == end))
    };
    if here == there || bends(here, there) || bends(there, here) {
        return None;
    }
    let distance = strsim::osa_distance(here, there);
    let allowed = if long < LONG { 1 } else { 2 };
    let stem = |word: &str, n_letters: usize| word.chars().take(n_letters).collect::<String>();
    let only_last = n_here == n_there && stem(here, short - 1) == stem(there, short - 1);
    let adds_last = n_here != n_there && distance == 1 && stem(here, short) == stem(there, short);
    let same_first = here.chars().next() == there.chars().next();
    (distance <= allowed).then_some(Slip { word: 0, distance, only_last, adds_last, same_first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_may_slip_and_endings_are_no_slip() {
        let pack = PeoplePack { name_endings: vec!["s".to_owned()], ..PeoplePack::default() };
        let found = |here, there| slip(here, there, &pack).map(|it| (it.word, it.distance, it.only_last));
        assert_eq!(found("olena sirenko", "olena syrenko"), Some((1, 1, false)));
        assert_eq!(found("marco rossi", "marco rosso"), Some((1, 1, true)));
        assert_eq!(found("marcello rossi", "marcela rossi"), None);
        assert_eq!(found("anna bernardini", "anna bernadino"), Some((1, 2, false)));
        assert_eq!(found("anna kern", "anna korn"), None);
        assert_eq!(found("jean merkel", "jean merkels"), None);
        assert_eq!(found("olena sirenko", "elena syrenko"), None);
    }
}
