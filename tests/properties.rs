//! Properties that hold for any text: positions, edits, and the map between readable text and source.

use fonte::prose::{Format, Prose, Reading};
use fonte::text::{Encoding, Position, ProseSpan, Span, Text};
use proptest::prelude::*;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// Texts in which positions go wrong if they can: emoji, all line ends, what looks like one, combining marks.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "è",
        "e\u{301}",
        "🌍",
        "👨‍👩‍👧",
        "\n",
        "\r\n",
        "\r",
        "\u{2028}",
        "\u{85}",
        "\u{b}",
        "10.000 ",
        "«",
    ]);
    let short = prop::collection::vec(pieces.clone(), 0..40);
    // Long enough to fill several nodes of the rope.
    let long = prop::collection::vec(pieces, 0..60).prop_map(|it| it.repeat(40));
    prop_oneof![4 => short, 1 => long].prop_map(|it| it.concat())
}

/// Where each line starts and where its content ends, by the protocol's three line ends.
fn naive_lines(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let len = match &text.as_bytes()[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => {
                at += 1;
                continue;
            }
        };
        out.push((start, at));
        at += len;
        start = at;
    }
    out.push((start, text.len()));
    out
}

fn n_units(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Utf32 => text.chars().count(),
    }
}

fn naive_position(text: &str, offset: usize, encoding: Encoding) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let lines = naive_lines(text);
    let line = lines.iter().rposition(|(start, _)| *start <= offset).unwrap();
    let (start, end) = lines[line];
    Position::new(line as u32, n_units(&text[start..offset.min(end)], encoding) as u32)
}

fn naive_offset(text: &str, position: Position, encoding: Encoding) -> usize {
    let Some((start, end)) = naive_lines(text).get(position.line as usize).copied() else {
        return text.len();
    };
    let line = &text[start..end];
    let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    start + ends.rfind(|at| n_units(&line[..*at], encoding) <= position.character as usize).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_are_those_of_a_naive_reader(text in any_text(), at in any::<prop::sample::Index>()) {
        let rope = Text::new(&text);
        prop_assert_eq!(rope.to_string(), text.as_str());
        prop_assert_eq!(rope.len_lines(), naive_lines(&text).len());
        let offset = at.index(text.len() + 3);
        for encoding in ENCODINGS {
            prop_assert_eq!(rope.position(offset, encoding), naive_position(&text, offset, encoding));
        }
    }

    #[test]
    fn offsets_are_those_of_a_naive_reader(text in any_text(), line in 0u32..40, character in 0u32..60) {
        let rope = Text::new(&text);
        let position = Position::new(line, character);
        for encoding in ENCODINGS {
            let offset = rope.offset(position, encoding);
            prop_assert_eq!(offset, naive_offset(&text, position, encoding));
            prop_assert!(text.is_char_boundary(offset));
        }
    }

    #[test]
    fn positions_lead_back_to_their_offsets(text in any_text()) {
        let rope = Text::new(&text);
        for encoding in ENCODINGS {
            let mut last = Position::default();
            for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)).take(400) {
                let position = rope.position(offset, encoding);
                prop_assert!(last <= position);
                last = position;
                let inside_line_end = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                let expected = if inside_line_end { offset - 1 } else { offset };
                prop_assert_eq!(rope.offset(position, encoding), expected);
            }
        }
    }

    #[test]
    fn line_spans_are_those_of_a_naive_reader(text in any_text()) {
        let rope = Text::new(&text);
        for (line, (start, end)) in naive_lines(&text).into_iter().enumerate() {
            prop_assert_eq!(rope.line_span(line), Some(Span::new(start, end)));
            prop_assert_eq!(rope.line_of(start), line);
        }
        prop_assert_eq!(rope.line_span(rope.len_lines()), None);
    }

    #[test]
    fn edits_are_those_of_a_string(
        text in any_text(),
        edits in prop::collection::vec((0u32..30, 0u32..30, 0u32..30, 0u32..30, any_text()), 1..6),
        encoding in prop::sample::select(ENCODINGS.to_vec()),
    ) {
        let mut rope = Text::new(&text);
        let mut string = text;
        for (line, character, end_line, end_character, new) in edits {
            let (start, end) = (Position::new(line, character), Position::new(end_line, end_character));
            let done = rope.edit(start, end, encoding, &new);
            if start <= end && end.line as usize <= naive_lines(&string).len() {
                prop_assert!(done.is_ok());
                let range = naive_offset(&string, start, encoding)..naive_offset(&string, end, encoding);
                string.replace_range(range, &new);
            } else {
                prop_assert!(done.is_err());
            }
            prop_assert_eq!(rope.to_string(), string.as_str());
            prop_assert_eq!(rope.len_lines(), naive_lines(&string).len());
        }
    }

    #[test]
    fn replacing_bytes_is_exact_or_refused(
        text in any_text(), start in any::<prop::sample::Index>(), end in any::<prop::sample::Index>(), new in any_text(),
    ) {
        let mut rope = Text::new(&text);
        let span = Span::new(start.index(text.len() + 2), end.index(text.len() + 2));
        let mut string = text.clone();
        if text.get(span.range()).is_some() {
            prop_assert!(rope.replace(span, &new).is_ok());
            string.replace_range(span.range(), &new);
        } else {
            prop_assert!(rope.replace(span, &new).is_err());
        }
        prop_assert_eq!(rope.to_string(), string);
    }
}

