//! How old the rules are, and whether a person should know. No update is looked for, since
//! nothing is sent and nothing is loaded.

use super::incident_help::CHECKED_ON;
use super::strings::{Lookup, date};
use crate::rules::MUNICIPALITIES_AS_OF;

/// Scams change with the seasons, and so do the facts on the help page.
const MAX_AGE_DAYS: f64 = 180.0;

const MS_PER_DAY: f64 = 86_400_000.0;

/// The day of the rules: the latest day on which any of their data was checked against its
/// source, as `2026-09-08`.
fn rules_day() -> &'static str {
    MUNICIPALITIES_AS_OF.max(CHECKED_ON)
}

/// The version, and the date of its data: the latest day on which any of them was
/// checked against its source.
#[must_use]
pub fn edition(lookup: Lookup) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let day = date(rules_day());
    lookup("edition", &[&[version], &day[..]].concat())
}

/// Says that the rules are old; empty where they are not. `now` is in milliseconds since
/// 1970.
#[must_use]
pub fn outdated(now: f64, lookup: Lookup) -> String {
    let day = rules_day();
    let age = days_since_1970(day).map(|day| now / MS_PER_DAY - f64::from(day));
    if age.is_some_and(|age| age > MAX_AGE_DAYS) {
        lookup("outdated", &date(day))
    } else {
        String::new()
    }
}

/// The days from 1 January 1970 to a day of the Gregorian calendar. Years are counted from
/// March, so that the leap day is the last one.
fn days_since_1970(day: &str) -> Option<i32> {
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    // 719,468 days lie between 1 March of the year 0 and 1970.
    Some(365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::{MAX_AGE_DAYS, MS_PER_DAY, days_since_1970, outdated, rules_day};

    #[test]
    fn days_are_counted_across_leap_years() {
        assert_eq!(days_since_1970("1970-01-01"), Some(0));
        assert_eq!(days_since_1970("2000-02-29"), Some(11_016));
        assert_eq!(days_since_1970("2026-09-08"), Some(20_704));
        assert_eq!(days_since_1970("2026-09"), None);
    }

    #[test]
    fn rules_are_old_after_half_a_year() {
        let said = |age: f64| {
            let day = days_since_1970(rules_day()).map_or(0.0, f64::from);
            outdated((day + age) * MS_PER_DAY, &|key, _| key.to_owned())
        };
        assert_eq!(said(MAX_AGE_DAYS), "");
        assert_eq!(said(MAX_AGE_DAYS + 0.5), "outdated");
        assert_eq!(said(-1.0), "");
    }
}
