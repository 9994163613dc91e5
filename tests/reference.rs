//! One suite against every store: identical answers. And the comparison of claims, on claims built by hand.
#![expect(clippy::disallowed_methods, reason = "a test damages a database")]

use std::path::Path;
use std::sync::Arc;

use fonte::claim::{Claim, Direction, Event, Found, Measure, Modality, Participant, Scope, Subject};
use fonte::mention::NameKind;
use fonte::reference::{
    Applied, ClaimKey, Decided, DocumentCard, DocumentChange, EXTRACTOR, EntityId, EntityRow, MemoryStore,
    NameMatch, NameQuery, QuoteQuery, ReferenceClaim, ReferenceDocument, ReferenceEvent, ReferenceQuote,
    ReferenceStore, StoreError, Verdict, Window, compare, compare_within, keys_of, keys_of_event, voices,
};
use fonte::store::SqliteStore;
use fonte::text::ProseSpan;
use fonte::value::{Granularity, Interval, Number, Timex};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// A claim about soldiers of Ardenia that were sent to Vestria, «circa 10.000».
fn sent(value: i64, interval: Interval) -> Claim {
    Claim {
        quantity: 0,
        span: ProseSpan::new(0, 10),
        value: Number::whole(value),
        interval,
        measure: Measure { class: Arc::from("soldier"), qualifiers: Vec::new(), unit: Arc::from("") },
        predicate: Some(Arc::from("send")),
        running: false,
        agent: Some("ardenia".to_owned()),
        direction: Direction { origin: None, goal: Some("vestria".to_owned()) },
        subjects: vec![
            place("ardenia", "Ardenia", Found::Clause),
            place("vestria", "Vestria", Found::Clause),
        ],
        time: None,
        scope: Scope::Total,
        modality: Modality::Stated,
        source: None,
        sentence: 0,
    }
}

fn about(value: i64) -> Interval {
    let tenth = Decimal::from(value) / Decimal::TEN;
    Interval::between(Decimal::from(value) - tenth, Decimal::from(value) + tenth)
}

fn killed(value: i64, interval: Interval) -> Claim {
    Claim {
        predicate: Some(Arc::from("kill")),
        running: true,
        agent: None,
        direction: Direction::default(),
        subjects: vec![place("ardenia", "Ardenia", Found::Phrase)],
        ..sent(value, interval)
    }
}

fn place(key: &str, name: &str, found: Found) -> Subject {
    Subject { key: key.to_owned(), name: name.to_owned(), kind: NameKind::Place, found }
}

fn since(year: i16, month: i8) -> Option<Timex> {
    Some(Timex::Range { first: Some(date(year, month, 1)), last: None })
}

fn card(path: &str, date: Option<Date>) -> Arc<DocumentCard> {
    Arc::new(DocumentCard {
        path: path.to_owned(),
        title: Some(format!("Titolo di {path}")),
        date,
        language: "it".to_owned(),
        ..DocumentCard::default()
    })
}

fn filed(claim: Claim, document: &Arc<DocumentCard>) -> ReferenceClaim {
    ReferenceClaim {
        figure: format!("circa {} soldati", claim.value),
        sentence: "L'Ardenia ha inviato soldati in Vestria.".to_owned(),
        source: Some("il ministero".to_owned()),
        document: Arc::clone(document),
        line: 3,
        column: 12,
        claim,
    }
}

/// «il patto firmato a giugno 2024» by Ardenia and Vestria.
fn signed(document: &Arc<DocumentCard>) -> ReferenceEvent {
    let with = |key: &str, found| Participant { key: key.to_owned(), kind: NameKind::Place, found };
    let (first, last) = (date(2024, 6, 1), date(2024, 6, 30));
    ReferenceEvent {
        event: Event {
            date: ProseSpan::new(20, 31),
            value: Timex::Period { first, last, grain: Granularity::Month },
            happening: Arc::from("sign"),
            objects: ["patto".to_owned()].into(),
            is_definite: true,
            participants: vec![with("ardenia", Found::Clause), with("vestria", Found::Topic)],
            sentence: 1,
        },
        date: "giugno 2024".to_owned(),
        document: Arc::clone(document),
        line: 4,
        column: 21,
    }
}

