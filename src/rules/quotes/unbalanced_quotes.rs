//! Quotation marks and brackets without their other half, or turned the wrong way.

use crate::diagnostic::{Level, Safety};
use crate::mention::{QuoteFault, QuoteProblem};
use crate::rules::{Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit};

/// What the rule is.
pub const META: Meta = Meta {
    code: "unbalanced-quotes",
    family: Family::Quotes,
    level: Level::Warning,
    page: include_str!("../../../rules/quotes/unbalanced-quotes.md"),
};

/// Reports each mark that does not pair.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for problem in &ctx.mentions().quote_problems {
        out.push(finding(ctx, problem));
    }
}

fn finding(ctx: &Context<'_>, problem: &QuoteProblem) -> Finding {
    let id = match problem.fault {
        QuoteFault::Unclosed => "unbalanced-quotes-unclosed",
        QuoteFault::Unopened => "unbalanced-quotes-unopened",
        QuoteFault::WrongWay => "unbalanced-quotes-wrong-way",
    };
    let mut message = Message::new(id).with("mark", ctx.text(problem.span));
    if problem.fault == QuoteFault::WrongWay {
        message = message.with("expected", problem.expected.clone());
    }
    let mut finding = Finding::new(problem.span, message);
    if let Some(partner) = problem.partner {
        finding = finding.related(FindingPlace::Here(partner), Message::new("unbalanced-quotes-related"));
    }
    if let Some(expected) = &problem.expected {
        let title = Message::new("unbalanced-quotes-fix").with("expected", expected.as_str());
        let edit = ProseEdit::replace(problem.span, expected.as_str());
        finding = finding.fix(title, vec![edit], Safety::Safe);
    }
    finding
}
