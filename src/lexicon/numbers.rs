//! `numbers.toml`: numerals, scale words, separators, collectives, fractions, approximators, and the
//! words that tell a figure from a number that only names something.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::Sense;
use super::number_word::{Collective, Limit, NumberCue, NumberWord, Side};
use super::trie::Builder;

/// Words on both sides of a figure.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sides {
    /// Those before it.
    pub before: Vec<String>,
    /// Those behind it.
    pub after: Vec<String>,
}

/// The approximators by kind.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Approximators {
    /// «circa».
    pub about: Sides,
    /// «quasi».
    pub nearly: Sides,
    /// «oltre».
    pub over: Sides,
    /// «almeno».
    pub at_least: Sides,
    /// «fino a».
    pub up_to: Sides,
    /// «meno di».
    pub under: Sides,
}

/// The two words of a range.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RangeRow {
    /// What opens it: «tra».
    pub open: Vec<String>,
    /// What parts its ends: «e».
    pub link: Vec<String>,
    /// Whether it may also tell of a change, so that the greater end may stand first: «dai 50 ai 30».
    pub is_change: bool,
}

/// The file `numbers.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersPack {
    /// The decimal mark, `.` or `,`; the other one groups thousands.
    pub decimal: String,
    /// Whether some of its countries write the marks the other way: in half of America Spanish writes 1,200,000.
    pub both_ways: bool,
    /// Whether prices in euros are written in the language's way, and others on the tags of other countries.
    pub euro_prices: bool,
    /// Whether plain spaces group thousands: «10 000».
    pub space_groups: bool,
    /// Whether units come before tens in one word: «einundzwanzig».
    pub units_before_tens: bool,
    /// Whether sixties and eighties count on to nineteen: «soixante-dix».
    pub vigesimal: bool,
    /// Whether adjectives stand before the counted noun.
    pub head_last: bool,
    /// Whether nouns are capitalised.
    pub capital_nouns: bool,
    /// Cardinals below a thousand.
    pub cardinals: BTreeMap<String, u64>,
    /// Forms of cardinals inside compound words only: `vent` of «ventuno».
    pub compound: BTreeMap<String, u64>,
    /// What joins units to tens inside compound words: `und`.
    pub compound_links: Vec<String>,
    /// Scale words from a thousand up.
    pub scales: BTreeMap<String, u64>,
    /// Abbreviated scale words.
    pub abbreviations: BTreeMap<String, u64>,
    /// Articles that count as one before a scale word.
    pub articles: Vec<String>,
    /// Words for a half.
    pub halves: Vec<String>,
    /// Phrases that add a half.
    pub and_half: Vec<String>,
    /// Shares in a word: numerator and denominator.
    pub shares: BTreeMap<String, [u64; 2]>,
    /// Denominators.
    pub denominators: BTreeMap<String, u64>,
    /// Ranks.
    pub ordinals: BTreeMap<String, u64>,
    /// Endings that make a rank of a number word: `esimo`.
    pub ordinal_suffixes: Vec<String>,
    /// Endings that make a denominator of a number word: `avos`, `stel`.
    pub denominator_suffixes: Vec<String>,
    /// Whether ranks are said one by one, and cardinals take a rank of a thousand and up only:
    /// «cincuenta y dos milésimo tricentésimo séptimo».
    pub rank_runs: bool,
    /// Whether the tens of a denominator are a word of their own: « cent trente cinquièmes » is 100/35.
    pub split_ranks: bool,
    /// Whether a full stop makes a rank of the digits before it: „der 4. Platz“.
    pub ordinal_dot: bool,
    /// Scale words that the language's grammar calls nouns, which the bare number of a figure leaves out: «millones».
    pub scale_nouns: Vec<String>,
    /// Whether halves and the article that counts one are adjectives: «media hora», and halves alone no figures: «clase media».
    pub adjective_halves: bool,
    /// Endings that make one part of a number word behind an article: `esimo` of «un ventesimo».
    pub one_part_suffixes: Vec<String>,
    /// Endings that make an age of a number word: `enne`.
    pub age_suffixes: Vec<String>,
    /// Letters a number word may have lost before such an ending.
    pub lost_endings: Vec<String>,
    /// Collectives.
    pub collectives: BTreeMap<String, Collective>,
    /// Approximators.
    pub approximators: Approximators,
    /// Ranges in words.
    pub ranges: Vec<RangeRow>,
    /// Words and phrases by the part they play.
    pub words: BTreeMap<NumberCue, Vec<String>>,
    /// Endings of a plural noun, for number words that are also other words.
    pub plural_endings: Vec<String>,
    /// Endings of adjectives that follow their noun.
    pub adjective_endings: Vec<String>,
    /// Endings of plurals with those of their dictionary form, longest first.
    pub lemma_endings: Vec<[String; 2]>,
    /// Plurals whose dictionary form no ending tells.
    pub lemmas: BTreeMap<String, String>,
    /// How the words begin that compound numerals are made of.
    #[serde(skip)]
    openings: FxHashSet<[u8; OPENING]>,
    /// Those words that are shorter.
    #[serde(skip)]
    short: Vec<String>,
}

