//! A question in words becomes a matter: whom or what it is about, what is counted, what is told of it.
//!
//! Names mean entities, not letters: «Corea del Nord», «nordcoreani» and “North Korea” are one. A counted noun
//! means its whole class: «morti» are also «caduti» and «uccisi».

use std::sync::Arc;

use crate::analysis::{Options, analyse};
use crate::article::{Article, Given, TokenKind, TokenView};
use crate::lexicon::{Language, Lexicon, NameWord, ProseWord, Sense, UnitWord, country_of};
use crate::mention::key_of;
use crate::prose::{Format, Prose};
use crate::reference::{
    ClaimKey, EntityId, MeasureId, NameMatch, NameQuery, ReferenceClaim, ReferenceStore, StoreError, Window,
    words_of,
};

/// What a question is about. Everything that is named must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// Of whom or what, a name of the question each.
    pub whom: Vec<Whom>,
    /// The classes of what is counted; one of them.
    pub classes: Vec<Arc<str>>,
    /// What is told of it, by predicate families; one of them.
    pub families: Vec<Arc<str>>,
    /// Families that the noun itself says: «morti» are whoever was killed.
    pub implied: Vec<Arc<str>>,
    /// Currencies and dimensions; one of them.
    pub units: Vec<Arc<str>>,
    /// Words that mean nothing to fonte and must stand in the sentence as they are.
    pub words: Vec<String>,
}

/// A name of the question, and the entities that it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// The words.
    pub words: String,
    /// The keys of the entities.
    pub keys: Vec<String>,
    /// What the reference calls them.
    pub names: Vec<String>,
}

/// With what a question is read.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The reference.
    pub store: &'a dyn ReferenceStore,
    /// How texts are read.
    pub options: Options<'a>,
    /// The languages in which it may be asked, the likeliest first.
    pub languages: &'a [Language],
}

/// Names of more words are not looked for.
const LONGEST: usize = 6;

/// Questions of more words are cut.
const MOST_WORDS: usize = 24;

/// At most so many entities are meant by one name.
const MOST_ENTITIES: usize = 16;

/// What shares and rates of a counted noun are filed under, beside the bare count.
const SHARES: [&str; 4] = ["", "%", "points", "ratio"];

impl Matter {
    /// Whether nothing in the question can be looked up.
    pub fn is_empty(&self) -> bool {
        self.whom.is_empty() && self.classes.is_empty() && self.units.is_empty()
    }

    /// Whether a claim is on this matter.
    fn covers(&self, there: &ReferenceClaim) -> bool {
        let claim = &there.claim;
        let family = claim.predicate.as_deref();
        let is_of = |whom: &Whom| {
            let ends = [&claim.agent, &claim.direction.origin, &claim.direction.goal];
            claim.subjects.iter().any(|it| whom.keys.contains(&it.key))
                || ends.into_iter().flatten().any(|key| whom.keys.contains(key))
        };
        let said = |families: &[Arc<str>]| families.iter().any(|it| Some(&**it) == family);
        let counts = self.classes.iter().any(|it| *it == claim.measure.class) || said(&self.implied);
        let unit = &claim.measure.unit;
        self.whom.iter().all(is_of)
            && (self.classes.is_empty() || counts)
            && (self.units.is_empty() || self.units.contains(unit))
            && (self.families.is_empty() || said(&self.families))
            && (self.words.is_empty() || self.stands_in(there))
    }

    fn stands_in(&self, there: &ReferenceClaim) -> bool {
        let title = there.document.title.as_deref().unwrap_or_default();
        let told = words_of(&format!("{} {title}", there.sentence));
        self.words.iter().all(|word| told.iter().any(|it| is_form_of(it, word)))
    }
}

/// Whether two words may be forms of one: they differ in their endings only.
fn is_form_of(one: &str, other: &str) -> bool {
    let n_same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    one == other || 4 <= n_same && longest <= n_same + 2
}

/// Reads a question.
pub fn read_matter(question: &str, asking: &Asking<'_>) -> Result<Matter, StoreError> {
    let question: Vec<&str> = question.split_whitespace().take(MOST_WORDS).collect();
    let question = question.join(" ");
    let mut best: Option<(usize, Language, Matter)> = None;
    for &language in asking.languages {
        let lexicon = asking.options.lexicons.of(language);
        let given = Given { language: Some(language), date: None };
        let article = Article::read(Prose::read(&question, Format::Plain), asking.options.lexicons, given);
        let (n_known, matter) = Reader::new(article.view(lexicon), asking)?.read();
        if best.as_ref().is_none_or(|(most, ..)| *most < n_known) {
            best = Some((n_known, language, matter));
        }
    }
    let Some((_, language, mut matter)) = best else { return Ok(Matter::default()) };
    matter.count_unknown_nouns(language, asking)?;
    Ok(matter)
}

