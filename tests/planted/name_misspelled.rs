//! A name that the archive knows, misspelled in the article as desks misspell.

use std::collections::BTreeSet;

use fonte::mention::{NameForm, NameKind};

use super::{Article, Plant};

/// So many names of an article are misspelled at most.
const MOST: usize = 3;

/// A word of fewer letters is too short for a slip.
const SHORTEST: usize = 6;

/// Letters that one writes for another: transliteration and hearing.
const SWAPS: &[(&str, &str)] =
    &[("y", "i"), ("i", "y"), ("k", "c"), ("ph", "f"), ("v", "w"), ("w", "v"), ("z", "s"), ("sch", "sh")];

/// Names of the article, in full, that it gives once, with a slip in their last word; the archive has them right.
pub(crate) fn plant(article: &Article<'_>) -> Vec<Plant> {
    let mentions = &article.analysis.mentions;
    let mut surnames = BTreeSet::new();
    let mut plants = Vec::new();
    for (turn, referent) in mentions.referents.iter().enumerate() {
        if referent.kind != NameKind::Person || MOST <= plants.len() {
            continue;
        }
        let Some(name) = referent.mentions.first().and_then(|&it| mentions.names.get(it)) else { continue };
        let prose = &article.analysis.article.prose;
        let written = name.span.slice(&prose.text);
        let Some((first, last)) = written.rsplit_once(' ') else { continue };
        let place = prose.to_source_exact(name.span);
        let is_plain = last.chars().count() >= SHORTEST
            && written.chars().all(|it| it.is_alphabetic() || it == ' ')
            && last.chars().skip(1).all(char::is_lowercase)
            && first.split(' ').count() < 3;
        if !is_plain || name.form != NameForm::Full || referent.canonical != written || !surnames.insert(last)
        {
            continue;
        }
        let Some(place) = place.filter(|it| it.slice(article.text) == written) else { continue };
        let Some(slip) = slip(last, article.turn + turn) else { continue };
        let wrong = format!("{first} {slip}");
        if article.text.matches(written).count() != 1 || article.text.contains(&wrong) {
            continue;
        }
        let role = referent.roles.first().map_or(String::new(), |it| format!(", {},", it.text));
        let plant = article.alter(place.start()..place.end(), &wrong);
        plants.push(
            plant
                .against("1.md", document(article, &format!("{written}{role}")))
                .against("2.md", document(article, written)),
        );
    }
    plants
}

/// The word with a slip of the pen.
fn slip(word: &str, turn: usize) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let middle = 2 + turn % (letters.len() - 3);
    let mut out = letters.clone();
    match turn % 5 {
        0 => out.swap(middle - 1, middle),
        1 => out.insert(middle, letters[middle]),
        2 => {
            out.remove(middle - 1);
        }
        3 => out[middle] = if letters[middle] == 'e' { 'a' } else { 'e' },
        _ => {
            let (from, to) = SWAPS.iter().find(|(from, _)| word[1..].contains(from))?;
            let at = 1 + word[1..].find(from)?;
            return Some(format!("{}{to}{}", &word[..at], &word[at + from.len()..]));
        }
    }
    let out: String = out.into_iter().collect();
    (out != word).then_some(out)
}

/// A document of the archive that names somebody.
fn document(article: &Article<'_>, name: &str) -> String {
    let (before, after) = *article.pick(article.local(
        &[("Alla riunione di lunedì c'era anche", "che ha parlato a lungo del lavoro di quei mesi.")],
        &[("At the meeting on Monday there was also", "who spoke at length of the work of those months.")],
    ));
    format!("---\nlang: {}\n---\n\n{before} {name} {after}\n", article.language.code())
}
