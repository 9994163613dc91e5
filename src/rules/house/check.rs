//! What a house rule finds in an article, what it says of it, and how it mends it.

use super::class::Mentioned;
use super::finder::{Finder, Hit, classes, hits_in};
use super::{HouseRule, Kind, Spoken, Within};
use crate::diagnostic::Safety;
use crate::rules::{Context, Finding, FindingPlace, Findings, Message, ProseEdit};
use crate::text::ProseSpan;

impl HouseRule {
    /// Reports what the rule finds.
    pub fn check(&self, ctx: &Context<'_>, out: &mut Findings) {
        if !self.languages.is_empty() && !self.languages.contains(&ctx.article().language) {
            return;
        }
        let mentioned =
            Mentioned::read(ctx, &classes(self.find.iter().chain(&self.other).chain(&self.unless)));
        let look = |finders: &[Finder]| {
            let mut hits = Vec::new();
            for sentence in 0..ctx.article().sentences.len() {
                hits_in(ctx, finders, &mentioned, sentence, &mut hits);
            }
            hits
        };
        let mut hits = look(&self.find);
        hits.retain(|hit| self.in_quotes || !ctx.is_quoted(hit.span));
        self.drop_excepted(ctx, &mentioned, &mut hits);
        match self.kind {
            Kind::Phrase | Kind::Replace => out.extend(hits.iter().map(|hit| self.finding(ctx, *hit))),
            Kind::Clash if hits.is_empty() => {}
            Kind::Clash => {
                let mut others = look(&self.other);
                others.retain(|hit| self.in_quotes || !ctx.is_quoted(hit.span));
                self.drop_excepted(ctx, &mentioned, &mut others);
                self.clash(ctx, &hits, &others, out);
            }
            Kind::Needs if hits.is_empty() => {}
            Kind::Needs => self.needs(ctx, &hits, &look(&self.other), out),
        }
    }

    /// Drops what stands in a sentence with words that excuse it.
    fn drop_excepted(&self, ctx: &Context<'_>, mentioned: &Mentioned, hits: &mut Vec<Hit>) {
        if self.unless.is_empty() {
            return;
        }
        let mut last = None;
        let mut excuses = Vec::new();
        hits.retain(|hit| {
            if last != Some(hit.sentence) {
                last = Some(hit.sentence);
                excuses.clear();
                hits_in(ctx, &self.unless, mentioned, hit.sentence, &mut excuses);
            }
            excuses.is_empty()
        });
    }

    fn finding(&self, ctx: &Context<'_>, hit: Hit) -> Finding {
        let id = if self.kind == Kind::Replace { "house-replace" } else { "house-phrase" };
        let found = ctx.line(hit.span);
        let instead: Vec<String> = self.replacements.iter().map(|it| self.as_written(it, &found)).collect();
        let mut finding = Finding::new(hit.span, self.message(id, &found, &instead.join(" / "), ""));
        for new in instead {
            finding = self.mended(ctx, finding, hit.span, &new);
        }
        finding
    }

    /// Two forms of one thing in an article: the rarer is reported, in a tie the one that comes later.
    fn clash(&self, ctx: &Context<'_>, hits: &[Hit], others: &[Hit], out: &mut Findings) {
        let (Some(first), Some(first_other)) = (hits.first(), others.first()) else { return };
        let is_rarer = (hits.len(), std::cmp::Reverse(first.span.start()))
            < (others.len(), std::cmp::Reverse(first_other.span.start()));
        let (rarer, usual, finders) =
            if is_rarer { (hits, first_other, &self.other) } else { (others, first, &self.find) };
        let form = ctx.line(usual.span);
        let literal = finders.get(usual.finder).and_then(Finder::words);
        for hit in rarer {
            let found = ctx.line(hit.span);
            let message = self.message("house-clash", &found, literal.as_deref().unwrap_or(&form), &form);
            let here = Message::new("house-clash-here").with("text", form.as_str());
            let mut finding = Finding::new(hit.span, message).related(FindingPlace::Here(usual.span), here);
            if let Some(new) = &literal {
                finding = self.mended(ctx, finding, hit.span, &self.as_written(new, &found));
            }
            out.push(finding);
        }
    }

