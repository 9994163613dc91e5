//! Names of one article become referents: full name, surname, acronym, country.

use rustc_hash::FxHashMap;

use crate::article::TokenView;
use crate::lexicon::{NameWord, Sense, fold_into};
use crate::text::ProseSpan;

use super::name::{House, UNKNOWN, key_at, key_of};
use super::name_kind::Evidence;
use super::name_parts::{Parts, short_of_body};
use super::name_run::Run;
use super::{Name, NameForm, NameKind, Referent};

/// Links the runs; they come in the order of the text.
pub(super) fn link(view: TokenView<'_>, runs: Vec<Run>, house: &House) -> (Vec<Name>, Vec<Referent>) {
    let mut linker = Linker { view, house, entries: Vec::new(), by_key: FxHashMap::default() };
    // Names in full first: whatever is shorter may be short for one of them, before or behind it.
    let mut found: Vec<Option<(usize, NameForm)>> =
        runs.iter().map(|run| is_full(run).then(|| (linker.full(run), NameForm::Full))).collect();
    let full: Vec<Option<usize>> = found.iter().map(|it| it.map(|(entry, _)| entry)).collect();
    let parts =
        Parts::of(linker.entries.iter().enumerate().map(|(at, it)| (at, it.kind(), it.written.as_str())));
    let acronyms = linker.acronyms(&runs, &full);
    for (slot, run) in found.iter_mut().zip(&runs) {
        match slot {
            // «G. Neri», «George Bush»: a name in full may be short for a fuller one.
            Some((entry, form)) => {
                if let Some(fuller) = linker.fuller(*entry, &parts) {
                    linker.add(fuller, run);
                    *entry = fuller;
                    *form = NameForm::Short;
                }
            }
            None if run.tentative && !linker.is_part(run, &parts) => {}
            None => *slot = Some(linker.short(run, &acronyms, &parts)),
        }
    }
    linker.finish(runs, found, &parts)
}

/// Whether the run is a name in full: several words, or a place that no person is called after.
fn is_full(run: &Run) -> bool {
    1 < run.words.len() || run.listed.as_ref().is_some_and(|it| it.key.is_some() && !it.is_given)
}

/// What is known of a referent while the names are linked.
struct Entry {
    /// The first form as written, or the newsroom's.
    written: String,
    key: String,
    /// The kind that a list gives.
    fixed: Option<NameKind>,
    inner: Evidence,
    around: Evidence,
}

impl Entry {
    fn kind(&self) -> NameKind {
        self.fixed.unwrap_or_else(|| Evidence::decide(self.inner, self.around))
    }
}

struct Linker<'a> {
    view: TokenView<'a>,
    house: &'a House,
    entries: Vec<Entry>,
    by_key: FxHashMap<String, usize>,
}

