#![allow(clippy::all, clippy::pedantic, clippy::disallowed_methods, clippy::print_stdout)]
use std::sync::Arc;
use fonte::analysis::{analyse, Options};
use fonte::article::Given;
use fonte::engine::*;
use fonte::lexicon::Lexicons;
use fonte::messages::*;
use fonte::prose::Format;
use fonte::reference::*;
use fonte::rules::{Reference, Wording, Message};
#[test]
fn probe() {
    let dir = std::env::var("PROBE").unwrap();
    let with_reference = std::env::var("REF").is_ok();
    let debug = std::env::var("DEBUG").is_ok();
    let lexicons = Lexicons::built_in();
    let mut paths: Vec<_> = std::fs::read_dir(&dir).map(|it| it.map(|e| e.unwrap().path()).collect()).unwrap_or_else(|_| vec![dir.clone().into()]);
    paths.sort();
    let texts: Vec<(String, String)> = paths.iter().filter(|p| p.is_file()).map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(p).unwrap())).collect();
    let store = MemoryStore::new();
    let read = |name: &str, text: &str| { let options = Options { format: Format::from_path(std::path::Path::new(name)), given: Given::default(), lexicons: &lexicons, house: &[] }; analyse(text, &options) };
    if with_reference {
        for (name, text) in &texts {
            let a = read(name, text);
            let file = SourceFile { path: name.clone(), hash: content_hash(text), ..SourceFile::default() };
            let place = |span: fonte::text::ProseSpan| { let at = a.article.prose.to_source(span).start(); let before = &text[..at]; Position { line: before.matches('\n').count() as u32 + 1, column: before.rsplit('\n').next().unwrap().chars().count() as u32 + 1 } };
            let doc = ReferenceDocument::read(&file, &a.article, &a.mentions, &a.claims, &place);
            store.apply(&[DocumentChange::Put(Arc::new(doc))]).unwrap();
        }
    }
    let rules = RuleSet::new(&Default::default(), true).unwrap();
    let only = std::env::var("RULE").ok();
    for (name, text) in &texts {
        let a = read(name, text);
        let window = Window { except: Some(name.clone()), ..Window::default() };
        let reference = with_reference.then(|| Reference::fetch(&store, &a, &window).unwrap());
        let m = Messages::of(MessageLanguage::It);
        let say = |message: &Message| m.word(message);
        let task = Task { rules: &rules, reference: reference.as_ref(), house: &[], allowances: &[], budget: Budget::Unlimited, wording: Wording { reader: &say, article: &say } };
        let report = check(text, &a, &task);
        println!("=== {name} lang={} pub={:?} words={}", a.article.language, a.article.publication.as_ref().map(|p| p.date), a.article.n_words());
        for f in report.failures { println!("FAILURE {f:?}"); }
        for d in report.diagnostics {
            if only.as_ref().is_some_and(|o| !o.split(',').any(|o| o == d.code)) { continue; }
            let s = d.span;
            let line_start = text[..s.start()].rfind('\n').map_or(0, |i| i + 1);
            let line = text[..s.start()].matches('\n').count() + 1;
            println!("{line}: {} [{}] «{}» — {}", d.code, d.level, fonte::text::one_line(s.slice(text)).chars().take(70).collect::<String>(), d.message);
            let mut a0 = s.start().saturating_sub(150).max(line_start); while !text.is_char_boundary(a0) { a0 += 1; }
            let mut e = (s.end() + 130).min(text.len()); while !text.is_char_boundary(e) { e -= 1; }
            println!("      …{}…", fonte::text::one_line(&text[a0..e]));
            for r in d.related { if debug { println!("      related {:?} {}", r.place, r.message); } }
            for f in d.fixes { if debug { println!("      fix {} {:?}", f.title, f.edits.iter().map(|e| e.text.clone()).collect::<Vec<_>>()); } }
        }
        if debug { for at in &a.mentions.attributions { println!("   ATTR {:?} {:?} cue=«{}» source=«{}» scope=«{}»", at.kind, at.step, at.cue.slice(&a.article.prose.text), at.source.map_or("", |s| s.slice(&a.article.prose.text)), at.scope.slice(&a.article.prose.text).chars().take(90).collect::<String>()); }
        for c in &a.claims { println!("   CLAIM «{}» {:?} pred={:?} agent={:?} dir={:?} subj={:?} time={:?} scope={:?} mod={:?}", c.span.slice(&a.article.prose.text), c.measure, c.predicate, c.agent, c.direction, c.subjects.iter().map(|s| (s.key.as_str(), s.found)).collect::<Vec<_>>(), c.time, c.scope, c.modality); }
        for (i, q) in a.mentions.quantities.iter().enumerate() { println!("   QTY «{}» {:?} exempt={:?} status={:?}", q.span.slice(&a.article.prose.text), q.kind, q.exempt, a.mentions.sourcing.get(i)); } 
        for t in &a.mentions.times { println!("   TIME «{}» {:?} {:?} {:?} {:?}", t.span.slice(&a.article.prose.text), t.form, t.value, t.anchor, t.notation); } }
    }
}
