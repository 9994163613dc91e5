//! The trie over word ids, and the walk that gives tokens their readings.

use rustc_hash::FxHashMap;

use super::fold::{WordId, fold_into, without_accents};
use super::{Kinds, Sense};

/// Collects words and phrases before they are frozen into [`Words`].
#[derive(Debug, Default)]
pub struct Builder {
    ids: FxHashMap<String, WordId>,
    edges: FxHashMap<(u32, WordId), u32>,
    senses: Vec<Vec<Sense>>,
}

impl Builder {
    /// An empty builder.
    pub fn new() -> Self {
        Self { ids: FxHashMap::default(), edges: FxHashMap::default(), senses: vec![Vec::new()] }
    }

    /// Adds one reading of `phrase`: words parted by spaces, with elisions as they are written
    /// («l'altro ieri», «dell'anno scorso»).
    pub fn add(&mut self, phrase: &str, sense: Sense) {
        let mut folded = String::new();
        fold_into(phrase, &mut folded);
        let mut node = 0;
        for word in split_words(&folded) {
            let next_id = WordId(self.ids.len() as u32 + 1);
            let id = *self.ids.entry(word.to_owned()).or_insert(next_id);
            let grown = self.senses.len() as u32;
            node = *self.edges.entry((node, id)).or_insert(grown);
            if node == grown {
                self.senses.push(Vec::new());
            }
        }
        if node != 0 && !self.senses[node as usize].contains(&sense) {
            self.senses[node as usize].push(sense);
        }
    }

    /// The ids of the words of a folded phrase, which need not have a reading of their own.
    pub(super) fn ids(&mut self, folded: &str) -> Vec<WordId> {
        split_words(folded)
            .map(|word| {
                let next_id = WordId(self.ids.len() as u32 + 1);
                *self.ids.entry(word.to_owned()).or_insert(next_id)
            })
            .collect()
    }

    /// Freezes the words.
    pub fn finish(self) -> Words {
        // A word typed without its accents is still that word, unless it is another word of the lists.
        let mut plain: FxHashMap<String, WordId> = FxHashMap::default();
        for (word, id) in &self.ids {
            if !word.is_ascii() && 4 <= word.chars().count() {
                let bare = without_accents(word);
                if !self.ids.contains_key(&bare) {
                    plain.insert(bare, *id);
                }
            }
        }
        let mut ids = self.ids;
        let mut first = vec![0; ids.len() + 1];
        for (&(node, word), &next) in &self.edges {
            if node == 0
                && let Some(place) = first.get_mut(word.0 as usize)
            {
                *place = next;
            }
        }
        ids.extend(plain);
        let kinds_of = |senses: &Vec<Sense>| senses.iter().map(Kinds::of).fold(Kinds::NONE, Kinds::or);
        let kinds = self.senses.iter().map(kinds_of).collect();
        Words { ids, edges: self.edges, first, senses: self.senses, kinds }
    }
}

/// The words of a folded phrase; an apostrophe ends a word and belongs to it, as in the tokens.
fn split_words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split_whitespace().flat_map(split_genitive).flat_map(split_hyphens)
}

/// An elided word keeps its apostrophe («dell'anno» is `dell'` and `anno`); an English genitive is a token of
/// its own (“country's” is `country` and `'s`).
fn split_genitive(word: &str) -> impl Iterator<Item = &str> {
    let (stem, genitive) = match word.strip_suffix("'s") {
        Some(stem) if !stem.is_empty() => (stem, Some("'s")),
        _ => (word, None),
    };
    stem.split_inclusive('\'').chain(genitive)
}

/// Hyphens are tokens of their own («ex-ministro» is three).
fn split_hyphens(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '\'';
        let cut = match rest.char_indices().find(|(_, letter)| is_sign(*letter)) {
            Some((0, sign)) => sign.len_utf8(),
            Some((at, _)) => at,
            None => rest.len(),
        };
        let (piece, tail) = rest.split_at(cut);
        rest = tail;
        Some(piece)
    })
}

/// All words and phrases of a language, frozen.
#[derive(Debug)]
pub struct Words {
    ids: FxHashMap<String, WordId>,
    edges: FxHashMap<(u32, WordId), u32>,
    /// The node behind each word that opens a phrase, by its id; 0 for the others.
    first: Vec<u32>,
    senses: Vec<Vec<Sense>>,
    /// The sorts of the readings of each node.
    kinds: Vec<Kinds>,
}

/// A phrase found in the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many tokens it covers.
    pub n_tokens: u32,
    /// The trie's node; [`Words::senses`] gives its readings.
    node: u32,
}

impl Words {
    /// The id of a folded word.
    pub fn id(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or_default()
    }

    /// The readings of a match.
    #[inline]
    pub fn senses(&self, found: Match) -> &[Sense] {
        &self.senses[found.node as usize]
    }

    /// The sorts of the readings of a match.
    #[inline]
    pub fn kinds(&self, found: Match) -> Kinds {
        self.kinds[found.node as usize]
    }

    /// The readings of a single word given by its folded form; empty where it stands in no list.
    pub fn senses_of(&self, folded: &str) -> &[Sense] {
        self.edges.get(&(0, self.id(folded))).map_or(&[], |&node| self.senses[node as usize].as_slice())
    }

    /// Every phrase that begins at the first of `words`, longest first, written into `out` (cleared first).
    pub fn matches(&self, words: impl Iterator<Item = WordId>, out: &mut Vec<Match>) {
        out.clear();
        let mut node = 0;
        for (index, word) in words.enumerate() {
            if word == WordId::UNKNOWN {
                break;
            }
            let next = match node {
                0 => self.first.get(word.0 as usize).copied().unwrap_or_default(),
                node => self.edges.get(&(node, word)).copied().unwrap_or_default(),
            };
            if next == 0 {
                break;
            }
            node = next;
            if !self.senses[node as usize].is_empty() {
                out.push(Match { n_tokens: index as u32 + 1, node });
            }
        }
        out.reverse();
    }
}
