//! The only bridge between the two coordinates: readable text and source.
//!
//! A map is a list of pieces, in the order of both texts. What lies between two pieces in the source
//! is markup; what lies between two pieces in the readable text is the gap between two blocks.

use crate::text::{ProseSpan, Span};

/// A stretch of readable text and the stretch of source it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the readable text; never empty.
    pub prose: ProseSpan,
    /// Where it stands in the source; never empty.
    pub source: Span,
    /// How the one was read from the other.
    pub reading: Reading,
}

/// How a piece of readable text was read from its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The same bytes, one by one.
    Same,
    /// White space read as a single space, such as a line break within a paragraph: a unit.
    Space,
    /// Something else that stands for it, such as a character reference or a web address: a unit.
    Standing,
}

/// A piecewise map between readable text and source.
///
/// Invariant: pieces are sorted in both coordinates and overlap in neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Every piece, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The smallest stretch of source that holds what `span` was read from.
    ///
    /// Units are never cut. An empty span is the place behind the character before it, or before the
    /// next one where a block starts; a span within the gap between two blocks lies there too.
    pub fn to_source(&self, span: ProseSpan) -> Span {
        let first = self.pieces.partition_point(|piece| piece.prose.end() <= span.start());
        let after = self.pieces.partition_point(|piece| piece.prose.start() < span.end());
        match self.pieces.get(first..after) {
            Some([only]) => Span::new(only.source_floor(span.start()), only.source_ceil(span.end())),
            Some([head, .., last]) => {
                Span::new(head.source_floor(span.start()), last.source_ceil(span.end()))
            }
            _ => {
                let place = self.place(span.start());
                Span::new(place, place)
            }
        }
    }

    /// The source of `span` if all of it stands there in one stretch and as it is read: what a fix may
    /// replace. White space within may be a line break; an empty span is a place between two such bytes.
    pub fn to_source_exact(&self, span: ProseSpan) -> Option<Span> {
        if span.is_empty() {
            let place = self.place(span.start());
            return (!self.pieces.is_empty()).then_some(Span::new(place, place));
        }
        let first = self.pieces.partition_point(|piece| piece.prose.end() <= span.start());
        let after = self.pieces.partition_point(|piece| piece.prose.start() < span.end());
        let pieces = self.pieces.get(first..after)?;
        let (head, last) = (pieces.first()?, pieces.last()?);
        let whole = head.prose.start() <= span.start() && span.end() <= last.prose.end();
        let as_read = pieces.iter().all(|piece| piece.reading != Reading::Standing);
        let joined = pieces.windows(2).all(|pair| match pair {
            [left, right] => {
                left.prose.end() == right.prose.start() && left.source.end() == right.source.start()
            }
            _ => true,
        });
        (whole && as_read && joined).then(|| self.to_source(span))
    }

    /// The readable place of the source byte `offset`: within a unit its start, right behind a stretch
    /// of text its end. `None` inside markup.
    pub fn to_prose(&self, offset: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.source.end() <= offset);
        if let Some(piece) = self.pieces.get(next)
            && piece.source.start() <= offset
        {
            return Some(match piece.reading {
                Reading::Same => piece.prose.start() + (offset - piece.source.start()),
                Reading::Space | Reading::Standing => piece.prose.start(),
            });
        }
        let before = self.pieces.get(next.checked_sub(1)?)?;
        (before.source.end() == offset).then_some(before.prose.end())
    }

    /// The readable text that was read from `span`, or `None` if `span` holds markup only.
    pub fn to_prose_span(&self, span: Span) -> Option<ProseSpan> {
        let first = self.pieces.partition_point(|piece| piece.source.end() <= span.start());
        let after = self.pieces.partition_point(|piece| piece.source.start() < span.end());
        let pieces = self.pieces.get(first..after)?;
        let (head, last) = (pieces.first()?, pieces.last()?);
        let start = match head.reading {
            Reading::Same => head.prose.start() + span.start().saturating_sub(head.source.start()),
            Reading::Space | Reading::Standing => head.prose.start(),
        };
        let end = match last.reading {
            Reading::Same => last.prose.end() - last.source.end().saturating_sub(span.end()),
            Reading::Space | Reading::Standing => last.prose.end(),
        };
        Some(ProseSpan::new(start, end))
    }

    /// Adds a piece behind all others, and joins it to the last one where both are the same text.
    ///
    /// Empty pieces, and pieces that would run backwards, are left out.
    pub(super) fn push(&mut self, piece: Piece) {
        if piece.prose.is_empty() || piece.source.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last)
                if last.reading == Reading::Same
                    && piece.reading == Reading::Same
                    && last.prose.end() == piece.prose.start()
                    && last.source.end() == piece.source.start() =>
            {
                last.prose = last.prose.cover(piece.prose);
                last.source = last.source.cover(piece.source);
            }
            Some(last)
                if piece.prose.start() < last.prose.end() || piece.source.start() < last.source.end() => {}
            _ => self.pieces.push(piece),
        }
    }

    /// Where the source of the next piece may start.
    pub(super) fn source_end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.source.end())
    }

    /// Forgets what was read behind the readable offset `end`, which does not cut a unit.
    pub(super) fn truncate(&mut self, end: usize) {
        while let Some(last) = self.pieces.last_mut() {
            if last.prose.end() <= end {
                return;
            }
            if end <= last.prose.start() || last.reading != Reading::Same {
                self.pieces.pop();
                continue;
            }
            let cut = last.prose.end() - end;
            last.prose = ProseSpan::new(last.prose.start(), end);
            last.source = Span::new(last.source.start(), last.source.end() - cut);
        }
    }

    /// The source byte at which an empty span stands.
    fn place(&self, offset: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.prose.end() < offset);
        match self.pieces.get(next) {
            Some(piece) if offset == 0 || piece.prose.start() < offset => piece.source_ceil(offset),
            Some(piece) => piece.source.start(),
            None => self.source_end(),
        }
    }
}

