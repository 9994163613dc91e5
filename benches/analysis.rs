//! How fast articles are read: the example newsroom over and over, and texts that grow, on one thread.
//!
//! `cargo bench` prints megabytes per second and microseconds per article. The best of several rounds
//! counts: everything else the machine does can only make a round slower.
//!
//! Then comes a table: nanoseconds per byte, reading and rules together, of texts from 1 KB to 10 MB. Read from
//! left to right a line should stay flat; a line that grows tenfold has found something quadratic.
//! `cargo bench -- hostile` adds every hostile text of the tests, up to 1 MB; another word after `--` keeps
//! the lines whose name holds it.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints a figure"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fonte::analysis::{Options, analyse};
use fonte::article::Given;
use fonte::engine::{Budget, RuleSet, Task, check};
use fonte::lexicon::{Language, Lexicons};
use fonte::messages::{MessageLanguage, Messages};
use fonte::prose::Format;
use fonte::reference::MemoryStore;
use fonte::rules::{Message, Reference, Wording};
use jiff::civil::date;

#[path = "../tests/hostile/mod.rs"]
mod hostile;

const ROUNDS: usize = 20;

fn main() {
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let mut articles = Vec::new();
    for folder in ["archivio", "bozze"] {
        for entry in fs::read_dir(newsroom.join(folder)).expect("the example is there") {
            let path = entry.expect("the folder can be read").path();
            articles
                .push((Format::from_path(&path), fs::read_to_string(&path).expect("an article in UTF-8")));
        }
    }
    let n_bytes: usize = articles.iter().map(|(_, text)| text.len()).sum();

    let start = Instant::now();
    let lexicons = Lexicons::built_in();
    println!("packs: {} µs", start.elapsed().as_micros());

    let given = Given { language: None, date: None };
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for (format, text) in &articles {
            let options = Options { format: *format, given, lexicons: &lexicons, house: &[] };
            std::hint::black_box(analyse(text, &options));
        }
        best = best.min(start.elapsed());
    }
    // Bytes per microsecond are megabytes per second.
    let micros = best.as_micros().max(1);
    let tenths = n_bytes as u128 * 10 / micros;
    let per_article = micros / articles.len().max(1) as u128;
    println!("articles: {}.{} MB/s, {per_article} µs each", tenths / 10, tenths % 10);

    growth(&lexicons, &articles);
}

/// The sizes of the table, in bytes.
const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
/// A text that takes this long is not tried any longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Constructs that grow without an end: what each is and what is repeated.
const GROWING: [(&str, &str); 21] = [
    ("digits", "1"),
    ("grouped digits", "123.456."),
    ("quotation marks", "«“\"'‘„"),
    ("capital words", "Capitale "),
    ("capital letters", "A"),
    ("nested emphasis", "*a **a "),
    ("no space", "parola"),
    ("months", "marzo "),
    ("«secondo»", "secondo "),
    ("brackets", "([{"),
    ("slashes", "1/2/3/4/"),
    ("dates", "12 marzo 2025 "),
    ("table cells", "|3|4|\n"),
    ("tags of HTML", "<p>30 <b>navi</b></p>"),
    ("nested tags of HTML", "<div>"),
    ("nested lists and quotations", "> - "),
    ("entities of HTML", "&egrave;"),
    ("one sentence of figures", "e 30 navi con 20 operai "),
    ("one sentence of sources", "secondo Carla Lodi sono 30 navi, "),
    ("one sentence of said", "ha detto Bini che la prima volta sono 30 morti "),
    ("one sentence of superlatives", "la prima volta, riportato dal ministero, il più grande della storia, "),
];

/// Prints how the time per byte grows with the length.
fn growth(lexicons: &Lexicons, articles: &[(Format, String)]) {
    let wanted = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let (hostile, wanted) = match wanted.as_deref() {
        Some("hostile") => (true, None),
        other => (false, other.map(str::to_owned)),
    };
    let wants = |name: &str| wanted.as_ref().is_none_or(|it| name.contains(it.as_str()));
    println!("\nnanoseconds per byte{:>23} 1 KB   10 KB  100 KB    1 MB   10 MB", "");
    let prose: String = articles.iter().flat_map(|(_, text)| [text.as_str(), "\n\n"]).collect();
    line(lexicons, "articles", wants("articles"), &SIZES, &|len| repeated(&prose, len));
    for (name, piece) in GROWING {
        line(lexicons, name, wants(name), &SIZES, &|len| repeated(piece, len));
    }
    if hostile {
        for pattern in hostile::PATTERNS {
            line(lexicons, pattern.name, true, &SIZES[..4], &|len| pattern.text(len));
        }
        let names: Vec<_> = hostile::composed(1).into_iter().map(|(name, _)| name).collect();
        for (index, name) in names.into_iter().enumerate() {
            line(lexicons, name, true, &SIZES[..4], &|len| hostile::composed(len).swap_remove(index).1);
        }
    }
}

fn repeated(piece: &str, len: usize) -> String {
    let mut text = piece.repeat(len / piece.len() + 1);
    let cut = (0..=len).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(cut);
    text
}

/// One line of the table: the slowest format counts.
fn line(lexicons: &Lexicons, name: &str, wanted: bool, sizes: &[usize], text: &dyn Fn(usize) -> String) {
    use std::io::Write as _;
    if !wanted {
        return;
    }
    print!("{name:<38}");
    for &size in sizes {
        let text = text(size);
        let slowest = [Format::Plain, Format::Markdown, Format::Html, Format::AsciiDoc]
            .into_iter()
            .map(|format| best(lexicons, format, &text))
            .max()
            .unwrap_or_default();
        print!("{:>8}", slowest.as_nanos() / text.len() as u128);
        let _ = std::io::stdout().flush();
        if PATIENCE < slowest {
            break;
        }
    }
    println!();
}

/// The best time of a few readings, rules included.
fn best(lexicons: &Lexicons, format: Format, text: &str) -> Duration {
    let rules = RuleSet::new(&std::collections::BTreeMap::new(), true).expect("the rules as they come");
    let given = Given { language: Some(Language::It), date: Some(date(2025, 3, 14)) };
    let options = Options { format, given, lexicons, house: &[] };
    let rounds = (200_000 / text.len()).clamp(1, 20);
    let one = || {
        let start = Instant::now();
        let analysis = analyse(text, &options);
        let reference =
            Reference::ask(&MemoryStore::new(), &analysis, None, false).expect("an empty store answers");
        let messages = Messages::of(MessageLanguage::of_article(analysis.article.language));
        let word = |message: &Message| messages.word(message);
        let wording = Wording { reader: &word, article: &word };
        let budget = Budget::PerRule(20);
        let task =
            Task { rules: &rules, reference: Some(&reference), house: &[], allowances: &[], budget, wording };
        std::hint::black_box(check(text, &analysis, &task));
        start.elapsed()
    };
    (0..rounds).map(|_| one()).min().unwrap_or_default()
}