fn document(
    path: &str,
    date: Option<Date>,
    claims: Vec<Claim>,
    spelling: &str,
    quote: &str,
) -> Arc<ReferenceDocument> {
    let card = card(path, date);
    let entity = |key: &str, spelling: &str, role: &str| EntityRow {
        key: key.to_owned(),
        kind: if role.is_empty() { NameKind::Place } else { NameKind::Person },
        spellings: vec![spelling.to_owned()],
        n_mentions: 2,
        roles: if role.is_empty() { Vec::new() } else { vec![role.to_owned()] },
        document: Arc::clone(&card),
    };
    Arc::new(ReferenceDocument {
        hash: fonte::reference::content_hash(&format!("{path}{spelling}{quote}")),
        extractor: EXTRACTOR,
        events: vec![signed(&card)],
        claims: claims.into_iter().map(|claim| filed(claim, &card)).collect(),
        entities: vec![
            entity("ardenia", "Ardenia", ""),
            entity("olena maria sirenko", spelling, "ministra della Difesa"),
        ],
        quotes: vec![ReferenceQuote {
            text: quote.to_owned(),
            speaker: Some("olena maria sirenko".to_owned()),
            speaker_words: Some("Sirenko".to_owned()),
            document: Arc::clone(&card),
            line: 5,
            column: 1,
        }],
        card,
    })
}

fn corpus() -> Vec<DocumentChange> {
    let with_time = Claim { time: since(2024, 10), ..sent(15_000, about(15_000)) };
    let put = DocumentChange::Put;
    vec![
        put(document(
            "archivio/uno.txt",
            Some(date(2025, 3, 1)),
            vec![sent(10_000, about(10_000)), killed(600, Interval::at_least(600.into()))],
            "Olena Maria Sirenko",
            "Il ponte sarà aperto a tutti entro l'estate",
        )),
        put(document(
            "archivio/due.txt",
            Some(date(2025, 4, 9)),
            vec![with_time],
            "Olena-Maria Sirenko",
            "Il ponte sarà aperto a tutti entro l'autunno",
        )),
        put(document(
            "archivio/senza data.txt",
            None,
            vec![sent(12_000, about(12_000))],
            "Olena Maria Sirenko",
            "No",
        )),
    ]
}

/// Runs `check` against every kind of store, each with the corpus in it.
fn with_every_store(check: impl Fn(&dyn ReferenceStore)) {
    let memory = MemoryStore::new();
    memory.apply(&corpus()).expect("memory takes it");
    check(&memory);
    let folder = tempfile::tempdir().expect("a folder for the test");
    let sqlite = open(&folder.path().join("reference.db"));
    sqlite.apply(&corpus()).expect("the database takes it");
    check(&sqlite);
}

fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path).expect("the database opens")
}

fn paths(claims: &[ReferenceClaim]) -> Vec<&str> {
    claims.iter().map(|it| it.document.path.as_str()).collect()
}

fn send_keys() -> Vec<ClaimKey> {
    keys_of(&sent(1, Interval::exactly(1.into())))
}

#[test]
fn comparable_claims_come_newest_first_and_whole() {
    with_every_store(|store| {
        let answers = store.comparable(&send_keys(), &Window::default()).expect("the store answers");
        let [by_ardenia, by_vestria] = &answers[..] else { panic!("one answer to each key") };
        let expected =
            ["archivio/due.txt", "archivio/uno.txt", "archivio/uno.txt", "archivio/senza data.txt"];
        assert_eq!(paths(by_ardenia), expected);
        assert_eq!(paths(by_vestria), ["archivio/due.txt", "archivio/uno.txt", "archivio/senza data.txt"]);
        let with_time = Claim { time: since(2024, 10), ..sent(15_000, about(15_000)) };
        assert_eq!(by_ardenia[0], filed(with_time, &card("archivio/due.txt", Some(date(2025, 4, 9)))));
    });
}

