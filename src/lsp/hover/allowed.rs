//! A comment that allows something: which rules are silent, where, and why.

use crate::lsp::documents::Document;
use crate::lsp::hover::Ask;
use crate::lsp::hover::card::Card;
use crate::lsp::reading::Read;
use crate::rules::{Message, Value};
use crate::suppression::Comments;
use crate::text::Span;

/// What there is to say about the comment at this byte, and where the comment stands.
pub(super) fn card(document: &Document, read: &Read, offset: usize) -> Option<(Card, Span)> {
    let prose = &read.analysis.article.prose;
    // Most documents are asked about where they hold no comment.
    prose.comments.iter().find(|it| it.span.start() <= offset && offset < it.span.end())?;
    let comments = Comments::read(&document.text.to_string(), prose);
    let comment = comments.at(offset)?;
    let ask = Ask { read };
    let mut card = Card::new(format!("fonte-allow {}", comment.codes.join(", ")));
    let scope = comment.scope;
    let line = |offset: usize| {
        let line = document.text.line_of(offset) + 1;
        Value::Number(i64::try_from(line).unwrap_or(i64::MAX).into())
    };
    let where_it_holds = if scope == Span::new(0, document.text.len_bytes()) {
        Message::new("hover-allow-file")
    } else {
        let last = scope.end().max(scope.start() + 1) - 1;
        Message::new("hover-allow-lines").with("first", line(scope.start())).with("last", line(last))
    };
    card.facts.push(ask.say(&where_it_holds));
    let reason = match comment.reason.as_str() {
        "" => Message::new("hover-allow-no-reason"),
        reason => Message::new("hover-allow-reason").with("reason", reason),
    };
    card.facts.push(ask.say(&reason));
    Some((card, comment.span))
}
