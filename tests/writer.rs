//! The index while it is written: killed at any moment it loses nothing and leaves nothing half; and whoever reads it
//! meanwhile sees what was committed last.
//!
//! No time is asserted. `FONTE_STRESS_SECONDS=60` lets readers and writer run for a minute; a failure tells the seed.
#![expect(clippy::print_stdout, reason = "how many were killed, for whoever asks")]
#![expect(clippy::disallowed_methods, reason = "a test writes a newsroom and kills its writer")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fonte::analysis::Options;
use fonte::article::Given;
use fonte::lexicon::{Language, Lexicons};
use fonte::project::read_document;
use fonte::prose::Format;
use fonte::reference::{
    DocumentChange, EntityId, NameMatch, NameQuery, ReferenceDocument, ReferenceStore, SourceFile, Window,
};
use fonte::store::SqliteStore;
use fonte::value::Number;
use rusqlite::Connection;

const SEED: u64 = 0x5EED_0F0A_7E1E_F0A7;

/// So many times the writer is killed, in two newsrooms at once.
const KILLS: usize = 200;

/// So many articles and rows of facts a newsroom has; more than are written at a time.
const ARTICLES: usize = 12;
const FACTS: usize = 300;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }
}

/// A surname of its own for each number.
fn surname(mut number: usize) -> String {
    let mut name = "Valc".to_owned();
    for _ in 0..3 {
        name.push_str(["ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "tu"][number % 10]);
        number /= 10;
    }
    name
}

/// An article of which every figure and every quotation tells its version.
fn article(number: usize, version: u64) -> String {
    let (name, count) = (surname(number), 10_000 + version);
    format!(
        "La festa di {name}\n\n12 marzo 2025\n\nMarta {name} ha venduto {count} biglietti. «Per la festa di quest'anno \
         abbiamo venduto {count} biglietti», ha detto Marta {name}. Il ponte di {name} fu inaugurato il 3 maggio \
         1987.\n"
    )
}

fn facts(versions: &[u64]) -> String {
    let mut table = "subject,measure,value\n".to_owned();
    for (number, version) in versions.iter().enumerate() {
        let _ = writeln!(table, "Borgo {},abitanti,{}", surname(number), 10_000 + version);
    }
    table
}

/// A newsroom on disk, and the version of each of its sources.
struct Newsroom {
    folder: tempfile::TempDir,
    articles: Vec<u64>,
    facts: Vec<u64>,
}

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("archivio")).expect("a folder");
        let newsroom = Self { folder, articles: vec![0; ARTICLES], facts: vec![0; FACTS] };
        let config = "language = \"it\"\n\n[reference]\nfolders = [\"archivio\"]\nfacts = [\"facts.csv\"]\n";
        fs::write(newsroom.path().join("fonte.toml"), config).expect("a file");
        (0..ARTICLES).for_each(|number| newsroom.write_article(number));
        newsroom.write_facts();
        newsroom
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write_article(&self, number: usize) {
        let path = self.path().join(format!("archivio/{number:03}.txt"));
        fs::write(path, article(number, self.articles[number])).expect("a file");
    }

    fn write_facts(&self) {
        fs::write(self.path().join("facts.csv"), facts(&self.facts)).expect("a file");
    }

    /// Changes some sources, in every part of what is written together.
    fn change(&mut self, dice: &mut Dice, version: u64) {
        for number in 0..ARTICLES {
            if dice.below(3) == 0 {
                self.articles[number] = version;
                self.write_article(number);
            }
        }
        for fact in &mut self.facts {
            if dice.below(32) == 0 {
                *fact = version;
            }
        }
        self.write_facts();
    }

    fn index(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fonte"));
        command.arg("index").current_dir(self.path()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// Indexes to the end.
    fn finish(&self) {
        let output = self.index().output().expect("fonte runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn database(&self) -> std::path::PathBuf {
        self.path().join(".fonte/reference.db")
    }
}

/// What a database holds of a document: how many rows of each kind, and the versions that its rows tell.
#[derive(Debug, Default, PartialEq, Eq)]
struct Held {
    counts: Vec<i64>,
    versions: Vec<u64>,
}

/// What hangs on a document, table by table.
const OF_DOCUMENT: [&str; 7] = [
    "SELECT document, count(*) FROM claims GROUP BY document",
    "SELECT c.document, count(*) FROM postings p JOIN claims c ON c.id = p.claim GROUP BY c.document",
    "SELECT document, count(*) FROM names GROUP BY document",
    "SELECT document, count(*) FROM events GROUP BY document",
    "SELECT e.document, count(*) FROM happenings h JOIN events e ON e.id = h.event GROUP BY e.document",
    "SELECT document, count(*) FROM quotes GROUP BY document",
    "SELECT q.document, count(*) FROM runs r JOIN quotes q ON q.id = r.quote GROUP BY q.document",
];

/// Rows that hang on nothing.
const ORPHANS: [&str; 8] = [
    "SELECT count(*) FROM claims WHERE document NOT IN (SELECT id FROM documents)",
    "SELECT count(*) FROM postings WHERE claim NOT IN (SELECT id FROM claims)",
    "SELECT count(*) FROM names WHERE document NOT IN (SELECT id FROM documents)",
    "SELECT count(*) FROM events WHERE document NOT IN (SELECT id FROM documents)",
    "SELECT count(*) FROM happenings WHERE event NOT IN (SELECT id FROM events)",
    "SELECT count(*) FROM quotes WHERE document NOT IN (SELECT id FROM documents)",
    "SELECT count(*) FROM runs WHERE quote NOT IN (SELECT id FROM quotes)",
    "SELECT count(*) FROM handles WHERE entity NOT IN (SELECT entity FROM names)",
];

/// Everything that the database holds, by document.
fn held(path: &Path) -> BTreeMap<String, Held> {
    let database = Connection::open(path).expect("the database opens");
    let check: String =
        database.query_row("PRAGMA quick_check", [], |row| row.get(0)).expect("it can be checked");
    assert_eq!(check, "ok");
    for query in ORPHANS {
        let n: i64 = database.query_row(query, [], |row| row.get(0)).expect("a count");
        assert_eq!(n, 0, "{query}");
    }
    let rows = |query: &str| -> Vec<(i64, String)> {
        let mut statement = database.prepare(query).expect("a query");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    };
    let names: BTreeMap<i64, String> = rows("SELECT id, path FROM documents").into_iter().collect();
    let mut held: BTreeMap<i64, Held> = names.keys().map(|id| (*id, Held::default())).collect();
    for (index, query) in OF_DOCUMENT.iter().enumerate() {
        let text =
            format!("SELECT a, CAST(b AS TEXT) FROM (SELECT 0 AS a, 0 AS b WHERE 0 UNION ALL {query})");
        for (id, count) in rows(&text) {
            let it = held.get_mut(&id).expect("a document");
            it.counts.resize(index, 0);
            it.counts.push(count.parse().expect("a number"));
        }
    }
    for query in ["SELECT document, body FROM claims", "SELECT document, body FROM quotes"] {
        for (id, body) in rows(query) {
            let told = version(&body).unwrap_or_else(|| panic!("{body} tells no version"));
            held.get_mut(&id).expect("a document").versions.push(told);
        }
    }
    let whole = held.into_iter().map(|(id, mut it)| {
        it.counts.resize(OF_DOCUMENT.len(), 0);
        (names[&id].clone(), it)
    });
    whole.collect()
}

/// The version that a row tells: its first number of five digits.
fn version(body: &str) -> Option<u64> {
    let digits = body.split(|it: char| !it.is_ascii_digit());
    digits.filter(|it| it.len() == 5).find_map(|it| it.parse::<u64>().ok()?.checked_sub(10_000))
}

/// Every row of the database as text, whatever its numbers are.
fn dump(path: &Path) -> Vec<String> {
    let database = Connection::open(path).expect("the database opens");
    let queries = [
        "SELECT path || '|' || hash || '|' || day || '|' || card FROM documents",
        "SELECT d.path || '|' || c.line || '|' || c.col || '|' || c.body FROM claims c JOIN documents d ON d.id = c.document",
        "SELECT d.path || '|' || p.entity || '|' || p.measure FROM postings p JOIN claims c ON c.id = p.claim
            JOIN documents d ON d.id = c.document",
        "SELECT d.path || '|' || n.key || '|' || n.body FROM names n JOIN documents d ON d.id = n.document",
        "SELECT d.path || '|' || e.body FROM events e JOIN documents d ON d.id = e.document",
        "SELECT d.path || '|' || q.body FROM quotes q JOIN documents d ON d.id = q.document",
        "SELECT handle || '|' || entity FROM handles",
    ];
    let mut out = Vec::new();
    for query in queries {
        let mut statement = database.prepare(query).expect("a query");
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
        out.extend(rows.map(|row| row.expect("a row")));
    }
    out.sort();
    out
}

/// Kills the writer `kills` times; each time every document is whole, and none is older than it was.
fn kill_often(seed: u64, kills: usize) {
    let mut dice = Dice(seed);
    let mut newsroom = Newsroom::new();
    newsroom.finish();
    newsroom.change(&mut dice, 1);
    let start = Instant::now();
    newsroom.finish();
    let whole = start.elapsed().as_micros() as u64;
    let mut before = held(&newsroom.database());
    let shape: BTreeMap<String, Vec<i64>> =
        before.iter().map(|(path, it)| (path.clone(), it.counts.clone())).collect();
    assert_eq!(shape.len(), ARTICLES + FACTS);
    let article = &shape["archivio/000.txt"];
    assert!(article.iter().all(|it| 0 < *it), "every table has a row of an article: {article:?}");
    let mut n_killed = 0;
    for round in 2..kills + 2 {
        let version = round as u64;
        newsroom.change(&mut dice, version);
        let log = newsroom.path().join(".fonte/reference.db-wal");
        let written = || fs::metadata(&log).ok().and_then(|it| Some((it.len(), it.modified().ok()?)));
        let before_it = written();
        let mut writer = newsroom.index().spawn().expect("fonte runs");
        if round % 2 == 0 {
            std::thread::sleep(Duration::from_micros(dice.below(whole + whole / 8)));
        } else {
            // Reading takes longest: half of the time it is killed soon after it has begun to write.
            while written() == before_it && writer.try_wait().expect("it can be asked").is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            std::thread::sleep(Duration::from_micros(dice.below(whole / 8)));
        }
        // One that has finished already cannot be killed.
        let _ = writer.kill();
        n_killed += usize::from(!writer.wait().expect("it ends").success());
        let now = held(&newsroom.database());
        let at = format!("seed {seed:#x}, round {round}");
        assert_eq!(now.len(), shape.len(), "{at}: documents");
        for (path, it) in &now {
            assert_eq!(it.counts, shape[path], "{at}: {path} is half there");
            let told = it.versions.first().copied().unwrap_or_default();
            assert!(it.versions.iter().all(|other| *other == told), "{at}: {path} is of two versions");
            assert!(before[path].versions[0] <= told && told <= version, "{at}: {path} went back to {told}");
        }
        let store = SqliteStore::open(&newsroom.database()).expect("it opens again");
        let number = dice.below(ARTICLES as u64) as usize;
        let path = format!("archivio/{number:03}.txt");
        assert_eq!(version_on_card(&store, number), Some(now[&path].versions[0]), "{at}: the card of {path}");
        before = now;
    }
    println!("{n_killed} of {kills} writers killed before their end");
    newsroom.finish();
    // What survived all of it is what a first reading makes.
    let survived = dump(&newsroom.database());
    fs::remove_dir_all(newsroom.path().join(".fonte")).expect("the database can be deleted");
    newsroom.finish();
    assert!(survived == dump(&newsroom.database()), "seed {seed:#x}: not what a first reading makes");
}

/// The version that the card of an article's mayor tells.
fn version_on_card(store: &SqliteStore, number: usize) -> Option<u64> {
    let id = EntityId::of(&format!("marta {}", surname(number).to_lowercase()));
    let card = store.entities(&[id]).expect("the store answers").pop().flatten()?;
    let latest = card.latest.iter().map(|it| it.claim.value.value.try_into().unwrap_or(0_u64));
    let told: Vec<u64> = latest.map(|it| it.saturating_sub(10_000)).collect();
    assert!(told.iter().all(|it| Some(it) == told.first()), "a card of two versions: {told:?}");
    told.first().copied()
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_and_leaves_nothing_half() {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| kill_often(SEED ^ 0xFFFF, KILLS / 2));
        kill_often(SEED, KILLS - KILLS / 2);
        other.join().expect("the other newsroom stays whole");
    });
}

/// How long readers and writer run together.
fn stress() -> Duration {
    let told = std::env::var("FONTE_STRESS_SECONDS").ok().and_then(|it| it.parse().ok());
    Duration::from_secs(told.unwrap_or(4))
}

/// So many read at once.
const READERS: usize = 8;

/// So many articles are written at once, all of one version.
const TOGETHER: usize = 6;

#[test]
fn eight_readers_beside_one_writer_see_what_was_committed_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reference.db");
    let lexicons = Lexicons::built_in();
    let read = |number: usize, version: u64| -> ReferenceDocument {
        let text = article(number, version);
        let given = Given { language: Some(Language::It), date: None };
        let options = Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] };
        let file = SourceFile { path: format!("{number}.txt"), hash: version, ..SourceFile::default() };
        read_document(&text, &options, &file)
    };
    let first: Vec<ReferenceDocument> = (0..TOGETHER).map(|number| read(number, 0)).collect();
    let write = |store: &SqliteStore, version: u64| {
        let document = |first: &ReferenceDocument| {
            let mut document = ReferenceDocument { hash: version, ..first.clone() };
            for row in &mut document.claims {
                row.claim.value = Number::whole(10_000 + version as i64);
            }
            DocumentChange::Put(Arc::new(document))
        };
        let changes: Vec<DocumentChange> = first.iter().map(document).collect();
        let applied = store.apply(&changes).expect("the writer writes");
        assert_eq!(applied.written, TOGETHER);
    };
    let writer = SqliteStore::open(&path).expect("a store");
    write(&writer, 0);
    let (committed, is_over) = (AtomicU64::new(0), AtomicBool::new(false));
    let n_read = AtomicU64::new(0);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|reader| {
                let (path, committed, is_over, n_read) = (&path, &committed, &is_over, &n_read);
                scope.spawn(move || {
                    let mut dice = Dice(SEED ^ (reader as u64 + 1));
                    let mut store = SqliteStore::open(path).expect("a store");
                    while !is_over.load(Ordering::Relaxed) {
                        ask(&store, &mut dice, committed);
                        n_read.fetch_add(1, Ordering::Relaxed);
                        // A program that has just begun sees no less.
                        if dice.below(50) == 0 {
                            store = SqliteStore::open(path).expect("a store");
                        }
                    }
                })
            })
            .collect();
        let start = Instant::now();
        let mut version = 0;
        while start.elapsed() < stress() && readers.iter().all(|it| !it.is_finished()) {
            version += 1;
            write(&writer, version);
            committed.store(version, Ordering::SeqCst);
        }
        is_over.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap_or_else(|_| panic!("a reader failed; seed {SEED:#x}, version {version}"));
        }
        let n_read = n_read.load(Ordering::Relaxed);
        println!("{version} commits, {n_read} rounds of questions by {READERS} readers");
    });
}