#[test]
fn a_window_leaves_out_what_lies_outside_and_the_document_that_asks() {
    with_every_store(|store| {
        let window = Window {
            from: Some(date(2025, 3, 2)),
            except: Some("archivio/x.txt".to_owned()),
            ..Window::default()
        };
        let answers = store.comparable(&send_keys()[..1], &window).expect("the store answers");
        assert_eq!(paths(&answers[0]), ["archivio/due.txt", "archivio/senza data.txt"]);
        let window = Window {
            to: Some(date(2025, 3, 2)),
            except: Some("archivio/senza data.txt".to_owned()),
            limit: 1,
            ..Window::default()
        };
        let answers = store.comparable(&send_keys()[..1], &window).expect("the store answers");
        assert_eq!(paths(&answers[0]), ["archivio/uno.txt"]);
    });
}

#[test]
fn names_are_found_exactly_by_prefix_and_nearly() {
    with_every_store(|store| {
        let query = |key: &str, matching| NameQuery { key: key.to_owned(), matching, limit: 5, except: None };
        let queries = [
            query("olena maria sirenko", NameMatch::Exact),
            query("olena", NameMatch::Prefix),
            query("olena maria syrenko", NameMatch::Fuzzy),
            query("olena", NameMatch::Exact),
            query("sirenka", NameMatch::Surname),
            query("sirenko", NameMatch::Surname),
            query("olena", NameMatch::Surname),
        ];
        let answers = store.names(&queries).expect("the store answers");
        let spellings: Vec<(&str, u32)> =
            answers[0][0].spellings.iter().map(|it| (it.text.as_str(), it.n_articles)).collect();
        assert_eq!(spellings, [("Olena Maria Sirenko", 2), ("Olena-Maria Sirenko", 1)]);
        assert_eq!(answers[1][0].key, "olena maria sirenko");
        assert_eq!((answers[2][0].key.as_str(), answers[2][0].distance), ("olena maria sirenko", 1));
        assert_eq!(answers[3], []);
        assert_eq!((answers[4][0].key.as_str(), answers[4][0].distance), ("olena maria sirenko", 1));
        assert_eq!((answers[5][0].key.as_str(), answers[5][0].distance), ("olena maria sirenko", 0));
        assert_eq!(answers[6], []);
    });
}

#[test]
fn a_card_tells_roles_and_latest_figures() {
    with_every_store(|store| {
        let ids = [EntityId::of("ardenia"), EntityId::of("olena maria sirenko"), EntityId::of("nobody")];
        let cards = store.entities(&ids).expect("the store answers");
        let ardenia = cards[0].as_ref().expect("Ardenia is known");
        assert_eq!((ardenia.entity.n_articles, ardenia.n_mentions), (3, 6));
        assert_eq!(ardenia.latest[0].figure, "circa 15000 soldati");
        let minister = cards[1].as_ref().expect("the minister is known");
        assert_eq!(minister.entity.roles[0].role, "ministra della Difesa");
        assert_eq!(minister.entity.roles[0].document.path, "archivio/due.txt");
        assert_eq!(cards[2], None);
    });
}

