//! `forms.toml`: what tells a slip in the form of figures, ranges and lists from its innocent twin.

use serde::Deserialize;

use super::Sense;
use super::trie::Builder;

/// One reading of a word that bears on the form of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormWord {
    /// Two numbers near it are votes, points, odds or shares of one whole: «voti», “odds”.
    Contest,
    /// Two numbers near it are the start and the end of a change: «scende», “fell”.
    Fall,
    /// “Between” behind it sets two things side by side: «differenza», “gap”.
    Relation,
    /// Behind a range it counts backwards: «fa», “ago”, “below”.
    CountedBack,
    /// Something that has lost its number: see [`Lost`].
    Lost(Lost),
    /// A noun that may announce a list: «priorità», “reasons”.
    Announcing(Announced),
    /// A list near it does not name all: «tra cui», “such as”.
    OpenList,
    /// Joins the last point of a list to those before: «e», “or”.
    ListLink,
    /// One thing with a link in its name: «Bosnia ed Erzegovina».
    Joined,
    /// Several people in one word: «coppia».
    Group,
    /// Before a number, takes it out of a whole: «dei» of «uno dei tre punti».
    Partitive,
    /// The number behind it is a sample: «campione di», “survey of”.
    Sample,
}

/// What a noun announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Announced {
    /// Things of any name: «priorità».
    Things,
    /// What has a name of its own, and stands in the list by it: «candidati», «paesi».
    Named,
    /// People: «arrestati».
    People,
}

/// What a phrase is to a number that is lost beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// Never stands before a plural without a number: «all'incirca», “approximately”.
    Always,
    /// Wants a number before what is counted or measured: «circa», «oltre».
    Counted,
    /// Does so where a figure may begin: «più di», “more than”.
    CountedAtStart,
    /// Does so behind a preposition or a verb of loss: “by about”.
    CountedBehind,
    /// Wants a number before what is measured only: «quasi», “nearly”.
    Measured,
    /// Between it and percent there is a number: «il», “by”.
    PercentLead,
    /// Percent in words.
    Percent,
    /// What an age leaves behind a person when its number is lost: «un uomo di anni».
    Age,
    /// What an age leaves behind its dash: “a -year-old girl”.
    DashedAge,
    /// A noun of money whose sum is lost before the currency: «una multa di euro».
    Amount,
    /// Takes an approximator for a preposition of its own: «informazioni circa».
    Topic,
    /// Behind the noun it makes a comparison of it: “more than people think”.
    Comparison,
}

/// The file `forms.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FormsPack {
    /// Votes, points, odds, shares of one whole.
    pub contest: Vec<String>,
    /// Changes from one number to the other.
    pub fall: Vec<String>,
    /// What sets two things side by side.
    pub relation: Vec<String>,
    /// What counts backwards behind a range.
    pub counted_back: Vec<String>,
    /// What never stands before a plural without a number.
    pub always_number: Vec<String>,
    /// What wants a number before what is counted or measured.
    pub counted_number: Vec<String>,
    /// What does so where a figure may begin.
    pub counted_number_at_start: Vec<String>,
    /// What does so behind a preposition or a verb of loss.
    pub counted_number_behind: Vec<String>,
    /// What wants a number before what is measured only.
    pub measured_number: Vec<String>,
    /// What stands between a verb and a percentage.
    pub percent_lead: Vec<String>,
    /// Percent in words.
    pub percent_words: Vec<String>,
    /// What is left of an age whose number is lost.
    pub lost_age: Vec<String>,
    /// What is left of it behind a dash.
    pub lost_dashed_age: Vec<String>,
    /// Nouns of money that a sum follows.
    pub amounts: Vec<String>,
    /// Nouns and verbs whose preposition looks like an approximator.
    pub topics: Vec<String>,
    /// What behind a noun makes a comparison of “more than”.
    pub comparisons: Vec<String>,
    /// Nouns that announce a list.
    pub announcing: Vec<String>,
    /// Nouns that announce a list of names.
    pub announcing_names: Vec<String>,
    /// Nouns for people that announce a list of them.
    pub announcing_people: Vec<String>,
    /// What joins the last point of a list.
    pub list_links: Vec<String>,
    /// Names with such a link inside.
    pub joined_names: Vec<String>,
    /// Words for several people.
    pub people_groups: Vec<String>,
    /// What takes a number out of a whole.
    pub partitives: Vec<String>,
    /// What says that a list does not name all.
    pub open_lists: Vec<String>,
    /// What says that the number behind it is a sample.
    pub samples: Vec<String>,
}

impl FormsPack {
    /// Adds the pack's words.
    pub(super) fn compile(&self, builder: &mut Builder) {
        let classes = [
            (&self.contest, FormWord::Contest),
            (&self.fall, FormWord::Fall),
            (&self.relation, FormWord::Relation),
            (&self.counted_back, FormWord::CountedBack),
            (&self.always_number, FormWord::Lost(Lost::Always)),
            (&self.counted_number, FormWord::Lost(Lost::Counted)),
            (&self.counted_number_at_start, FormWord::Lost(Lost::CountedAtStart)),
            (&self.counted_number_behind, FormWord::Lost(Lost::CountedBehind)),
            (&self.measured_number, FormWord::Lost(Lost::Measured)),
            (&self.percent_lead, FormWord::Lost(Lost::PercentLead)),
            (&self.percent_words, FormWord::Lost(Lost::Percent)),
            (&self.lost_age, FormWord::Lost(Lost::Age)),
            (&self.lost_dashed_age, FormWord::Lost(Lost::DashedAge)),
            (&self.amounts, FormWord::Lost(Lost::Amount)),
            (&self.topics, FormWord::Lost(Lost::Topic)),
            (&self.comparisons, FormWord::Lost(Lost::Comparison)),
            (&self.announcing, FormWord::Announcing(Announced::Things)),
            (&self.announcing_names, FormWord::Announcing(Announced::Named)),
            (&self.announcing_people, FormWord::Announcing(Announced::People)),
            (&self.list_links, FormWord::ListLink),
            (&self.joined_names, FormWord::Joined),
            (&self.people_groups, FormWord::Group),
            (&self.partitives, FormWord::Partitive),
            (&self.open_lists, FormWord::OpenList),
            (&self.samples, FormWord::Sample),
        ];
        for (words, class) in classes {
            for word in words {
                builder.add(word, Sense::Form(class));
            }
        }
    }
}
