//! Faults planted into real articles, and found again.
//!
//! A planter takes an article and gives it back with one fault: a word of a real sentence changed, or a
//! sentence of ours added as a last paragraph. The rule must report at least 95 of 100 planted faults, keep
//! silent on the same text without the fault (the twin), and nothing new may be said elsewhere.
//! To add a rule: a file with its planter, and a line in [`PLANTERS`].
//!
//! The articles are not part of the project; where they are missing the test says so and passes.
#![expect(clippy::disallowed_methods, reason = "this test reads what lies beside the project")]

mod age_mismatch;
mod ambiguous_numeric_date;
mod anniversary_mismatch;
mod billion_false_friend;
mod calendar;
mod currency_conversion_mismatch;
mod date_conflict;
mod elapsed_time_mismatch;
mod false_precision;
mod figure_conflict;
mod figure_contradicts_corpus;
mod figure_superseded;
mod first_mention_incomplete;
mod headline_figure_mismatch;
mod impossible_date;
mod list_count_mismatch;
mod missing_number;
mod mixed_number_separators;
mod name_misspelled;
mod name_variant;
mod order_of_magnitude;
mod percent_change_mismatch;
mod percent_of_count_mismatch;
mod percent_total;
mod percent_vs_points;
mod poll_without_method;
mod reversed_period;
mod reversed_range;
mod role_contradicts_corpus;
mod stale_lead_date;
mod sum_mismatch;
mod tense_vs_date;
mod transliteration_mixed;
mod unbalanced_quotes;
mod unit_conversion_mismatch;
mod unsourced_number;
mod vague_source;
mod weekday_mismatch;

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::Given;
use fonte::diagnostic::{Diagnostic, Place};
use fonte::engine::{Budget, RuleSet, RuleSettings, Setting, Task, check};
use fonte::lexicon::{Language, Lexicons};
use fonte::messages::{MessageLanguage, Messages};
use fonte::project::read_analysed;
use fonte::prose::Format;
use fonte::reference::{DocumentChange, MemoryStore, ReferenceStore, SourceFile};
use fonte::rules::{Message, Reference, Wording, register};
use jiff::civil::{Date, date};

/// A rule's code and its planter.
type Planter = (&'static str, fn(&Article<'_>) -> Vec<Plant>);

/// Every planter, a line each.
const PLANTERS: &[Planter] = &[
    ("age-mismatch", age_mismatch::plant),
    ("ambiguous-numeric-date", ambiguous_numeric_date::plant),
    ("anniversary-mismatch", anniversary_mismatch::plant),
    ("billion-false-friend", billion_false_friend::plant),
    ("currency-conversion-mismatch", currency_conversion_mismatch::plant),
    ("date-conflict", date_conflict::plant),
    ("elapsed-time-mismatch", elapsed_time_mismatch::plant),
    ("false-precision", false_precision::plant),
    ("figure-conflict", figure_conflict::plant),
    ("figure-contradicts-corpus", figure_contradicts_corpus::plant),
    ("figure-superseded", figure_superseded::plant),
    ("first-mention-incomplete", first_mention_incomplete::plant),
    ("headline-figure-mismatch", headline_figure_mismatch::plant),
    ("impossible-date", impossible_date::plant),
    ("list-count-mismatch", list_count_mismatch::plant),
    ("missing-number", missing_number::plant),
    ("mixed-number-separators", mixed_number_separators::plant),
    ("name-misspelled", name_misspelled::plant),
    ("name-variant", name_variant::plant),
    ("order-of-magnitude", order_of_magnitude::plant),
    ("percent-change-mismatch", percent_change_mismatch::plant),
    ("percent-of-count-mismatch", percent_of_count_mismatch::plant),
    ("percent-total", percent_total::plant),
    ("percent-vs-points", percent_vs_points::plant),
    ("poll-without-method", poll_without_method::plant),
    ("reversed-period", reversed_period::plant),
    ("reversed-range", reversed_range::plant),
    ("role-contradicts-corpus", role_contradicts_corpus::plant),
    ("stale-lead-date", stale_lead_date::plant),
    ("sum-mismatch", sum_mismatch::plant),
    ("tense-vs-date", tense_vs_date::plant),
    ("transliteration-mixed", transliteration_mixed::plant),
    ("unbalanced-quotes", unbalanced_quotes::plant),
    ("unit-conversion-mismatch", unit_conversion_mismatch::plant),
    ("unsourced-number", unsourced_number::plant),
    ("vague-source", vague_source::plant),
    ("weekday-mismatch", weekday_mismatch::plant),
];