/// Otherwise one agency text that five papers print outvotes two reporters.
#[test]
fn prints_of_one_text_are_one_voice_in_every_store() {
    with_every_store(|store| {
        let printed = |path: &str, fingerprint: u64| {
            let plain = document(path, Some(date(2025, 10, 7)), Vec::new(), "Ardenia", "");
            let card = DocumentCard { fingerprint: Some(fingerprint), ..DocumentCard::clone(&plain.card) };
            let card = Arc::new(card);
            let claims = vec![filed(sent(15_000, about(15_000)), &card)];
            DocumentChange::Put(Arc::new(ReferenceDocument {
                card,
                claims,
                ..ReferenceDocument::clone(&plain)
            }))
        };
        let prints = [
            printed("stampa/agenzia.txt", u64::MAX),
            printed("stampa/giornale.txt", u64::MAX - 0b101),
            printed("stampa/inviata.txt", 0xffff_ffff),
        ];
        store.apply(&prints).expect("the store takes them");
        let keys = keys_of(&sent(15_000, about(15_000)));
        let window =
            Window { from: Some(date(2025, 10, 7)), to: Some(date(2025, 10, 7)), ..Window::default() };
        let answers = store.comparable(&keys[..1], &window).expect("the store answers");
        let of_prints = answers[0].iter().filter(|it| it.document.path.starts_with("stampa/"));
        let heard: Vec<(&str, usize)> =
            voices(of_prints).into_iter().map(|(it, more)| (it.document.path.as_str(), more)).collect();
        assert_eq!(heard, [("stampa/agenzia.txt", 1), ("stampa/inviata.txt", 0)]);
    });
}

#[test]
fn events_are_found_by_whom_they_concern() {
    with_every_store(|store| {
        let here = signed(&card("qui.txt", None)).event;
        let keys = keys_of_event(&here);
        let window = Window { except: Some("archivio/uno.txt".to_owned()), ..Window::default() };
        let answers = store.events(&keys, &window).expect("the store answers");
        let paths: Vec<&str> = answers[0].iter().map(|it| it.document.path.as_str()).collect();
        assert_eq!(paths, ["archivio/due.txt", "archivio/senza data.txt"]);
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0][0].event, here);
        let arrests = keys_of_event(&Event { happening: Arc::from("arrest"), ..here });
        assert_eq!(store.events(&arrests, &window), Ok(vec![Vec::new(), Vec::new()]));
        store.apply(&[DocumentChange::Remove("archivio/due.txt".to_owned())]).expect("the store removes");
        assert_eq!(store.events(&keys[..1], &window).expect("the store answers")[0].len(), 1);
    });
}

#[test]
fn quotes_are_found_by_five_words_or_by_speaker_and_two() {
    with_every_store(|store| {
        let query = |speaker: Option<&str>, text: &str, limit| QuoteQuery {
            speaker: speaker.map(str::to_owned),
            text: text.to_owned(),
            except: None,
            limit,
        };
        let queries = [
            query(None, "«Il ponte sarà aperto a pochi»", 5),
            query(Some("olena maria sirenko"), "Il ponte sarà chiuso", 1),
            query(None, "Il ponte", 5),
            query(Some("olena maria sirenko"), "Nessuno lo sa", 5),
            QuoteQuery {
                except: Some("archivio/due.txt".to_owned()),
                ..query(None, "«Il ponte sarà aperto a pochi»", 5)
            },
        ];
        let answers = store.quotes(&queries).expect("the store answers");
        let of = |index: usize| answers[index].iter().map(|it| it.document.path.as_str()).collect::<Vec<_>>();
        assert_eq!(of(0), ["archivio/due.txt", "archivio/uno.txt"]);
        assert_eq!(of(1), ["archivio/due.txt"]);
        assert_eq!(of(2), Vec::<&str>::new());
        assert_eq!(of(3), Vec::<&str>::new());
        assert_eq!(of(4), ["archivio/uno.txt"]);
    });
}

#[test]
fn applying_twice_changes_nothing_and_removing_removes() {
    with_every_store(|store| {
        let before = store.snapshot();
        assert_eq!(store.apply(&corpus()), Ok(Applied { unchanged: 3, ..Applied::default() }));
        assert_eq!(store.snapshot(), before);
        let changes = [
            DocumentChange::Remove("archivio/uno.txt".to_owned()),
            DocumentChange::Remove("archivio/x".to_owned()),
        ];
        assert_eq!(store.apply(&changes), Ok(Applied { removed: 1, ..Applied::default() }));
        let stamps = store.documents().expect("the store answers");
        let left: Vec<&str> = stamps.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(left, ["archivio/due.txt", "archivio/senza data.txt"]);
        let answers = store.comparable(&send_keys()[..1], &Window::default()).expect("the store answers");
        assert_eq!(paths(&answers[0]), ["archivio/due.txt", "archivio/senza data.txt"]);
        assert_ne!(store.snapshot().generation, before.generation);
    });
}

