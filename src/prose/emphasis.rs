//! Marks of emphasis that the web left in plain text: «nel giugno del **2024**».

use std::ops::Range;

/// A run of the same mark, of the length that stands for strong emphasis.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Whether a letter or digit stands right before it.
    inside_word: bool,
}

/// The marks within one block's `text` that come in pairs round words, in order; offsets are those of `text` plus `base`.
///
/// A pair is `**…**`, `***…***`, `__…__` or `___…___`, closed tightly on both sides. One `*` or
/// `_` alone, a row of them and arithmetic such as `2**3**4` are left alone.
pub(super) fn marks(text: &str, base: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: [Option<Run>; 2] = [None, None];
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '_'])) {
        let start = at + found;
        let mark = bytes.get(start).copied().unwrap_or_default();
        let len = bytes.iter().skip(start).take_while(|byte| **byte == mark).count();
        at = start + len;
        if len != 2 && len != 3 {
            continue;
        }
        let before = text.get(..start).and_then(|it| it.chars().next_back());
        let after = text.get(at..).and_then(|it| it.chars().next());
        let follows_word = before.is_some_and(char::is_alphanumeric);
        let precedes_word = after.is_some_and(char::is_alphanumeric);
        let Some(slot) = open.get_mut(usize::from(mark == b'_')) else { continue };
        let may_close = before.is_some_and(|it| !it.is_whitespace()) && !(mark == b'_' && precedes_word);
        let may_open = after.is_some_and(|it| !it.is_whitespace()) && !(mark == b'_' && follows_word);
        match *slot {
            Some(run) if may_close && run.len == len && !(run.inside_word && precedes_word) => {
                out.extend([base + run.start..base + run.start + len, base + start..base + at]);
                *slot = None;
            }
            _ if may_open => *slot = Some(Run { start, len, inside_word: follows_word }),
            _ => {}
        }
    }
    out.sort_unstable_by_key(|range| range.start);
    out
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn check(text: &str, expected: &str) {
        let mut read = text.to_owned();
        for mark in marks(text, 0).into_iter().rev() {
            read.replace_range(mark, "");
        }
        assert_eq!(read, expected);
    }

    #[test]
    fn pairs_round_words_go() {
        check("il **15 agosto** del **1952**.", "il 15 agosto del 1952.");
        check("L’**Alta Valle** e __Rocca Nuova__", "L’Alta Valle e Rocca Nuova");
        check("***Subito*** e **s**ùbito", "Subito e sùbito");
        check("__uno **due** tre__", "uno due tre");
    }

    #[test]
    fn what_is_not_emphasis_stays() {
        check("2**3**4 e 5 * 3 * 2", "2**3**4 e 5 * 3 * 2");
        check("uno ** due ** tre", "uno ** due ** tre");
        check("nome: ____ e ****", "nome: ____ e ****");
        check("un solo ** segno", "un solo ** segno");
        check("a__b__c *uno*", "a__b__c *uno*");
    }
}
