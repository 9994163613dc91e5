//! `people.toml`: offices and their fields, what limits an office, what happens on a date, how names end.
//!
//! Offices, fields and happenings have the same names in every language, so that archives in several languages meet.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word about people and what they do.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleWord {
    /// An office, by its name in every language: «sindaca», “mayor”.
    Office(Arc<str>),
    /// The deputy's, in one word: «viceministro».
    DeputyOffice(Arc<str>),
    /// Makes an office the deputy's: «vice», “deputy”.
    Deputy,
    /// The office is not held just now, or not in full: «ex», “acting”, “elect”.
    Unsettled,
    /// Links an office with what it is of, where a preposition of place would not: «assessora alla Sanità».
    Of,
    /// Says which office somebody holds: «è», “is”.
    Is,
    /// Says in which office somebody acts, at whatever time: «da ministra», “as mayor”.
    As,
    /// A relative: «il marito di Elena Doriani, ministro».
    Kin,
    /// The field of a minister: «Esteri», “foreign”.
    Field(Arc<str>),
    /// What happens on a date: «firmato», “signed”.
    Happening(Arc<str>),
    /// One of several: «secondo incontro», “again”.
    Again,
    /// Stands right before a date that is not exact: «intorno al», “around”.
    Around,
}

/// Lists of words by the name that they have in every language.
type Lists = BTreeMap<String, Vec<String>>;

/// What a word of such a list is.
type Name = fn(Arc<str>) -> PeopleWord;

/// The file `people.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PeoplePack {
    /// What a name may take at its end and stay the same name: the genitive, the plural.
    pub name_endings: Vec<String>,
    /// See [`PeopleWord::Office`], by office.
    pub offices: BTreeMap<String, Vec<String>>,
    /// See [`PeopleWord::DeputyOffice`], by office.
    pub deputies: BTreeMap<String, Vec<String>>,
    /// See [`PeopleWord::Deputy`].
    pub deputy: Vec<String>,
    /// See [`PeopleWord::Unsettled`].
    pub unsettled: Vec<String>,
    /// See [`PeopleWord::Of`].
    pub of: Vec<String>,
    /// See [`PeopleWord::Is`].
    pub is: Vec<String>,
    /// See [`PeopleWord::As`].
    #[serde(rename = "as")]
    pub as_: Vec<String>,
    /// See [`PeopleWord::Kin`].
    pub kin: Vec<String>,
    /// Whether the body may stand before its office without any link: “Alden Foods chief executive”.
    pub body_first: bool,
    /// See [`PeopleWord::Field`], by field.
    pub fields: BTreeMap<String, Vec<String>>,
    /// See [`PeopleWord::Happening`], by happening.
    pub happenings: BTreeMap<String, Vec<String>>,
    /// See [`PeopleWord::Again`].
    pub again: Vec<String>,
    /// See [`PeopleWord::Around`].
    pub around: Vec<String>,
}

impl PeoplePack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let named: [(&Lists, Name); 4] = [
            (&self.offices, PeopleWord::Office),
            (&self.deputies, PeopleWord::DeputyOffice),
            (&self.fields, PeopleWord::Field),
            (&self.happenings, PeopleWord::Happening),
        ];
        for (lists, sense) in named {
            for (name, words) in lists {
                let name: Arc<str> = Arc::from(name.as_str());
                for word in words {
                    builder.add(word, Sense::People(sense(Arc::clone(&name))));
                }
            }
        }
        let plain = [
            (&self.deputy, PeopleWord::Deputy),
            (&self.unsettled, PeopleWord::Unsettled),
            (&self.again, PeopleWord::Again),
            (&self.around, PeopleWord::Around),
            (&self.of, PeopleWord::Of),
            (&self.is, PeopleWord::Is),
            (&self.as_, PeopleWord::As),
            (&self.kin, PeopleWord::Kin),
        ];
        for (words, sense) in plain {
            for word in words {
                builder.add(word, Sense::People(sense.clone()));
            }
        }
    }
}