#[test]
fn the_state_tells_what_is_held_whatever_way_it_came() {
    let whole = {
        let store = MemoryStore::new();
        store.apply(&corpus()).expect("memory takes it");
        store.state().expect("the store answers")
    };
    with_every_store(|store| {
        assert_eq!(store.state(), Ok(whole));
        let [first, ..] = &corpus()[..] else { panic!("a corpus") };
        store.apply(&[DocumentChange::Remove("archivio/uno.txt".to_owned())]).expect("the store takes it");
        assert_ne!(store.state(), Ok(whole));
        let changed = document("archivio/uno.txt", None, Vec::new(), "Olena Sirenko", "Altro");
        store.apply(&[DocumentChange::Put(changed)]).expect("the store takes it");
        assert_ne!(store.state(), Ok(whole));
        store.apply(std::slice::from_ref(first)).expect("the store takes it");
        assert_eq!(store.state(), Ok(whole));
    });
}

#[test]
fn a_name_of_very_many_articles_is_told_by_the_newest_and_counts_all() {
    let first = date(2020, 1, 1);
    let many: Vec<DocumentChange> = (0..400_i64)
        .map(|number| {
            let day = first.saturating_add(jiff::Span::new().days(number));
            let spelling = if number < 200 { "Olena-Maria Sirenko" } else { "Olena Maria Sirenko" };
            let claims = vec![sent(10_000 + number, about(10_000 + number))];
            DocumentChange::Put(document(&format!("molti/{number}.txt"), Some(day), claims, spelling, "No"))
        })
        .collect();
    let query =
        NameQuery { except: Some("molti/399.txt".to_owned()), ..NameQuery::exact("olena maria sirenko") };
    let memory = MemoryStore::new();
    memory.apply(&many).expect("memory takes it");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let sqlite = open(&folder.path().join("reference.db"));
    sqlite.apply(&many).expect("the database takes it");
    let hits = memory.names(std::slice::from_ref(&query)).expect("memory answers");
    assert_eq!(hits[0][0].n_articles, 399);
    assert_eq!(hits[0][0].canonical, "Olena Maria Sirenko");
    assert_eq!(sqlite.names(std::slice::from_ref(&query)), Ok(hits));
    let windows = [
        Window::default(),
        Window { from: Some(date(2020, 2, 1)), to: Some(date(2020, 2, 20)), ..Window::default() },
        Window { except: query.except, limit: 5, ..Window::default() },
    ];
    for window in windows {
        let there = memory.comparable(&send_keys(), &window).expect("memory answers");
        assert_eq!(sqlite.comparable(&send_keys(), &window), Ok(there));
    }
}

#[test]
fn a_changed_document_takes_the_place_of_the_old_one() {
    with_every_store(|store| {
        let newer = document("archivio/uno.txt", Some(date(2025, 5, 1)), Vec::new(), "Olena Sirenko", "Sì");
        let applied = store.apply(&[DocumentChange::Put(newer)]).expect("the store takes it");
        assert_eq!(applied, Applied { written: 1, ..Applied::default() });
        let answers = store.comparable(&send_keys()[..1], &Window::default()).expect("the store answers");
        assert_eq!(paths(&answers[0]), ["archivio/due.txt", "archivio/senza data.txt"]);
        assert_eq!(store.snapshot().n_documents, 3);
    });
}

