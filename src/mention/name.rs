//! Names: runs of capitalised words become persons, bodies and places, linked inside the article.
//!
//! «La sindaca di Valdorsa Lucia Ferrante … Ferrante …» gives one referent with two mentions and one role.
//! Evidence is added up, never decided by one test; two persons who share a surname are never made one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::{Article, BlockRole, Case, TokenKind, TokenView};
use crate::lexicon::Lexicon;
use crate::lexicon::without_accents;
use crate::text::ProseSpan;

use super::name_headline::{is_headline_case, runs_of_headlines};
use super::name_link::link;
use super::name_run::{Run, is_capital, opens_anew, runs_of_sentence};
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
}

/// Reads every name, in the order of the text, and whom the names refer to.
///
/// A referent's key is the same in every article: `country:kp` for countries in any language,
/// `capital:kp` for their capitals, else the name without case, accents, hyphens and stops.
pub fn read_names(article: &Article, lexicon: &Lexicon, house: &[HouseName]) -> (Vec<Name>, Vec<Referent>) {
    let view = article.view(lexicon);
    let house = House::new(house);
    let mut headlines = Vec::new();
    let mut words = Context { sure: FxHashSet::default(), common: FxHashSet::default(), house: &house };
    for (index, sentence) in article.sentences.iter().enumerate() {
        if matches!(sentence.role, BlockRole::Residue | BlockRole::DateLine) {
            continue;
        }
        if is_headline_case(view, sentence.tokens.clone()) {
            headlines.push(index);
        } else {
            words.learn(view, sentence.tokens.clone(), sentence.role);
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut later = headlines.iter().peekable();
    for (index, sentence) in article.sentences.iter().enumerate() {
        if later.next_if(|&&at| at == index).is_some()
            || matches!(sentence.role, BlockRole::Residue | BlockRole::DateLine)
        {
            continue;
        }
        let first = runs.len();
        runs_of_sentence(view, sentence.tokens.clone(), index, &words, &mut runs);
        // Who signs the article is a person.
        if sentence.role == BlockRole::Byline {
            for run in runs.iter_mut().skip(first).filter(|run| 1 < run.words.len() && run.listed.is_none()) {
                run.around.person += 4;
            }
        }
    }
    runs_of_headlines(view, article, &headlines, &words, &mut runs);
    link(view, runs, &house)
}

/// What the whole article knows when one sentence is read.
pub(super) struct Context<'a> {
    /// Words seen with a capital off a sentence's start, by key: they are names everywhere.
    pub(super) sure: FxHashSet<String>,
    /// Words seen in lower case.
    pub(super) common: FxHashSet<&'a str>,
    /// The house list.
    pub(super) house: &'a House,
}

impl<'a> Context<'a> {
    fn learn(&mut self, view: TokenView<'a>, tokens: std::ops::Range<usize>, role: BlockRole) {
        let is_running = matches!(role, BlockRole::Body | BlockRole::Caption | BlockRole::Standfirst);
        for index in tokens.clone() {
            let Some(token) = view.get(index).filter(|token| token.kind == TokenKind::Word) else { continue };
            if token.case == Case::Lower {
                self.common.insert(view.text_of(index));
                continue;
            }
            let opens = index == tokens.start
                || index.checked_sub(1).is_some_and(|before| {
                    opens_anew(view.text_of(before)) && !is_stop_of_initial(view, before)
                });
            if is_running && !opens && is_capital(view, index) {
                self.sure.insert(key_of(view.text_of(index)));
            }
        }
    }

    /// Whether the capital word at `index` stands in lower case elsewhere, and nowhere as a name.
    pub(super) fn is_common(&self, view: TokenView<'_>, index: usize) -> bool {
        let word = view.text_of(index);
        self.common.contains(word.to_lowercase().as_str()) && !self.sure.contains(&key_of(word))
    }

    /// Whether the word at `index` is a name elsewhere.
    pub(super) fn is_sure(&self, view: TokenView<'_>, index: usize) -> bool {
        self.sure.contains(&key_of(view.text_of(index)))
    }
}

/// The stop of «J.» ends no sentence.
fn is_stop_of_initial(view: TokenView<'_>, stop: usize) -> bool {
    view.is_sign(stop, '.')
        && stop.checked_sub(1).is_some_and(|at| is_capital(view, at) && view.text_of(at).chars().count() == 1)
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
/// «Anna-Maria Colusso» and «Anna Maria Colusso» share theirs.
pub fn key_of(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in without_accents(name).chars() {
        if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        } else if !matches!(letter, '.' | '\'' | '\u{2019}') && !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The key of the text under `span`.
pub(super) fn key_at(text: &str, span: ProseSpan) -> String {
    key_of(span.slice(text))
}

/// The kind of a referent, for those that have none yet.
pub(super) const UNKNOWN: NameKind = NameKind::Other;
