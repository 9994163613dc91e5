//! Names of one article become referents: full name, surname, acronym, country.

use rustc_hash::FxHashMap;

use crate::article::TokenView;

use super::name::{House, key_at, key_of};
use super::name_run::Run;
use super::{Name, NameForm, NameKind, Referent};

/// Links the runs; they come in the order of the text.
pub(super) fn link(view: TokenView<'_>, runs: Vec<Run>, house: &House) -> (Vec<Name>, Vec<Referent>) {
    let mut linker = Linker {
        view,
        house,
        referents: Vec::new(),
        by_key: FxHashMap::default(),
        by_part: FxHashMap::default(),
    };
    let full: Vec<usize> = runs
        .iter()
        .map(|run| if 1 < run.words.len() || run.fixed.is_some() { linker.full(run) } else { UNSET })
        .collect();
    linker.index_parts();
    let acronyms = linker.acronyms(&runs, &full);
    let mut names = Vec::with_capacity(runs.len());
    for (index, run) in runs.into_iter().enumerate() {
        let (referent, form) = match full.get(index) {
            Some(&referent) if referent != UNSET => (referent, NameForm::Full),
            _ if run.tentative && !linker.is_part(&run) => continue,
            _ => linker.short(&run, &acronyms),
        };
        if let Some(entry) = linker.referents.get_mut(referent) {
            entry.mentions.push(names.len());
            for role in run.roles {
                if entry.roles.last() != Some(&role) {
                    entry.roles.push(role);
                }
            }
        }
        let kind = linker.referents.get(referent).map_or(run.kind, |entry| entry.kind);
        names.push(Name { span: run.span, kind, form, referent, sentence: run.sentence });
    }
    (names, linker.referents)
}

/// The most words of a person's name.
const LONGEST: usize = 8;

const UNSET: usize = usize::MAX;
const AMBIGUOUS: usize = usize::MAX - 1;

struct Linker<'a> {
    view: TokenView<'a>,
    house: &'a House,
    referents: Vec<Referent>,
    by_key: FxHashMap<String, usize>,
    /// One word of a person's name → whose it is, if it is one person's only.
    by_part: FxHashMap<String, usize>,
}

impl Linker<'_> {
    /// The referent of a name in full.
    fn full(&mut self, run: &Run) -> usize {
        let written = run.span.slice(self.view.text);
        let key = key_of(written);
        self.referent(key, written, run)
    }

    fn referent(&mut self, key: String, written: &str, run: &Run) -> usize {
        let canonical = self.house.canonical(&key).unwrap_or(written).to_owned();
        let key = run
            .fixed
            .clone()
            .unwrap_or_else(|| if self.house.canonical(&key).is_some() { key_of(&canonical) } else { key });
        if let Some(&known) = self.by_key.get(&key) {
            if let Some(entry) = self.referents.get_mut(known) {
                // Better evidence at another place wins.
                let is_person =
                    entry.kind != NameKind::Person && run.kind == NameKind::Person && !run.roles.is_empty();
                if entry.kind == NameKind::Other || is_person {
                    entry.kind = run.kind;
                }
            }
            return known;
        }
        self.referents.push(Referent {
            canonical,
            key: key.clone(),
            kind: run.kind,
            mentions: Vec::new(),
            roles: Vec::new(),
        });
        self.by_key.insert(key, self.referents.len() - 1);
        self.referents.len() - 1
    }

    /// Every word of a person's name points to that person, or to nobody where two share it.
    fn index_parts(&mut self) {
        for (index, entry) in self.referents.iter().enumerate() {
            if !matches!(entry.kind, NameKind::Person | NameKind::Other) || entry.key.contains(':') {
                continue;
            }
            let key = key_of(&entry.canonical);
            let words: Vec<&str> = key.split(' ').collect();
            // A headline all in capitals is nobody's name.
            if LONGEST < words.len() {
                continue;
            }
            let tails = (1..words.len()).filter_map(|from| words.get(from..)).map(|tail| tail.join(" "));
            let parts =
                words.iter().map(|word| (*word).to_owned()).chain(tails.filter(|tail| tail.contains(' ')));
            for part in parts {
                self.by_part
                    .entry(part)
                    .and_modify(|owner| {
                        if *owner != index {
                            *owner = AMBIGUOUS;
                        }
                    })
                    .or_insert(index);
            }
        }
    }

    /// Acronyms and the names in full they stand beside: «Ente nazionale idrocarburi (Eni)».
    fn acronyms(&self, runs: &[Run], full: &[usize]) -> FxHashMap<String, usize> {
        let mut found = FxHashMap::default();
        for (pair, at) in runs.windows(2).zip(0..) {
            let [left, right] = pair else { continue };
            if !(left.beside_bracket && right.beside_bracket && left.sentence == right.sentence) {
                continue;
            }
            let (long, short, referent) =
                if right.acronym { (left, right, full.get(at)) } else { (right, left, full.get(at + 1)) };
            let initials: String = long
                .words
                .iter()
                .filter_map(|word| {
                    word.slice(self.view.text).chars().next().filter(|letter| letter.is_uppercase())
                })
                .collect();
            let acronym = key_at(self.view.text, short.span);
            let Some(&referent) = referent.filter(|it| **it != UNSET) else { continue };
            if short.acronym && (key_of(&initials) == acronym || initials.len() == 1) {
                found.insert(acronym, referent);
            }
        }
        found
    }

    /// Whether a longer name of the article has the word.
    fn is_part(&self, run: &Run) -> bool {
        self.by_part.contains_key(&key_at(self.view.text, run.span))
    }

    /// The referent of a single word.
    fn short(&mut self, run: &Run, acronyms: &FxHashMap<String, usize>) -> (usize, NameForm) {
        let written = run.span.slice(self.view.text);
        let key = key_of(written);
        if let Some(&referent) = acronyms.get(&key) {
            return (referent, NameForm::Acronym);
        }
        if self.house.canonical(&key).is_none()
            && matches!(run.kind, NameKind::Person | NameKind::Other)
            && let Some(&owner) = self.by_part.get(&key).filter(|owner| **owner != AMBIGUOUS)
        {
            return (owner, NameForm::Short);
        }
        let ambiguous = self.by_part.get(&key) == Some(&AMBIGUOUS);
        let form = if ambiguous { NameForm::Short } else { NameForm::Full };
        (self.referent(key, written, run), form)
    }
}