/// At least so many of 100 planted faults must be found.
const WANTED: usize = 95;

/// The publication date of articles of which it is not known.
const UNDATED: Date = date(2016, 5, 12);

/// A real article.
pub(crate) struct Article<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its language, Italian or English.
    pub language: Language,
    /// When it was published, as the rules read it; a day of our choice where nobody knows.
    pub date: Date,
    /// Its reading.
    pub analysis: &'a Analysis,
    /// Its number, by which planters vary what they plant.
    pub turn: usize,
}

/// An article with a fault in it.
pub(crate) struct Plant {
    /// The whole text.
    pub text: String,
    /// Where the fault stands, in bytes; a finding that touches it, or a related place that does, has found it.
    pub fault: Range<usize>,
    /// The same text without the fault, and where it would stand: there the rule must be silent.
    pub twin: Option<(String, Range<usize>)>,
    /// Documents of the reference: path and text. Without any there is no reference.
    pub documents: Vec<(String, String)>,
}

impl Article<'_> {
    /// The article with other words at `place`, a range of bytes; as it was, it is its own twin.
    pub fn alter(&self, place: Range<usize>, words: &str) -> Plant {
        let text = [&self.text[..place.start], words, &self.text[place.end..]].concat();
        let fault = place.start..place.start + words.len().max(1);
        Plant { text, fault, twin: Some((self.text.to_owned(), place)), documents: Vec::new() }
    }

    /// The article with a last paragraph more, and the twin with another one there.
    pub fn append(&self, faulty: &str, innocent: &str) -> Plant {
        let (text, fault) = self.with_paragraph(faulty);
        Plant { text, fault, twin: Some(self.with_paragraph(innocent)), documents: Vec::new() }
    }

    /// The article with a last paragraph more, and where that stands.
    pub fn with_paragraph(&self, paragraph: &str) -> (String, Range<usize>) {
        let start = self.text.trim_end().len() + 2;
        (format!("{}\n\n{paragraph}\n", self.text.trim_end()), start..start + paragraph.len())
    }

    /// One of a list, another one for each article.
    pub fn pick<'b, Item>(&self, list: &'b [Item]) -> &'b Item {
        &list[self.turn % list.len()]
    }

    /// One of two lists, by the article's language.
    pub fn local<'b, Item>(&self, it: &'b [Item], en: &'b [Item]) -> &'b [Item] {
        if self.language == Language::It { it } else { en }
    }

    /// A number between `low` and `high`, another one for each article and each `salt`.
    pub fn number(&self, salt: u64, low: u64, high: u64) -> u64 {
        let mixed =
            (self.turn as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ salt.wrapping_mul(0xC2B2_AE3D);
        low + (mixed >> 17) % (high - low + 1)
    }
}

impl Plant {
    /// The same with a document of the reference.
    #[must_use]
    pub fn against(mut self, path: &str, text: impl Into<String>) -> Self {
        self.documents.push((path.to_owned(), text.into()));
        self
    }
}

/// A frame with its blanks `{}` filled, in order.
pub(crate) fn fill(frame: &str, words: &[&str]) -> String {
    let mut out = String::new();
    let mut words = words.iter();
    for (index, piece) in frame.split("{}").enumerate() {
        if 0 < index {
            out.push_str(words.next().expect("as many words as blanks"));
        }
        out.push_str(piece);
    }
    out
}

