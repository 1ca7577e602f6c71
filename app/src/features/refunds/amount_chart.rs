use domain::{money::Money, refund::AmountStep, time::CivilDate};
use leptos::prelude::*;

use crate::{
    charts::{ChartStep, StepChart},
    format,
    i18n::refund_answer as text,
    lang::use_lang,
    shell::use_today,
    ui::{DualDate, Icon},
};

/// What a claim brings day by day, with its table behind it.
#[component]
pub fn AmountChart(
    steps: Vec<AmountStep>,
    /// The day looked at.
    filed_on: CivilDate,
    /// What was paid.
    whole: Money,
) -> impl IntoView {
    let lang = use_lang();
    let sentence = |step: &AmountStep| {
        text::step_sentence(
            lang,
            format::money(lang, step.total),
            format::gregorian(lang, step.from),
            format::gregorian(lang, step.to),
        )
    };
    let description = steps.iter().map(sentence).collect::<Vec<_>>().join(" ");
    let last = steps.len().saturating_sub(1);
    let rows: Vec<_> = steps
        .iter()
        .copied()
        .enumerate()
        .map(|(index, step)| {
            let until = (index < last).then(|| view! { " "{text::to_end_of(lang)}" "<DualDate date=step.to/> });
            view! {
                <tr>
                    <th scope="row">{text::from(lang)}" "<DualDate date=step.from/>{until}</th>
                    <td class="ui-table__num ui-table__total"><bdi class="ui-id" dir="ltr">{format::amount(step.total)}</bdi></td>
                </tr>
            }
        })
        .collect();
    let now_words = if filed_on == use_today() { text::today(lang) } else { text::claim_day(lang) };
    let chart_steps = steps.iter().map(|step| ChartStep { from: step.from, to: step.to, amount: step.total }).collect();
    view! {
        <div class="ui-answer__part">
            <h2 class="ui-section__head">{text::over_time(lang)}</h2>
            <figure class="ui-chart ui-stack">
                <StepChart
                    steps=chart_steps
                    whole=(whole, text::you_paid(lang, format::short_amount(whole)))
                    now=(filed_on, now_words.to_owned())
                    first=text::payment(lang).to_owned()
                    change=text::last_day(lang).to_owned()
                    calendar=policy::current().business_calendar()
                    title=text::over_time(lang).to_owned()
                    description
                />
                <details class="ui-more">
                    <summary class="ui-more__name"><Icon name="chevron"/>{text::in_a_table(lang)}</summary>
                    <div class="ui-more__body">
                        <table class="ui-table">
                            <thead><tr>
                                <th scope="col">{text::if_claimed(lang)}</th>
                                <th scope="col" class="ui-table__num"><bdi>{text::back_in_riyals(lang)}</bdi></th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
            </figure>
        </div>
    }
    .into_any()
}
