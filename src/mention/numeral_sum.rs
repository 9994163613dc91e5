//! Adding number words up: atoms fill the digits of a group, scale words close it.
//!
//! «due milioni trecentomila» is (2) × million + (300) × thousand; «mille miliardi» multiplies what is
//! already there. Knows no text.

use rust_decimal::Decimal;

use crate::value::Number;

/// One part of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// A cardinal below a thousand other than 100.
    Small(u64),
    /// 100, which multiplies the digits before it.
    Hundred,
    /// A thousand and up.
    Scale(u64),
    /// A number in digits.
    Digits(Number),
}

impl Atom {
    /// The atom of a cardinal.
    pub fn of(value: u64) -> Self {
        match value {
            100 => Atom::Hundred,
            1000.. => Atom::Scale(value),
            _ => Atom::Small(value),
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Group {
    Words(u64),
    Digits(Number),
}

/// A closed group: value, precision, scale.
#[derive(Clone, Copy, Debug)]
struct Part {
    number: Number,
    scale: u64,
}

/// A numeral under construction.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    vigesimal: bool,
    parts: Vec<Part>,
    group: Option<Group>,
    n_atoms: usize,
}

impl Sum {
    /// Nothing yet.
    pub fn new(vigesimal: bool) -> Self {
        Self { vigesimal, parts: Vec::new(), group: None, n_atoms: 0 }
    }

    /// Adds `atom`; absent, with nothing changed, where it does not fit.
    pub fn push(&mut self, atom: Atom) -> Option<()> {
        match atom {
            Atom::Small(value) => self.group = Some(Group::Words(self.with_small(value)?)),
            Atom::Hundred => {
                let value = match self.group {
                    None => 100,
                    Some(Group::Words(digits @ 1..=9)) => digits * 100,
                    Some(Group::Digits(number)) => {
                        let small = number.value.scale() == 0 && number.value <= Decimal::from(9);
                        let digits =
                            u64::try_from(number.value).ok().filter(|digits| small && 0 < *digits)?;
                        digits * 100
                    }
                    Some(Group::Words(digits @ 11..=99)) if digits % 10 != 0 && !self.vigesimal => {
                        digits * 100
                    }
                    Some(_) => return None,
                };
                self.group = Some(Group::Words(value));
            }
            Atom::Digits(number) => {
                self.group = Some(match self.group {
                    None => Group::Digits(number),
                    // “3 hundred and 21”.
                    Some(Group::Words(above)) if above != 0 && above % 100 == 0 => {
                        let below = u64::try_from(number.value).ok().filter(|below| *below < 100)?;
                        Group::Words(above + below)
                    }
                    Some(_) => return None,
                });
            }
            Atom::Scale(scale) => self.close(scale)?,
        }
        self.n_atoms += 1;
        Some(())
    }

    /// Adds `other`, which was read as one word; absent where it does not fit.
    pub fn append(&mut self, other: &Self) -> Option<()> {
        let last = self.parts.last()?;
        if self.group.is_some() || other.parts.first().is_some_and(|part| last.scale <= part.scale) {
            return None;
        }
        if other.parts.is_empty() && Decimal::from(last.scale) <= other.total()?.value {
            return None;
        }
        self.parts.extend(&other.parts);
        self.group = other.group;
        self.n_atoms += other.n_atoms;
        Some(())
    }

    fn with_small(&self, value: u64) -> Option<u64> {
        let group = match self.group {
            None if value != 0 || self.parts.is_empty() => return Some(value),
            // «cero seis»
            Some(Group::Words(0)) if self.parts.is_empty() && 0 < value && value < 10 => return Some(value),
            Some(Group::Words(group)) if value != 0 && group != 0 => group,
            _ => return None,
        };
        let below = group % 100;
        match value {
            1..=9 if group % 10 == 0 && below != 10 => Some(group + value),
            10..=19 if below == 0 || self.vigesimal && (below == 60 || below == 80) => Some(group + value),
            20 if self.vigesimal && below == 4 => Some(group - 4 + 80),
            20..=99 if below == 0 => Some(group + value),
            _ => None,
        }
    }

    fn close(&mut self, scale: u64) -> Option<()> {
        let kept = self.parts.iter().position(|part| part.scale < scale).unwrap_or(self.parts.len());
        if self.parts.get(..kept).and_then(<[Part]>::last).is_some_and(|part| part.scale <= scale) {
            return None;
        }
        let mut base: Option<Number> = None;
        let inner = self.parts.get(kept..).unwrap_or(&[]).iter().map(|part| part.number);
        for number in inner.chain(self.group.map(number_of)) {
            base = Some(match base {
                Some(sum) => Number::new(sum.value.checked_add(number.value)?, number.precision),
                None => number,
            });
        }
        let base = match base {
            Some(base) => base,
            // Only a thousand stands alone: «mille», “thousand”.
            None if scale == 1000 => Number::whole(1),
            None => return None,
        };
        let number = base.scaled(Decimal::from(scale))?;
        self.parts.truncate(kept);
        self.parts.push(Part { number, scale });
        self.group = None;
        Some(())
    }

    /// The last scale word, if the numeral ends with it.
    pub fn last_scale(&self) -> Option<u64> {
        if self.group.is_some() { None } else { self.parts.last().map(|part| part.scale) }
    }

    /// Whether a scale word was read.
    pub fn has_scale(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether the open group is a number in digits.
    pub fn ends_in_digits(&self) -> bool {
        matches!(self.group, Some(Group::Digits(_)))
    }

    /// Whether the open group ends in tens that a unit may join.
    pub fn ends_in_tens(&self) -> bool {
        matches!(self.group, Some(Group::Words(group)) if group != 0 && group % 10 == 0 && group % 100 != 0)
    }

    /// Whether the open group ends in hundreds.
    pub fn ends_in_hundreds(&self) -> bool {
        matches!(self.group, Some(Group::Words(group)) if group != 0 && group % 100 == 0)
    }

    /// How many atoms were read.
    pub fn n_atoms(&self) -> usize {
        self.n_atoms
    }

    /// The value with its stated precision.
    pub fn total(&self) -> Option<Number> {
        let mut total: Option<Number> = None;
        for number in self.parts.iter().map(|part| part.number).chain(self.group.map(number_of)) {
            total = Some(match total {
                Some(sum) => Number::new(sum.value.checked_add(number.value)?, number.precision),
                None => number,
            });
        }
        total
    }
}

/// Words below a hundred are counted; round hundreds and tens above are not.
fn number_of(group: Group) -> Number {
    match group {
        Group::Digits(number) => number,
        Group::Words(value) => {
            let precision = match value {
                0..=99 => 1,
                _ if value % 100 == 0 => 100,
                _ if value % 10 == 0 => 10,
                _ => 1,
            };
            Number::new(Decimal::from(value), Decimal::from(precision))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(atoms: &[u64]) -> Option<String> {
        let mut sum = Sum::new(false);
        for value in atoms {
            sum.push(Atom::of(*value))?;
        }
        sum.total().map(|number| format!("{number} ±{}", number.precision))
    }

    #[test]
    fn scales_close_groups_and_multiply_smaller_ones() {
        assert_eq!(add(&[2, 1_000_000, 3, 100, 1000]).as_deref(), Some("2300000 ±100000"));
        assert_eq!(add(&[1000, 1_000_000_000]).as_deref(), Some("1000000000000 ±1000000000000"));
        assert_eq!(add(&[1000, 500, 1_000_000]).as_deref(), Some("1500000000 ±100000000"));
    }

    #[test]
    fn a_list_of_numbers_is_no_sum() {
        assert_eq!(add(&[2, 3]), None);
        assert_eq!(add(&[12, 3]), None);
        assert_eq!(add(&[3, 1000, 2, 1000]), None);
    }
}
