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
        let what = match then {
            Some(amount) if amount.is_zero() => text::becomes_zero(lang).to_owned(),
            Some(amount) => text::becomes(lang, format::money(lang, amount)),
            None => text::changes(lang).to_owned(),
        };
        let after = if left >= 0 { text::after_days(lang, left) } else { String::new() };
        let weekday = format::weekday(lang, last);
        view! {
            <div class="ui-change">
                <Icon name="alarm"/>
                <p><strong>{what}" "{after}</strong>{text::after_end_of(lang)}" "{weekday}" "<DualDate date=last/>". "{text::or_sooner(lang)}</p>
            </div>
        }
    })
}
