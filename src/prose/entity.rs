//! Character references of HTML, decoded one by one so that each keeps its own place in the source.

use html5gum::{Token, Tokenizer};

/// The longest reference there is takes 33 bytes.
const LONGEST: usize = 40;

/// What the text that starts with `&` stands for and how many bytes of it, or `None` if it is only an ampersand.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    let name = text.strip_prefix('&')?;
    let len =
        name.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let end = 1 + len + usize::from(name.as_bytes().get(len) == Some(&b';'));
    let reference = text.get(..end)?;
    if len == 0 {
        return None;
    }
    let mut decoded = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(string) = token {
            decoded.push_str(std::str::from_utf8(&string).ok()?);
        }
    }
    // «&notizia» is «¬izia» to a browser: what follows the reference is text of its own.
    let kept = reference.bytes().rev().zip(decoded.bytes().rev()).take_while(|(left, right)| left == right);
    let kept = kept.count().min(end - 1);
    let kept = (0..=kept).rev().find(|kept| decoded.is_char_boundary(decoded.len() - kept)).unwrap_or(0);
    if decoded == reference {
        return None;
    }
    // «&#59;» is a semicolon and happens to end with one.
    let kept = if kept == decoded.len() { 0 } else { kept };
    decoded.truncate(decoded.len() - kept);
    Some((decoded, end - kept))
}

/// A whole text with its references decoded.
pub(crate) fn decode_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('&') {
        let (before, reference) = rest.split_at(found);
        out.push_str(before);
        let (decoded, len) = decode(reference).unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&decoded);
        rest = reference.get(len..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        assert_eq!(decode(text), expected.map(|(decoded, len)| (decoded.to_owned(), len)), "{text}");
    }

    #[test]
    fn references_are_decoded() {
        check("&egrave; vero", Some(("è", 8)));
        check("&#8217;Italia", Some(("’", 7)));
        check("&#x20AC;", Some(("€", 8)));
        check("&nbsp;000", Some(("\u{a0}", 6)));
        check("&amp;", Some(("&", 5)));
        check("&#59;", Some((";", 5)));
    }

    #[test]
    fn a_reference_without_its_semicolon_ends_where_its_name_does() {
        check("&euro 5", None);
        check("&copy 2024", Some(("©", 5)));
        check("&copy2024", Some(("©", 5)));
    }

    #[test]
    fn an_ampersand_alone_is_text() {
        check("& figli", None);
        check("&sconosciuto; altro", None);
        check("&", None);
    }
}
