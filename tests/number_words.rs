//! Writing a number in words and reading it back gives the number, in every language and every way of
//! writing it: a speller for each language stands in `number_words/`, an independent reader checks it.

mod number_words {
    pub mod de;
    pub mod en;
    pub mod es;
    pub mod fr;
    pub mod it;
}

use fonte::article::{Article, Given};
use fonte::lexicon::{Language, Lexicons};
use fonte::mention::{QuantityKind, read_quantities, read_times};
use fonte::prose::{Format, Prose};
use number_words::{de, en, es, fr, it};
use proptest::prelude::*;
use text2num::text2digits;

/// The greatest number that is written.
const GREATEST: u64 = 1_000_000_000_000_000;

/// What is read of `text`: kind and value of every figure.
fn read(text: &str, language: Language) -> Vec<(QuantityKind, String)> {
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(language), ..Given::default() };
    let article = Article::read(Prose::read(text, Format::Plain), &lexicons, given);
    let times = read_times(&article, lexicons.of(language));
    read_quantities(&article, lexicons.of(language), &times)
        .iter()
        .map(|quantity| (quantity.kind, quantity.value.to_string()))
        .collect()
}

/// Every way to write `value`, with its language.
fn spellings(value: u64) -> Vec<(Language, String)> {
    let mut out = Vec::new();
    for words in it::spellings(value) {
        out.push((Language::It, words));
    }
    for words in en::spellings(value) {
        out.push((Language::En, words));
    }
    for words in es::spellings(value) {
        out.push((Language::Es, words));
    }
    for words in fr::spellings(value) {
        out.push((Language::Fr, words));
    }
    for words in de::spellings(value) {
        out.push((Language::De, words));
    }
    out
}

/// What is wrong with the reading of `value`, every way of writing it.
fn faults(value: u64) -> Vec<String> {
    let wrong = spellings(value).into_iter().filter_map(|(language, words)| {
        let found = read(&words, language);
        let right = found == [(QuantityKind::Count, value.to_string())];
        (!right).then(|| format!("{language} {value} «{words}»: {found:?}"))
    });
    wrong.collect()
}

/// Numbers of every length, round ones as often as others.
fn any_value() -> impl Strategy<Value = u64> {
    (0..=15_u32, any::<u64>(), 0..=12_u32).prop_map(|(length, random, noughts)| {
        let value = random % 10_u64.pow(length).max(1);
        let round = 10_u64.pow(noughts.min(length));
        (value / round * round).min(GREATEST)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_read_back_to_the_number_they_write(value in any_value()) {
        let faults = faults(value);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn every_small_number_and_every_scale_reads_back() {
    let scales = (3..=15).flat_map(|power| {
        let scale = 10_u64.pow(power);
        [scale - 1, scale, scale + 1, scale + scale / 10, scale * 2 / 3]
    });
    // A scale of one under a greater one: «quattro miliardi un milione».
    let ones =
        [1_001_000_000, 1_001_001_000, 4_001_000_000, 2_001_000_000_000, 1_001_001_001_001, 3_000_001_000];
    let faults: Vec<String> =
        (0..=1200).chain(scales).chain(ones).filter(|value| *value <= GREATEST).flat_map(faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn an_independent_reader_reads_the_same() {
    let spread = (0..=1200).chain((1..400_u64).map(|step| step * step * step * 61 + 7 * step));
    for value in spread {
        let readers = [
            (it::spellings(value), text2num::Language::italian()),
            (en::spellings(value), text2num::Language::english()),
            (es::spellings(value), text2num::Language::spanish()),
            (fr::spellings(value), text2num::Language::french()),
            (de::spellings(value), text2num::Language::german()),
        ];
        // Of German it reads one word only.
        let n_readers = if value < 1_000_000 { readers.len() } else { readers.len() - 1 };
        for (words, reader) in readers.into_iter().take(n_readers) {
            // It does not know «veintiún».
            let words =
                words.first().map_or_else(String::new, |words| words.replace("veintiún", "veintiuno"));
            assert_eq!(text2digits(&words, &reader).map_err(|_| ()), Ok(value.to_string()), "{words}");
        }
    }
}
