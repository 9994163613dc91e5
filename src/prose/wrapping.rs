//! Whether a plain text was wrapped by hand or by mail, so that a line break means nothing.

/// How wide hard-wrapped text may be, in characters.
const WIDEST: usize = 110;
/// How narrow hard-wrapped text may be, in characters.
const NARROWEST: usize = 45;
/// How much shorter than the widest line a full line may be: the longest word that did not fit.
const SLACK: usize = 22;
/// How many lines must go on on the next one before anything is believed.
const FEWEST: usize = 3;

/// The width to which `lines` are wrapped, or `None` if each line stands on its own.
///
/// `lines` are all lines of the text, without terminators; blank ones separate groups. Wrapped text is
/// made of lines of one width that go on on the next line and rarely end with a sentence.
pub(super) fn wrap_width<'t>(lines: impl Iterator<Item = &'t str>) -> Option<usize> {
    let mut lengths = Vec::new();
    let (mut n_lines, mut n_long, mut n_ended) = (0, 0, 0);
    let mut previous: Option<(usize, bool)> = None;
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            previous = None;
            continue;
        }
        let length = line.chars().count();
        n_lines += 1;
        n_long += usize::from(WIDEST < length);
        if let Some((length, ended)) = previous
            && length <= WIDEST
        {
            lengths.push(length);
            n_ended += usize::from(ended);
        }
        previous = Some((length, line.ends_with(['.', '!', '?', '…', ':', ';', '”', '»', '"'])));
    }
    let width = lengths.iter().copied().max()?;
    let n_full = lengths.iter().filter(|length| width <= **length + SLACK).count();
    let wrapped = FEWEST <= lengths.len()
        && n_long * 20 <= n_lines
        && NARROWEST <= width
        && lengths.len() * 2 <= n_full * 3
        && n_ended * 2 <= lengths.len()
        && n_lines <= lengths.len() * 4;
    wrapped.then_some(width)
}

/// Whether the break between two lines of text wrapped to `width` was made on purpose: the next word
/// would have fitted, or the next line is a point of a list or is indented.
pub(super) fn breaks_on_purpose(line: &str, next: &str, width: usize) -> bool {
    let indented = |it: &str| it.starts_with([' ', '\t']);
    if indented(next) && !indented(line) {
        return true;
    }
    let point = next.trim_start();
    if ["- ", "* ", "• ", "– ", "— "].iter().any(|mark| point.starts_with(mark)) {
        return true;
    }
    let word = point.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.trim_end().chars().count() + 1 + word + SLACK / 2 <= width
}
