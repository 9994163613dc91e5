//! Leftovers of a web page in the copy.

use crate::article::{Residue, ResidueKind};
use crate::diagnostic::{Level, Safety};
use crate::rules::{
    Context, Family, Finding, FindingPlace, Findings, Message, Meta, NoOptions, ProseEdit, Value,
};

/// What the rule is.
pub const META: Meta = Meta {
    code: "web-residue",
    family: Family::Hygiene,
    level: Level::Warning,
    page: include_str!("../../../rules/hygiene/web-residue.md"),
};

/// How much of a long leftover a message quotes, in characters.
const QUOTED: usize = 60;

/// Reports each leftover line.
pub fn check(ctx: &Context<'_>, _: &NoOptions, out: &mut Findings) {
    for residue in &ctx.article().residue {
        out.push(finding(ctx, residue));
    }
}

fn finding(ctx: &Context<'_>, residue: &Residue) -> Finding {
    let kind = match residue.kind {
        ResidueKind::Control => "control",
        ResidueKind::Repeated => "repeated",
        ResidueKind::MachinePicture => "picture",
    };
    let line = ctx.line(residue.span);
    let text = match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    };
    let message = Message::new("web-residue").with("text", text).with("kind", Value::Choice(kind));
    let mut finding = Finding::new(residue.span, message);
    if residue.kind == ResidueKind::Repeated {
        let blocks = &ctx.article().prose.blocks;
        let here = blocks.partition_point(|block| block.span.start() < residue.span.start());
        if let Some(before) = here.checked_sub(1).and_then(|index| blocks.get(index)) {
            finding = finding.related(FindingPlace::Here(before.span), Message::new("web-residue-related"));
        }
    }
    let safety = if residue.kind == ResidueKind::Control { Safety::Safe } else { Safety::Unsafe };
    finding.fix(Message::new("web-residue-fix"), vec![ProseEdit::delete(residue.span)], safety)
}
