//! What a role says: the office, whether it is the deputy's, whether it is held just now, in which field and where.
//!
//! «l'ex vice ministro della Difesa» is the office `minister`, the deputy's, no longer held, in the field `defence`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{TokenKind, TokenView, Tokens};
use crate::lexicon::{Kinds, Lexicon, NameWord, PeopleWord, ProseWord, Sense};
use crate::prose::{Block, BlockKind};
use crate::text::ProseSpan;

use super::key_of;
use super::name_run::is_capital;

/// An office as a role tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The offices that it names, by their names in every language; none where no list knows the words.
    pub kinds: BTreeSet<Arc<str>>,
    /// Whether it is the deputy's.
    pub is_deputy: bool,
    /// Whether it is held, and in full: not «ex», “acting”, “elect”.
    pub is_settled: bool,
    /// The fields of a minister.
    pub fields: BTreeSet<Arc<str>>,
    /// The countries that it names, by their codes.
    pub countries: BTreeSet<Arc<str>>,
    /// The words of the names that it names: «sindaca di Valdorsa» names `valdorsa`.
    pub names: BTreeSet<String>,
    /// All its words, by their first letters.
    pub stems: BTreeSet<String>,
}

/// So many letters of a word are its stem.
const STEM: usize = 5;

/// So many words before the office may make it the deputy's.
const REACH: usize = 3;

impl Office {
    /// Reads the words of a role.
    ///
    /// ```
    /// use fonte::lexicon::{Language, Lexicons};
    /// use fonte::mention::Office;
    /// let office = Office::read("ex vice ministro della Difesa", Lexicons::built_in().of(Language::It));
    /// assert!(office.kinds.contains("minister") && office.fields.contains("defence"));
    /// assert!(office.is_deputy && !office.is_settled);
    /// ```
    pub fn read(role: &str, lexicon: &Lexicon) -> Self {
        let block = Block { kind: BlockKind::Paragraph, span: ProseSpan::new(0, role.len()), paragraph: 0 };
        let tokens = Tokens::read(role, &[block], lexicon);
        let view = TokenView { text: role, tokens: &tokens, lexicon };
        let mut office = Self { is_settled: true, ..Self::default() };
        let n_tokens = tokens.list().len();
        let has_lower = has_lower_head(view, n_tokens);
        let mut at = 0;
        let mut first: Option<Range<usize>> = None;
        let mut heads = BTreeSet::new();
        let mut deputies = BTreeSet::new();
        while at < n_tokens {
            match head_at(view, at) {
                // “chief executive of the Premier League”: a capital beside a lower-case office is a name's.
                Some(_) if has_lower && is_capital(view, at) => at += 1,
                // “father of the mayor of Westbury”: another's office.
                Some((length, ..)) if is_complement(view, at) => at += length,
                Some((length, kind, is_deputy)) => {
                    first.get_or_insert(at..at + length);
                    if is_deputy { &mut deputies } else { &mut office.kinds }.insert(kind);
                    heads.extend(at..at + length);
                    at += length;
                }
                None => at += 1,
            }
        }
        // «vicepremier e ministra degli Esteri» is a minister, and a deputy beside.
        if office.kinds.is_empty() {
            office.is_deputy = !deputies.is_empty();
            office.kinds = deputies;
        }
        for at in 0..n_tokens {
            office.fields.extend(people(view, at, |word| match word {
                PeopleWord::Field(field) => Some(Arc::clone(field)),
                _ => None,
            }));
            if !heads.contains(&at) {
                office.word(view, at, first.as_ref());
            }
        }
        office
    }

    /// What a word beside the office adds.
    fn word(&mut self, view: TokenView<'_>, at: usize, head: Option<&Range<usize>>) {
        if view.get(at).is_none_or(|it| it.kind != TokenKind::Word) {
            return;
        }
        let word = view.text_of(at);
        let key = key_of(word);
        let is_capital = is_capital(view, at);
        let is_inside = head.is_some_and(|head| head.end < at);
        if people(view, at, |it| (*it == PeopleWord::Unsettled).then_some(())).is_some()
            && !(is_capital && is_inside)
        {
            self.is_settled = false;
            return;
        }
        let is_near = head.is_some_and(|head| at < head.start && head.start <= at + REACH || at == head.end);
        if is_near && people(view, at, |it| (*it == PeopleWord::Deputy).then_some(())).is_some() {
            self.is_deputy = true;
            return;
        }
        let country = view.find_sense_in(at, Kinds::NAME, |sense| match sense {
            Sense::Name(NameWord::Country(code) | NameWord::Capital(code) | NameWord::Demonym(code)) => {
                Some(Arc::clone(code))
            }
            _ => None,
        });
        if let Some((_, code)) = country {
            self.countries.insert(code);
            return;
        }
        let is_general = view.senses_at(at).any(|(n_tokens, sense)| {
            n_tokens == 1
                && matches!(
                    sense,
                    Sense::Prose(_)
                        | Sense::People(PeopleWord::Field(_))
                        | Sense::Name(
                            NameWord::BodyNoun | NameWord::PlaceNoun | NameWord::NoName | NameWord::Link
                        )
                )
                || n_tokens == 1 && !is_capital && *sense == Sense::Name(NameWord::Title)
        });
        if 3 <= key.chars().count() && !is_general {
            self.stems.insert(key.chars().take(STEM).collect());
        }
        if is_capital && !is_general && 2 <= key.chars().count() {
            self.names.insert(key);
        }
    }
}

/// Whether the office at token `at` is what another noun is of: «il portavoce del sindaco».
fn is_complement(view: TokenView<'_>, at: usize) -> bool {
    let is_one = |at: usize, wanted: &Sense| {
        view.senses_at(at).any(|(n_tokens, sense)| n_tokens == 1 && sense == wanted)
    };
    let Some(before) = at.checked_sub(1) else { return false };
    let is_article = is_one(before, &Sense::Prose(ProseWord::Article));
    let Some(link) = (if is_article { before.checked_sub(1) } else { Some(before) }) else { return false };
    0 < link && is_one(link, &Sense::Prose(ProseWord::Preposition))
}

/// Whether an office is written small: «Premier ministre» is not, though its second word is.
fn has_lower_head(view: TokenView<'_>, n_tokens: usize) -> bool {
    let mut at = 0;
    while at < n_tokens {
        match head_at(view, at) {
            Some(_) if !is_capital(view, at) => return true,
            Some((length, ..)) => at += length,
            None => at += 1,
        }
    }
    false
}

/// The office that begins at a token: how many tokens, which one, whether the deputy's.
fn head_at(view: TokenView<'_>, at: usize) -> Option<(usize, Arc<str>, bool)> {
    let found = view.find_sense_in(at, Kinds::PEOPLE, |sense| match sense {
        Sense::People(PeopleWord::Office(kind)) => Some((Arc::clone(kind), false)),
        Sense::People(PeopleWord::DeputyOffice(kind)) => Some((Arc::clone(kind), true)),
        _ => None,
    });
    found.map(|(length, (kind, is_deputy))| (length, kind, is_deputy))
}

/// What `pick` takes of the readings of the token.
fn people<Picked>(
    view: TokenView<'_>,
    at: usize,
    pick: impl Fn(&PeopleWord) -> Option<Picked>,
) -> Option<Picked> {
    view.find_sense_in(at, Kinds::PEOPLE, |sense| match sense {
        Sense::People(word) => pick(word),
        _ => None,
    })
    .map(|(_, picked)| picked)
}
