//! Runs of words by which quotations find each other.

use super::key::stable_hash;

/// How many words a run holds.
const RUN: usize = 5;

/// How many where the speaker is the same.
const RUN_OF_SPEAKER: usize = 2;

/// So many words of a quotation are filed; no quotation is found by what comes behind.
const MOST: usize = 400;

/// The words of a quotation, without case and punctuation.
pub fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The hashes of all runs of five words, without case and punctuation.
pub fn runs_of(text: &str) -> Vec<u64> {
    hashes(text, RUN, None)
}

/// The hashes of all runs of five words, and with a speaker of all runs of two words.
pub fn runs_of_quote(text: &str, speaker: Option<&str>) -> Vec<u64> {
    let mut runs = runs_of(text);
    if let Some(speaker) = speaker {
        runs.extend(hashes(text, RUN_OF_SPEAKER, Some(speaker)));
    }
    runs
}

/// The hash under which all quotations of a speaker are filed.
pub(crate) fn run_of_speaker(speaker: &str) -> u64 {
    stable_hash(&["speaker", speaker])
}

fn hashes(text: &str, length: usize, speaker: Option<&str>) -> Vec<u64> {
    let words = words_of(text);
    let words: Vec<&str> = words.iter().map(String::as_str).take(MOST).collect();
    let hash = |run: &[&str]| match speaker {
        Some(speaker) => stable_hash(&[&["speaker", speaker][..], run].concat()),
        None => stable_hash(run),
    };
    let mut runs: Vec<u64> = words.windows(length).map(hash).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Whether two quotations have a run of five words in common.
///
/// ```
/// use fonte::reference::share_run;
/// assert!(share_run("«Il ponte sarà aperto a tutti»", "Il ponte sarà aperto a pochi"));
/// assert!(!share_run("Il ponte sarà chiuso", "Il ponte sarà aperto a tutti"));
/// ```
pub fn share_run(one: &str, other: &str) -> bool {
    let runs = runs_of(other);
    runs_of(one).iter().any(|run| runs.binary_search(run).is_ok())
}