impl Matter {
    /// Nouns of no list are counted too: those that the reference has figures of.
    fn count_unknown_nouns(&mut self, language: Language, asking: &Asking<'_>) -> Result<(), StoreError> {
        let words = std::mem::take(&mut self.words);
        for word in words {
            let class = class_of(&word, language, asking);
            let ids = self.ids();
            let key = |entity: EntityId, class: &str| ClaimKey { entity, measure: MeasureId::of(class, "") };
            let keys: Vec<ClaimKey> =
                class.iter().flat_map(|class| ids.iter().map(move |id| key(*id, class))).collect();
            let window = Window { limit: 1, ..Window::default() };
            let is_counted = asking.store.comparable(&keys, &window)?.iter().any(|it| !it.is_empty());
            match class.filter(|_| is_counted) {
                Some(class) => self.classes.push(class),
                None => self.words.push(word.to_lowercase()),
            }
        }
        Ok(())
    }

    /// The entities under which its figures are filed.
    fn ids(&self) -> Vec<EntityId> {
        match self.whom.iter().min_by_key(|it| it.keys.len()) {
            Some(whom) => whom.keys.iter().map(|key| EntityId::of(key)).collect(),
            None => vec![EntityId::anything()],
        }
    }
}

/// The key of the country or capital that is called `name` in one of the languages.
pub fn country_key(name: &str, asking: &Asking<'_>) -> Option<String> {
    asking.languages.iter().find_map(|&language| {
        let given = Given { language: Some(language), date: None };
        let lexicons = asking.options.lexicons;
        let article = Article::read(Prose::read(name, Format::Plain), lexicons, given);
        let view = article.view(lexicons.of(language));
        let is_name = |sense: &Sense| match sense {
            Sense::Name(NameWord::Demonym(_)) => None,
            sense => country(sense),
        };
        let (n_tokens, key) = view.find_sense(0, is_name)?;
        (n_tokens == view.tokens.list().len()).then_some(key)
    })
}

/// The class under which a noun is counted, as the reading of a figure gives it.
fn class_of(word: &str, language: Language, asking: &Asking<'_>) -> Option<Arc<str>> {
    let given = Given { language: Some(language), date: None };
    let options = Options { format: Format::Plain, given, ..asking.options };
    let analysis = analyse(&format!("12 {}.", word.to_lowercase()), &options);
    let noun = analysis.mentions.quantities.first()?.noun.clone()?;
    noun.class.or_else(|| (!noun.lemma.is_empty()).then(|| Arc::from(noun.lemma.as_str())))
}

/// Every figure of the reference on a matter, newest first.
pub fn figures_on(
    matter: &Matter,
    lexicon: &Lexicon,
    store: &dyn ReferenceStore,
    window: &Window,
) -> Result<Vec<ReferenceClaim>, StoreError> {
    if matter.is_empty() {
        return Ok(Vec::new());
    }
    let ids = matter.ids();
    let measures = matter.measures(lexicon);
    let answers = if measures.is_empty() {
        store.figures(&ids, window)?
    } else {
        let keys: Vec<ClaimKey> = ids
            .iter()
            .flat_map(|&entity| measures.iter().map(move |&measure| ClaimKey { entity, measure }))
            .collect();
        store.comparable(&keys, window)?
    };
    let mut found: Vec<ReferenceClaim> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for there in answers.into_iter().flatten().filter(|there| matter.covers(there)) {
        if seen.insert((there.document.path.clone(), there.claim.span.start(), there.claim.quantity)) {
            found.push(there);
        }
    }
    crate::reference::newest_first(&mut found);
    Ok(found)
}

