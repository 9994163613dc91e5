//! Two texts held against each other: tables of a claim, its evidence and the verdict, in
//! `tests/fixtures/compare/<language>.txt`.
#![expect(clippy::disallowed_methods, reason = "a test reads its tables")]

use std::fs;
use std::path::Path;

use fonte::analysis::{Analysis, Options, analyse};
use fonte::article::Given;
use fonte::lexicon::{Language, Lexicons};
use fonte::prose::Format;
use fonte::reference::{PairVerdict, Reading, compare_texts};
use fonte::text::ProseSpan;

const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/compare");

#[test]
fn each_pair_has_its_verdict() {
    let mut complaints = Vec::new();
    for language in [Language::It, Language::En] {
        let path = Path::new(TABLES).join(format!("{language}.txt"));
        let table = fs::read_to_string(&path).expect("the table is there");
        for (line, claim, evidence, wanted) in cases(&table) {
            let got = verdict(claim, evidence, language);
            if got != wanted {
                complaints.push(format!(
                    "{language}.txt:{line}: {claim}\n  beside {evidence}\n  wanted {wanted}\n  got    {got}"
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Line of the verdict, claim, evidence, verdict.
fn cases(table: &str) -> impl Iterator<Item = (usize, &str, &str, &str)> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<(usize, &str)> = lines.collect();
    let cases: Vec<_> = lines
        .chunks(3)
        .map(|case| match case {
            [(_, claim), (_, evidence), (line, verdict)] => (
                line + 1,
                claim.strip_prefix("> ").expect("a claim"),
                evidence.strip_prefix("< ").expect("its evidence"),
                verdict.strip_prefix("= ").expect("a verdict"),
            ),
            _ => panic!("a case has three lines"),
        })
        .collect();
    cases.into_iter()
}

fn verdict(claim: &str, evidence: &str, language: Language) -> String {
    let read = |text: &str| {
        let given = Given { language: Some(language), date: None };
        let lexicons = Lexicons::built_in();
        analyse(text, &Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] })
    };
    let (claim, evidence) = (read(claim), read(evidence));
    let PairVerdict { verdict, claim: here, evidence: there, .. } =
        compare_texts(side(&claim), side(&evidence));
    let words = |analysis: &Analysis, span: Option<ProseSpan>| {
        span.map(|span| format!(" | {}", span.slice(&analysis.article.prose.text))).unwrap_or_default()
    };
    format!("{}{}{}", verdict.name(), words(&claim, here), words(&evidence, there))
}

fn side(analysis: &Analysis) -> Reading<'_> {
    Reading {
        article: &analysis.article,
        mentions: &analysis.mentions,
        claims: &analysis.claims,
        lexicon: &analysis.lexicon,
    }
}
