//! What figures claim, from invented articles, and what they come to beside each other.
#![expect(clippy::disallowed_methods, reason = "a measurement reads articles outside the repository")]

use std::path::Path;
use std::sync::Arc;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::Given;
use fonte::claim::{Claim, Modality, Scope};
use fonte::lexicon::{Language, Lexicons};
use fonte::prose::Format;
use fonte::reference::{
    DocumentChange, MemoryStore, Position, Reading, ReferenceClaim, ReferenceDocument, ReferenceStore,
    SourceFile, Verdict, Window, compare, compare_texts, compare_within, content_hash, keys_of,
};
use fonte::value::Timex;
use jiff::civil::{Date, date};

fn read(language: Language, published: Option<Date>, text: &str) -> Analysis {
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(language), date: published };
    analyse(text, &Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] })
}

fn italian(text: &str) -> Analysis {
    read(Language::It, Some(date(2025, 11, 10)), text)
}

fn english(text: &str) -> Analysis {
    read(Language::En, Some(date(2025, 11, 10)), text)
}

/// The claim whose figure begins with `figure`.
fn claim<'a>(analysis: &'a Analysis, figure: &str) -> &'a Claim {
    let text = &analysis.article.prose.text;
    let found = analysis.claims.iter().find(|it| it.span.slice(text).starts_with(figure));
    found.unwrap_or_else(|| panic!("no claim for {figure:?} in {text:?}: {:?}", analysis.claims))
}

fn is(claim: &Claim, class: &str, predicate: Option<&str>) -> bool {
    &*claim.measure.class == class && claim.predicate.as_deref() == predicate
}

fn has_subject(claim: &Claim, key: &str) -> bool {
    claim.subjects.iter().any(|it| it.key == key)
}

#[test]
fn who_sends_what_and_where() {
    let analysis = italian("La Francia ha inviato circa 3.000 soldati in Romania.");
    let sent = claim(&analysis, "circa 3.000");
    assert!(is(sent, "soldier", Some("send")), "{sent:?}");
    assert_eq!(sent.agent.as_deref(), Some("country:fr"));
    assert_eq!(sent.direction.goal.as_deref(), Some("country:ro"));
    assert!(has_subject(sent, "country:fr") && has_subject(sent, "country:ro"));
    let analysis = english("About 3,000 troops were sent to Romania by France.");
    let sent = claim(&analysis, "About 3,000");
    assert!(is(sent, "soldier", Some("send")), "{sent:?}");
    assert_eq!(sent.agent.as_deref(), Some("country:fr"));
    assert_eq!(sent.direction.goal.as_deref(), Some("country:ro"));
}

#[test]
fn a_participle_behind_the_noun_is_its_predicate_and_a_demonym_its_subject() {
    let analysis = italian("Si contano almeno 40 soldati francesi caduti in combattimento.");
    let killed = claim(&analysis, "almeno 40");
    assert!(is(killed, "soldier", Some("kill")), "{killed:?}");
    assert!(killed.running && has_subject(killed, "country:fr"));
    assert_eq!(killed.measure.qualifiers, Vec::<String>::new());
}

#[test]
fn people_who_are_killed_are_the_dead() {
    let analysis = italian("Nel crollo sono morte 12 persone e altre sono disperse.");
    assert!(is(claim(&analysis, "12 persone"), "dead", Some("kill")));
    let analysis = italian("Il bilancio è di 12 morti.");
    assert!(is(claim(&analysis, "12 morti"), "dead", Some("kill")));
    let analysis = english("The collapse killed 12 people.");
    assert!(is(claim(&analysis, "12 people"), "dead", Some("kill")));
}

#[test]
fn since_opens_a_window() {
    let analysis = italian("La Francia ha inviato 900 soldati in Romania da settembre.");
    let first = Some(date(2025, 9, 1));
    assert_eq!(claim(&analysis, "900").time, Some(Timex::Range { first, last: None }));
    let analysis = english("France has sent 900 soldiers to Romania since September.");
    assert_eq!(claim(&analysis, "900").time, Some(Timex::Range { first, last: None }));
}