#[test]
fn planted_faults_are_found_and_nothing_else_is() {
    let articles = articles();
    if articles.is_empty() {
        eprintln!("skipped: no ../shared/cases/articles beside the project");
        return;
    }
    let only = std::env::var("FONTE_PLANT").unwrap_or_default();
    let planters: Vec<&Planter> = PLANTERS.iter().filter(|(code, _)| code.contains(&only)).collect();
    let halves = planters.split_at(planters.len() / 2);
    let reports: Vec<Result<String, String>> = std::thread::scope(|scope| {
        let articles = &articles;
        let run = move |half: &[&Planter]| half.iter().map(|it| run(it, articles)).collect::<Vec<_>>();
        let other = scope.spawn(move || run(halves.1));
        let mut reports = run(halves.0);
        reports.extend(other.join().expect("a planter does not panic"));
        reports
    });
    for report in &reports {
        println!("{}", report.as_ref().unwrap_or_else(|problem| problem));
    }
    let problems: String = reports.into_iter().filter_map(Result::err).collect();
    assert!(problems.is_empty(), "\n{problems}");
}

/// A line of figures; or what went wrong.
fn run((code, plant): &Planter, articles: &[Real]) -> Result<String, String> {
    let bench = Bench::new(code);
    let (mut planted, mut found, mut twins) = (0, 0, 0);
    let mut problems = String::new();
    for (turn, real) in articles.iter().enumerate() {
        let analysis = bench.read(&real.text, real);
        // An article that tells its own day is read by that, wherever a plant may push it.
        let told = analysis.article.publication.as_ref().map(|it| it.date);
        let real = &Real { date: told.unwrap_or(real.date), ..real.clone() };
        let (language, date) = (real.language, real.date);
        let article = Article { text: &real.text, language, date, analysis: &analysis, turn };
        let alone = bench.check(&real.text, real, &[]);
        for plant in plant(&article) {
            planted += 1;
            let told = bench.check(&plant.text, real, &plant.documents);
            let words = &plant.text[plant.fault.clone()];
            if told.iter().any(|it| it.code == *code && touches(it, &plant.fault)) {
                found += 1;
            } else {
                writeln!(problems, "  {}: not found: {words}", real.name).expect("a string takes it");
            }
            let (text, before) = match &plant.twin {
                None => (&real.text, bench.check(&real.text, real, &plant.documents)),
                Some((text, place)) => {
                    twins += 1;
                    let told = bench.check(text, real, &plant.documents);
                    if told.iter().any(|it| it.code == *code && touches(it, place)) {
                        let words = &text[place.clone()];
                        writeln!(problems, "  {}: innocent, but reported: {words}", real.name)
                            .expect("a string takes it");
                    }
                    (text, told)
                }
            };
            // The twin may name a source, so that the article has one more than the real one.
            let mut known: Vec<String> = before.iter().map(|it| shown(it, text)).collect();
            known.extend(alone.iter().map(|it| shown(it, &real.text)));
            for extra in new_elsewhere(&known, &told, &plant) {
                writeln!(problems, "  {}: new elsewhere: {extra} (planted: {words})", real.name)
                    .expect("a string takes it");
            }
        }
    }
    let line = format!("{code}: {found} of {planted} planted faults found, {twins} twins");
    let loud = problems.lines().any(|it| !it.contains(": not found: "));
    if planted == 0 || loud || found * 100 < planted * WANTED {
        return Err(format!("{line}\n{problems}"));
    }
    Ok(line)
}

/// Whether the diagnostic or a place that belongs to it touches the range.
fn touches(diagnostic: &Diagnostic, range: &Range<usize>) -> bool {
    let on = |start: usize, end: usize| start < range.end && range.start < end.max(start + 1);
    let related = diagnostic.related.iter().any(|it| match &it.place {
        Place::Here(span) => on(span.start(), span.end()),
        Place::Reference { .. } => false,
    });
    related || on(diagnostic.span.start(), diagnostic.span.end())
}

