//! Titles and roles beside a name: «il vice ministro della Difesa, …», «…, segretario della Fiom,».

use crate::article::{TokenKind, TokenView};
use crate::lexicon::{NameWord, PeopleWord, ProseWord, Sense};
use crate::text::ProseSpan;

use super::name_run::{demonym_at, is_capital, is_given, is_prose, name_sense, title_at};

/// How far from a name its role may begin.
const REACH: usize = 9;

/// So many words the longest title has.
const LONGEST: usize = 5;

/// The role that ends where the name at token `name` begins.
pub(super) fn role_before(view: TokenView<'_>, name: usize, first: usize) -> Option<ProseSpan> {
    let mut at = name;
    let mut end = name;
    let mut found = None;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1).filter(|before| first <= *before) else { break };
        // One comma may part the role from the name: «il vice ministro della Difesa, …».
        if view.is_sign(before, ',') && before + 1 == name {
            end = before;
            at = before;
            continue;
        }
        if view.is_sign(before, '.')
            && view.get(before).is_some_and(|token| token.gap == crate::article::Gap::None)
        {
            at = before;
            continue;
        }
        let Some(token) = view.get(before) else { break };
        if token.kind != TokenKind::Word {
            break;
        }
        if title_at(view, before).is_some_and(|n_tokens| before + n_tokens <= end) {
            found = Some(before);
            at = before;
            continue;
        }
        // “chief executive”: a title of several words ends here.
        let opening = (1..LONGEST).filter_map(|back| before.checked_sub(back)).find(|&it| {
            first <= it && title_at(view, it).is_some_and(|n_tokens| it + n_tokens == before + 1)
        });
        if let Some(opening) = opening.filter(|_| found.is_none()) {
            found = Some(opening);
            at = opening;
            continue;
        }
        let is_modifier =
            view.senses_at(before).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
        if found.is_some() {
            // „der russische Präsident“: the country stands first.
            let is_country = demonym_at(view, before) == Some(1) && found == Some(before + 1);
            if is_country || is_modifier && found == Some(before + 1) {
                found = Some(before);
                at = before;
                continue;
            }
            break;
        }
        // What may stand inside a role: its office, its country, its adjectives.
        let is_verb = view.senses_at(before).any(|(_, sense)| {
            matches!(sense, Sense::Cue(crate::lexicon::Cue::Verb(..)) | Sense::Predicate(_))
        });
        let is_break = is_prose(view, before, ProseWord::Auxiliary)
            || is_prose(view, before, ProseWord::Conjunction)
            || is_prose(view, before, ProseWord::Relative)
            || is_prose(view, before, ProseWord::Negation);
        let is_of = view.senses_at(before).any(|(_, sense)| {
            matches!(sense, Sense::Name(NameWord::Link) | Sense::Cue(crate::lexicon::Cue::Owner))
        });
        let is_foreign_preposition =
            is_prose(view, before, ProseWord::Preposition) && (!is_of || before + 1 == name);
        // «la giudice ha sentito X», “the judge heard X”: a plain word beside the name is no part of a role.
        let is_plain = view.get(before).is_some_and(|token| token.case == crate::article::Case::Lower)
            && before + 1 == end
            && demonym_at(view, before).is_none()
            && !is_modifier
            && !before.checked_sub(1).is_some_and(|it| {
                view.senses_at(it).any(|(_, sense)| matches!(sense, Sense::Name(NameWord::Link)))
            });
        let is_article_alone = is_prose(view, before, ProseWord::Article) && before + 1 == name;
        if (is_verb && demonym_at(view, before).is_none() && !is_capital(view, before))
            || is_break
            || is_foreign_preposition
            || is_article_alone
            || is_plain
        {
            break;
        }
        at = before;
    }
    let start = owner_start(view, modified_start(view, found?, first), first);
    // A title whose own name stands between is another person's: «il presidente X e Y».
    Some(view.span(start..end)).filter(|span| !span.is_empty())
}

