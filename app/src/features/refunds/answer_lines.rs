use crate::lang::Addressed as _;
use domain::refund::DecidedLine;
use leptos::prelude::*;

use crate::{features::words, format, i18n::refund_answer as text, lang::use_lang};

/// What was paid and what comes back of it, line by line, each with the rule that decided.
#[component]
pub fn AnswerLines(lines: Vec<DecidedLine>) -> impl IntoView {
    let lang = use_lang();
    let earlier = lines.iter().any(|line| !line.refunded.is_zero() || !line.pending.is_zero());
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let rule = line.rule.code();
            let given = line.refunded.checked_add(line.pending).unwrap_or(line.refunded);
            view! {
                <tr>
                    <th scope="row">{words::line(lang, line.kind.code())}</th>
                    <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(line.amount)}</bdi></td>
                    {earlier.then(|| view! { <td class="ui-table__num"><bdi class="ui-id" dir="ltr">{format::amount(given)}</bdi></td> })}
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
                    {earlier.then(|| view! { <th scope="col" class="ui-table__num">{text::given_earlier(lang)}</th> })}
                    <th scope="col" class="ui-table__num">{text::back(lang)}</th>
                    <th scope="col" class="ui-table__num">{text::clause(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
