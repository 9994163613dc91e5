//! Figures written like a time of day that no clock shows: «alle 25:30», „14.75 Uhr“, « 14h75 ».

use crate::article::{Gap, TokenKind, TokenView};

/// The last hour and minute of a clock; 24:00 is the end of a day.
const LAST_HOUR: i8 = 24;
const LAST_MINUTE: i8 = 59;

/// The figures at `index`, the token behind them, and how much the words around must vouch that a time of day is
/// meant: 0 where the minutes are wrong and a colon or the symbol of the hour stands, 1 where the hour is, 2 for
/// figures that might be anything else.
pub(super) fn no_hour_at(view: TokenView<'_>, index: usize) -> Option<(i32, usize)> {
    let first = view.get(index).filter(|it| it.kind == TokenKind::Digits)?;
    let text = first.span.slice(view.text);
    let touches = |at: usize| view.get(at).is_some_and(|it| it.gap == Gap::None);
    if index.checked_sub(1).is_some_and(|before| touches(index) && view.is_sign(before, ':')) {
        return None;
    }
    let (hour, minute, end, is_clock) = if let Some((hour, minute)) = text.split_once('.') {
        (hour, Some(minute), index + 1, false)
    } else if view.is_sign(index + 1, ':') && touches(index + 1) && touches(index + 2) {
        (text, Some(view.text_of(index + 2)), index + 3, true)
    } else if let Some(minute) =
        view.text_of(index + 1).strip_prefix(['h', 'H']).filter(|_| touches(index + 1))
    {
        (text, Some(minute).filter(|it| !it.is_empty()), index + 2, true)
    } else {
        (text, None, index + 1, false)
    };
    // 25:30:10 is how long something took.
    if view.is_sign(end, ':') && touches(end) && touches(end + 1) {
        return None;
    }
    let figure = |text: &str| {
        let plain = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i8>().ok().filter(|_| plain)
    };
    let hour = figure(hour)?;
    let minute = match minute {
        Some(minute) => Some(figure(minute).filter(|_| minute.len() == 2)?),
        None => None,
    };
    let wrong_minute = minute.is_some_and(|minute| LAST_MINUTE < minute) && hour <= LAST_HOUR;
    let least = match (is_clock, wrong_minute, LAST_HOUR < hour) {
        (_, false, false) => return None,
        (true, true, _) => 0,
        (true, false, true) => 1,
        (false, ..) => 2,
    };
    Some((least, end))
}
