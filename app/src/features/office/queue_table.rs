use domain::application::QueueRow;
use domain::ids::ApplicationId;
use leptos::prelude::*;

use super::words;
use crate::{
    charts::Ruler,
    i18n::{coded, office as t, states},
    lang::{Addressed as _, use_lang},
    ui::DateText,
};

/// Files in their order: number and request, and how near the day is. Wide, it also says whose and where they stand.
#[component]
pub fn QueueTable(
    rows: Vec<QueueRow>,
    /// With the applicant, the state and the reviewer, where there is room.
    #[prop(optional)]
    wide: bool,
    /// The one that is open beside it.
    #[prop(optional)]
    open: Option<ApplicationId>,
) -> impl IntoView {
    let lang = use_lang();
    let body: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let is_open = open == Some(row.id);
            let (words, class) = words::due(lang, &row.clock);
            let what = words::request_line(lang, row.service, &row.requested);
            let reviewer = if row.is_mine { t::you(lang).to_owned() } else { row.reviewer.unwrap_or_else(|| t::nobody(lang).to_owned()) };
            let day = row.clock.until.filter(|_| wide);
            view! {
                <tr class=is_open.then_some("ui-queue__row--open")>
                    <td>
                        <a class="ui-queue__link" href=lang.at(&format!("/office/applications/{}", row.id)) aria-current=is_open.then_some("true")>
                            <span><bdi class="ui-id" dir="ltr">{row.number}</bdi><span class="ui-queue__what ui-muted">{what}</span></span>
                        </a>
                    </td>
                    {wide.then(|| view! {
                        <td class="ui-queue__wide"><bdi>{row.applicant_name}</bdi></td>
                        <td class="ui-queue__wide">{coded(states::find, lang, "status", row.state.code())}</td>
                        <td class="ui-queue__wide"><bdi>{reviewer}</bdi></td>
                    })}
                    <td>
                        <span class="ui-queue__ruler"><Ruler ticks=words::ticks(&row.clock)/></span>
                        <span class=class>{words}</span>
                        {day.map(|day| view! { <span class="ui-queue__day ui-muted"><DateText date=day/></span> })}
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="ui-queue">
            <thead><tr>
                <th scope="col">{t::column_file(lang)}</th>
                {wide.then(|| view! {
                    <th scope="col" class="ui-queue__wide">{t::column_applicant(lang)}</th>
                    <th scope="col" class="ui-queue__wide">{t::column_state(lang)}</th>
                    <th scope="col" class="ui-queue__wide">{t::column_reviewer(lang)}</th>
                })}
                <th scope="col">{t::column_due(lang)}</th>
            </tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
}
