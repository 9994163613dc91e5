//! Text as it may stand in XML 1.0.

/// `text` inside an attribute between double quotation marks, or between tags: what cannot stand in XML at all is
/// replaced by U+FFFD.
pub fn xml_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_attribute_or_breaks_a_document() {
        assert_eq!(xml_escaped("«a & \"b\"» <c>\n\u{1}"), "«a &amp; &quot;b&quot;» &lt;c&gt;&#10;\u{fffd}");
    }
}