#[test]
fn parts_rates_changes_and_forecasts_are_told_apart() {
    let scope = |analysis: &Analysis, figure: &str| claim(analysis, figure).scope;
    let analysis = italian("I feriti sono 14 feriti, di cui 3 bambini.");
    assert_eq!(scope(&analysis, "3 bambini"), Scope::Part);
    assert_eq!(scope(&italian("Il porto tratta 300 navi al giorno."), "300"), Scope::Rate);
    assert_eq!(scope(&italian("Sono arrivati altri 300 soldati."), "300"), Scope::Change);
    assert_eq!(scope(&italian("La Francia prevede di inviare 300 soldati."), "300"), Scope::Forecast);
    assert_eq!(scope(&english("The port handles 300 ships a day."), "300"), Scope::Rate);
    assert_eq!(scope(&english("France will send 300 soldiers."), "300"), Scope::Forecast);
    assert_eq!(scope(&english("France sent 300 soldiers."), "300"), Scope::Total);
}

#[test]
fn hearsay_and_denial_are_heard() {
    let modality = |analysis: &Analysis, figure: &str| claim(analysis, figure).modality;
    assert_eq!(modality(&italian("Sarebbero stati inviati 300 soldati."), "300"), Modality::Conditional);
    assert_eq!(modality(&italian("La Francia non ha inviato 300 soldati."), "300"), Modality::Denied);
    assert_eq!(modality(&english("France denied that 300 soldiers were sent."), "300"), Modality::Denied);
}

/// The outcome for the figure of `here` beside every claim of `there` filed under its keys.
fn beside(here: &Analysis, figure: &str, there: &Analysis, path: &str) -> Vec<Verdict> {
    let store = MemoryStore::new();
    let file = SourceFile { path: path.to_owned(), hash: content_hash(path), ..SourceFile::default() };
    let place = |_| Position { line: 1, column: 1 };
    let told = (&there.claims[..], &there.events[..]);
    let document = ReferenceDocument::read(&file, &there.article, &there.mentions, told, &place);
    store.apply(&[DocumentChange::Put(Arc::new(document))]).expect("memory takes it");
    let claim = claim(here, figure);
    let mut found: Vec<ReferenceClaim> = Vec::new();
    for hit in
        store.comparable(&keys_of(claim), &Window::default()).expect("memory answers").into_iter().flatten()
    {
        if !found.contains(&hit) {
            found.push(hit);
        }
    }
    let published = here.article.publication.as_ref().map(|it| it.date);
    found.iter().map(|it| compare(claim, published, it).verdict).collect()
}

#[test]
fn two_articles_disagree_on_soldiers_sent_and_not_on_others() {
    let archive = italian("La Francia ha inviato circa 15.000 soldati in Romania.");
    let says = |text: &str, figure: &str| beside(&italian(text), figure, &archive, "archivio.txt");
    assert_eq!(says("La Francia ha inviato circa 10.000 soldati in Romania.", "circa"), [Verdict::Disagrees]);
    assert_eq!(says("La Francia ha inviato oltre 10.000 soldati in Romania.", "oltre"), [Verdict::Agrees]);
    assert_eq!(
        says("La Romania ha inviato circa 10.000 soldati in Francia.", "circa"),
        [Verdict::Incomparable]
    );
    assert_eq!(says("La Francia ha inviato in Romania 200 operai.", "200"), []);
    assert_eq!(says("In Romania sono stati uccisi 200 soldati francesi.", "200"), [Verdict::Incomparable]);
    assert_eq!(says("La Francia prevede di inviare 200 soldati in Romania.", "200"), [Verdict::Incomparable]);
}

#[test]
fn an_archive_in_another_language_is_understood() {
    let archive = english("France has sent about 15,000 troops to Romania.");
    let here = italian("La Francia ha inviato circa 10.000 soldati in Romania.");
    assert_eq!(beside(&here, "circa", &archive, "archive.txt"), [Verdict::Disagrees]);
}

