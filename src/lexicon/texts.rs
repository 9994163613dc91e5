//! `texts.toml`: what two texts are held against each other by: kinds of works and their makers, places in a
//! list, eras, parts of a decade.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// A word by which one text is held against another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextWord {
    /// A work of this kind; the year beside it is that in which it came out: «film», “novel”.
    Work(Arc<str>),
    /// So many works of one kind: «trilogia».
    Group(u32),
    /// Behind a number, says how often: «volte», “times”.
    Times,
    /// Tells of another time: «di nuovo», “re-elected”.
    Again,
    /// Makes a comparison of it: “three times as many”.
    Than,
    /// So often: «twice».
    Often(u32),
    /// Behind a year, counts it backwards: «a.C.», “BC”.
    Era,
    /// Opens a place in a list: «al numero 9», “number 9”.
    Position,
    /// The first place of a list by name: «in vetta».
    Top,
    /// The first part of a decade or century: «i primi anni».
    Early,
    /// Its last part: «la fine degli anni».
    Late,
    /// Leaves out the year that it names: «dopo il 2002».
    After,
    /// Before a year that is an adjective: “his 1996 album”.
    Owner,
    /// Leads to a year: «nel 1250», “between the years 1250 and 1500”.
    Lead,
    /// Says what something is: «è», “was”.
    Copula,
    /// Ties a name to a work or an event in this role: «scritto da», “located in”.
    Tie(Arc<str>),
    /// Something that happens and has no date of its own: «candidato», “nominated”.
    Act(Arc<str>),
    /// The greater end of a scale: «più», “most”.
    Most,
    /// The lesser end: «meno», “least”.
    Least,
}

/// The file `texts.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TextsPack {
    /// Works by their kind, which has one name in every language; those of `any` say of no kind.
    pub works: BTreeMap<String, Vec<String>>,
    /// See [`TextWord::Group`].
    pub group: Vec<GroupWords>,
    /// See [`TextWord::Often`].
    pub often: Vec<GroupWords>,
    /// See [`TextWord::Times`].
    pub times: Vec<String>,
    /// See [`TextWord::Again`].
    pub again: Vec<String>,
    /// See [`TextWord::Than`].
    pub than: Vec<String>,
    /// See [`TextWord::Era`].
    pub eras: Vec<String>,
    /// See [`TextWord::Position`].
    pub positions: Vec<String>,
    /// See [`TextWord::Top`].
    pub tops: Vec<String>,
    /// See [`TextWord::Early`].
    pub early: Vec<String>,
    /// See [`TextWord::Late`].
    pub late: Vec<String>,
    /// See [`TextWord::After`].
    pub after: Vec<String>,
    /// See [`TextWord::Owner`].
    pub owners: Vec<String>,
    /// See [`TextWord::Lead`].
    pub leads: Vec<String>,
    /// See [`TextWord::Copula`].
    pub copulas: Vec<String>,
    /// See [`TextWord::Most`].
    pub most: Vec<String>,
    /// See [`TextWord::Least`].
    pub least: Vec<String>,
    /// See [`TextWord::Act`]; the acts have one name in every language.
    pub acts: BTreeMap<String, Vec<String>>,
    /// See [`TextWord::Tie`]; the roles have one name in every language.
    pub ties: BTreeMap<String, Vec<String>>,
}

/// Words for so many of something.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GroupWords {
    /// How many.
    pub n: u32,
    /// The words.
    pub words: Vec<String>,
}

impl TextsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let lists = [
            (&self.times, TextWord::Times),
            (&self.again, TextWord::Again),
            (&self.than, TextWord::Than),
            (&self.eras, TextWord::Era),
            (&self.positions, TextWord::Position),
            (&self.tops, TextWord::Top),
            (&self.early, TextWord::Early),
            (&self.late, TextWord::Late),
            (&self.after, TextWord::After),
            (&self.owners, TextWord::Owner),
            (&self.leads, TextWord::Lead),
            (&self.copulas, TextWord::Copula),
            (&self.most, TextWord::Most),
            (&self.least, TextWord::Least),
        ];
        let mut add = |words: &[String], word: &TextWord| {
            for it in words {
                builder.add(it, Sense::Text(word.clone()));
            }
        };
        for (words, word) in lists {
            add(words, &word);
        }
        for group in &self.group {
            add(&group.words, &TextWord::Group(group.n));
        }
        for often in &self.often {
            add(&often.words, &TextWord::Often(often.n));
        }
        for (kind, words) in &self.works {
            add(words, &TextWord::Work(Arc::from(kind.as_str())));
        }
        for (act, words) in &self.acts {
            add(words, &TextWord::Act(Arc::from(act.as_str())));
        }
        for (role, words) in &self.ties {
            add(words, &TextWord::Tie(Arc::from(role.as_str())));
        }
    }
}
