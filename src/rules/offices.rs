//! Two offices of one person: can both be right?
//!
//! A minister is no deputy minister, and the mayor of one town is not the mayor of another; but somebody may well
//! be the president of a club and the secretary of a party.

use std::collections::BTreeSet;

use crate::lexicon::Lexicon;
use crate::mention::{Office, key_of};

/// Offices of which nobody holds two at a time, wherever that is.
const EXCLUSIVE: [&[&str]; 12] = [
    &["head-of-state", "head-of-government", "speaker", "senate-speaker", "central-bank-governor", "judge"],
    &[
        "head-of-government",
        "minister",
        "undersecretary",
        "secretary-of-state",
        "speaker",
        "central-bank-governor",
    ],
    &["minister", "prefect", "police-chief", "governor", "prosecutor", "judge", "ambassador", "police-head"],
    &[
        "mayor",
        "prefect",
        "police-chief",
        "governor",
        "prosecutor",
        "judge",
        "ambassador",
        "head-of-government",
    ],
    &["mayor", "alderman"],
    &["governor", "alderman"],
    &["chief-executive", "chair", "finance-chief", "operations-chief", "technology-chief"],
    &["archbishop", "bishop"],
    &["general", "colonel", "major", "captain", "lieutenant", "sergeant", "marshal"],
    &["senator", "deputy-of-parliament", "member-of-european-parliament"],
    &["prosecutor", "senior-prosecutor", "judge", "attorney-general"],
    &["ambassador", "consul"],
];

/// Offices of which nobody holds two in one place or body.
const EXCLUSIVE_THERE: [&[&str]; 12] = [
    &["mayor", "governor", "prefect", "police-chief", "prosecutor", "rector", "county-chief", "commander"],
    &["president", "chief-executive", "finance-chief", "operations-chief", "technology-chief"],
    &["president", "director", "coach"],
    &["president", "managing-director"],
    &["president", "secretary", "spokesperson", "treasurer"],
    &["president", "captain", "coach", "sports-director"],
    &["chair", "director", "coach"],
    &["chair", "managing-director"],
    &["chair", "secretary", "spokesperson", "treasurer"],
    &["director", "spokesperson"],
    &["party-leader", "spokesperson", "treasurer"],
    &["rector", "dean"],
];

/// Offices that nobody holds in two places, or in two fields.
const ONE_PLACE: [&str; 24] = [
    "mayor",
    "minister",
    "undersecretary",
    "regional-minister",
    "alderman",
    "prefect",
    "police-chief",
    "county-chief",
    "rector",
    "bishop",
    "archbishop",
    "coach",
    "ambassador",
    "chief-executive",
    "managing-director",
    "finance-chief",
    "secretary",
    "party-leader",
    "spokesperson",
    "prosecutor",
    "governor",
    "headteacher",
    "commander",
    "editor",
];

/// Offices whose holders have several fields, of which a text names one.
const MANY_FIELDS: [&str; 1] = ["alderman"];

/// Offices whose holders are presidents of something.
const PRESIDENTS: [&str; 5] =
    ["head-of-state", "speaker", "senate-speaker", "province-president", "council-president"];

/// How what two offices are of lies to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Same,
    Unknown,
    Differs,
}

/// Whether two offices cannot be held by one person at one time.
pub(super) fn conflict(here: &Office, there: &Office) -> bool {
    if here.kinds.is_empty() || there.kinds.is_empty() || !here.is_settled || !there.is_settled {
        return false;
    }
    let place = place(here, there);
    match (shares(here, there), here.is_deputy == there.is_deputy) {
        (true, true) => {
            // «assessora alla Cultura» and «alla Mobilità»: one has several fields, in one town.
            let has_fields = here.kinds.iter().any(|it| MANY_FIELDS.contains(&&**it));
            let differs = if has_fields { elsewhere(here, there) } else { place };
            differs == Place::Differs && here.kinds.iter().all(|it| ONE_PLACE.contains(&&**it))
        }
        (true, false) => place != Place::Differs,
        (false, _) => {
            let both = |group: &[&str]| {
                let holds = |office: &Office| {
                    // A deputy may have an office of their own.
                    !office.is_deputy && office.kinds.iter().all(|kind| group.contains(&&**kind))
                };
                holds(here) && holds(there)
            };
            let is_one_body = names(&here.names, &there.names) == Place::Same
                || here.names.is_empty()
                    && there.names.is_empty()
                    && !here.stems.is_empty()
                    && here.stems == there.stems;
            place != Place::Differs && EXCLUSIVE.iter().any(|it| both(it))
                || is_one_body && place != Place::Differs && EXCLUSIVE_THERE.iter().any(|it| both(it))
        }
    }
}

/// Whether two offices have a name in common: the president of a chamber is a president.
fn shares(here: &Office, there: &Office) -> bool {
    let is_president = |it: &Office| it.kinds.contains("president");
    let presides = |it: &Office| it.kinds.iter().any(|kind| PRESIDENTS.contains(&&**kind));
    here.kinds.intersection(&there.kinds).next().is_some()
        || is_president(here) && presides(there)
        || is_president(there) && presides(here)
}

/// Whether two offices are, or may be, one.
pub(super) fn agree(here: &Office, there: &Office) -> bool {
    shares(here, there) && here.is_deputy == there.is_deputy && place(here, there) != Place::Differs
}

