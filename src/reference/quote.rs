//! Runs of words by which quotations find each other.

use super::key::stable_hash;

/// How many words a run holds.
const RUN: usize = 5;

/// The hashes of all runs of five words, without case and punctuation.
pub fn runs_of(text: &str) -> Vec<u64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut runs: Vec<u64> = words.windows(RUN).map(stable_hash).collect();
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
