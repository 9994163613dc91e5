//! Which rules run, and how: those of fonte and those of the house, under what `fonte.toml` says of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Level;
use crate::rules::house::HouseRules;
use crate::rules::{Check, Family, register};

/// What `fonte.toml` and the command line say of one rule.
#[derive(Clone, Debug, Default)]
pub struct RuleSettings {
    /// Another level than the rule's own.
    pub level: Option<Setting>,
    /// The rule's options.
    pub options: toml::Table,
}

/// A level, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The rule does not run.
    Off,
    /// It runs at this level.
    At(Level),
}

/// A rule whose options do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The rule's code.
    pub code: String,
    /// What was found and what is allowed.
    pub message: String,
    /// Whether there is no such rule at all.
    pub is_unknown: bool,
}

impl RuleError {
    /// There is no rule called `code`; the one of `known` that is spelled most like it is named.
    pub fn unknown<'a>(code: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let near = crate::text::nearest(code, known);
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Self { code: code.to_owned(), message: format!("unknown rule `{code}`{hint}"), is_unknown: true }
    }
}

impl std::fmt::Display for RuleError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_unknown {
            out.write_str(&self.message)
        } else {
            write!(out, "rule `{}`: {}", self.code, self.message)
        }
    }
}

impl std::error::Error for RuleError {}

/// Which rules run, and how.
#[derive(Default)]
pub struct RuleSet {
    rules: Vec<Configured>,
    house: HouseRules,
}

/// A rule that runs.
pub(super) struct Configured {
    /// Its code.
    pub(super) code: Cow<'static, str>,
    /// Its family.
    pub(super) family: Family,
    /// Its level unless configured.
    pub(super) usual: Level,
    /// Its level.
    pub(super) level: Level,
    /// What it does.
    pub(super) check: Check,
}

impl Configured {
    /// What speaks once in a sentence: a family, but each rule of the house for itself.
    pub(super) fn group(&self) -> (Family, &str) {
        (self.family, if self.family == Family::House { &self.code } else { "" })
    }
}

impl std::fmt::Debug for RuleSet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries(self.rules.iter().map(|rule| (&rule.code, rule.level))).finish()
    }
}

impl RuleSet {
    /// The rules of fonte that run under `settings` (by code). Rules at [`Level::Hint`] stay off unless
    /// `all` or a setting asks for them.
    pub fn new(settings: &BTreeMap<String, RuleSettings>, all: bool) -> Result<Self, RuleError> {
        Self::with_house(&HouseRules::default(), settings, all)
    }

    /// Those rules and the house's own.
    pub fn with_house(
        house: &HouseRules,
        settings: &BTreeMap<String, RuleSettings>,
        all: bool,
    ) -> Result<Self, RuleError> {
        let register = register();
        let known = || register.iter().map(|rule| rule.meta.code).chain(house.codes());
        if let Some(code) =
            settings.keys().find(|code| !known().any(|it| it == **code) && !house.may_hold(code))
        {
            return Err(RuleError::unknown(code, known()));
        }
        let none = RuleSettings::default();
        let chosen = |code: &str| settings.get(code).unwrap_or(&none);
        let level_of = |code: &str, usual: Level| match chosen(code).level {
            Some(Setting::Off) => None,
            Some(Setting::At(level)) => Some(level),
            None if usual == Level::Hint && !all => None,
            None => Some(usual),
        };
        let mut rules = Vec::new();
        for rule in &register {
            let meta = rule.meta;
            let Some(level) = level_of(meta.code, meta.level) else { continue };
            let check = rule.configure(&chosen(meta.code).options).map_err(|problem| RuleError {
                code: meta.code.to_owned(),
                message: crate::text::one_line(problem.message()),
                is_unknown: false,
            })?;
            let code = Cow::Borrowed(meta.code);
            rules.push(Configured { code, family: meta.family, usual: meta.level, level, check });
        }
        for rule in house.list() {
            if let Some(option) = chosen(&rule.code).options.keys().next() {
                return Err(RuleError {
                    code: rule.code.clone(),
                    message: format!("unknown field `{option}`, expected `level`"),
                    is_unknown: false,
                });
            }
            let Some(level) = level_of(&rule.code, rule.level) else { continue };
            let code = Cow::Owned(rule.code.clone());
            let rule = Arc::clone(rule);
            let (family, usual) = (Family::House, rule.level);
            let check: Check = Box::new(move |ctx, out| rule.check(ctx, out));
            rules.push(Configured { code, family, usual, level, check });
        }
        Ok(Self { rules, house: house.clone() })
    }

    /// The rules that run.
    pub(super) fn rules(&self) -> &[Configured] {
        &self.rules
    }

    /// All rules of the house, whether they run or not.
    pub fn house(&self) -> &HouseRules {
        &self.house
    }

    /// The codes of the rules that run.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| &*rule.code)
    }

    /// Leaves only the rules that `keep` accepts.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.rules.retain(|rule| keep(&rule.code));
    }
}
