//! Names: runs of capitalised words become persons, bodies and places, linked inside the article.
//!
//! «La sindaca di Valdorsa Lucia Ferrante … Ferrante …» gives one referent with two mentions and one role.
//! Evidence is added up, never decided by one test; two persons who share a surname are never made one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::{Article, BlockRole};
use crate::lexicon::Lexicon;
use crate::lexicon::without_accents;
use crate::text::ProseSpan;

use super::name_link::link;
use super::name_run::{Run, runs_of_sentence};
use super::{Name, NameKind, Referent};

/// A name of the house list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseName {
    /// The form that the newsroom writes.
    pub name: String,
    /// Other forms of the same name.
    pub aliases: Vec<String>,
    /// Who this is: «presidente del Consiglio».
    pub role: Option<String>,
    /// The first day on which the role is right; absent where it always was.
    pub from: Option<jiff::civil::Date>,
    /// The last day; absent where it still is.
    pub to: Option<jiff::civil::Date>,
    /// What tells this one from others of the same name: the number of a catalogue, such as Wikidata's.
    pub id: Option<String>,
}

impl HouseName {
    /// The role, where it is right on `date`; of a text without a date only where it has no end.
    pub fn role_on(&self, date: Option<jiff::civil::Date>) -> Option<&str> {
        let began = self.from.is_none_or(|from| date.is_none_or(|date| from <= date));
        let lasts = self.to.is_none_or(|to| date.is_some_and(|date| date <= to));
        self.role.as_deref().filter(|_| began && lasts)
    }
}

/// Reads every name, in the order of the text, and whom the names refer to.
///
/// A referent's key is the same in every article: `country:kp` for countries in any language,
/// `capital:kp` for their capitals, else the name without case, accents, hyphens and stops.
pub fn read_names(article: &Article, lexicon: &Lexicon, house: &[HouseName]) -> (Vec<Name>, Vec<Referent>) {
    let view = article.view(lexicon);
    let house = House::new(house);
    // What is capital off a sentence's start, in running text, is known to be a name everywhere.
    let mut sure = FxHashSet::default();
    for sentence in &article.sentences {
        if matches!(sentence.role, BlockRole::Body | BlockRole::Caption | BlockRole::Standfirst)
            && !is_title_case(view, sentence.tokens.clone())
        {
            let start = sentence.tokens.start;
            for index in sentence.tokens.clone().skip(1) {
                let after_mark = index.checked_sub(1).is_some_and(|before| opens_anew(view.text_of(before)));
                if super::name_run::is_capital(view, index) && !after_mark && index != start {
                    sure.insert(key_of(view.text_of(index)));
                }
            }
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    for (index, sentence) in article.sentences.iter().enumerate() {
        if matches!(sentence.role, BlockRole::Residue | BlockRole::DateLine) {
            continue;
        }
        let title_case = is_title_case(view, sentence.tokens.clone());
        let context = Context { sure: &sure, house: &house, title_case };
        let first = runs.len();
        runs_of_sentence(view, sentence.tokens.clone(), index, &context, &mut runs);
        // Who signs the article is a person.
        if sentence.role == BlockRole::Byline {
            for run in runs.iter_mut().skip(first) {
                if run.kind == NameKind::Other && 1 < run.words.len() {
                    run.kind = NameKind::Person;
                }
            }
        }
    }
    link(view, runs, &house)
}

/// What the whole article knows when one sentence is read.
pub(super) struct Context<'a> {
    /// Words seen with a capital off a sentence's start, by key.
    pub(super) sure: &'a FxHashSet<String>,
    /// The house list.
    pub(super) house: &'a House,
    /// Whether the sentence is a headline that capitalises every word.
    pub(super) title_case: bool,
}

/// The house list by key.
pub(super) struct House {
    by_key: FxHashMap<String, (String, Option<String>)>,
}

impl House {
    fn new(list: &[HouseName]) -> Self {
        let mut by_key = FxHashMap::default();
        for entry in list {
            for form in entry.aliases.iter().chain(std::iter::once(&entry.name)) {
                by_key.insert(key_of(form), (entry.name.clone(), entry.role.clone()));
            }
        }
        by_key.remove("");
        Self { by_key }
    }

    /// The newsroom's form of the name with this key.
    pub(super) fn canonical(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(|(name, _)| name.as_str())
    }

    /// Whether the name with this key has a role, which makes it a person's.
    pub(super) fn is_person(&self, key: &str) -> bool {
        self.by_key.get(key).is_some_and(|(_, role)| role.is_some())
    }
}

/// The key of a name: no case, accents, hyphens, apostrophes and stops.
///
/// «Anna-Maria Colusso» and «Anna Maria Colusso» share theirs, and so do the spellings of one Slavic ending:
/// «Petrensky», «Petrenskyy», «Petrenskij», «Petrenskiy», «Petrenski».
pub fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in without_accents(name).chars() {
        if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        } else if !matches!(letter, '.' | '\'' | '\u{2019}') && !key.is_empty() && !key.ends_with(' ') {
            close_word(&mut key);
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    close_word(&mut key);
    key
}

/// Gives the last word of a key the one form of its ending.
fn close_word(key: &mut String) {
    let folded = SLAVIC.iter().find_map(|ending| key.strip_suffix(ending).map(str::len));
    if let Some(len) = folded.filter(|len| key[..*len].ends_with("sk")) {
        key.truncate(len);
        key.push('y');
    }
}

/// How transliterations write the ending of a Slavic surname, the longest first.
const SLAVIC: [&str; 6] = ["yi", "yy", "ij", "iy", "ii", "i"];

/// The key of the text under `span`.
pub(super) fn key_at(text: &str, span: ProseSpan) -> String {
    key_of(span.slice(text))
}

/// Whether a word behind this mark is written with a capital whatever it is.
fn opens_anew(mark: &str) -> bool {
    matches!(
        mark,
        ":" | "“" | "«" | "\"" | "‘" | "„" | "(" | "–" | "—" | "-" | "." | "?" | "!" | "…" | "•" | "*"
    )
}

/// Whether more than half of the long words of a sentence are capital: a headline in title case.
fn is_title_case(view: crate::article::TokenView<'_>, tokens: std::ops::Range<usize>) -> bool {
    // A headline has no stop; a short sentence full of names has one.
    if tokens.end.checked_sub(1).is_some_and(|last| view.is_sign(last, '.')) {
        return false;
    }
    let (mut n_long, mut n_capital) = (0usize, 0usize);
    for index in tokens {
        let Some(token) = view.get(index) else { break };
        if token.kind == crate::article::TokenKind::Word && 4 <= token.span.len() {
            n_long += 1;
            n_capital += usize::from(super::name_run::is_capital(view, index));
        }
    }
    4 <= n_long && n_long * 6 <= n_capital * 10
}
