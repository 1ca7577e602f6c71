//! Money on screen: an isolated left-to-right run, then the currency, in the direction of the page wherever it stands: in a
//! column of figures too, which runs left to right.

use domain::money::Money;
use leptos::prelude::*;

use crate::{format, i18n, lang::use_lang};

/// «1,800.00 ر.س».
#[component]
pub fn Amount(amount: Money) -> impl IntoView {
    let lang = use_lang();
    view! {
        <span class="ui-nowrap" dir=lang.dir()><bdi class="ui-amount" dir="ltr">{format::amount(amount)}</bdi>"\u{a0}"{i18n::common::riyal(lang)}</span>
    }
}
