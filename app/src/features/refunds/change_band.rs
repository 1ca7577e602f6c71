use domain::{
    refund::{AmountStep, RefundDecision},
    time::CivilDate,
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::refund_answer as text,
    lang::use_lang,
    ui::{DualDate, Icon},
};

/// The day on which the answer changes, all else equal, and to what; nothing when it does not.
#[component]
pub fn ChangeBand(decision: RefundDecision, steps: Vec<AmountStep>, today: CivilDate) -> impl IntoView {
    let lang = use_lang();
    decision.changes_on.map(|day| {
        let last = day.plus_days(-1);
        let left = last.days_since(today);
        let then = steps.iter().find(|step| step.from <= day && day <= step.to).map(|step| step.total);
        let is_past = left < 0;
        let what = match (then, is_past) {
            (Some(amount), false) if amount.is_zero() => text::becomes_zero(lang).to_owned(),
            (Some(amount), true) if amount.is_zero() => text::became_zero(lang).to_owned(),
            (Some(amount), false) => text::becomes(lang, format::money(lang, amount)),
            (Some(amount), true) => text::became(lang, format::money(lang, amount)),
            (None, false) => text::changes(lang).to_owned(),
            (None, true) => text::changed(lang).to_owned(),
        };
        let after = (!is_past).then(|| format!(" {}", text::after_days(lang, left)));
        let end_of = if is_past { text::past_end_of(lang) } else { text::after_end_of(lang) };
        let sooner = (!is_past).then(|| format!(" {}", text::or_sooner(lang)));
        let weekday = format::weekday(lang, last);
        view! {
            <div class="ui-change">
                <Icon name="alarm"/>
                <p><strong>{what}{after}</strong>{end_of}{weekday}" "<DualDate date=last/>"."{sooner}</p>
            </div>
        }
    })
}
