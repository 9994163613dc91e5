//! How an archive grows: `cargo bench --bench archive -- 10000 100000` prints a line of figures for each size.
//!
//! The articles are our own templates. What a reading leaves of them is filed again and again under other names and
//! measures, of which few are very frequent and most are rare, as in a newsroom: about 34 names, 6 figures and 4
//! quotations each. Reading itself is measured before, on one thread. Memory and bytes are those of the process and
//! of the file; the best of nothing is taken: these are single runs.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench writes an archive, asks the clock and prints figures"
)]

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fonte::analysis::Options;
use fonte::article::Given;
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::key_of;
use fonte::project::read_document;
use fonte::prose::Format;
use fonte::reference::{
    ClaimKey, DocumentCard, DocumentChange, NameMatch, NameQuery, ReferenceDocument, ReferenceStore,
    SourceFile, Window, keys_of,
};
use fonte::store::SqliteStore;
use jiff::ToSpan;
use jiff::civil::date;

/// So many documents are written together, as `fonte index` does.
const BATCH: usize = 256;

/// So many articles are read to tell how long one takes.
const READ: usize = 400;

/// So many articles ask, and so many keys each.
const ASKED: usize = 1_000;
const KEYS: usize = 24;

/// So many names, figures and quotations an article has; it asks for all its names.
const NAMES: usize = 34;
const FIGURES: usize = 6;
const QUOTES: usize = 4;

/// So many things are counted, few of them often.
const MEASURES: u64 = 200;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    let lexicons = Lexicons::built_in();
    let texts: Vec<String> = (0..READ as u64).map(article).collect();
    let n_bytes: usize = texts.iter().map(String::len).sum();
    // The packs are compiled when they are first used.
    let _ = read(&lexicons, &texts[0], 0);
    let start = Instant::now();
    let made: Vec<ReferenceDocument> =
        texts.iter().enumerate().map(|(index, text)| read(&lexicons, text, index)).collect();
    let each = start.elapsed() / READ as u32;
    let mean = |count: fn(&ReferenceDocument) -> usize| {
        let tenths = made.iter().map(count).sum::<usize>() * 10 / READ;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    println!(
        "reading: {} articles/s on one core, {} bytes each; {} figures, {} names, {} events, {} quotations each",
        Duration::from_secs(1).as_nanos() / each.as_nanos().max(1),
        n_bytes / READ,
        mean(|it| it.claims.len()),
        mean(|it| it.entities.len()),
        mean(|it| it.events.len()),
        mean(|it| it.quotes.len()),
    );
    println!(
        "{:>9} {:>10} {:>9} {:>17} {:>17} {:>17} {:>9} {:>9} {:>9}",
        "articles",
        "written/s",
        "bytes",
        "24 keys p50/p99",
        "34 names p50/p99",
        "near p50/p99",
        "one more",
        "nothing",
        "memory"
    );
    for size in sizes {
        grow(size, &made);
    }
}

