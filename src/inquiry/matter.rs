//! A question in words becomes a matter: whom or what it is about, what is counted, what is told of it.
//!
//! Names mean entities, not letters: «Corea del Nord», «nordcoreani» and “North Korea” are one. A counted noun
//! means its whole class: «morti» are also «caduti» and «uccisi».

use std::sync::Arc;

use crate::analysis::{Options, analyse};
use crate::article::{Article, Given};
use crate::lexicon::{Language, Lexicon, NameWord, Sense};
use crate::prose::{Format, Prose};
use crate::reference::{
    ClaimKey, EntityId, MeasureId, ReferenceClaim, ReferenceStore, StoreError, Window, words_of,
};

use super::words::{Reader, country};

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

/// Questions of more words are cut.
const MOST_WORDS: usize = 24;

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
        let counts = self.classes.contains(&claim.measure.class) || said(&self.implied);
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
