//! `scales.toml`: words of size: scales that mislead between languages, conversions, headlines that count.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word of size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScaleWord {
    /// Joins the two sides of a conversion: «pari a», “or”.
    Equals,
    /// Joins them too, but mostly parts alternatives: “or”.
    Or,
    /// A scale word that means something else in English; with its row in [`ScalesPack::false_friends`].
    FalseFriend(u8),
    /// Spells the value of such a word out: «un milione di milioni».
    Gloss,
    /// An amount that never reaches a million of millions: «fatturato», “fine”.
    Moderate,
    /// What great states owe and earn: «debito pubblico».
    State,
    /// The whole world's money may: «mondiale».
    World,
    /// What science counts in any size: «stelle», “atoms”.
    Science,
    /// People, whom the world has fewer of.
    People,
    /// Before a figure that was told before: «i 120 miliardi».
    Known,
    /// One value is a multiple of another: «decuplicato», “tenfold”.
    Multiply,
    /// Holds two figures against each other: «rispetto a», “against”.
    Contrast,
    /// One more of those that were counted: «un altro», “another”.
    Another,
    /// What a headline counts that promises a list: «cose», “ways”.
    Listicle,
    /// An exchange or a price that is not today's: «al cambio di», “adjusted for inflation”.
    OtherRate,
}

/// The file `scales.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScalesPack {
    /// See [`ScaleWord::Equals`].
    pub equals: Vec<String>,
    /// See [`ScaleWord::Or`].
    pub or: Vec<String>,
    /// See [`ScaleWord::FalseFriend`].
    pub false_friends: Vec<FalseFriend>,
    /// See [`ScaleWord::Gloss`].
    pub glosses: Vec<String>,
    /// See [`ScaleWord::Moderate`].
    pub moderate: Vec<String>,
    /// See [`ScaleWord::State`].
    pub state: Vec<String>,
    /// See [`ScaleWord::World`].
    pub world: Vec<String>,
    /// See [`ScaleWord::Science`].
    pub science: Vec<String>,
    /// See [`ScaleWord::People`].
    pub people: Vec<String>,
    /// See [`ScaleWord::Known`].
    pub known: Vec<String>,
    /// See [`ScaleWord::Multiply`].
    pub multiply: Vec<String>,
    /// See [`ScaleWord::Contrast`].
    pub contrast: Vec<String>,
    /// See [`ScaleWord::Another`].
    pub another: Vec<String>,
    /// See [`ScaleWord::Listicle`].
    pub listicles: Vec<String>,
    /// See [`ScaleWord::OtherRate`].
    pub other_rate: Vec<String>,
}

/// A scale word that looks like an English one and means another size.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FalseFriend {
    /// Its forms, each with the word that says what the English one means; empty where one word cannot.
    pub words: BTreeMap<String, String>,
    /// The scale of which a thousand is another way to say it: «miliardi» of «tremila miliardi».
    pub thousand: String,
    /// Whether sums of money of this scale are common in the language, so that only the size can tell.
    pub common: bool,
}

impl ScalesPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        for (row, friend) in self.false_friends.iter().enumerate() {
            for word in friend.words.keys() {
                builder.add(word, Sense::Scale(ScaleWord::FalseFriend(row as u8)));
            }
        }
        let classes = [
            (&self.equals, ScaleWord::Equals),
            (&self.or, ScaleWord::Or),
            (&self.glosses, ScaleWord::Gloss),
            (&self.moderate, ScaleWord::Moderate),
            (&self.state, ScaleWord::State),
            (&self.world, ScaleWord::World),
            (&self.science, ScaleWord::Science),
            (&self.people, ScaleWord::People),
            (&self.known, ScaleWord::Known),
            (&self.multiply, ScaleWord::Multiply),
            (&self.contrast, ScaleWord::Contrast),
            (&self.another, ScaleWord::Another),
            (&self.listicles, ScaleWord::Listicle),
            (&self.other_rate, ScaleWord::OtherRate),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Scale(class));
            }
        }
    }
}