impl Linker<'_> {
    /// The referent of a name in full.
    fn full(&mut self, run: &Run) -> usize {
        let written = run.span.slice(self.view.text);
        let entry = self.entry(key_of(written), written, run);
        self.add(entry, run);
        entry
    }

    fn entry(&mut self, key: String, written: &str, run: &Run) -> usize {
        let canonical = self.house.canonical(&key).map(str::to_owned);
        let key = match (run.listed.as_ref().and_then(|it| it.key.clone()), &canonical) {
            (Some(fixed), _) => fixed,
            (None, Some(canonical)) => key_of(canonical),
            (None, None) => key,
        };
        if let Some(&known) = self.by_key.get(&key) {
            // A headline knows nothing of the name but its words.
            if let Some(entry) = self.entries.get_mut(known).filter(|it| it.inner == Evidence::default()) {
                entry.inner = run.inner;
            }
            return known;
        }
        self.by_key.insert(key.clone(), self.entries.len());
        self.entries.push(Entry {
            written: canonical.unwrap_or_else(|| written.to_owned()),
            key,
            fixed: run.listed.as_ref().filter(|it| !it.is_given).map(|it| it.kind),
            inner: run.inner,
            around: Evidence::default(),
        });
        self.entries.len() - 1
    }

    /// Adds what stands beside a mention.
    fn add(&mut self, entry: usize, run: &Run) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.around += run.around;
        }
    }

    /// Acronyms and the names in full they stand beside: «Ente nazionale idrocarburi (Eni)»,
    /// «Eni, l'Ente nazionale idrocarburi».
    fn acronyms(&self, runs: &[Run], full: &[Option<usize>]) -> FxHashMap<String, usize> {
        let mut found = FxHashMap::default();
        for (pair, at) in runs.windows(2).zip(0..) {
            let [left, right] = pair else { continue };
            let is_beside = left.beside.1 && right.beside.0 && left.sentence == right.sentence;
            if !is_beside {
                continue;
            }
            let (long, short, referent) = if right.words.len() == 1 && 1 < left.words.len() {
                (left, right, full.get(at))
            } else if left.words.len() == 1 && 1 < right.words.len() {
                (right, left, full.get(at + 1))
            } else {
                continue;
            };
            let Some(&Some(referent)) = referent else { continue };
            let in_bracket = self.view.text.get(..short.span.start()).is_some_and(|it| it.ends_with('('));
            if abbreviates(self.view.text, long, short, in_bracket) {
                found.insert(key_at(self.view.text, short.span), referent);
            }
        }
        // «General Motors … GM», where the initials are one body's only.
        let mut initials: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (at, entry) in self.entries.iter().enumerate() {
            if entry.kind() != NameKind::Organisation || entry.key.contains(':') {
                continue;
            }
            let letters = key_of(&initials_of(entry.written.split([' ', '-'])));
            if 2 <= letters.chars().count() {
                initials.entry(letters).and_modify(|owner| *owner = None).or_insert(Some(at));
            }
        }
        for run in runs.iter().filter(|run| run.acronym && run.listed.is_none()) {
            let key = key_at(self.view.text, run.span);
            if let Some(&Some(owner)) = initials.get(&key) {
                found.entry(key).or_insert(owner);
            }
        }
        found
    }

    /// The fuller name that a name in full is short for.
    fn fuller(&self, entry: usize, parts: &Parts) -> Option<usize> {
        let known = self.entries.get(entry)?;
        if known.key.contains(':') || self.house.canonical(&known.key).is_some() {
            return None;
        }
        parts.fuller(entry, &known.written)
    }

    /// Whether a longer name of the article has the word.
    fn is_part(&self, run: &Run, parts: &Parts) -> bool {
        parts.knows(&key_at(self.view.text, run.span), self.genitives())
    }

    /// Whether what `run` leaves out of the body's name says no more than what kind of body it is:
    /// “AirTran” of “AirTran Airways”, «la Corte» of «Corte costituzionale».
    fn is_rest(&self, owner: usize, run: &Run) -> bool {
        let written = run.span.slice(self.view.text);
        let is_noun = |word: &str| {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            let senses = self.view.lexicon.words.senses_of(&folded);
            senses.iter().any(|sense| matches!(sense, Sense::Name(NameWord::BodyNoun | NameWord::Office)))
        };
        is_noun(written)
            || self.entries.get(owner).is_some_and(|it| it.written.split([' ', '-']).skip(1).all(is_noun))
    }

    fn genitives(&self) -> &[String] {
        &self.view.lexicon.names.genitives
    }

    /// The referent of a single word.
    fn short(&mut self, run: &Run, acronyms: &FxHashMap<String, usize>, parts: &Parts) -> (usize, NameForm) {
        let written = run.span.slice(self.view.text);
        let key = key_of(written);
        if let Some(&referent) = acronyms.get(&key) {
            self.add(referent, run);
            return (referent, NameForm::Acronym);
        }
        let in_house = self.house.canonical(&key).is_some();
        let is_open = !in_house && run.listed.as_ref().is_none_or(|it| it.is_given && run.around.place <= 0);
        let owner = if is_open { parts.owner(&key, self.genitives()) } else { None };
        if let Some(owner) = owner.filter(|_| !is_other_body(run)) {
            self.add(owner, run);
            return (owner, NameForm::Short);
        }
        let may_be_body = !in_house && run.listed.is_none() && !run.acronym;
        if let Some(owner) =
            short_of_body(&key, parts).filter(|owner| may_be_body && self.is_rest(*owner, run))
        {
            self.add(owner, run);
            return (owner, NameForm::Short);
        }
        let form = if is_open && parts.is_shared(&key) { NameForm::Short } else { NameForm::Full };
        let entry = self.entry(key, written, run);
        self.add(entry, run);
        (entry, form)
    }

    fn finish(
        self,
        runs: Vec<Run>,
        found: Vec<Option<(usize, NameForm)>>,
        parts: &Parts,
    ) -> (Vec<Name>, Vec<Referent>) {
        let mut referents: Vec<Referent> = self
            .entries
            .into_iter()
            .map(|entry| {
                let kind = entry.kind();
                let is_shared = kind == UNKNOWN && parts.is_shared(&entry.key);
                // A place that is a given name as well keeps its fixed key only where it is a place.
                let key = if entry.key.contains(':') && kind != NameKind::Place {
                    key_of(&entry.written)
                } else {
                    entry.key
                };
                Referent {
                    canonical: entry.written,
                    key,
                    // Whoever of two persons of one surname is meant, it is a person.
                    kind: if is_shared { NameKind::Person } else { kind },
                    mentions: Vec::new(),
                    roles: Vec::new(),
                }
            })
            .collect();
        let mut names = Vec::with_capacity(runs.len());
        for (run, link) in runs.into_iter().zip(found) {
            let Some((referent, form)) = link else { continue };
            let Some(entry) = referents.get_mut(referent) else { continue };
            entry.mentions.push(names.len());
            if entry.kind == NameKind::Person {
                for role in run.roles {
                    if entry.roles.last() != Some(&role) {
                        entry.roles.push(role);
                    }
                }
            }
            names.push(Name { span: run.span, kind: entry.kind, form, referent, sentence: run.sentence });
        }
        // Names that no mention was left to are nobody's.
        super::name_parts::drop_unused(&mut names, &mut referents);
        (names, referents)
    }
}

/// «CTA» is no surname, even where a person is called so.
fn is_other_body(run: &Run) -> bool {
    run.acronym && run.around.person <= 0 && 0 < run.around.body
}

/// Whether `short` is the acronym of `long`: its initials, or beside it in brackets letters of it in order.
fn abbreviates(text: &str, long: &Run, short: &Run, in_bracket: bool) -> bool {
    let initials = initials_of(long.words.iter().map(|word: &ProseSpan| word.slice(text)));
    let written = short.span.slice(text);
    let key = key_of(written);
    key_of(&initials) == key
        || (short.acronym && in_bracket && initials.chars().count() == 1)
        || (in_bracket && super::name_body::abbreviates(written, long.span.slice(text)))
        || (short.acronym && super::name_body::abbreviates(written, long.span.slice(text)) && !in_bracket)
}

/// The first letters of the capital words.
fn initials_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter_map(|word| word.chars().next().filter(|letter| letter.is_uppercase())).collect()
}