/// What is said outside the lines of the fault that was not said before.
fn new_elsewhere(known: &[String], told: &[Diagnostic], plant: &Plant) -> Vec<String> {
    let start = plant.text[..plant.fault.start].rfind('\n').map_or(0, |at| at + 1);
    let end = plant.text[plant.fault.end..].find('\n').map_or(plant.text.len(), |at| plant.fault.end + at);
    let elsewhere = told.iter().filter(|it| !touches(it, &(start..end)));
    elsewhere.map(|it| shown(it, &plant.text)).filter(|it| !known.contains(it)).collect()
}

fn shown(diagnostic: &Diagnostic, text: &str) -> String {
    format!("{} on «{}»", diagnostic.code, diagnostic.span.slice(text))
}

/// The rules that run by default, and the one that is tried.
struct Bench {
    rules: RuleSet,
    lexicons: Lexicons,
}

impl Bench {
    fn new(code: &str) -> Self {
        let rule = register().into_iter().find(|rule| rule.meta.code == code);
        let meta = rule.unwrap_or_else(|| panic!("no rule is called `{code}`")).meta;
        let setting = RuleSettings { level: Some(Setting::At(meta.level)), options: toml::Table::new() };
        let rules = RuleSet::new(&[(code.to_owned(), setting)].into(), false);
        Self { rules: rules.expect("the rules' own options fit"), lexicons: Lexicons::built_in() }
    }

    fn read(&self, text: &str, real: &Real) -> Analysis {
        let given = Given { language: Some(real.language), date: Some(real.date) };
        analyse(text, &Options { format: Format::Plain, given, lexicons: &self.lexicons, house: &[] })
    }

    fn check(&self, text: &str, real: &Real, documents: &[(String, String)]) -> Vec<Diagnostic> {
        let analysis = self.read(text, real);
        let store = MemoryStore::new();
        for (path, text) in documents {
            self.file(&store, path, text);
        }
        let reference = Reference::ask(&store, &analysis, None, false).expect("memory answers");
        let words = |message: &Message| Messages::of(MessageLanguage::En).word(message);
        let task = Task {
            rules: &self.rules,
            reference: (!documents.is_empty()).then_some(&reference),
            house: &[],
            allowances: &[],
            budget: Budget::Unlimited,
            wording: Wording { reader: &words, article: &words },
        };
        let report = check(text, &analysis, &task);
        assert!(report.failures.is_empty(), "{:?}", report.failures);
        report.diagnostics
    }

    fn file(&self, store: &MemoryStore, path: &str, text: &str) {
        let given = Given::default();
        let format = Format::from_path(Path::new(path));
        let analysis = analyse(text, &Options { format, given, lexicons: &self.lexicons, house: &[] });
        let source = SourceFile { path: path.to_owned(), ..SourceFile::default() };
        let document = read_analysed(text, &analysis, &source);
        store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("memory takes it");
    }
}

/// A real article as it lies beside the project.
#[derive(Clone)]
struct Real {
    name: String,
    text: String,
    language: Language,
    date: Date,
}

fn articles() -> Vec<Real> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/articles");
    let mut out = Vec::new();
    for language in [Language::It, Language::En] {
        let folder = folder.join(language.code());
        let metadata = fs::read_to_string(folder.join("metadata.jsonl")).unwrap_or_default();
        for line in metadata.lines() {
            let Ok(row) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let name = row["file"].as_str().unwrap_or_default();
            let Ok(text) = fs::read_to_string(folder.join(name)) else { continue };
            let date = row["date"].as_str().and_then(|it| it.parse().ok()).unwrap_or(UNDATED);
            out.push(Real { name: name.to_owned(), text, language, date });
        }
    }
    out
}