/// One line: an archive of `size` articles.
fn grow(size: usize, made: &[ReferenceDocument]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reference.db");
    let pool = pool_of(size);
    let store = SqliteStore::open(&path).expect("a store");
    let mut writing = Duration::ZERO;
    for first in (0..size).step_by(BATCH) {
        let changes: Vec<DocumentChange> = (first..size.min(first + BATCH))
            .map(|index| DocumentChange::Put(Arc::new(renamed(&made[index % made.len()], index, pool))))
            .collect();
        let start = Instant::now();
        store.apply(&changes).expect("the store takes it");
        writing += start.elapsed();
    }
    drop(store);
    let bytes = fs::metadata(&path).map_or(0, |it| it.len()) as usize / size;

    let store = SqliteStore::open(&path).expect("a store");
    let (mut keys, mut names, mut near) = (Vec::new(), Vec::new(), Vec::new());
    for asked in 0..ASKED {
        let index = size + asked;
        let mut wanted: Vec<ClaimKey> = Vec::new();
        let mut turn = 0;
        while wanted.len() < KEYS {
            let document = renamed(&made[(index + turn) % made.len()], index + turn * 7919, pool);
            wanted.extend(document.claims.iter().flat_map(|it| keys_of(&it.claim)));
            turn += 1;
        }
        wanted.truncate(KEYS);
        keys.push(timed(|| drop(store.comparable(&wanted, &Window::default()).expect("an answer"))));
        let mut dice = Dice::new(index as u64);
        let called: Vec<String> = (0..NAMES).map(|_| key_of(&name(dice.skewed(pool)))).collect();
        let exact: Vec<NameQuery> = called.iter().map(|it| NameQuery::exact(it)).collect();
        names.push(timed(|| drop(store.names(&exact).expect("an answer"))));
        let slip = called[0].replacen('a', "e", 1);
        let slip = NameQuery { key: slip, matching: NameMatch::Fuzzy, except: None, limit: 5 };
        near.push(timed(|| drop(store.names(std::slice::from_ref(&slip)).expect("an answer"))));
    }
    let one_more = timed(|| {
        let document = renamed(&made[0], size + 1, pool);
        store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("the store takes it");
    });
    let nothing = timed(|| {
        std::hint::black_box(store.state().expect("an answer"));
    });
    println!(
        "{size:>9} {:>10} {bytes:>9} {:>17} {:>17} {:>17} {:>6} µs {:>6} µs {:>6} MB",
        size as u128 * 1_000_000 / writing.as_micros().max(1),
        halves(&mut keys),
        halves(&mut names),
        halves(&mut near),
        one_more.as_micros(),
        nothing.as_micros(),
        peak_memory(),
    );
}

fn timed(ask: impl FnOnce()) -> Duration {
    let start = Instant::now();
    ask();
    start.elapsed()
}

/// The median and what 99 of 100 do not exceed, in microseconds.
fn halves(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).map_or(0, Duration::as_micros);
    format!("{}/{} µs", at(50), at(99))
}

/// The most memory that the process has had, in megabytes; nothing where the system does not tell.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// So many names an archive of this size has: they grow with its 0.6th power (Heaps).
fn pool_of(size: usize) -> u64 {
    let mut pool = 30_000;
    let mut reached = 10_000;
    // Twice the articles have half as many names again.
    while reached < size {
        pool = pool * 3 / 2;
        reached *= 2;
    }
    pool
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end.max(1)
    }

    /// A rank below `end`, each twice as rare as that of half its number (Zipf).
    fn skewed(&mut self, end: u64) -> u64 {
        let bits = u64::from(64 - end.leading_zeros());
        // One of the powers of two, then one of the ranks between it and the next.
        let low = (1_u64 << self.below(bits)) - 1;
        (low + self.below(low + 1)).min(end - 1)
    }
}

/// The name of a rank, in two words.
fn name(rank: u64) -> String {
    const FIRST: [&str; 16] = [
        "Marta", "Carlo", "Ada", "Pietro", "Lucia", "Bruno", "Elena", "Ugo", "Nadia", "Paolo", "Giulia",
        "Luca", "Anna", "Marco", "Rosa", "Dario",
    ];
    const PARTS: [&str; 12] = ["ba", "del", "fi", "gor", "lu", "man", "ne", "pol", "ri", "tun", "sa", "ver"];
    let mut left = rank;
    let first = FIRST[(left % 16) as usize];
    left /= 16;
    let mut last = "V".to_owned();
    loop {
        last.push_str(PARTS[(left % 12) as usize]);
        left /= 12;
        if left == 0 {
            break;
        }
    }
    format!("{first} {last}i")
}

