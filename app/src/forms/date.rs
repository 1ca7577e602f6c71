//! A date as day, month and year, in either calendar; the other one is said back at once.

use domain::{
    form::Form,
    time::{Calendar, TypedDate},
};
use leptos::prelude::*;

use super::{
    field::{FieldError, described},
    state::FormState,
};
use crate::{format, i18n, lang::use_lang, ui::Icon};

/// The four names of a date's parts in a form: `birth` has `birth_day`, `birth_month`, `birth_year`, `birth_calendar`.
#[derive(Clone, Copy)]
pub struct DateNames {
    /// The field that carries the fault: the day.
    pub day: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub calendar: &'static str,
}

/// `date_names!(birth)`.
#[macro_export]
macro_rules! date_names {
    ($day:ident, $month:ident, $year:ident, $calendar:ident) => {
        $crate::forms::DateNames {
            day: stringify!($day),
            month: stringify!($month),
            year: stringify!($year),
            calendar: stringify!($calendar),
        }
    };
}

/// The parts of a date as typed, kept by a page with a live form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedParts([String; 4]);

impl TypedParts {
    /// From the fields `{prefix}_day` … of a form.
    pub fn of(form: &impl Form, prefix: &str) -> Self {
        let typed = TypedDate::of(form, prefix);
        Self([typed.day, typed.month, typed.year, typed.calendar].map(str::to_owned))
    }

    fn calendar(&self) -> Option<Calendar> {
        Calendar::parse(&self.0[3])
    }

    fn as_typed(&self) -> TypedDate<'_> {
        let [day, month, year, calendar] = &self.0;
        TypedDate { day, month, year, calendar }
    }
}

/// Day, month, year with a switch of calendars.
#[component]
pub fn DateField(
    names: DateNames,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// Autofill of a birth date.
    #[prop(optional)]
    birthday: bool,
    /// What is typed now, when the page keeps it: day, month, year, calendar.
    #[prop(optional)]
    typed: Option<Signal<TypedParts>>,
) -> impl IntoView {
    let state = expect_context::<FormState>();
    let lang = use_lang();
    let error = state.error_of(names.day);
    let hijri = state.value(names.calendar) == "hijri";
    let has_hint = hint.is_some();
    let current_month = state.value(names.month);
    // With script the names are the chosen calendar's; only the words change, so that the choice stays.
    let first = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
    let calendar = move || typed.and_then(|typed| typed.with(TypedParts::calendar)).unwrap_or(first);
    let months: Vec<_> = (1..=12u8)
        .map(|month| {
            let value = month.to_string();
            let selected = value == current_month;
            let label = move || format::month_choice(lang, month, calendar());
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    let back = typed.map(|typed| move || typed.with(|typed| format::other_calendar(lang, typed.as_typed())));
    let auto = move |part: &'static str| birthday.then_some(part);
    let part = move |name: &'static str, label: &'static str, length: &'static str, auto: Option<&'static str>| {
        view! {
            <div>
                <label class="ui-dateset__label" for=name>{label}</label>
                <input
                    class="ui-input"
                    id=name
                    name=state.sent_as(name)
                    inputmode="numeric"
                    dir="ltr"
                    maxlength=length
                    value=state.value(name)
                    autocomplete=auto
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                />
            </div>
        }
    };
    view! {
        <fieldset
            class="ui-group"
            class:ui-field--wrong=move || error.with(Option::is_some)
            aria-describedby=described(names.day, has_hint, true)
        >
            <legend class="ui-field__label">{label}</legend>
            {hint.map(|hint| view! { <span class="ui-field__hint" id=format!("{}-hint", names.day)>{hint}</span> })}
            <FieldError name=names.day/>
            <div class="ui-switch">
                <label class="ui-switch__item">
                    <input class="ui-switch__input" type="radio" id=names.calendar name=state.sent_as(names.calendar) value="gregorian" checked=!hijri/>
                    {i18n::common::gregorian(lang)}
                </label>
                <label class="ui-switch__item">
                    <input class="ui-switch__input" type="radio" name=state.sent_as(names.calendar) value="hijri" checked=hijri/>
                    {i18n::common::hijri(lang)}
                </label>
            </div>
            <div class="ui-dateset">
                {part(names.day, i18n::common::day(lang), "4", auto("bday-day"))}
                <div>
                    <label class="ui-dateset__label" for=names.month>{i18n::common::month(lang)}</label>
                    <div class="ui-select">
                        <select class="ui-input ui-input--select" id=names.month name=state.sent_as(names.month) autocomplete=auto("bday-month")>
                            <option value="">{i18n::common::choose(lang)}</option>
                            {months}
                        </select>
                        <Icon name="chevron"/>
                    </div>
                </div>
                {part(names.year, i18n::common::year(lang), "8", auto("bday-year"))}
            </div>
            <p class="ui-field__hint ui-plain-only">{i18n::common::month_by_number(lang)}</p>
            <p class="ui-field__back" id=format!("{}-note", names.day) aria-live="polite">{back}</p>
        </fieldset>
    }
}