/// One reader's questions: nothing that was committed before is missing, and all of a moment is of one version.
fn ask(store: &SqliteStore, dice: &mut Dice, committed: &AtomicU64) {
    let number = dice.below(TOGETHER as u64) as usize;
    let known = committed.load(Ordering::SeqCst);
    let told = version_on_card(store, number).expect("a card with figures");
    assert!(known <= told, "a stale card: {told}, where {known} was committed");
    let ids: Vec<EntityId> =
        (0..TOGETHER).map(|it| EntityId::of(&format!("marta {}", surname(it).to_lowercase()))).collect();
    let known = committed.load(Ordering::SeqCst);
    let window = Window { from: None, to: None, except: None, limit: 100 };
    let figures = store.figures(&ids, &window).expect("the store answers");
    let mut versions: Vec<u64> = Vec::new();
    for claim in figures.iter().flatten() {
        versions.push(claim.claim.value.value.try_into().unwrap_or(0_u64).saturating_sub(10_000));
    }
    let first = versions.first().copied().expect("figures");
    assert!(versions.iter().all(|it| *it == first), "one moment, two versions: {versions:?}");
    assert!(known <= first, "a stale figure: {first}, where {known} was committed");
    assert!(figures.iter().all(|it| !it.is_empty()), "a card without figures");
    let query = NameQuery {
        key: "marta valc".to_owned(),
        matching: NameMatch::Prefix,
        except: None,
        limit: TOGETHER * 2,
    };
    let hits = store.names(&[query]).expect("the store answers");
    assert_eq!(hits[0].len(), TOGETHER, "every name is known at every moment");
}