/// So many bytes tell nearly every word from the numerals.
const OPENING: usize = 3;

impl NumbersPack {
    /// Whether a compound numeral may begin as `word` (folded) does; most words are told apart at once.
    pub fn may_open(&self, word: &str) -> bool {
        word.as_bytes().first_chunk().is_some_and(|head| self.openings.contains(head))
            || self.short.iter().any(|form| word.starts_with(form.as_str()))
    }

    /// Whether `word` (folded) ends as a rank or an age made of a numeral does, or holds a digit.
    pub fn may_be_derived(&self, word: &str) -> bool {
        word.bytes().any(|byte| byte.is_ascii_digit())
            || self
                .ordinal_suffixes
                .iter()
                .chain(&self.age_suffixes)
                .any(|ending| word.ends_with(ending.as_str()))
    }

    fn index_openings(&mut self) {
        for form in self.cardinals.keys().chain(self.compound.keys()).chain(self.scales.keys()) {
            match form.as_bytes().first_chunk() {
                Some(head) => drop(self.openings.insert(*head)),
                None => self.short.push(form.clone()),
            }
        }
    }

    /// Adds the pack's words.
    pub(super) fn compile(&mut self, builder: &mut Builder) {
        self.index_openings();
        let mut add = |phrase: &str, word: NumberWord| builder.add(phrase, Sense::Number(word));
        let valued = [
            (&self.cardinals, NumberWord::Cardinal as fn(u64) -> NumberWord),
            (&self.scales, NumberWord::Scale),
            (&self.abbreviations, NumberWord::Abbreviation),
            (&self.denominators, NumberWord::Denominator),
            (&self.ordinals, NumberWord::Ordinal),
        ];
        for (table, word) in valued {
            for (phrase, value) in table {
                add(phrase, word(*value));
            }
        }
        let listed = [
            (&self.articles, NumberWord::Article),
            (&self.halves, NumberWord::Half),
            (&self.and_half, NumberWord::AndHalf),
        ];
        for (list, word) in listed {
            for phrase in list {
                add(phrase, word.clone());
            }
        }
        for (phrase, [part, whole]) in &self.shares {
            add(phrase, NumberWord::Share(*part, *whole));
        }
        for (phrase, collective) in &self.collectives {
            add(phrase, NumberWord::Collective(*collective));
        }
        let limits = [
            (&self.approximators.about, Limit::About),
            (&self.approximators.nearly, Limit::Nearly),
            (&self.approximators.over, Limit::Over),
            (&self.approximators.at_least, Limit::AtLeast),
            (&self.approximators.up_to, Limit::UpTo),
            (&self.approximators.under, Limit::Under),
        ];
        for (sides, limit) in limits {
            for phrase in &sides.before {
                add(phrase, NumberWord::Approximator(limit, Side::Before));
            }
            for phrase in &sides.after {
                add(phrase, NumberWord::Approximator(limit, Side::After));
            }
        }
        for (row, range) in self.ranges.iter().enumerate() {
            for phrase in &range.open {
                add(phrase, NumberWord::RangeOpen(row as u32));
            }
            for phrase in &range.link {
                add(phrase, NumberWord::RangeLink(row as u32));
            }
        }
        for (cue, phrases) in &self.words {
            for phrase in phrases {
                add(phrase, NumberWord::Cue(*cue));
            }
        }
    }
}