    /// Words without others that must stand with them: the first of each place, the further ones beside it.
    fn needs(&self, ctx: &Context<'_>, hits: &[Hit], others: &[Hit], out: &mut Findings) {
        let place = |hit: &Hit| match self.within {
            Within::Sentence => hit.sentence,
            Within::Paragraph => ctx.sentence(hit.sentence).map_or(0, |it| it.paragraph),
            Within::Article => 0,
        };
        let mut last: Option<(usize, Finding)> = None;
        let mut places: Vec<usize> = others.iter().map(place).collect();
        places.sort_unstable();
        for hit in hits.iter().filter(|hit| places.binary_search(&place(hit)).is_err()) {
            let found = ctx.line(hit.span);
            let message = self.message("house-needs", &found, "", &self.others.join(" / "));
            last = Some(match last {
                Some((known, finding)) if known == place(hit) => {
                    (known, finding.related(FindingPlace::Here(hit.span), message))
                }
                before => {
                    out.extend(before.map(|(_, finding)| finding));
                    (place(hit), Finding::new(hit.span, message))
                }
            });
        }
        out.extend(last.map(|(_, finding)| finding));
    }

    /// With a fix that puts `new` in the place of `span`.
    fn mended(&self, ctx: &Context<'_>, finding: Finding, span: ProseSpan, new: &str) -> Finding {
        let safety = if self.is_safe { Safety::Safe } else { Safety::Unsafe };
        let text = &ctx.article().prose.text;
        let (before, after) = (&text[..span.start()], &text[span.end()..]);
        if new.is_empty() {
            // The space beside the words goes with them.
            let start = span.start() - usize::from(before.ends_with(' '));
            let end = span.end() + usize::from(start == span.start() && after.starts_with(' '));
            let edit = ProseEdit::delete(ProseSpan::new(start, end));
            return finding.fix(Message::new("house-fix-delete"), vec![edit], safety);
        }
        // «12%» becomes «12 per cento».
        let joins = |left: Option<char>, right: Option<char>| {
            left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
        };
        let mut words = String::new();
        if joins(before.chars().next_back(), new.chars().next()) {
            words.push(' ');
        }
        words.push_str(new);
        if joins(new.chars().next_back(), after.chars().next()) {
            words.push(' ');
        }
        let title = Message::new("house-fix-replace").with("new", new);
        finding.fix(title, vec![ProseEdit::replace(span, words)], safety)
    }

    /// `new` in the capital letters of `found`, unless the rule tells them apart itself.
    fn as_written(&self, new: &str, found: &str) -> String {
        if self.is_exact { new.to_owned() } else { as_written(new, found) }
    }

    /// What the rule's file says, else what `id` says.
    fn message(&self, id: &'static str, text: &str, instead: &str, other: &str) -> Message {
        let Some(Spoken { en, it }) = &self.message else {
            return Message::new(id).with("text", text).with("instead", instead).with("other", other);
        };
        let filled = |words: &str| {
            fill(words, |name| match name {
                "text" => text,
                "instead" => instead,
                _ => other,
            })
        };
        Message::new("house-said").with("en", filled(en)).with("it", filled(it))
    }
}

/// What may stand in braces in a message.
pub(super) const PLACEHOLDERS: [&str; 3] = ["text", "instead", "other"];

/// Puts values in the place of their names in braces.
fn fill<'a>(words: &str, value: impl Fn(&str) -> &'a str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        out.push_str(value(name));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// `new` in the capital letters of `found`: «KIEV» becomes «KYIV», «Secondo» is followed by a capital.
fn as_written(new: &str, found: &str) -> String {
    let letters = || found.chars().filter(|letter| letter.is_alphabetic());
    let is_upper = 3 < letters().count() && letters().all(char::is_uppercase);
    if is_upper {
        return new.to_uppercase();
    }
    let is_capital = letters().next().is_some_and(char::is_uppercase);
    if is_capital { crate::text::with_capital(new) } else { new.to_owned() }
}