/// Where a role begins that a country and words such as «ex» and “former” stand before, a hyphen between them or not.
pub(super) fn modified_start(view: TokenView<'_>, title: usize, first: usize) -> usize {
    let mut start = title;
    for _ in 0..MODIFIERS {
        let Some(before) = start.checked_sub(1).filter(|before| first <= *before) else { break };
        let is_hyphen = view.is_sign(before, '-');
        let word = if is_hyphen { before.saturating_sub(1) } else { before };
        let is_modifier = view.senses_at(word).any(|(n_tokens, sense)| {
            n_tokens == start - word - usize::from(is_hyphen)
                && matches!(
                    sense,
                    Sense::Name(NameWord::TitleModifier)
                        | Sense::People(PeopleWord::Unsettled | PeopleWord::Deputy)
                )
        });
        let is_country = !is_hyphen && demonym_at(view, word) == Some(1);
        if word < first || !(is_modifier || is_country) {
            break;
        }
        start = word;
    }
    start
}

/// So many of them stand before a role.
const MODIFIERS: usize = 3;

/// “the FA's chief executive”: where the role begins that somebody owns.
fn owner_start(view: TokenView<'_>, title: usize, first: usize) -> usize {
    let is_genitive = title.checked_sub(1).is_some_and(|at| {
        view.get(at).is_some_and(|token| {
            token.gap == crate::article::Gap::None && view.text_of(at).starts_with(['\'', '\u{2019}'])
        })
    });
    if !is_genitive {
        return title;
    }
    let owner = title - 1;
    let n_words = (1..=REACH)
        .take_while(|n| owner.checked_sub(*n).is_some_and(|at| first <= at && is_capital(view, at)))
        .count();
    let start = owner - n_words;
    let start = if is_prose(view, start, ProseWord::Article) { start + 1 } else { start };
    if start < owner { start } else { title }
}

/// The role in apposition behind the name that ends before token `end`: «, vice direttore dell'Ufficio».
pub(super) fn role_after(view: TokenView<'_>, end: usize, last: usize) -> Option<ProseSpan> {
    if !view.is_sign(end, ',') {
        return None;
    }
    let mut start = end + 1;
    while start < end + 4 && (is_prose(view, start, ProseWord::Article) || demonym_at(view, start) == Some(1))
    {
        start += 1;
    }
    let is_modifier = view.senses_at(start).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier));
    let title = if is_modifier { start + 1 + usize::from(view.is_sign(start + 1, '-')) } else { start };
    // English puts the country or the body first: “Russia's deputy defence minister”.
    let title = (title..title + 4).find(|&at| title_at(view, at).is_some()).filter(|&at| {
        at == title
            || (title..at).all(|it| {
                is_capital(view, it)
                    || view.text_of(it).starts_with(['\'', '\u{2019}'])
                    || demonym_at(view, it).is_some()
                    || view.senses_at(it).any(|(_, sense)| *sense == Sense::Name(NameWord::TitleModifier))
            })
    })?;
    let found = (title..last.min(title + 14)).find(|&at| {
        view.get(at)
            .is_some_and(|token| token.kind == TokenKind::Sign && !matches!(token.first, '-' | '\'' | '’'))
            || is_prose(view, at, ProseWord::Relative)
            || is_prose(view, at, ProseWord::Auxiliary)
    });
    // A role that no comma or stop closes is the next clause's subject.
    let is_sign = |at: usize| view.get(at).is_some_and(|token| token.kind == TokenKind::Sign);
    let stop = match found {
        Some(at) if is_sign(at) => at,
        Some(_) => return None,
        None if last <= title + 14 => last,
        None => return None,
    };
    // Another name directly behind the title owns it: «Rossi, il presidente Bianchi».
    let n_tokens = title_at(view, title)?;
    if is_capital(view, title + n_tokens) && demonym_at(view, title + n_tokens).is_none() {
        return None;
    }
    Some(view.span(start..stop)).filter(|span| !span.is_empty())
}

/// «il prefetto di Valdorsa Bruno Calvi»: where a place ends that stands between a title and the name of its bearer.
pub(super) fn owned_place_end(view: TokenView<'_>, start: usize, end: usize) -> usize {
    let is_owned = start.checked_sub(1).is_some_and(|link| {
        name_sense(view, link, |word| *word == NameWord::Link).is_some()
            && (link.saturating_sub(3)..link).any(|at| title_at(view, at).is_some())
    });
    if !is_owned || is_given(view, start) {
        return end;
    }
    // Behind the given name a surname must stand.
    (start + 1..end.saturating_sub(1).min(start + 4)).find(|&at| is_given(view, at)).unwrap_or(end)
}
