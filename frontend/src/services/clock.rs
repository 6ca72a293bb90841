//! The time, as the machine has it.

use js_sys::Date;

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    whole(Date::now())
}

/// The current year.
pub(crate) fn year() -> u16 {
    u16::try_from(Date::new_0().get_full_year()).unwrap_or(0)
}

/// Hours and minutes now, e.g. `14:32`.
pub(crate) fn time_of_day() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// The day, e.g. `2026-01-15`.
pub(crate) fn day() -> String {
    let now = Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Day and minute now for file names, e.g. `20260115-1432`.
pub(crate) fn stamp() -> String {
    let now = Date::new_0();
    format!(
        "{}{:02}{:02}-{:02}{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes()
    )
}

/// A moment for people: month, day, hours and minutes; `true` first when it is today.
pub(crate) fn moment(at: u64) -> (bool, u32, u32, String) {
    let then = Date::new_0();
    let now = Date::new_0();
    then.set_time(exact(at));
    let today = then.get_full_year() == now.get_full_year()
        && then.get_month() == now.get_month()
        && then.get_date() == now.get_date();
    (
        today,
        then.get_month() + 1,
        then.get_date(),
        format!("{:02}:{:02}", then.get_hours(), then.get_minutes()),
    )
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser's clock is after 1970"
)]
fn whole(milliseconds: f64) -> u64 {
    milliseconds as u64
}

#[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
fn exact(milliseconds: u64) -> f64 {
    milliseconds as f64
}
