//! Keys under which claims and names are filed: hashes of normalised strings, the same on every
//! machine and in every version, so that stores merge without coordination.

use crate::claim::{Claim, Event};

/// Which reading of documents the stored rows come from; a store re-reads documents of another one.
pub const EXTRACTOR: u32 = 6;

/// At most so many of a claim's subjects become keys.
const MAX_SUBJECTS: usize = 6;

/// An entity, by the hash of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u64);

/// A measure, by the hash of its class and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureId(pub u64);

/// Where claims about an entity in a measure are filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimKey {
    /// The entity.
    pub entity: EntityId,
    /// The measure.
    pub measure: MeasureId,
}

impl EntityId {
    /// The id of a referent's key.
    ///
    /// ```
    /// use fonte::reference::EntityId;
    /// assert_eq!(EntityId::of("corea del nord"), EntityId(0xb21f_a9cc_61b6_b7ca));
    /// ```
    pub fn of(key: &str) -> Self {
        Self(stable_hash(&[key]))
    }
}

impl EntityId {
    /// Stands for whatever a claim is about: every claim is filed under it too, so that «how many soldiers» has
    /// an answer whoever they are.
    pub fn anything() -> Self {
        Self::of("")
    }
}

impl MeasureId {
    /// The id of a noun class in a unit.
    pub fn of(class: &str, unit: &str) -> Self {
        Self(stable_hash(&[class, unit]))
    }
}

/// The keys of a claim, one for each of its nearest subjects; none where it has no subject.
pub fn keys_of(claim: &Claim) -> Vec<ClaimKey> {
    let measure = MeasureId::of(&claim.measure.class, &claim.measure.unit);
    let mut keys: Vec<ClaimKey> = Vec::new();
    for subject in &claim.subjects {
        let key = ClaimKey { entity: EntityId::of(&subject.key), measure };
        if keys.len() < MAX_SUBJECTS && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The keys under which a claim is stored: [`keys_of`] it, and that of its measure whatever it is about.
pub fn keys_to_file(claim: &Claim) -> Vec<ClaimKey> {
    let measure = MeasureId::of(&claim.measure.class, &claim.measure.unit);
    let mut keys = keys_of(claim);
    keys.push(ClaimKey { entity: EntityId::anything(), measure });
    keys
}

/// Where events are filed that concern an entity: the hash of its key and of what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey(pub u64);

/// The keys of an event, one for each participant.
pub fn keys_of_event(event: &Event) -> Vec<EventKey> {
    event.participants.iter().map(|it| EventKey(stable_hash(&[&it.key, &event.happening]))).collect()
}

/// FNV-1a over the parts, each closed by a byte that stands in no text.
pub fn stable_hash(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The hash of a document's bytes, by which a store knows that it has not changed.
pub fn content_hash(text: &str) -> u64 {
    stable_hash(&[text])
}