impl Piece {
    /// The source byte of the readable offset, rounded down to the start of a unit.
    fn source_floor(&self, offset: usize) -> usize {
        match self.reading {
            Reading::Same => {
                self.source.start() + offset.saturating_sub(self.prose.start()).min(self.source.len())
            }
            Reading::Space | Reading::Standing => self.source.start(),
        }
    }

    /// The source byte of the readable offset, rounded up to the end of a unit.
    fn source_ceil(&self, offset: usize) -> usize {
        match self.reading {
            Reading::Same => self.source_floor(offset),
            Reading::Space | Reading::Standing if offset <= self.prose.start() => self.source.start(),
            Reading::Space | Reading::Standing => self.source.end(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// «giugno **2024** &egrave;» read as «giugno 2024 è».
    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        let pieces = [
            (0..7, 0..7, Reading::Same),
            (7..11, 9..13, Reading::Same),
            (11..12, 15..16, Reading::Same),
            (12..14, 16..24, Reading::Standing),
        ];
        for (prose, source, reading) in pieces {
            let prose = ProseSpan::new(prose.start, prose.end);
            map.push(Piece { prose, source: Span::new(source.start, source.end), reading });
        }
        map
    }

    #[test]
    fn a_span_over_markup_covers_the_markup() {
        assert_eq!(map().to_source(ProseSpan::new(0, 11)), Span::new(0, 13));
        assert_eq!(map().to_source_exact(ProseSpan::new(0, 11)), None);
    }

    #[test]
    fn a_span_within_one_stretch_is_exact() {
        assert_eq!(map().to_source_exact(ProseSpan::new(7, 11)), Some(Span::new(9, 13)));
        assert_eq!(map().to_source_exact(ProseSpan::new(8, 8)), Some(Span::new(10, 10)));
    }

    #[test]
    fn a_unit_is_never_cut() {
        assert_eq!(map().to_source(ProseSpan::new(12, 14)), Span::new(16, 24));
        assert_eq!(map().to_source(ProseSpan::new(13, 14)), Span::new(16, 24));
        assert_eq!(map().to_source_exact(ProseSpan::new(12, 14)), None);
        assert_eq!(map().to_prose(20), Some(12));
    }

    #[test]
    fn a_cursor_behind_a_word_is_still_on_it() {
        assert_eq!(map().to_prose(13), Some(11));
        assert_eq!(map().to_prose(14), None);
        assert_eq!(map().to_prose(15), Some(11));
        assert_eq!(map().to_prose(99), None);
    }

    #[test]
    fn markup_alone_reads_as_nothing() {
        assert_eq!(map().to_prose_span(Span::new(7, 9)), None);
        assert_eq!(map().to_prose_span(Span::new(5, 11)), Some(ProseSpan::new(5, 9)));
    }

    #[test]
    fn an_empty_map_leads_to_the_start() {
        assert_eq!(OffsetMap::default().to_source(ProseSpan::new(3, 5)), Span::new(0, 0));
        assert_eq!(OffsetMap::default().to_prose(0), None);
    }
}
