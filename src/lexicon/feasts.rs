//! The days of holidays: fixed, counted from Easter, the n-th weekday of a month, or by the moon.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::HolidayDay;
use crate::value::calendar::{days_after, easter, orthodox_easter};

/// The feasts that follow the moon, each with its days in their order.
static FEASTS: LazyLock<BTreeMap<String, Vec<Date>>> = LazyLock::new(|| {
    let table: BTreeMap<String, String> =
        toml::from_str(include_str!("../../rules/calendar/feasts.toml")).unwrap_or_default();
    table
        .into_iter()
        .map(|(name, days)| (name, days.split_whitespace().filter_map(|day| day.parse().ok()).collect()))
        .collect()
});

impl HolidayDay {
    /// Its names, with every choice of words told apart.
    pub(super) fn names(&self) -> Vec<String> {
        let mut out = Vec::new();
        for phrase in &self.say {
            let mut names = vec![String::new()];
            for element in phrase.split_whitespace() {
                let (element, optional) =
                    element.strip_suffix('?').map_or((element, false), |bare| (bare, true));
                let shorter = if optional { names.clone() } else { Vec::new() };
                let longer = names.iter().flat_map(|name| {
                    element.split('|').map(move |word| format!("{name} {}", word.replace('_', " ")))
                });
                names = longer.chain(shorter).collect();
            }
            out.append(&mut names);
        }
        out
    }

    /// Its day in a year, where it has one there.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        if let Some(feast) = &self.feast {
            let days = FEASTS.get(feast)?;
            return days
                .iter()
                .filter(|day| (year - 1..=year + 1).contains(&day.year()))
                .filter_map(|day| days_after(*day, self.plus))
                .find(|day| day.year() == year);
        }
        let day = match (self.easter, self.orthodox) {
            (Some(offset), _) => days_after(easter(year)?, offset)?,
            (None, Some(offset)) => days_after(orthodox_easter(year)?, offset)?,
            (None, None) => self.in_month(year)?,
        };
        // The feast of mothers gives way to Whitsun.
        let taken = self
            .gives_way
            .is_some_and(|offset| easter(year).and_then(|it| days_after(it, offset)) == Some(day));
        days_after(day, self.plus + if taken { 7 } else { 0 })
    }

    fn in_month(&self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month?, self.day.unwrap_or(1)).ok()?;
        let Some(weekday) = self.weekday else { return self.day.map(|_| first) };
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        match self.nth {
            Some(nth) => first.nth_weekday_of_month(nth, weekday).ok(),
            None => days_after(first, i32::from(first.weekday().until(weekday))),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lexicon::{Language, Lexicons};

    fn feast(name: &str, plus: i32, year: i16) -> Option<Date> {
        HolidayDay { feast: Some(name.to_owned()), plus, ..HolidayDay::default() }.in_year(year)
    }

    #[test]
    fn feasts_of_the_moon_have_their_days() {
        assert_eq!(feast("passover", 0, 2025), Some(date(2025, 4, 13)));
        assert_eq!(feast("passover", 163, 2025), Some(date(2025, 9, 23)));
        assert_eq!(feast("lunar_new_year", 0, 2026), Some(date(2026, 2, 17)));
        assert_eq!(feast("eid_al_fitr", 0, 2024), Some(date(2024, 4, 10)));
        assert_eq!(feast("passover", 0, 1066), None);
        assert_eq!(feast("no feast", 0, 2025), None);
    }

    #[test]
    fn every_feast_a_pack_names_is_in_the_table() {
        let lexicons = Lexicons::built_in();
        for language in Language::ALL {
            for holiday in &lexicons.of(language).dates.holidays {
                let says = &holiday.say;
                assert!(holiday.in_year(2024).or(holiday.in_year(2025)).is_some(), "{language}: {says:?}");
            }
        }
    }

    #[test]
    fn a_weekday_may_be_counted_from_a_day_and_give_way_to_whitsun() {
        let advent = HolidayDay { month: Some(11), day: Some(27), weekday: Some(7), ..HolidayDay::default() };
        assert_eq!(advent.in_year(2025), Some(date(2025, 11, 30)));
        let mothers = HolidayDay {
            month: Some(5),
            weekday: Some(7),
            nth: Some(-1),
            gives_way: Some(49),
            ..HolidayDay::default()
        };
        assert_eq!(mothers.in_year(2023), Some(date(2023, 6, 4)));
        assert_eq!(mothers.in_year(2024), Some(date(2024, 5, 26)));
    }
}
