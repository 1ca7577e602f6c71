use crate::lang::Addressed as _;
use domain::refund::DecidedLine;
use leptos::prelude::*;

use crate::{features::words, format, i18n::refund_answer as text, lang::use_lang};

/// What was paid and what comes back of it, line by line, each with the rule that decided.
#[component]
pub fn AnswerLines(lines: Vec<DecidedLine>) -> impl IntoView {
    let lang = use_lang();
    let was_claimed = lines.iter().any(|line| !line.pending.is_zero());
    let was_given = lines.iter().any(|line| !line.refunded.is_zero());
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let rule = line.rule.code();
            view! {
                <tr>
                    <th scope="row">{words::line(lang, line.kind.code())}</th>
                    <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(line.amount)}</bdi></td>
                    {was_claimed.then(|| view! { <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(line.pending)}</bdi></td> })}
                    {was_given.then(|| view! { <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(line.refunded)}</bdi></td> })}
                    <td class="ui-table__num ui-table__total"><bdi class="ui-id" dir="ltr">{format::amount(line.refund_left)}</bdi></td>
                    <td class="ui-table__num"><a class="ui-clause" dir="ltr" href=lang.at(&format!("/policy#{rule}"))>{rule}</a></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="ui-table">
            <caption class="ui-hidden">{text::lines_caption(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::line(lang)}</th>
                    <th scope="col" class="ui-table__num">{text::paid(lang)}</th>
                    {was_claimed.then(|| view! { <th scope="col" class="ui-table__num">{text::claimed_earlier(lang)}</th> })}
                    {was_given.then(|| view! { <th scope="col" class="ui-table__num">{text::given_earlier(lang)}</th> })}
                    <th scope="col" class="ui-table__num">{text::back(lang)}</th>
                    <th scope="col" class="ui-table__num">{text::clause(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
