//! Dates on screen, by our own tables on both sides.

use domain::time::CivilDate;
use leptos::prelude::*;

use crate::{format, lang::use_lang};

/// «13 جمادى الآخرة 1448 هـ (23 نوفمبر 2026)».
#[component]
pub fn DualDate(date: CivilDate) -> impl IntoView {
    let lang = use_lang();
    let hijri = format::hijri(lang, date);
    let gregorian = format::gregorian(lang, date);
    view! {
        <time datetime=date.to_iso()>
            <span class="ui-date__part">{hijri}</span>" "<span class="ui-date__part">"("{gregorian}")"</span>
        </time>
    }
}

/// «23 نوفمبر 2026» alone, where both would crowd.
#[component]
pub fn DateText(date: CivilDate) -> impl IntoView {
    let lang = use_lang();
    view! { <time class="ui-date__part" datetime=date.to_iso()>{format::gregorian(lang, date)}</time> }
}
