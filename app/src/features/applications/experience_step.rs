use domain::application::{
    DraftView,
    classification::{ExperienceDraft, Task},
};
use leptos::prelude::*;

use super::{
    choices,
    frame::{StepActs, StepFrame},
    path,
    qualifications_step::{next_of, words_of_country},
};
use crate::{
    forms::{ChoiceField, FormFor, Nothing, SubmitButton, Weight, check},
    i18n::{applications as t, common},
    lang::use_lang,
};

/// Whether there is experience, what there is, and on.
#[component]
pub(super) fn ExperienceStep(view: DraftView) -> impl IntoView {
    let lang = use_lang();
    let id = view.id;
    let has_any = view.draft.has_experience() && !view.draft.experiences.is_empty();
    let wrong = |index: usize| {
        view.obstacles.faults.iter().any(|fault| fault.task == Task::Experiences && fault.item == Some(index))
    };
    let rows: Vec<_> =
        view.draft.experiences.iter().enumerate().map(|(index, item)| row(&view, item, wrong(index))).collect();
    let initial = view.draft.experience_list.clone();
    let next = next_of(&view, Task::Experiences);
    view! {
        <StepFrame view task=Task::Experiences lead=t::experience_lead(lang)>
            {if has_any {
                view! {
                    <ul class="ui-rows">{rows}</ul>
                    <div class="ui-acts__row">
                        <a class="ui-btn" href=path::page(lang, id, "experience/new")>{t::add_another_experience(lang)}</a>
                        <a class="ui-btn ui-btn--primary" href=path::page(lang, id, next)>{common::continue_(lang)}</a>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <FormFor initial action="applications/save-experiences" check=check with=vec![("id", id.to_string())]>
                        <ChoiceField name="any" label=t::any_experience(lang) choices=choices::yes_no(lang)/>
                        <StepActs/>
                    </FormFor>
                }
                .into_any()
            }}
        </StepFrame>
    }
    .into_any()
}

fn row(view: &DraftView, item: &ExperienceDraft, is_wrong: bool) -> impl IntoView + use<> {
    let lang = use_lang();
    let fields = &item.fields;
    let title = match (fields.title.trim(), fields.employer.trim()) {
        ("", "") => t::unnamed_experience(lang).to_owned(),
        ("", employer) => employer.to_owned(),
        (title, "") => title.to_owned(),
        (title, employer) => t::requested(lang, title, employer),
    };
    let years =
        [fields.from_year.trim(), if fields.current == "yes" { t::until_now(lang) } else { fields.to_year.trim() }];
    let note = [words_of_country(lang, &fields.country), years.join(" – ")];
    let href = path::page(lang, view.id, &format!("experience/{}", item.id));
    let with = vec![("id", view.id.to_string()), ("item", item.id.to_string())];
    view! {
        <li class="ui-rows__item">
            <a class="ui-rows__link" href=href><bdi>{title}</bdi></a>
            <span class="ui-rows__note"><bdi>{note.join(" · ")}</bdi></span>
            <span class="ui-rows__end">
                {is_wrong.then(|| view! { <span class="ui-tag ui-tag--yours">{t::to_complete(lang)}</span> })}
                <FormFor initial=Nothing action="applications/remove-experience" with>
                    <SubmitButton label=t::remove(lang) weight=Weight::Second/>
                </FormFor>
            </span>
        </li>
    }
}
