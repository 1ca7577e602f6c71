use crate::lang::Addressed as _;
use domain::refund::{RefundDecision, RefundLineKind, RuleCheck, RuleOutcome};
use leptos::prelude::*;

use crate::{features::words, format, i18n::refund_answer as text, lang::use_lang, ui::Icon};

/// Every rule in order, those that decide with what they give; what a rule looked at stands under it.
#[component]
pub fn RulesList(decision: RefundDecision, folds: bool) -> impl IntoView {
    let lang = use_lang();
    let rules: Vec<_> = decision
        .rule_overview()
        .into_iter()
        .map(|(kind, check)| {
            let check = check.clone();
            let decided = decision.lines.iter().filter(|line| line.rule == check.rule).cloned().collect::<Vec<_>>();
            view! { <Rule kind check decided/> }
        })
        .collect();
    if folds {
        return view! {
            <div class="ui-answer__part">
                <details class="ui-more">
                    <summary class="ui-more__name"><Icon name="chevron"/>{text::rules_title(lang)}</summary>
                    <div class="ui-more__body">
                        <p class="ui-small ui-muted">{text::rules_order(lang)}</p>
                        <ol class="ui-rules">{rules}</ol>
                    </div>
                </details>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="ui-answer__part">
            <div class="ui-section__head">
                <h2>{text::rules_title(lang)}</h2>
                <p class="ui-small ui-muted">{text::rules_order(lang)}</p>
            </div>
            <ol class="ui-rules">{rules}</ol>
        </div>
    }
    .into_any()
}

#[component]
fn Rule(kind: RefundLineKind, check: RuleCheck, decided: Vec<domain::refund::DecidedLine>) -> impl IntoView {
    let lang = use_lang();
    let gives = decided.iter().any(|line| !line.entitlement.is_zero());
    let (class, icon) = match (check.outcome, gives) {
        (RuleOutcome::Decides, true) => ("ui-rule ui-rule--hit", "check"),
        (RuleOutcome::Decides, false) => ("ui-rule ui-rule--hit ui-rule--zero", "zero"),
        (RuleOutcome::Matches | RuleOutcome::Unmatched | RuleOutcome::OtherLine, _) => ("ui-rule", "minus"),
    };
    let verdicts: Vec<_> = decided
        .into_iter()
        .filter(|line| !line.entitlement.is_zero())
        .map(|line| text::gives(lang, format::money(lang, line.entitlement), words::line(lang, line.kind.code())))
        .collect();
    let after =
        (check.outcome == RuleOutcome::Matches).then(|| text::decided_before(lang, words::line(lang, kind.code())));
    let id = check.rule.code();
    view! {
        <li class=class>
            <Icon name=icon/>
            <span class="ui-rule__text">{words::rule(lang, check.rule)}</span>
            <a class="ui-clause ui-rule__clause" href=lang.at(&format!("/policy#{id}")) dir="ltr">{id}</a>
            <span class="ui-rule__facts">
                {words::fact(lang, &check.fact)}" "{after}
                {verdicts.into_iter().map(|verdict| view! { <span class="ui-rule__verdict">{verdict}" "</span> }).collect::<Vec<_>>()}
            </span>
        </li>
    }
    .into_any()
}