/// Soup of markup, in which every construct is opened and few are closed.
fn any_markup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Il ponte ",
        "costa ",
        "10.000",
        "è",
        "🌍",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "    ",
        "\u{a0}",
        "**",
        "*",
        "__",
        "_",
        "~~",
        "`",
        "```\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "| ",
        "|---|\n",
        "[^1]",
        "[^1]: ",
        "[",
        "](u)",
        "![",
        "<!--",
        "-->",
        "<!-- c -->",
        "---\n",
        "+++\n",
        "titolo: x\n",
        "date: 2025-03-12\n",
        "\"",
        "'",
        "\\",
        "&amp;",
        "&egrave;",
        "&#8217;",
        "&",
        "&copy",
        ";",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=\"#n\">",
        "<a href=u>",
        "</a>",
        "<sup>",
        "</sup>",
        "<li id=n>",
        "<ul>",
        "</ul>",
        "<blockquote>",
        "<code>",
        "</code>",
        "<script>",
        "</script>",
        "<br>",
        "<td>",
        "<tr>",
        "<h2>",
        "<title>",
        "</title>",
        "<time datetime=2025>",
        "<meta name=date content=x>",
        "<del>",
        "<",
        ">",
        "https://a.it/b?c=1&d=2",
        "www.a.it",
        "\u{FEFF}",
        "\u{0}",
        "\u{2028}",
        "{#id}",
        "<html lang=it>",
        "{{< a 5 >}}",
        "{{<",
        "{%",
        "%}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|it| it.concat())
}

/// All that must hold of a reading, whatever the source.
fn check_reading(source: &str, format: Format) -> Result<(), TestCaseError> {
    let prose = Prose::read(source, format);
    let text = prose.text.as_str();

    let mut end = 0;
    let mut paragraph = 0;
    for (n, block) in prose.blocks.iter().enumerate() {
        let gap = text.get(end..block.span.start());
        let expected = match n {
            0 => "",
            _ if block.paragraph == paragraph => "\n",
            _ => "\n\n",
        };
        prop_assert_eq!(gap, Some(expected));
        prop_assert!(block.paragraph == paragraph || block.paragraph == paragraph + 1);
        let it = text.get(block.span.range());
        prop_assert!(it.is_some_and(|it| !it.is_empty() && it.trim() == it), "{:?}", it);
        (end, paragraph) = (block.span.end(), block.paragraph);
    }
    prop_assert_eq!(end, text.len());

    let (mut prose_end, mut source_end) = (0, 0);
    for piece in prose.map.pieces() {
        prop_assert!(prose_end <= piece.prose.start() && source_end <= piece.source.start());
        (prose_end, source_end) = (piece.prose.end(), piece.source.end());
        let (read, written) = (text.get(piece.prose.range()), source.get(piece.source.range()));
        prop_assert!(read.is_some_and(|it| !it.is_empty()) && written.is_some_and(|it| !it.is_empty()));
        match piece.reading {
            Reading::Same => prop_assert_eq!(read, written),
            Reading::Space => {
                prop_assert!(read == Some(" ") && written.is_some_and(|it| it.trim().is_empty()));
            }
            Reading::Standing => {}
        }
        prop_assert_eq!(prose.to_source(piece.prose), piece.source);
        prop_assert_eq!(prose.to_prose(piece.source.start()), Some(piece.prose.start()));
        prop_assert_eq!(prose.to_prose_span(piece.source), Some(piece.prose));
    }
    // Every letter of a block was read from somewhere.
    for block in &prose.blocks {
        let read: usize = prose
            .map
            .pieces()
            .iter()
            .filter(|it| block.span.contains(it.prose))
            .map(|it| it.prose.len())
            .sum();
        prop_assert_eq!(read, block.span.len());
    }

    let places = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
    for (start, end) in places.clone().zip(places.skip(5)) {
        let span = ProseSpan::new(start, end);
        let covering = prose.to_source(span);
        prop_assert!(source.get(covering.range()).is_some());
        if let Some(exact) = prose.to_source_exact(span) {
            prop_assert_eq!(exact, covering);
            let (read, written) = (span.slice(text), exact.slice(source));
            prop_assert_eq!(
                read.split_whitespace().collect::<String>(),
                written.split_whitespace().collect::<String>()
            );
            prop_assert_eq!(prose.to_prose_span(exact), Some(span));
        }
        prop_assert!(source.get(prose.to_source(ProseSpan::new(start, start)).range()).is_some());
    }
    for offset in 0..=source.len() {
        prop_assert!(prose.to_prose(offset).is_none_or(|it| it <= text.len()));
    }

    for link in &prose.links {
        prop_assert!(text.get(link.span.range()).is_some());
    }
    for mark in &prose.footnotes {
        prop_assert!(mark.at.is_empty() && text.get(mark.at.range()).is_some());
        prop_assert!(source.get(mark.source.range()).is_some());
        prop_assert!(mark.definition.is_none_or(|it| it < prose.blocks.len()));
    }
    for comment in &prose.comments {
        prop_assert!(source.get(comment.span.range()).is_some_and(|it| it.starts_with("<!--")));
    }
    if let Some(front) = &prose.front_matter {
        let fields = [&front.title, &front.date, &front.author, &front.lang, &front.section];
        for field in fields.into_iter().flatten() {
            prop_assert!(source.get(field.span.range()).is_some());
            prop_assert!(front.span.contains(field.span));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_is_read(source in any_markup()) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            check_reading(&source, format)?;
        }
    }

    #[test]
    fn any_characters_are_read(source in "\\PC{0,80}") {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            check_reading(&source, format)?;
        }
    }

    #[test]
    fn any_front_matter_is_read(body in "[a-z:=\\[\\]{}\"'#&*!|>%@` \n-]{0,60}", fence in prop::sample::select(vec!["---", "+++"])) {
        let source = format!("{fence}\ntitle: x\nk = 1\n{body}\n{fence}\nTesto.");
        for format in [Format::Plain, Format::Markdown] {
            check_reading(&source, format)?;
        }
    }
}
