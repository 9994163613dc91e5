//! Folding: the form under which a word is looked up.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The id of a folded word; [`WordId::UNKNOWN`] for words of no list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// A word that stands in no list.
    pub const UNKNOWN: WordId = WordId(0);
}

/// Writes the folded form of `word` into `out` (cleared first): lower case, curly apostrophes made straight.
///
/// ```
/// let mut folded = String::new();
/// fonte::lexicon::fold_into("Dell’", &mut folded);
/// assert_eq!(folded, "dell'");
/// ```
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    for letter in word.chars() {
        match letter {
            '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{B4}' | '`' => out.push('\''),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            _ if letter.is_ascii() => out.push(letter),
            _ => out.extend(letter.to_lowercase()),
        }
    }
}

/// The word without its accents: `Perù` → `Peru`, `Łódź` → `Lodz`.
pub fn without_accents(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    word.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| match letter {
            'ł' => 'l',
            'Ł' => 'L',
            'ø' => 'o',
            'Ø' => 'O',
            'đ' => 'd',
            'Đ' => 'D',
            'ı' => 'i',
            'ß' => 's',
            other => other,
        })
        .collect()
}
