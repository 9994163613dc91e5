//! What one tag of HTML says, wherever it stands.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::element;

/// Whether an element is not to be seen, or says that it is no part of the article.
pub(super) fn is_hidden(tag: &StartTag<usize>) -> bool {
    tag.attributes.contains_key(b"hidden".as_slice())
        || attribute(tag, b"aria-hidden").is_some_and(|it| it == "true")
        || attribute(tag, b"role").is_some_and(|it| element::is_apart(&it))
        || attribute(tag, b"style").is_some_and(|it| {
            let style: String = it.chars().filter(|it| !it.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether a time says of itself that it is the publication's.
pub(super) fn says_published(tag: &StartTag<usize>) -> bool {
    attribute(tag, b"itemprop").is_some_and(|it| it == "datePublished")
        || tag.attributes.contains_key(b"pubdate".as_slice())
}

/// The name of a tag that stands alone, in lower case, and whether it ends an element.
pub(super) fn tag_name(tag: &str) -> Option<(String, bool)> {
    let inner = tag.strip_prefix('<')?;
    let (inner, ends) = inner.strip_prefix('/').map_or((inner, false), |it| (it, true));
    let name = inner.split(|it: char| !it.is_ascii_alphanumeric()).next().filter(|it| !it.is_empty())?;
    Some((name.to_ascii_lowercase(), ends))
}

/// The value of an attribute of a tag that stands alone.
pub(super) fn value_in(tag: &str, name: &[u8]) -> Option<String> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(false);
    Tokenizer::new_with_emitter(tag, emitter).flatten().find_map(|it| match it {
        Token::StartTag(tag) => attribute(&tag, name),
        _ => None,
    })
}

/// How many bytes go by before white space other than a single space.
pub(super) fn words_len(bytes: &[u8], is_space: impl Fn(u8) -> bool) -> usize {
    let pairs = bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None]));
    let ends = |(this, next): (&u8, Option<&u8>)| {
        is_space(*this) && (*this != b' ' || next.is_none_or(|next| is_space(*next)))
    };
    pairs.into_iter().position(ends).unwrap_or(bytes.len())
}

/// The value of an attribute, decoded.
pub(super) fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// Whether what stands from `at` to the end of the link is a note's mark: «1», «[1]», «*», raised or not.
pub(super) fn is_note_mark(page: &str, at: usize) -> bool {
    let Some(text) = page.get(at..) else { return false };
    let text = text.strip_prefix("<sup>").unwrap_or(text);
    let mark = text.split('<').next().unwrap_or_default().trim().trim_matches(['[', ']', '(', ')']);
    !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|it| it.is_ascii_digit() || "*†‡".contains(it))
}
