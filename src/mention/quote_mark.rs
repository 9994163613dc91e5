//! Marks of quotation and brackets, each with the role that its neighbours give it.

use crate::text::ProseSpan;

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens.
    Opens,
    /// It closes.
    Closes,
}

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// « or ‹.
    Left(char),
    /// » or ›.
    Right(char),
    /// “.
    High66,
    /// ”.
    High99,
    /// „.
    Low99,
    /// ‘.
    High6,
    /// ’.
    High9,
    /// ‚.
    Low9,
    /// ".
    StraightDouble,
    /// '.
    StraightSingle,
    /// One of `()[]`.
    Bracket(char),
}

/// A mark in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: ProseSpan,
    pub(super) shape: Shape,
    pub(super) role: Role,
    /// A digit stands before it: 6' 2".
    pub(super) after_digit: bool,
    /// Whether a number and a space stand before it: it may be the sign of inches, «17 "».
    pub(super) after_number: bool,
    /// It may mark a point of a list where nothing is open: «a)», «12)», «iv)».
    pub(super) is_list_marker: bool,
}

impl Mark {
    /// Whether it is one of the single marks, which are apostrophes too.
    pub(super) fn is_single(self) -> bool {
        matches!(self.shape, Shape::High6 | Shape::High9 | Shape::Low9 | Shape::StraightSingle)
    }
}

impl Shape {
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            '«' | '‹' => Shape::Left(letter),
            '»' | '›' => Shape::Right(letter),
            '“' => Shape::High66,
            '”' | '‟' => Shape::High99,
            '„' => Shape::Low99,
            '‘' => Shape::High6,
            '’' => Shape::High9,
            '‚' => Shape::Low9,
            '"' => Shape::StraightDouble,
            '\'' => Shape::StraightSingle,
            '(' | ')' | '[' | ']' => Shape::Bracket(letter),
            _ => return None,
        })
    }

    /// Marks of one family open and close each other.
    pub(super) fn family(self) -> u8 {
        match self {
            Shape::Left('«') | Shape::Right('»') => 0,
            Shape::Left(_) | Shape::Right(_) => 1,
            Shape::High66 | Shape::High99 | Shape::Low99 => 2,
            Shape::High6 | Shape::High9 | Shape::Low9 => 3,
            Shape::StraightDouble => 4,
            Shape::StraightSingle => 5,
            Shape::Bracket(_) => 6,
        }
    }

    /// Whether this shape, where it opened, is closed by `close`.
    pub(super) fn pairs_with(self, close: Shape) -> bool {
        self.family() == close.family()
    }

    /// Whether it is a curly double mark.
    pub(super) fn is_double_curly(self) -> bool {
        self.family() == 2
    }

    /// The right closing mark, where this shape opened and `close` is turned the wrong way.
    pub(super) fn expected_close(self, close: Shape) -> Option<&'static str> {
        match (self, close) {
            (Shape::High66, Shape::High66) => Some("”"),
            (Shape::High6, Shape::High6) => Some("’"),
            (Shape::Left('«'), Shape::Left(_)) => Some("»"),
            (Shape::Left(_), Shape::Left(_)) => Some("›"),
            (Shape::Low99, Shape::Low99) => Some("“"),
            _ => None,
        }
    }

    /// The right opening mark, where this shape opened and itself is turned the wrong way.
    pub(super) fn expected_open(self, close: Shape) -> Option<&'static str> {
        match (self, close) {
            (Shape::High99, Shape::High99) => Some("“"),
            (Shape::Right('»'), Shape::Right(_)) => Some("«"),
            _ => None,
        }
    }

    /// The role that the shape alone promises; none for those that stand both ways.
    fn own_role(self) -> Option<Role> {
        match self {
            Shape::Left(_) | Shape::High66 | Shape::Low99 | Shape::High6 | Shape::Low9 => Some(Role::Opens),
            Shape::Right(_) | Shape::High99 | Shape::High9 => Some(Role::Closes),
            Shape::Bracket(letter) => {
                Some(if matches!(letter, '(' | '[') { Role::Opens } else { Role::Closes })
            }
            Shape::StraightDouble | Shape::StraightSingle => None,
        }
    }
}

/// Every mark of `block`, apostrophes, list markers and emoticons left out.
pub(super) fn marks(text: &str, block: ProseSpan, out: &mut Vec<Mark>) {
    let piece = block.slice(text);
    let mut before: [Option<char>; 2] = [None, None];
    let mut since_space = 0usize;
    let mut letters = piece.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        if let Some(shape) = Shape::of(letter) {
            let start = block.start() + at;
            let mark = Mark {
                span: ProseSpan::new(start, start + letter.len_utf8()),
                shape,
                role: Role::Opens,
                is_list_marker: (1..=3).contains(&since_space)
                    && letter == ')'
                    && before[0].is_some_and(char::is_alphanumeric)
                    && next.is_none_or(char::is_whitespace),
                after_digit: before[0].is_some_and(|it| it.is_ascii_digit()),
                after_number: before[0] == Some(' ') && before[1].is_some_and(|it| it.is_ascii_digit()),
            };
            if let Some(role) = role_of(shape, before, next) {
                out.push(Mark { role, ..mark });
            }
        }
        since_space = if letter.is_whitespace() { 0 } else { since_space + 1 };
        before = [Some(letter), before[0]];
    }
}

/// The role of a mark between its neighbours; none where it is no mark at all.
fn role_of(shape: Shape, before: [Option<char>; 2], next: Option<char>) -> Option<Role> {
    let previous = before[0];
    if matches!(shape, Shape::Bracket(_)) {
        let eyes = previous.is_some_and(|it| matches!(it, ':' | ';' | '=' | '^'))
            || (previous == Some('-') && before[1].is_some_and(|it| matches!(it, ':' | ';')));
        return if eyes { None } else { shape.own_role() };
    }
    let word_before = previous.is_some_and(char::is_alphanumeric);
    let word_after = next.is_some_and(char::is_alphanumeric);
    if matches!(shape, Shape::High9 | Shape::High6 | Shape::StraightSingle) {
        // Between letters, or before a year: an apostrophe.
        if (word_before && word_after) || next.is_some_and(|it| it.is_ascii_digit()) {
            return None;
        }
        if shape == Shape::High9 && !word_before && word_after {
            return None;
        }
        if shape == Shape::StraightSingle {
            return None;
        }
    }
    let free_before = previous.is_none_or(is_free_before);
    let free_after = next.is_none_or(is_free_after);
    match (free_before, free_after) {
        (true, false) => Some(Role::Opens),
        (false, true) => Some(Role::Closes),
        _ => shape.own_role().or(Some(if word_before { Role::Closes } else { Role::Opens })),
    }
}

/// What may stand before an opening mark.
fn is_free_before(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '(' | '[' | '«' | '„' | '“' | '‘' | '‚' | '\'' | '’' | '–' | '—' | '-' | '/' | '*'
        )
}

/// What may stand behind a closing mark.
fn is_free_after(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '»'
                | '”'
                | '’'
                | '–'
                | '—'
                | '-'
                | '/'
                | '…'
                | '*'
                | '\''
        )
}
