//! An event that the archive dates otherwise.

use crate::diagnostic::{Level, Safety};
use crate::reference::{ReferenceEvent, Verdict, compare_event};
use crate::rules::archive::told;
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "date-contradicts-corpus",
    family: Family::Dates,
    level: Level::Warning,
    page: include_str!("../../../rules/dates/date-contradicts-corpus.md"),
};

/// Reports each event whose date does not meet the one that the archive gives.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    let Some(reference) = ctx.reference else { return };
    for (index, event) in ctx.analysis.events.iter().enumerate() {
        let Some(found) = reference.events.get(&index) else { continue };
        let verdicts: Vec<(&ReferenceEvent, Verdict)> =
            found.iter().map(|it| (it, compare_event(event, &it.event))).collect();
        // One article that has this date is enough.
        if verdicts.iter().any(|(_, verdict)| *verdict == Verdict::Agrees) {
            continue;
        }
        let Some((there, _)) = verdicts.iter().find(|(_, verdict)| *verdict == Verdict::Disagrees) else {
            continue;
        };
        let message = Message::new("date-contradicts-corpus")
            .with("here", ctx.line(event.date))
            .with("other", there.date.as_str());
        let related = Message::new("date-contradicts-corpus-related").with("other", there.date.as_str());
        let column = there.column.saturating_sub(1);
        let place = FindingPlace::Reference {
            document: there.document.path.clone(),
            line: there.line.saturating_sub(1),
            column,
            end_column: column + there.date.chars().count() as u32,
        };
        let mut finding = Finding::new(event.date, told(message, &there.document, None))
            .related(place, told(related, &there.document, None));
        if there.document.language == ctx.article().language.code() {
            let title = Message::new("date-contradicts-corpus-fix").with("replacement", there.date.as_str());
            finding =
                finding.fix(title, vec![ProseEdit::replace(event.date, there.date.as_str())], Safety::Unsafe);
        }
        out.push(finding);
    }
}
