//! How many independent voices say something: reprints of one agency text are one.
//!
//! Two documents are one voice where most of their words are the same (a fingerprint of three-word runs tells,
//! so that a headline or a cut paragraph does not hide it), or where they carry the same sentence.

use super::key::stable_hash;
use super::quote::words_of;
use super::types::ReferenceClaim;

/// A text of fewer words has no fingerprint.
const FEWEST: usize = 40;

/// So many words of a text are looked at.
const MOST: usize = 20_000;

/// So many words in a row are one feature.
const RUN: usize = 3;

/// Fingerprints that differ in no more bits are of one text; those of two texts differ in 32, give or take 4.
const MAX_BITS: u32 = 12;

/// A sentence of fewer words may well be written twice.
const SENTENCE: usize = 8;

/// A fingerprint of which near-duplicates share most bits (simhash); none for a short text.
///
/// ```
/// use fonte::reference::fingerprint;
/// assert_eq!(fingerprint("Il ponte è chiuso."), None);
/// ```
pub fn fingerprint(text: &str) -> Option<u64> {
    let words = words_of(text);
    if words.len() < FEWEST {
        return None;
    }
    let words = words.get(..words.len().min(MOST)).unwrap_or(&words);
    let mut weights = [0_i32; 64];
    for run in words.windows(RUN) {
        let hash = hash_of(run);
        for (bit, weight) in weights.iter_mut().enumerate() {
            *weight += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    let bits = weights.iter().enumerate().filter(|(_, weight)| 0 < **weight);
    Some(bits.fold(0, |print, (bit, _)| print | 1 << bit))
}

/// The hash of a run; the same on every machine, and spread over all bits.
fn hash_of(run: &[String]) -> u64 {
    let words: Vec<&str> = run.iter().map(String::as_str).collect();
    // The finish of SplitMix64.
    let mut hash = stable_hash(&words);
    hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}

/// Whether two documents print one text.
pub fn are_near(one: Option<u64>, other: Option<u64>) -> bool {
    one.zip(other).is_some_and(|(one, other)| (one ^ other).count_ones() <= MAX_BITS)
}

/// Whether two passages, with the words of their sentences, are one voice: of one document, of two prints of one
/// text, the same sentence, or the same figure of one agency.
pub fn is_one_voice(
    (one, words): (&ReferenceClaim, &[String]),
    (other, other_words): (&ReferenceClaim, &[String]),
) -> bool {
    let (here, there) = (&one.document, &other.document);
    let same_agency =
        || here.agency.is_some() && here.agency == there.agency && one.claim.value == other.claim.value;
    let same_sentence = SENTENCE <= words.len() && words == other_words;
    here.path == there.path || are_near(here.fingerprint, there.fingerprint) || same_agency() || same_sentence
}

/// The voices among passages: the first of each, with how many documents print it beside.
pub fn voices<'a>(
    passages: impl IntoIterator<Item = &'a ReferenceClaim>,
) -> Vec<(&'a ReferenceClaim, usize)> {
    let mut voices: Vec<(&ReferenceClaim, Vec<String>, Vec<&str>)> = Vec::new();
    for passage in passages {
        let path = passage.document.path.as_str();
        let words = words_of(&passage.sentence);
        let known = voices.iter_mut().find(|(first, own, _)| is_one_voice((first, own), (passage, &words)));
        match known {
            Some((.., paths)) if paths.contains(&path) => {}
            Some((.., paths)) => paths.push(path),
            None => voices.push((passage, words, vec![path])),
        }
    }
    voices.into_iter().map(|(first, _, paths)| (first, paths.len() - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "La Provincia ha chiuso ieri il ponte di Rivalta dopo che i tecnici avevano trovato \
        crepe in tre dei sette piloni. Secondo il comunicato i lavori dureranno quattro mesi e costeranno due \
        milioni di euro. Il sindaco ha chiesto un servizio di navette per i quattromila pendolari che ogni giorno \
        passano il fiume, mentre le imprese della zona industriale temono ritardi nelle consegne.";

    #[test]
    fn a_reprint_with_another_opening_and_a_cut_end_is_near() {
        let reprint = format!("Rivalta, 3 marzo. {}", &TEXT[..TEXT.len() - 45]);
        assert!(are_near(fingerprint(TEXT), fingerprint(&reprint)));
    }

    #[test]
    fn another_article_on_the_same_bridge_is_not() {
        let other = "Il ponte di Rivalta resterà chiuso per quattro mesi. Lo ha deciso la Provincia dopo un controllo dei \
            piloni, tre dei quali mostrano crepe profonde. La spesa prevista è di due milioni di euro, che saranno anticipati \
            dalla Regione. I pendolari, circa quattromila al giorno, useranno il ponte della statale finché non sarà \
            attivo il servizio di autobus che il sindaco ha chiesto all'azienda dei trasporti.";
        assert!(!are_near(fingerprint(TEXT), fingerprint(other)));
    }

    #[test]
    fn a_short_text_is_nobodys_reprint() {
        assert!(!are_near(fingerprint("Il ponte è chiuso."), fingerprint("Il ponte è chiuso.")));
    }
}
