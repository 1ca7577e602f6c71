use domain::application::{
    DraftView,
    classification::{QualificationDraft, Task},
};
use leptos::prelude::*;

use super::{choices, frame::StepFrame, path, words};
use crate::{
    forms::{FormFor, Nothing, SubmitButton, Weight},
    i18n::{applications as t, common},
    lang::use_lang,
};

/// The qualifications there are, one to be added, and on.
#[component]
pub(super) fn QualificationsStep(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let id = view.id;
    let wrong = |index: usize| {
        view.obstacles.faults.iter().any(|fault| fault.task == Task::Qualifications && fault.item == Some(index))
    };
    let rows: Vec<_> =
        view.draft.qualifications.iter().enumerate().map(|(index, item)| row(&view, item, wrong(index))).collect();
    let is_empty = rows.is_empty();
    let next = next_of(&view, Task::Qualifications);
    let add = path::page(lang, id, "qualifications/new");
    view! {
        <StepFrame view task=Task::Qualifications lead=t::qualifications_lead(lang)>
            {if is_empty {
                view! { <p class="ui-muted">{t::no_qualifications(lang)}</p> }.into_any()
            } else {
                view! { <ul class="ui-rows">{rows}</ul> }.into_any()
            }}
            <div class="ui-acts__row">
                <a class=if is_empty { "ui-btn ui-btn--primary" } else { "ui-btn" } href=add>{if is_empty { t::add_qualification(lang) } else { t::add_another_qualification(lang) }}</a>
                {(!is_empty).then(|| view! { <a class="ui-btn ui-btn--primary" href=path::page(lang, id, next)>{common::continue_(lang)}</a> })}
            </div>
        </StepFrame>
    }
    .into_any()
}

fn row(view: &DraftView, item: &QualificationDraft, is_wrong: bool) -> impl IntoView + use<> {
    let lang = use_lang();
    let fields = &item.fields;
    let degree = domain::application::classification::Degree::parse(fields.degree.trim())
        .map(|degree| choices::degree_name(lang, degree));
    let title = match (degree, fields.specialty.trim()) {
        (Some(degree), "") => degree.to_owned(),
        (Some(degree), specialty) => t::requested(lang, degree, specialty),
        (None, "") => t::unnamed_qualification(lang).to_owned(),
        (None, specialty) => specialty.to_owned(),
    };
    let note = [fields.institution.trim().to_owned(), words_of_country(lang, &fields.country)];
    let note: Vec<_> = note.into_iter().filter(|part| !part.is_empty()).collect();
    let href = path::page(lang, view.id, &format!("qualifications/{}", item.id));
    let with = vec![("id", view.id.to_string()), ("item", item.id.to_string())];
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=href><bdi>{title}</bdi></a>
            <span class="ui-rows__note"><bdi>{note.join(" · ")}</bdi></span>
            <span class="ui-rows__end">
                {is_wrong.then(|| view! { <span class="ui-tag ui-tag--yours">{t::to_complete(lang)}</span> })}
                <FormFor initial=Nothing action="applications/remove-qualification" with>
                    <SubmitButton label=t::remove(lang) weight=Weight::Second/>
                </FormFor>
            </span>
        </li>
    }
}

pub(super) fn words_of_country(lang: crate::lang::Lang, code: &str) -> String {
    if code.trim().is_empty() { String::new() } else { words::country(lang, code.trim()) }
}

/// The address of the step after one.
pub(in crate::features) fn next_of(view: &DraftView, task: Task) -> &'static str {
    if !view.correcting.is_empty() {
        return "requirements";
    }
    view.tasks
        .iter()
        .skip_while(|view| view.task != task)
        .skip(1)
        .find(|view| view.state != domain::application::classification::TaskState::NotNeeded)
        .map_or("", |view| path::of_task(view.task))
}