impl Matter {
    /// What its figures are filed under; empty where all that is known of an entity is asked.
    fn measures(&self, lexicon: &Lexicon) -> Vec<MeasureId> {
        let mut measures = Vec::new();
        let known = lexicon.claims.measure.iter().map(|it| it.class.as_str());
        let own = self.classes.iter().map(|it| &**it);
        // «morti» may be told as «soldati uccisi»: any noun, if its predicate is the right one.
        let classes: Vec<&str> =
            if self.implied.is_empty() { own.collect() } else { own.chain(known).collect() };
        for class in classes {
            let units = SHARES.into_iter().chain(self.units.iter().map(|it| &**it));
            measures.extend(units.map(|unit| MeasureId::of(class, unit)));
        }
        if self.classes.is_empty() {
            for unit in &self.units {
                let is_currency = lexicon.units.currencies.contains_key(&**unit);
                measures.push(MeasureId::of(if is_currency { "currency" } else { unit }, unit));
            }
        }
        measures
    }
}

/// Reads the tokens of a question.
struct Reader<'a> {
    view: TokenView<'a>,
    /// For each token and number of tokens from two on, the entities that go by just these words.
    named: Vec<(usize, usize, Vec<(String, String)>)>,
    matter: Matter,
    n_known: usize,
}

impl<'a> Reader<'a> {
    fn new(view: TokenView<'a>, asking: &Asking<'_>) -> Result<Self, StoreError> {
        let n_tokens = view.tokens.list().len();
        let mut places = Vec::new();
        let mut queries = Vec::new();
        for first in 0..n_tokens {
            for length in 1..=LONGEST.min(n_tokens - first) {
                let span = view.span(first..first + length);
                let key = key_of(span.slice(view.text));
                if key.is_empty() || length == 1 && is_function(view, first) {
                    continue;
                }
                let wanted = |matching, key: &str| NameQuery {
                    key: key.to_owned(),
                    matching,
                    except: None,
                    limit: MOST_ENTITIES,
                };
                places.extend([(first, length, false), (first, length, length == 1)]);
                queries.push(wanted(NameMatch::Exact, &key));
                // A single word may be the last of a name, or its first.
                queries.push(wanted(NameMatch::Surname, if length == 1 { &key } else { "" }));
                if length == 1 {
                    places.push((first, length, true));
                    queries.push(wanted(NameMatch::Prefix, &format!("{key} ")));
                }
            }
        }
        let mut named: Vec<(usize, usize, Vec<(String, String)>)> = Vec::new();
        for ((first, length, is_part), hits) in places.into_iter().zip(asking.store.names(&queries)?) {
            let hits = hits.into_iter().filter(|it| it.distance == 0 && !it.key.is_empty());
            let hits: Vec<(String, String)> = hits.map(|it| (it.key, it.canonical)).collect();
            match named.last_mut() {
                _ if hits.is_empty() => {}
                // A part of a name counts beside the whole: «Kim» is also Kim Jong Un.
                Some((at, n, known)) if (*at, *n) == (first, length) && is_part => {
                    known.extend(hits);
                    known.dedup();
                }
                _ => named.push((first, length, hits)),
            }
        }
        Ok(Self { view, named, matter: Matter::default(), n_known: 0 })
    }

    /// How many words it understands, and what they mean.
    fn read(mut self) -> (usize, Matter) {
        let n_tokens = self.view.tokens.list().len();
        let mut at = 0;
        let mut is_joined = false;
        while at < n_tokens {
            let step = self.step(at, is_joined);
            is_joined = self.view.is_sign(at, ',') || has_prose(self.view, at, ProseWord::Conjunction);
            at += step.max(1);
        }
        (self.n_known, self.matter)
    }

    /// Reads what stands at `at`; gives how many tokens it took.
    fn step(&mut self, at: usize, is_joined: bool) -> usize {
        let country = self.view.find_sense(at, country);
        let named = self.named.iter().filter(|it| it.0 == at).max_by_key(|it| it.1).cloned();
        if let Some((n_tokens, key)) = &country
            && named.as_ref().is_none_or(|it| it.1 <= *n_tokens)
        {
            self.whom(at..at + n_tokens, vec![(key.clone(), String::new())]);
            return *n_tokens;
        }
        let meaning = self.view.find_sense(at, |sense| meaning(sense).then_some(()));
        if let Some((_, length, hits)) = named
            && meaning.is_none_or(|(n_tokens, ())| n_tokens < length)
        {
            self.whom(at..at + length, hits);
            return length;
        }
        match meaning {
            Some((n_tokens, ())) => {
                self.mean(at, n_tokens, is_joined);
                self.n_known += n_tokens;
                n_tokens
            }
            None if is_function(self.view, at) => 1,
            None => {
                if self.view.get(at).is_some_and(|it| matches!(it.kind, TokenKind::Word)) {
                    self.matter.words.push(self.view.text_of(at).to_owned());
                }
                1
            }
        }
    }

