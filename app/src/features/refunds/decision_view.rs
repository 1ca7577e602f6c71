//! The explained answer: the sum, its lines, the day it changes, the amount over time, and every rule in order. The same
//! for the calculator, a claim being written, a stored claim and the officer who decides it.

use domain::{
    refund::{AmountStep, RefundDecision},
    time::CivilDate,
};
use leptos::prelude::*;

use super::{amount_chart::AmountChart, answer_lines::AnswerLines, change_band::ChangeBand, rules_list::RulesList};
use crate::{
    i18n::refund_answer as text,
    lang::use_lang,
    ui::{Amount, DualDate},
};
use domain::money::Money;

/// The parts of the answer, for the inside of a `ui-answer`.
#[component]
pub fn DecisionView(
    decision: RefundDecision,
    /// What a claim brings day by day; none draws no chart (a stored decision does not change any more).
    #[prop(optional)]
    steps: Vec<AmountStep>,
    /// Today in Riyadh: days ahead are counted from it.
    today: CivilDate,
    /// The rules stand folded behind the answer: where there is something to do below it.
    #[prop(optional)]
    folds: bool,
) -> impl IntoView {
    let lang = use_lang();
    let paid = Money::checked_sum(decision.lines.iter().map(|line| line.amount)).unwrap_or_default();
    let when = if decision.filed_on == today { text::if_today(lang) } else { text::if_on_day(lang) };
    let ends = steps.last().map(|step| step.to);
    let chart =
        (steps.len() > 1).then(|| view! { <AmountChart steps=steps.clone() filed_on=decision.filed_on whole=paid/> });
    view! {
        <div class="ui-answer__top ui-stack--tight">
            <p class="ui-muted">{when}" "<DualDate date=decision.filed_on/>" "{text::comes_back(lang)}</p>
            <p class="ui-answer__sum">
                <bdi class="ui-answer__amount ui-amount" dir="ltr">{crate::format::amount(decision.total)}</bdi>
                " "<span class="ui-answer__unit">{crate::i18n::common::riyal(lang)}</span>
                " "<span class="ui-muted">{text::out_of(lang)}" "<Amount amount=paid/></span>
            </p>
            <AnswerLines lines=decision.lines.clone()/>
        </div>
        <ChangeBand decision=decision.clone() steps today/>
        {decision.needs_person().then(|| view! { <p class="ui-answer__part ui-small">{text::person_looks(lang)}</p> })}
        {ends.is_some().then_some(chart)}
        <RulesList decision folds/>
    }
    .into_any()
}