/// Whether two offices are one, as far as both are told: not where only one of them says of what.
pub(super) fn is_same(here: &Office, there: &Office) -> bool {
    let says_of_what =
        |it: &Office| !(it.fields.is_empty() && it.countries.is_empty() && it.names.is_empty());
    agree(here, there) && (place(here, there) == Place::Same || !says_of_what(here) || !here.is_settled)
}

/// Whether two roles may be one person's, as far as their words tell: one office, the same first word, or another
/// word in common.
pub(super) fn may_be_one(here: &str, there: &str, lexicon: &Lexicon) -> bool {
    let first_word = |role: &str| key_of(role.split_whitespace().next().unwrap_or(role));
    if first_word(here) == first_word(there) {
        return true;
    }
    let (here, there) = (Office::read(here, lexicon), Office::read(there, lexicon));
    shares(&here, &there) || here.stems.intersection(&there.stems).next().is_some()
}

fn place(here: &Office, there: &Office) -> Place {
    joined(&[relation(&here.fields, &there.fields), elsewhere(here, there)])
}

/// The same without the fields.
fn elsewhere(here: &Office, there: &Office) -> Place {
    joined(&[relation(&here.countries, &there.countries), names(&here.names, &there.names)])
}

fn joined(relations: &[Place]) -> Place {
    if relations.contains(&Place::Differs) {
        Place::Differs
    } else if relations.contains(&Place::Same) {
        Place::Same
    } else {
        Place::Unknown
    }
}

fn relation<Key: Ord>(here: &BTreeSet<Key>, there: &BTreeSet<Key>) -> Place {
    if here.is_empty() || there.is_empty() {
        Place::Unknown
    } else if here.is_disjoint(there) {
        Place::Differs
    } else {
        Place::Same
    }
}

/// The same for names, of which one may be the other's initials: «Fca», «Fiat Chrysler Automobiles».
fn names(here: &BTreeSet<String>, there: &BTreeSet<String>) -> Place {
    let is_short = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.iter().any(|word| {
            let length = word.chars().count();
            // The words stand in no order, so only the letters are compared.
            let mut letters: Vec<char> = word.chars().collect();
            let mut initials: Vec<char> = other.iter().filter_map(|it| it.chars().next()).collect();
            letters.sort_unstable();
            initials.sort_unstable();
            letters.dedup();
            initials.dedup();
            length <= 5 && initials.iter().all(|it| letters.contains(it)) && 1 < initials.len()
        })
    };
    match relation(here, there) {
        Place::Differs if is_short(here, there) || is_short(there, here) => Place::Unknown,
        relation => relation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, Lexicons};

    fn conflicts(language: Language, here: &str, there: &str) -> bool {
        let lexicons = Lexicons::built_in();
        let read = |role: &str| Office::read(role, lexicons.of(language));
        let found = conflict(&read(here), &read(there));
        assert_eq!(found, conflict(&read(there), &read(here)), "{here}, {there}");
        found
    }

    #[test]
    fn a_deputy_is_not_the_chief_and_two_portfolios_are_two_offices() {
        let it = |here, there| conflicts(Language::It, here, there);
        assert!(it("vice ministro della Difesa", "ministro della Difesa"));
        assert!(it("ministro degli Esteri", "ministro della Difesa"));
        assert!(it("sindaca di Valdorsa", "sindaca di Altenmark"));
        assert!(it("assessore", "sindaco di Valdorsa"));
        assert!(it("prefetto di Valdorsa", "questore di Valdorsa"));
        assert!(it("presidente della Regione", "assessore regionale alla Sanità"));
        assert!(it("presidente dell'Altanet", "direttore generale dell'Altanet"));
        assert!(!it("presidente dell'Altanet", "direttore generale del Consorzio Valdorsa"));
        assert!(!it("vicesindaco di Valdorsa", "assessore ai Trasporti"));
        assert!(!it("presidente del Consiglio comunale", "presidente del Consiglio comunale di Valdorsa"));
        assert!(!it("ministro dell'Economia", "ministro delle Finanze"));
        assert!(!it("ex ministro della Difesa", "vice ministro della Difesa"));
        assert!(!it("presidente della commissione Bilancio", "sindaco di Valdorsa"));
        assert!(!it("premier", "presidente del Consiglio"));
        assert!(!it("ministro", "ministro della Difesa"));
        let en = |here, there| conflicts(Language::En, here, there);
        assert!(en("FA's chief executive", "chief executive of the Premier League"));
        assert!(en("chairman of Alden Foods", "chief executive of Alden Foods"));
        assert!(en("deputy mayor", "mayor of Westbury"));
        assert!(en("finance minister", "foreign minister"));
        assert!(!en("then mayor", "deputy mayor of Westbury"));
        assert!(!en("prime minister", "prime minister of Ardenia"));
        assert!(!en("chairman and chief executive of Alden Foods", "chief executive of Alden Foods"));
        assert!(conflicts(Language::De, "Finanzminister", "Außenminister"));
        assert!(conflicts(Language::Fr, "ministre de la Défense", "ministre de la Justice"));
        assert!(conflicts(Language::Es, "vicepresidenta", "presidenta de la Diputación"));
    }
}