    fn whom(&mut self, tokens: std::ops::Range<usize>, hits: Vec<(String, String)>) {
        self.n_known += tokens.len();
        let words = self.view.span(tokens).slice(self.view.text).to_owned();
        let mut keys: Vec<String> = Vec::new();
        for (key, _) in &hits {
            // Newsrooms say «Mosca» where they mean Russia's government.
            let twins = country_of(key).map(|code| [format!("country:{code}"), format!("capital:{code}")]);
            let all = twins.into_iter().flatten().chain([key.clone()]);
            keys.extend(all.filter(|it| !keys.contains(it)).collect::<Vec<_>>());
        }
        let mut names: Vec<String> = Vec::new();
        for (_, name) in hits {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        keys.sort();
        keys.dedup();
        if !self.matter.whom.iter().any(|it| it.keys == keys) {
            self.matter.whom.push(Whom { words, keys, names });
        }
    }

    /// Files the word at `at` under what it means.
    fn mean(&mut self, at: usize, n_tokens: usize, is_joined: bool) {
        let (mut classes, mut families, mut units) = (Vec::new(), Vec::new(), Vec::new());
        for (length, sense) in self.view.senses_at(at) {
            if length != n_tokens {
                continue;
            }
            match sense {
                Sense::Measure(class) => classes.push(Arc::clone(&class.0)),
                Sense::Predicate(family) => families.push(Arc::clone(&family.0)),
                Sense::Unit(unit) => units.extend(unit_of(unit)),
                _ => {}
            }
        }
        let claims = &self.view.lexicon.claims;
        let is_second = !self.matter.classes.is_empty() && !is_joined;
        // «soldati morti» are soldiers of whom something is told; «morti e feriti» are two counts.
        if !families.is_empty() && (classes.is_empty() || is_second) {
            for family in families {
                let counts = claims.predicate.iter().find(|it| *it.family == *family).map(|it| &it.counts);
                let generic = |class: &Arc<str>| claims.measure_of(class).is_some_and(|it| it.generic);
                if let Some(class) = counts.filter(|it| !it.is_empty())
                    && self.matter.classes.iter().any(generic)
                {
                    self.matter.classes.push(Arc::from(class.as_str()));
                }
                self.matter.families.push(family);
            }
        } else if let Some(class) = classes.into_iter().next() {
            let implies = claims.measure_of(&class).map(|it| it.implies.as_str()).unwrap_or_default();
            if !implies.is_empty() {
                self.matter.implied.push(Arc::from(implies));
            }
            self.matter.classes.push(class);
        } else {
            self.matter.units.extend(units);
        }
    }
}

/// Whether a reading says what is counted, or what is told of it.
fn meaning(sense: &Sense) -> bool {
    match sense {
        Sense::Measure(_) | Sense::Predicate(_) => true,
        Sense::Unit(unit) => unit_of(unit).is_some(),
        _ => false,
    }
}

fn country(sense: &Sense) -> Option<String> {
    match sense {
        Sense::Name(NameWord::Country(code) | NameWord::Demonym(code)) => Some(format!("country:{code}")),
        Sense::Name(NameWord::Capital(code)) => Some(format!("capital:{code}")),
        _ => None,
    }
}

/// What figures in a unit are filed under.
fn unit_of(unit: &UnitWord) -> Option<Arc<str>> {
    Some(match unit {
        UnitWord::Unit(unit) => Arc::clone(&unit.dimension),
        UnitWord::Currency(unit) | UnitWord::CurrencySign(unit) => Arc::clone(&unit.code),
        UnitWord::Percent => Arc::from("%"),
        UnitWord::Points => Arc::from("points"),
        UnitWord::PerMille | UnitWord::BasisPoints => return None,
    })
}

fn is_function(view: TokenView<'_>, at: usize) -> bool {
    view.senses_at(at).any(|(_, sense)| matches!(sense, Sense::Prose(word) if word.is_function()))
}

fn has_prose(view: TokenView<'_>, at: usize, wanted: ProseWord) -> bool {
    view.senses_at(at).any(|(_, sense)| *sense == Sense::Prose(wanted))
}
