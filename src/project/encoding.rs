//! Bytes become text: UTF-8, UTF-16 with its mark, or Windows-1252 where the bytes look like it.

use encoding_rs::{UTF_8, WINDOWS_1252};

/// How a file turned out to be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 with its mark.
    Utf16,
    /// Windows-1252, and so Latin-1.
    Windows1252,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// They hold zeros, as programs and pictures do.
    Binary,
    /// They are neither UTF-8 nor anything that could be Windows-1252.
    Unknown,
}

/// The text that `bytes` hold; a mark of the encoding at the start is left out.
///
/// ```
/// use fonte::project::{Encoding, decode};
/// assert_eq!(decode(b"Citt\xe0 e caff\xe8"), Ok(("Città e caffè".to_owned(), Encoding::Windows1252)));
/// ```
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let rest = bytes.get(length..).unwrap_or(&[]);
        let (text, broken) = encoding.decode_without_bom_handling(rest);
        return if broken { Err(NotText::Unknown) } else { Ok((text.into_owned(), Encoding::Utf16)) };
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), Encoding::Utf8));
    }
    if !looks_like_windows_1252(bytes) {
        return Err(NotText::Unknown);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Encoding::Windows1252))
}

/// Whether the bytes are mostly plain letters, hold no control characters, and none that Windows-1252 lacks.
fn looks_like_windows_1252(bytes: &[u8]) -> bool {
    let mut n_high = 0_usize;
    let mut n_foreign = 0_usize;
    for &byte in bytes {
        match byte {
            b'\t' | b'\n' | b'\r' | 0x0c => {}
            0x00..=0x1f | 0x7f | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d => n_foreign += 1,
            0x80.. => n_high += 1,
            _ => {}
        }
    }
    // French and German stay under one accent in ten letters; other alphabets are nearly all high bytes.
    n_foreign == 0 && n_high <= bytes.len() / 5 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_encoding_are_left_out() {
        assert_eq!(decode(b"\xef\xbb\xbfCiao"), Ok(("Ciao".to_owned(), Encoding::Utf8)));
        assert_eq!(decode(b"\xff\xfeC\0i\0"), Ok(("Ci".to_owned(), Encoding::Utf16)));
        assert_eq!(decode(b""), Ok((String::new(), Encoding::Utf8)));
    }

    #[test]
    fn quotation_marks_of_windows_are_read() {
        let expected = "Il sindaco: “no” – 3 €".to_owned();
        assert_eq!(decode(b"Il sindaco: \x93no\x94 \x96 3 \x80"), Ok((expected, Encoding::Windows1252)));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NotText::Binary));
        assert_eq!(decode(b"\xc3\x28\x81\x02\x03"), Err(NotText::Unknown));
        assert_eq!(decode(&[0xcf; 64]), Err(NotText::Unknown));
    }
}
