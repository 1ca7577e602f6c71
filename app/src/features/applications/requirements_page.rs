use domain::application::{ApplicationView, RequirementAnswerFields, RequirementItemView, Shown, State, Subject};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{api, path, words};
use crate::{
    features::{documents::FileLine, timeline::ClockPanel},
    forms::{AreaField, CheckField, FormFor, SubmitButton, check},
    i18n::{applications as t, coded, states},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Load, Page, PageHead, load},
};

/// What the authority asked for, item by item, and the answer to all of it.
pub struct RequirementsPage;

#[lazy_route]
impl LazyRoute for RequirementsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::get);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(view: ApplicationView) -> AnyView {
    let lang = use_lang();
    let id = view.id;
    let title = t::requirements_title(lang);
    let crumbs = vec![
        Crumb::new(lang.at("/my/applications"), t::my_applications(lang)),
        Crumb::new(path::page(lang, id, ""), words::service(lang, view.service)),
    ];
    if view.state != State::AdditionalRequirements {
        return view! {
            <Page title=title>
                <PageHead title crumbs/>
                <p>{t::nothing_asked(lang)}</p>
                <p><a class="ui-btn" href=path::page(lang, id, "")>{t::to_application(lang)}</a></p>
            </Page>
        }
        .into_any();
    }
    let open: Vec<_> = view.items.iter().filter(|item| item.answered_at.is_none()).collect();
    let left = open.iter().filter(|item| !is_met(item)).count();
    let rows: Vec<_> = open.iter().map(|item| row(&view, item)).collect();
    view! {
        <Page title=title>
            <PageHead title lead=t::requirements_lead(lang) crumbs/>
            <ClockPanel clock=view.clock.clone() shown=Shown::Applicant then=t::then_rejected(lang)/>
            <ul>{rows}</ul>
            {if left > 0 {
                view! { <p class="ui-muted">{t::items_left(lang, i64::try_from(left).unwrap_or(0))}</p> }.into_any()
            } else {
                view! {
                    <FormFor initial=RequirementAnswerFields::default() action="applications/answer-requirements" check=check with=vec![("id", id.to_string())]>
                        <AreaField name="note" label=t::answer_note(lang) optional=true/>
                        <CheckField name="confirm" label=t::answer_confirm(lang)/>
                        <div class="ui-acts__row"><SubmitButton label=t::send_answer(lang)/></div>
                    </FormFor>
                }
                .into_any()
            }}
        </Page>
    }
    .into_any()
}

fn is_met(item: &RequirementItemView) -> bool {
    match item.subject {
        Subject::Document { .. } => item.answer.is_some(),
        Subject::Step(_) => item.corrected_at.is_some(),
    }
}

fn row(view: &ApplicationView, item: &RequirementItemView) -> impl IntoView + use<> {
    let lang = use_lang();
    let (name, href, act) = match item.subject {
        Subject::Document { kind, .. } => (
            words::document(lang, kind),
            path::page(lang, view.id, &format!("documents/item.{}", item.id)),
            t::upload_again(lang),
        ),
        Subject::Step(task) => (words::task(lang, task), path::step(lang, view.id, task), t::type_again(lang)),
    };
    let met = is_met(item);
    let finding = coded(states::find, lang, "finding", item.finding.code());
    let what_to_do = coded(states::find, lang, "finding", &format!("{}_do", item.finding.code()));
    let (task, tag, word) = if met {
        ("ui-task", "ui-tag ui-tag--good", t::put_right(lang))
    } else {
        ("ui-task ui-task--yours", "ui-tag ui-tag--yours", t::to_correct(lang))
    };
    let button = if met { "ui-btn" } else { "ui-btn ui-btn--primary" };
    view! {
        <li class=task id=item.subject.code()>
            <strong>{name.clone()}</strong>
            <span class=tag>{word}</span>
            <div class="ui-task__why ui-stack--tight">
                <p><strong>{finding}</strong>". "{what_to_do}</p>
                {item.note.clone().map(|note| view! { <blockquote class="ui-inset" dir="auto">{note}</blockquote> })}
                {item.document.clone().map(|document| view! { <p class="ui-small">{t::sent_before(lang)}" "<FileLine document/></p> })}
                {item.answer.clone().map(|document| view! { <p class="ui-small">{t::sent_now(lang)}" "<FileLine document/></p> })}
                <a class=button href=href>{act}<span class="ui-hidden">" "{name}</span></a>
            </div>
        </li>
    }
}
