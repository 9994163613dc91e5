//! Rules that a newsroom writes for itself, in TOML: a pattern over words and mentions, what is said of it,
//! and sentences that prove it.

use std::sync::Arc;

use super::{Context, Findings};
use crate::diagnostic::Level;

/// How the code of every rule of a house begins, so that none ever clashes with a rule of fonte.
pub const PREFIX: &str = "house-";

/// Whether a code is that of a rule of a house.
pub fn is_house_code(code: &str) -> bool {
    code.starts_with(PREFIX)
}

/// The rules of a house.
#[derive(Clone, Debug, Default)]
pub struct HouseRules {
    list: Vec<Arc<HouseRule>>,
    /// Whether some could not be read.
    pub is_broken: bool,
}

impl HouseRules {
    /// The rules, in the order of their files.
    pub fn list(&self) -> &[Arc<HouseRule>] {
        &self.list
    }

    /// Their codes.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|rule| rule.code.as_str())
    }

    /// Whether `code` may be that of a rule that could not be read.
    pub fn may_hold(&self, code: &str) -> bool {
        self.is_broken && is_house_code(code)
    }
}

/// A rule of a house.
#[derive(Debug)]
pub struct HouseRule {
    /// Its code.
    pub code: String,
    /// Its level unless configured.
    pub level: Level,
}

impl HouseRule {
    /// Reports what it finds.
    pub fn check(&self, _ctx: &Context<'_>, _out: &mut Findings) {}
}