/// An article of our templates, of about 3,900 bytes.
fn article(number: u64) -> String {
    const SENTENCES: [&str; 10] = [
        "Secondo {}, l'impresa di {} ha assunto {n} operai nella valle di {}, dove lavorano anche {} e {}.",
        "«Abbiamo contato {n} camion sulla strada della cava e nessuno ci ha dato ascolto», ha detto {}.",
        "Il ponte di {} fu inaugurato il 12 maggio 1987 alla presenza di {} e di {}.",
        "La società di {} ha venduto {n} biglietti in tre giorni, ha spiegato {}, che la dirige dal 2019.",
        "All'assemblea sono intervenuti {}, {} e {}, mentre {} ha preferito aspettare la fine dei lavori.",
        "«Non chiediamo altro che una strada sicura per chi ogni mattina scende in paese», ha aggiunto {}.",
        "Il bilancio del consorzio guidato da {} prevede una spesa di {n} euro, di cui una parte andrà a {}.",
        "Nel rione di {} vivono {n} persone e la scuola, che {} vorrebbe ampliare, ha due sole aule.",
        "Chi conosce la storia della valle sa che il mulino di {} macinava già quando {} era bambino.",
        "Della questione si parlerà ancora, perché {} e {} non hanno trovato un accordo con il Comune.",
    ];
    let mut dice = Dice::new(number);
    let mut text =
        format!("La valle di {} chiede una strada\n\n12 marzo 2025\n\n", name(dice.skewed(30_000)));
    let mut first = dice.below(10) as usize;
    while text.len() < 3_800 {
        let mut pieces = SENTENCES[first % 10].split('{');
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            if let Some(rest) = piece.strip_prefix("n}") {
                text.push_str(&(1_000 + dice.below(8_000)).to_string());
                text.push_str(rest);
            } else {
                text.push_str(&name(dice.skewed(30_000)));
                text.push_str(piece.strip_prefix('}').unwrap_or(piece));
            }
        }
        first += 1;
        text.push_str(if first.is_multiple_of(4) { "\n\n" } else { " " });
    }
    text
}

fn read(lexicons: &Lexicons, text: &str, index: usize) -> ReferenceDocument {
    let given = Given { language: Some(Language::It), date: None };
    let options = Options { format: Format::Plain, given, lexicons, house: &[] };
    let file = SourceFile { path: format!("{index}.txt"), hash: index as u64, ..SourceFile::default() };
    read_document(text, &options, &file)
}

/// The same document about others: other names, other days, other words.
fn renamed(made: &ReferenceDocument, index: usize, pool: u64) -> ReferenceDocument {
    let mut dice = Dice::new(index as u64);
    let mut document = made.clone();
    document.claims.truncate(FIGURES);
    document.entities.truncate(NAMES);
    document.quotes.truncate(QUOTES);
    let day = date(2005, 1, 1).saturating_add((dice.below(7_500) as i64).days());
    let card = DocumentCard {
        path: format!("archivio/{index}.txt"),
        date: Some(day),
        ..DocumentCard::clone(&made.card)
    };
    let card = Arc::new(card);
    document.card = Arc::clone(&card);
    document.hash = index as u64;
    let called: Vec<(String, String)> = document
        .entities
        .iter()
        .map(|it| {
            let name = name(dice.skewed(pool));
            (it.key.clone(), name)
        })
        .collect();
    let other = |key: &str| {
        let found = called.iter().find(|(old, _)| old == key);
        found.map_or_else(|| key.to_owned(), |(_, name)| key_of(name))
    };
    for row in &mut document.claims {
        for subject in &mut row.claim.subjects {
            subject.key = other(&subject.key);
        }
        row.claim.measure.class = Arc::from(format!("measure {}", dice.skewed(MEASURES)));
        row.document = Arc::clone(&card);
    }
    for row in &mut document.events {
        for participant in &mut row.event.participants {
            participant.key = other(&participant.key);
        }
        row.document = Arc::clone(&card);
    }
    for (row, (_, name)) in document.entities.iter_mut().zip(&called) {
        row.key = key_of(name);
        row.spellings = vec![name.clone()];
        row.document = Arc::clone(&card);
    }
    for quote in &mut document.quotes {
        let words: Vec<String> = (0..12).map(|_| name(dice.skewed(20_000)).to_lowercase()).collect();
        quote.text = words.join(" ");
        quote.speaker = quote.speaker.as_deref().map(other);
        quote.document = Arc::clone(&card);
    }
    document
}