#[test]
fn a_database_outlives_its_process_and_is_read_while_another_writes() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("reference.db");
    let writer = open(&path);
    writer.apply(&corpus()).expect("the database takes it");
    let reader = open(&path);
    let n_documents = reader.snapshot().n_documents;
    writer.apply(&[DocumentChange::Remove("archivio/uno.txt".to_owned())]).expect("the database takes it");
    assert_eq!((n_documents, reader.snapshot().n_documents), (3, 2));
}

#[test]
fn a_damaged_or_foreign_file_says_that_it_must_be_built_again() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let damaged = folder.path().join("damaged.db");
    std::fs::write(&damaged, "this is no database, only a line of text that is long enough to be read")
        .expect("it is written");
    assert!(matches!(SqliteStore::open(&damaged), Err(StoreError::Damaged { .. })));
    let other = folder.path().join("other.db");
    let connection = rusqlite::Connection::open(&other).expect("it opens");
    connection.execute_batch("PRAGMA user_version = 99; CREATE TABLE t (a)").expect("it takes a table");
    drop(connection);
    assert!(matches!(SqliteStore::open(&other), Err(StoreError::Damaged { .. })));
    let foreign = folder.path().join("foreign.db");
    let connection = rusqlite::Connection::open(&foreign).expect("it opens");
    connection.execute_batch("CREATE TABLE t (a)").expect("it takes a table");
    drop(connection);
    assert!(matches!(SqliteStore::open(&foreign), Err(StoreError::Damaged { .. })));
}

// --- Comparison.

const HERE: Date = date(2025, 3, 10);

fn verdict(here: &Claim, there: Claim, there_date: Date) -> (Verdict, Decided) {
    let comparison = compare(here, Some(HERE), &filed(there, &card("archivio/x.txt", Some(there_date))));
    (comparison.verdict, comparison.why.decided)
}

const LATER: Date = date(2025, 3, 22);
const EARLIER: Date = date(2025, 2, 22);

#[test]
fn ranges_that_do_not_meet_disagree_and_an_open_bound_agrees() {
    let ten = sent(10_000, about(10_000));
    let fifteen = Claim { time: since(2024, 10), ..sent(15_000, about(15_000)) };
    assert_eq!(verdict(&ten, fifteen.clone(), LATER), (Verdict::Disagrees, Decided::Interval));
    let over_ten = sent(10_000, Interval::at_least(10_000.into()));
    assert_eq!(verdict(&over_ten, fifteen.clone(), LATER), (Verdict::Agrees, Decided::OpenBound));
    assert_eq!(verdict(&sent(15_200, about(15_200)), fifteen, LATER), (Verdict::Agrees, Decided::Interval));
}

#[test]
fn a_smaller_figure_of_a_stretch_of_time_may_be_a_part() {
    let five = Claim { time: since(2025, 1), ..sent(5_000, about(5_000)) };
    assert_eq!(verdict(&five, sent(10_000, about(10_000)), LATER), (Verdict::Incomparable, Decided::Window));
    assert_eq!(
        verdict(&sent(10_000, about(10_000)), five.clone(), LATER),
        (Verdict::Incomparable, Decided::Window)
    );
    let fifteen = Claim { time: since(2024, 10), ..sent(15_000, about(15_000)) };
    assert_eq!(verdict(&five, fifteen, LATER), (Verdict::Incomparable, Decided::Window));
}

#[test]
fn a_toll_that_moved_up_supersedes() {
    let over_600 = killed(600, Interval::at_least(600.into()));
    let later = killed(2_000, about(2_000));
    assert_eq!(verdict(&over_600, later.clone(), LATER), (Verdict::Superseded, Decided::OpenBound));
    assert_eq!(
        verdict(&killed(600, about(600)), later.clone(), LATER),
        (Verdict::Superseded, Decided::Running)
    );
    assert_eq!(verdict(&later, over_600, EARLIER), (Verdict::Agrees, Decided::OpenBound));
    assert_eq!(verdict(&later, killed(600, about(600)), EARLIER), (Verdict::Incomparable, Decided::Running));
    let over_1900 = killed(1_900, Interval::at_least(1_900.into()));
    assert_eq!(verdict(&over_1900, killed(2_000, about(2_000)), LATER).0, Verdict::Agrees);
}

