//! The explained answer: the sum, its lines, the day it changes, the amount over time, and every rule in order. The same
//! for the calculator, a claim being written, a stored claim and the officer who decides it.

use domain::{
    refund::{AmountStep, ClaimStatus, RefundDecision},
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

/// When an answer is read: it says what would be, what was asked for, or what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Somebody is about to claim on a ground of their own.
    #[default]
    Asked,
    /// Nobody has claimed: what the records give by themselves.
    Unasked,
    /// Claimed and not decided.
    Filed,
    /// Decided.
    Decided,
    /// Paid out.
    Paid,
}

impl Tense {
    /// That of a claim.
    pub const fn of(status: &ClaimStatus) -> Self {
        match status {
            ClaimStatus::Filed { .. } => Self::Filed,
            ClaimStatus::Approved { .. }
            | ClaimStatus::Refused { .. }
            | ClaimStatus::PayoutRequested { .. }
            | ClaimStatus::PayoutFailed { .. } => Self::Decided,
            ClaimStatus::Paid { .. } => Self::Paid,
        }
    }
}

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
    /// When it is read.
    #[prop(optional)]
    tense: Tense,
) -> impl IntoView {
    let lang = use_lang();
    let paid = Money::checked_sum(decision.lines.iter().map(|line| line.amount)).unwrap_or_default();
    let (when, then) = match tense {
        Tense::Asked | Tense::Unasked if decision.filed_on == today => (text::if_today(lang), text::comes_back(lang)),
        Tense::Asked | Tense::Unasked => (text::if_on_day(lang), text::comes_back(lang)),
        Tense::Filed => (text::claimed_on(lang), text::by_the_rules(lang)),
        Tense::Decided => (text::claimed_on(lang), text::was_decided(lang)),
        Tense::Paid => (text::claimed_on(lang), text::was_paid(lang)),
    };
    let is_for_a_person = matches!(tense, Tense::Asked | Tense::Filed) && decision.needs_person();
    let ends = steps.last().map(|step| step.to);
    let chart =
        (steps.len() > 1).then(|| view! { <AmountChart steps=steps.clone() filed_on=decision.filed_on whole=paid/> });
    view! {
        <div class="ui-answer__top ui-stack--tight">
            <p class="ui-muted">{when}" "<DualDate date=decision.filed_on/>{then}</p>
            <p class="ui-answer__sum">
                <bdi class="ui-answer__amount ui-amount" dir="ltr">{crate::format::amount(decision.total)}</bdi>
                " "<span class="ui-answer__unit">{crate::i18n::common::riyal(lang)}</span>
                " "<span class="ui-muted">{text::out_of(lang)}" "<Amount amount=paid/></span>
            </p>
            <AnswerLines lines=decision.lines.clone()/>
        </div>
        <ChangeBand decision=decision.clone() steps today/>
        {is_for_a_person.then(|| view! { <p class="ui-answer__part ui-small">{text::person_looks(lang)}</p> })}
        {ends.is_some().then_some(chart)}
        <RulesList decision folds/>
    }
    .into_any()
}
