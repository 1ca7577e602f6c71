//! A form that holds one of everything; it is sent nowhere.

use domain::{
    fields,
    violation::{Violation, Violations},
};

fields! {
    /// One field of each kind.
    pub struct SampleFields("gallery") {
        name, email, mobile, number, amount, code, text, password, rank, ground, agree,
        on_day, on_month, on_year, on_calendar,
    }
    parse(self, _given: ()) -> () {
        Ok(())
    }
}

/// Everything filled in.
pub fn filled() -> SampleFields {
    let text = str::to_owned;
    SampleFields {
        name: text("Noura"),
        email: text("noura@example.com"),
        mobile: text("0512345678"),
        number: text("4831 0027 5519"),
        amount: text("1,800.00"),
        code: text("123456"),
        rank: text("consultant"),
        ground: text("paid_twice"),
        agree: text("yes"),
        on_day: text("13"),
        on_month: text("6"),
        on_year: text("1448"),
        on_calendar: text("hijri"),
        ..SampleFields::default()
    }
}

/// A fault in every field.
pub fn all_wrong(_form: &SampleFields) -> Violations {
    let fields = ["name", "email", "mobile", "number", "amount", "code", "text", "password", "rank", "ground", "agree"];
    let mut faults: Vec<_> = fields.into_iter().map(|field| Violation::new(field, "required")).collect();
    faults.push(Violation::new("on_day", "not-a-date"));
    Violations(faults)
}

/// Nothing is wrong.
pub fn nothing_wrong(_form: &SampleFields) -> Violations {
    Violations::new()
}