#[test]
fn a_later_toll_supersedes_and_a_demonym_is_its_country() {
    let archive =
        read(Language::It, Some(date(2025, 11, 12)), "Il terremoto in Cile ha causato 1.400 morti.");
    let here = italian("Il terremoto in Cile ha causato almeno 800 morti.");
    assert_eq!(beside(&here, "almeno 800", &archive, "archivio.txt"), [Verdict::Superseded]);
    let archive = italian("Sono stati inviati in Romania circa 15.000 soldati francesi.");
    let here = italian("La Francia ha inviato circa 10.000 soldati.");
    assert_eq!(beside(&here, "circa 10.000", &archive, "archivio.txt"), [Verdict::Disagrees]);
}

#[test]
fn one_article_contradicts_itself_and_keeps_part_and_whole_apart() {
    let within = |text: &str| {
        let analysis = italian(text);
        let [first, second] = &analysis.claims[..] else { panic!("two figures: {:?}", analysis.claims) };
        compare_within(first, second).verdict
    };
    assert_eq!(
        within("I soccorritori parlano di 14 feriti. I 17 feriti sono in ospedale."),
        Verdict::Disagrees
    );
    assert_eq!(
        within("I soccorritori parlano di 14 feriti. I 3 feriti gravi sono in ospedale."),
        Verdict::Incomparable
    );
    assert_eq!(within("A Roma si contano 14 feriti. A Milano si contano 17 feriti."), Verdict::Incomparable);
    assert_eq!(within("Eni guadagna il 14%. Poi Enel guadagna il 9%."), Verdict::Incomparable);
}

fn pair(language: Language, claim: &str, evidence: &str) -> Verdict {
    let (claim, evidence) = (read(language, None, claim), read(language, None, evidence));
    let reading = |it| -> Reading<'_> {
        let Analysis { article, mentions, claims, lexicon, .. }: &Analysis = it;
        Reading { article, mentions, claims, lexicon }
    };
    compare_texts(reading(&claim), reading(&evidence)).verdict
}

#[test]
fn a_sentence_is_held_against_its_evidence() {
    let evidence = "The bridge collapse killed 12 people in the harbour town.";
    assert_eq!(pair(Language::En, "The bridge collapse killed 30 people.", evidence), Verdict::Disagrees);
    assert_eq!(pair(Language::En, "The bridge collapse killed over 10 people.", evidence), Verdict::Agrees);
    assert_eq!(pair(Language::En, "The bridge collapse wounded 30 people.", evidence), Verdict::Incomparable);
    assert_eq!(pair(Language::En, "The bridge was long.", evidence), Verdict::Incomparable);
    let evidence = "The museum was founded in 1902 by a teacher.";
    assert_eq!(pair(Language::En, "The museum was founded in 1912.", evidence), Verdict::Disagrees);
    assert_eq!(pair(Language::En, "The museum was founded before 1912.", evidence), Verdict::Agrees);
}

#[test]
fn the_first_readers_articles_say_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no articles in {}", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let of = |name: &str| {
        let path = paths
            .iter()
            .find(|path| path.file_name().is_some_and(|it| it.to_string_lossy().starts_with(name)));
        let text = std::fs::read_to_string(path.expect("the article is there")).expect("it is read");
        read(Language::It, None, &text)
    };
    let (one, two, three, four) = (of("001"), of("002"), of("003"), of("004"));
    assert_eq!(
        beside(&one, "circa 10.000", &two, "two"),
        [Verdict::Incomparable, Verdict::Disagrees, Verdict::Incomparable]
    );
    assert!(beside(&one, "almeno 600", &two, "two").contains(&Verdict::Superseded));
    assert!(!beside(&two, "Circa 5.000", &one, "one").contains(&Verdict::Disagrees));
    assert!(!beside(&three, "oltre 10.000", &two, "two").contains(&Verdict::Disagrees));
    assert!(beside(&three, "oltre 10.000", &two, "two").contains(&Verdict::Agrees));
    assert!(!beside(&four, "5.000", &two, "two").iter().any(|it| *it != Verdict::Incomparable));
}

#[test]
fn a_sentence_without_end_is_read_in_linear_time() {
    let piece = "La Francia ha inviato 300 soldati da settembre in Romania e ";
    let analysis = italian(&piece.repeat(3_000));
    assert!(3_000 <= analysis.claims.len());
}
