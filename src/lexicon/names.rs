//! `names.toml`: titles, roles, particles, places, organisation nouns, given names.
//!
//! Countries have one code in every language: «Corea del Nord» and “North Korea” are both `kp`, so
//! that two articles in two languages speak of the same country.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word of a name.
#[derive(Clone, Debug, PartialEq)]
pub enum NameWord {
    /// A title or role beside a person's name: «presidente», “Dr”.
    Title,
    /// Limits a title: «ex», «vice», “former”.
    TitleModifier,
    /// A lower-case word inside a person's name: «van», «de».
    Particle,
    /// A lower-case word inside the name of a body: «della», “of”.
    Link,
    /// A common given name, or a surname that stands first.
    GivenName,
    /// A noun that makes a name a body's: «ministero», “University”.
    BodyNoun,
    /// A noun that makes a name a place's: «via», “Lake”.
    PlaceNoun,
    /// A country, by its code.
    Country(Arc<str>),
    /// A country's capital, by the country's code.
    Capital(Arc<str>),
    /// An adjective or noun of a country, by its code: «nordcoreani», “Russian”.
    Demonym(Arc<str>),
    /// A body known by its house or city: «Cremlino», “White House”.
    Body,
    /// A place that is no country and no capital.
    Place,
    /// Capitalised and no name: «Stato», “Monday”.
    NoName,
}

/// The file `names.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NamesPack {
    /// Titles and roles.
    pub titles: Vec<String>,
    /// Words that limit a title.
    pub title_modifiers: Vec<String>,
    /// Lower-case words inside the names of persons.
    pub particles: Vec<String>,
    /// Lower-case words inside the names of bodies.
    pub links: Vec<String>,
    /// Common given names.
    pub given_names: Vec<String>,
    /// Surnames that stand first.
    pub surnames_first: Vec<String>,
    /// Nouns that make a name a body's.
    pub body_nouns: Vec<String>,
    /// Nouns that make a name a place's.
    pub place_nouns: Vec<String>,
    /// Bodies known by name.
    pub known_bodies: Vec<String>,
    /// Places known by name, which are no countries and no capitals.
    pub known_places: Vec<String>,
    /// Endings of the names of places where every noun is written with a capital: „-heim“, „-hausen“.
    pub place_endings: Vec<String>,
    /// Prepositions that stand right before such a name: „in Talheim“.
    pub place_before: Vec<String>,
    /// Capitalised words that are no names.
    pub no_names: Vec<String>,
    /// Whether every noun is written with a capital, so that a capital alone makes no name.
    pub nouns_are_capital: bool,
    /// How demonyms bend: the end of the listed form, and what may stand for it.
    pub endings: Vec<Ending>,
    /// Countries by their code in lower case.
    pub countries: BTreeMap<String, Country>,
}

/// How a word bends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ending {
    /// The end of the listed form.
    pub of: String,
    /// What may stand for it, itself included.
    pub forms: Vec<String>,
}

/// A country in one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Country {
    /// Its names.
    pub names: Vec<String>,
    /// Its capital's names.
    pub capitals: Vec<String>,
    /// Its adjectives, each in one form.
    pub demonyms: Vec<String>,
}

impl NamesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let lists = [
            (&self.titles, NameWord::Title),
            (&self.title_modifiers, NameWord::TitleModifier),
            (&self.particles, NameWord::Particle),
            (&self.links, NameWord::Link),
            (&self.given_names, NameWord::GivenName),
            (&self.surnames_first, NameWord::GivenName),
            (&self.body_nouns, NameWord::BodyNoun),
            (&self.place_nouns, NameWord::PlaceNoun),
            (&self.known_bodies, NameWord::Body),
            (&self.known_places, NameWord::Place),
            (&self.no_names, NameWord::NoName),
        ];
        for (words, sense) in lists {
            for word in words {
                builder.add(word, Sense::Name(sense.clone()));
            }
        }
        for (code, country) in &self.countries {
            let code: Arc<str> = Arc::from(code.as_str());
            for name in &country.names {
                builder.add(name, Sense::Name(NameWord::Country(code.clone())));
            }
            for name in &country.capitals {
                builder.add(name, Sense::Name(NameWord::Capital(code.clone())));
            }
            for demonym in &country.demonyms {
                self.bend(demonym, &mut |form| {
                    builder.add(form, Sense::Name(NameWord::Demonym(code.clone())));
                });
            }
        }
    }

    /// Calls `add` with every form of `word`.
    fn bend(&self, word: &str, add: &mut impl FnMut(&str)) {
        add(word);
        let class =
            self.endings.iter().filter(|it| word.ends_with(it.of.as_str())).max_by_key(|it| it.of.len());
        let Some(class) = class else { return };
        let stem = word.strip_suffix(class.of.as_str()).unwrap_or(word);
        for form in &class.forms {
            add(&format!("{stem}{form}"));
        }
    }
}

/// The code of the country that a referent's key stands for: of `country:kp` itself, and of its
/// capital `capital:kp`, which newsrooms use for its government.
///
/// ```
/// assert_eq!(fonte::lexicon::country_of("capital:kp"), Some("kp"));
/// assert_eq!(fonte::lexicon::country_of("lucia ferrante"), None);
/// ```
pub fn country_of(key: &str) -> Option<&str> {
    key.strip_prefix("country:").or_else(|| key.strip_prefix("capital:"))
}
