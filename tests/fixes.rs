//! What holds for every fix, over the examples of the rules' pages, the edge cases and texts made from them:
//! it touches nothing outside the reported places, it silences its finding, and applying all of them twice
//! changes nothing more.
#![expect(clippy::disallowed_methods, reason = "this test reads the repository itself")]

mod examples;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fonte::diagnostic::{Diagnostic, Edit, Fix, Place, Safety};
use fonte::mending::{Mended, Scope, Unsettled, mend};
use fonte::prose::Format;
use fonte::rules::page::{Example, Page};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use examples::{Bench, ROOT};

/// Every example, with the code of its page and where it stands.
fn all_examples() -> Vec<(String, String, Example)> {
    let paths = examples::pages().into_iter().chain(examples::edge_cases());
    let read = |path: &Path| Page::read(&fs::read_to_string(Path::new(ROOT).join(path)).expect("a page"));
    paths
        .flat_map(|path| {
            let page = read(&path);
            let name = path.strip_prefix(ROOT).unwrap_or(&path).display().to_string();
            page.examples.into_iter().map(move |it| (format!("{name}:{}", it.line), page.code.clone(), it))
        })
        .collect()
}

#[test]
fn the_fixes_of_all_examples_keep_to_their_places_and_settle() {
    let mut complaints = String::new();
    for (place, code, example) in all_examples() {
        let bench = Bench::new(&code, &example).expect("an example that runs");
        for problem in problems(&bench, &example.text, Silences::Asked) {
            writeln!(complaints, "{place}: {problem}").expect("a string takes it");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Sentences of different examples stand side by side here, in any markup.
    #[test]
    fn the_fixes_of_any_text_keep_to_their_places_and_settle(
        picks in prop::collection::vec(any::<Index>(), 1..5),
        glue in select(vec!["\n\n", " ", "\r\n\r\n", "\n- ", "** **", "<br>\n", "\u{a0}", " [x](y) ", "\n> "]),
        format in select(vec![Format::Plain, Format::Markdown, Format::Html, Format::AsciiDoc]),
    ) {
        let examples = EXAMPLES.get_or_init(all_examples);
        let chosen: Vec<&Example> = picks.iter().map(|it| &it.get(examples).2).collect();
        let text = chosen.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(glue);
        let first = chosen[0];
        let example = Example { text: text.clone(), format, options: String::new(), ..first.clone() };
        let bench = Bench::new(&examples[0].1, &example).expect("an example that runs");
        let problems = problems(&bench, &text, Silences::NotAsked);
        prop_assert!(problems.is_empty(), "{problems:?} in {text:?}");
    }
}

static EXAMPLES: std::sync::OnceLock<Vec<(String, String, Example)>> = std::sync::OnceLock::new();

/// Whether a fix is asked to silence its finding: not in a text that was thrown together, where what it leaves
/// behind may be a fault of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Silences {
    Asked,
    NotAsked,
}

/// What is wrong with the fixes that are offered for `text`.
fn problems(bench: &Bench<'_>, text: &str, silences: Silences) -> Vec<String> {
    let mut out = Vec::new();
    let found = bench.check(text).expect("no rule panics").diagnostics;
    for diagnostic in &found {
        for fix in &diagnostic.fixes {
            for edit in fix.edits.iter().filter(|edit| !is_within(bench, text, diagnostic, edit)) {
                out.push(format!("{}: «{}» edits {:?}", diagnostic.code, fix.title, edit));
            }
            if silences == Silences::Asked
                && fix.safety != Safety::Snippet
                && !is_silenced(bench, text, diagnostic, fix)
            {
                out.push(format!("{}: «{}» does not silence it", diagnostic.code, fix.title));
            }
        }
    }
    for scope in [Scope::Safe, Scope::All] {
        let again = |text: &str| bench.check(text).expect("no rule panics").diagnostics;
        match mend(text, scope, again) {
            Ok(None) => {}
            Ok(Some(Mended { text: mended, .. })) => {
                if mend(&mended, scope, again) != Ok(None) {
                    out.push(format!("{scope:?}: a second time changes «{mended}» again"));
                }
            }
            Err(Unsettled) => out.push(format!("{scope:?}: the fixes do not settle")),
        }
    }
    out
}

/// Whether an edit changes nothing outside the places that its diagnostic reports. What is inserted stands in the
/// same block, or is a line of front matter, which stands where front matter stands; a comment that is deleted
/// takes its line break with it.
fn is_within(bench: &Bench<'_>, text: &str, diagnostic: &Diagnostic, edit: &Edit) -> bool {
    let related = diagnostic.related.iter().filter_map(|it| match &it.place {
        Place::Here(span) => Some(*span),
        Place::Reference { .. } => None,
    });
    let end = edit.span.end()
        - usize::from(diagnostic.code == "suppression" && edit.span.slice(text).ends_with('\n'));
    let mut places = std::iter::once(diagnostic.span).chain(related);
    if places.any(|it| it.start() <= edit.span.start() && end <= it.end()) {
        return true;
    }
    let prose = bench.read(text).article.prose;
    let block_of = |offset: usize| prose.to_prose(offset).and_then(|it| prose.block_at(it));
    edit.span.is_empty()
        && (block_of(edit.span.start()).is_some_and(|it| Some(it) == block_of(diagnostic.span.start()))
            || prose.new_field(text, "date") == Some((edit.span, edit.text.clone())))
}

/// Whether the finding is gone, and no other of its rule has come, once `fix` alone is applied.
fn is_silenced(bench: &Bench<'_>, text: &str, diagnostic: &Diagnostic, fix: &Fix) -> bool {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start()));
    let mut mended = text.to_owned();
    for edit in edits {
        mended.replace_range(edit.span.range(), &edit.text);
    }
    let count = |text: &str| {
        let found = bench.check(text).expect("no rule panics").diagnostics;
        found.iter().filter(|it| it.code == diagnostic.code).count()
    };
    count(&mended) < count(text)
}