#[test]
fn a_toll_does_not_fall() {
    let exact = |value: i64| killed(value, Interval::exactly(value.into()));
    assert_eq!(verdict(&exact(14), exact(17), EARLIER), (Verdict::Disagrees, Decided::Interval));
    assert_eq!(verdict(&exact(17), exact(14), HERE), (Verdict::Disagrees, Decided::Interval));
}

#[test]
fn tolls_of_other_places_are_of_other_events() {
    let at = |key: &str, value: i64| {
        let mut claim = killed(value, Interval::exactly(value.into()));
        claim.subjects.push(place(key, key, Found::Clause));
        claim
    };
    assert_eq!(verdict(&at("porto lume", 12), at("val serra", 40), LATER).1, Decided::Place);
    assert_eq!(verdict(&at("porto lume", 12), at("porto lume", 40), LATER).0, Verdict::Superseded);
    let long_ago = date(2024, 3, 22);
    assert_eq!(verdict(&at("porto lume", 12), at("porto lume", 40), long_ago).1, Decided::Place);
}

#[test]
fn other_keys_are_incomparable() {
    let ten = sent(10_000, about(10_000));
    let other = |change: fn(&mut Claim)| {
        let mut claim = sent(15_000, about(15_000));
        change(&mut claim);
        verdict(&ten, claim, LATER)
    };
    let decided = |decided| (Verdict::Incomparable, decided);
    assert_eq!(other(|it| it.measure.class = Arc::from("worker")), decided(Decided::Measure));
    assert_eq!(other(|it| it.predicate = Some(Arc::from("kill"))), decided(Decided::Predicate));
    assert_eq!(other(|it| it.scope = Scope::Forecast), decided(Decided::Scope));
    assert_eq!(other(|it| it.scope = Scope::Rate), decided(Decided::Scope));
    assert_eq!(other(|it| it.scope = Scope::Part), decided(Decided::Scope));
    assert_eq!(other(|it| it.modality = Modality::Denied), decided(Decided::Modality));
    assert_eq!(other(|it| it.agent = Some("vestria".to_owned())), decided(Decided::Direction));
    assert_eq!(other(|it| it.direction.goal = Some("ardenia".to_owned())), decided(Decided::Direction));
    assert_eq!(other(|it| it.subjects.clear()), decided(Decided::Subjects));
    assert_eq!(
        other(|it| it.subjects.iter_mut().for_each(|it| it.found = Found::Topic)).0,
        Verdict::Disagrees
    );
}

#[test]
fn without_a_predicate_two_entities_are_needed() {
    let bare = |subjects: usize| {
        let mut claim = Claim { predicate: None, ..sent(15_000, about(15_000)) };
        claim.subjects.truncate(subjects);
        claim
    };
    assert_eq!(verdict(&sent(10_000, about(10_000)), bare(1), LATER).1, Decided::Subjects);
    assert_eq!(verdict(&sent(10_000, about(10_000)), bare(2), LATER).0, Verdict::Disagrees);
}

#[test]
fn a_narrowed_count_may_be_a_part_of_the_whole() {
    let wounded = |value: i64, qualifiers: &[&str]| {
        // Each in a sentence of its own.
        let mut claim = Claim { sentence: value as usize, ..killed(value, Interval::exactly(value.into())) };
        claim.measure.qualifiers = qualifiers.iter().map(|it| (*it).to_owned()).collect();
        claim
    };
    assert_eq!(compare_within(&wounded(14, &[]), &wounded(3, &["gravi"])).why.decided, Decided::Qualifiers);
    assert_eq!(compare_within(&wounded(14, &[]), &wounded(17, &[])).verdict, Verdict::Disagrees);
    assert_eq!(
        compare_within(&wounded(14, &["gravi"]), &wounded(3, &["lievi"])).why.decided,
        Decided::Qualifiers
    );
}
