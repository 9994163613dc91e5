//! Floor 9: applies the fixes of diagnostics to a text, and reads it again until nothing more changes.
//!
//! Knows neither rules nor disk: who calls it reads the text and writes the result.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};

/// Which fixes are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that may be applied unseen.
    Safe,
    /// Those too that somebody should choose; of several corrections the one that is offered first.
    All,
}

/// A text that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many fixes were applied, by the code of the diagnostic.
    pub applied: BTreeMap<String, usize>,
}

/// The fixes of a text undo each other, or bring about new ones without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsettled;

/// So often a text is read again. Fixes that stand in each other's way halve with each time; what goes on
/// longer than this goes on for ever.
const MAX_PASSES: usize = 24;

/// Applies the fixes of `scope` until none is left; nothing where there is none. `read` finds what is wrong
/// with a text.
///
/// Applied to its own result it finds nothing to do: either no fix was left there, or the fixes did not settle
/// and the text stays as it was.
pub fn mend(
    source: &str,
    scope: Scope,
    mut read: impl FnMut(&str) -> Vec<Diagnostic>,
) -> Result<Option<Mended>, Unsettled> {
    let mut mended = Mended { text: source.to_owned(), applied: BTreeMap::new() };
    for _ in 0..MAX_PASSES {
        let Some((text, codes)) = pass(&mended.text, &read(&mended.text), scope) else {
            return Ok((mended.text != source).then_some(mended));
        };
        mended.text = text;
        for code in codes {
            *mended.applied.entry(code).or_default() += 1;
        }
    }
    Err(Unsettled)
}

/// The fix of `diagnostic` that is applied under `scope`: the first that is offered. One with a gap never is:
/// only a person knows what belongs there.
pub fn choice(diagnostic: &Diagnostic, scope: Scope) -> Option<&Fix> {
    diagnostic.fixes.iter().find(|fix| match fix.safety {
        Safety::Safe => true,
        Safety::Unsafe => scope == Scope::All,
        Safety::Snippet => false,
    })
}

/// The text after one fix for each diagnostic, with the codes of those that were mended; nothing where no fix
/// changes anything. Where two fixes meet, the one of the earlier diagnostic wins; the other waits for the next
/// pass, if it is still offered then.
fn pass(source: &str, diagnostics: &[Diagnostic], scope: Scope) -> Option<(String, Vec<String>)> {
    // What is taken, by where it starts; no two meet.
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut codes = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = choice(diagnostic, scope) else { continue };
        let changes = fix.edits.iter().any(|edit| edit.span.slice(source) != edit.text);
        if changes && is_sound(source, &fix.edits) && fix.edits.iter().all(|edit| is_free(&taken, edit)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start(), edit)));
            codes.push(diagnostic.code.clone());
        }
    }
    if codes.is_empty() {
        return None;
    }
    let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for edit in taken.values() {
        text.push_str(source.get(at..edit.span.start()).unwrap_or_default());
        text.push_str(&edit.text.replace("\r\n", "\n").replace('\n', line_end));
        at = edit.span.end();
    }
    text.push_str(source.get(at..).unwrap_or_default());
    (text != source).then_some((text, codes))
}

/// Whether the edits of one fix stand within the text, cut no character, and do not meet each other.
fn is_sound(source: &str, edits: &[Edit]) -> bool {
    let mut own: BTreeMap<usize, &Edit> = BTreeMap::new();
    !edits.is_empty()
        && edits.iter().all(|edit| {
            let stands = source.get(edit.span.range()).is_some();
            let free = is_free(&own, edit);
            own.insert(edit.span.start(), edit);
            stands && free
        })
}

/// Whether `edit` neither overlaps nor touches one that is taken: at one place the order would be a guess.
fn is_free(taken: &BTreeMap<usize, &Edit>, edit: &Edit) -> bool {
    let before = taken.range(..=edit.span.end()).next_back();
    before.is_none_or(|(_, other)| other.span.end() < edit.span.start())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Level;
    use crate::text::Span;

    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    fn fix(edits: Vec<Edit>, safety: Safety) -> Fix {
        Fix { title: String::new(), edits, safety }
    }

    fn found(code: &str, fixes: Vec<Fix>) -> Diagnostic {
        let message = String::new();
        let span = Span::new(0, 0);
        Diagnostic {
            code: code.to_owned(),
            key: 0,
            level: Level::Warning,
            span,
            message,
            related: Vec::new(),
            fixes,
        }
    }

    fn once(source: &str, diagnostics: &[Diagnostic], scope: Scope) -> Option<String> {
        pass(source, diagnostics, scope).map(|(text, _)| text)
    }

    #[test]
    fn only_safe_fixes_are_applied_unless_all_are_asked_for() {
        let both = found(
            "one",
            vec![
                fix(vec![edit(0, 1, "{}")], Safety::Snippet),
                fix(vec![edit(0, 1, "A")], Safety::Unsafe),
                fix(vec![edit(0, 1, "B")], Safety::Unsafe),
            ],
        );
        let safe = found("two", vec![fix(vec![edit(2, 3, "C")], Safety::Safe)]);
        assert_eq!(once("a b c", &[both.clone(), safe.clone()], Scope::Safe).as_deref(), Some("a C c"));
        assert_eq!(once("a b c", &[both, safe], Scope::All).as_deref(), Some("A C c"));
    }

    #[test]
    fn of_two_fixes_that_meet_the_first_wins_whole() {
        let first = found("one", vec![fix(vec![edit(4, 6, "X")], Safety::Safe)]);
        let second = found("two", vec![fix(vec![edit(0, 1, "Y"), edit(5, 7, "Y")], Safety::Safe)]);
        assert_eq!(once("abcdefgh", &[first, second], Scope::Safe).as_deref(), Some("abcdXgh"));
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let made = found("one", vec![fix(vec![edit(0, 0, "---\ndate: \n---\n")], Safety::Safe)]);
        let expected = "---\r\ndate: \r\n---\r\nUno.\r\n";
        assert_eq!(once("Uno.\r\n", &[made], Scope::Safe).as_deref(), Some(expected));
    }

    #[test]
    fn an_edit_beyond_the_text_or_inside_a_letter_is_not_applied() {
        let beyond = found("one", vec![fix(vec![edit(4, 9, "")], Safety::Safe)]);
        let inside = found("one", vec![fix(vec![edit(1, 2, "")], Safety::Safe)]);
        assert_eq!(once("è qui", &[beyond, inside], Scope::Safe), None);
    }

    #[test]
    fn what_a_fix_brings_to_light_is_mended_too() {
        // Each reading finds one doubled letter.
        let read = |text: &str| {
            let at = text.as_bytes().windows(2).position(|two| two == b"aa");
            at.map(|at| found("one", vec![fix(vec![edit(at, at + 2, "a")], Safety::Safe)]))
                .into_iter()
                .collect()
        };
        let mended = mend("aaaa", Scope::Safe, read).unwrap().unwrap();
        assert_eq!((mended.text.as_str(), mended.applied["one"]), ("a", 3));
        assert_eq!(mend("a", Scope::Safe, read), Ok(None));
    }

    #[test]
    fn fixes_that_undo_each_other_change_nothing() {
        let turn = |text: &str| {
            let to = if text == "a" { "b" } else { "a" };
            vec![found("one", vec![fix(vec![edit(0, 1, to)], Safety::Safe)])]
        };
        assert_eq!(mend("a", Scope::Safe, turn), Err(Unsettled));
    }
}
