//! Floor 8: what a finding is known by, wherever its sentence moves, and the findings that are known already.
//!
//! A key is the hash of a rule, of the words that it underlines and of those of their sentence: it stays when lines
//! are added above or a paragraph is wrapped anew, and changes when the sentence does. Knows neither disk nor
//! configuration.

use std::collections::BTreeMap;

use crate::reference::stable_hash;

/// What a sentence is known by: its words, whatever stands between them.
pub fn sentence_key(sentence: &str) -> u64 {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    stable_hash(&words)
}

/// The key of what the rule `code` finds at `words` in the sentence with this key; what stands between words does
/// not count.
///
/// ```
/// use fonte::known::{key_of, sentence_key};
/// let key = |words, sentence| key_of("unsourced-number", words, sentence_key(sentence));
/// assert_eq!(key("43 banchi", "Sono 43 banchi."), key("43\nbanchi", "Sono 43\nbanchi."));
/// assert_ne!(key("43 banchi", "Sono 43 banchi."), key("43 banchi", "Erano 43 banchi."));
/// ```
pub fn key_of(code: &str, words: &str, sentence: u64) -> u64 {
    let sentence = format!("{sentence:016x}");
    let mut parts = vec![code];
    parts.extend(words.split_whitespace());
    // A mark that is no word, so that nothing passes from one to the other.
    parts.extend(["\n", &sentence]);
    stable_hash(&parts)
}

/// Findings of one article that are known already, by key, with how many of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    counts: BTreeMap<u64, usize>,
}

impl Known {
    /// So many findings of each key.
    pub fn new(counts: impl IntoIterator<Item = (u64, usize)>) -> Self {
        let mut known = Self::default();
        for (key, n) in counts {
            *known.counts.entry(key).or_default() += n;
        }
        known
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Whether a finding with this key is among them; each counts once.
    pub fn take(&mut self, key: u64) -> bool {
        match self.counts.get_mut(&key) {
            Some(n) if 0 < *n => {
                *n -= 1;
                true
            }
            _ => false,
        }
    }

    /// Those that nobody has taken.
    pub fn left(&self) -> impl Iterator<Item = (u64, usize)> {
        self.counts.iter().filter(|(_, n)| 0 < **n).map(|(key, n)| (*key, *n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_known_finding_counts_once() {
        let mut known = Known::new([(1, 1), (2, 1), (1, 1)]);
        assert_eq!([known.take(1), known.take(1), known.take(1), known.take(3)], [true, true, false, false]);
        assert_eq!(known.left().collect::<Vec<_>>(), [(2, 1)]);
    }
}
