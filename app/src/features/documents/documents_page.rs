use domain::application::{
    DraftView,
    classification::{RequiredDocument, Task},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{file_line::FileLine, place::Spot};
use crate::{
    features::applications::{StepFrame, api, next_of, path, words},
    forms::{FormFor, Nothing, SubmitButton, Weight},
    i18n::{common, documents as t},
    lang::use_lang,
    ui::{Load, load},
};

/// The documents an application needs, which are there, and what each may be.
pub struct DocumentsPage;

#[lazy_route]
impl LazyRoute for DocumentsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::draft);
        view! { <Load data children=shown/> }.into_any()
    }
}

fn shown(view: DraftView) -> AnyView {
    let lang = use_lang();
    let edition = policy::edition(view.edition).unwrap_or_else(policy::current);
    let limits = t::limits(lang, edition.limits.file_megabytes.max, edition.limits.files.max);
    let rows: Vec<_> = view.required.iter().map(|needed| row(&view, *needed)).collect();
    let next = path::page(lang, view.id, next_of(&view, Task::Documents));
    view! {
        <StepFrame view task=Task::Documents lead=t::lead(lang)>
            <p>{limits}</p>
            <ul>{rows}</ul>
            <div class="ui-acts__row"><a class="ui-btn ui-btn--primary" href=next>{common::continue_(lang)}</a></div>
        </StepFrame>
    }
    .into_any()
}

fn row(view: &DraftView, needed: RequiredDocument) -> AnyView {
    let lang = use_lang();
    let name = words::document_of(lang, &view.draft, needed.kind, needed.of);
    let spot = Spot::Required(needed.kind, needed.of);
    let href = path::page(lang, view.id, &format!("documents/{}", spot.address()));
    let there =
        view.documents.iter().find(|document| document.kind == needed.kind && document.of == needed.of).cloned();
    let id = needed.kind.code();
    match there {
        Some(document) => {
            let with = vec![("id", view.id.to_string()), ("document", document.id.to_string())];
            view! {
                <li class="ui-task" id=id>
                    <strong>{name.clone()}</strong>
                    <span class="ui-tag ui-tag--good">{t::arrived(lang)}</span>
                    <div class="ui-task__why ui-stack--tight">
                        <p><FileLine document/></p>
                        <div class="ui-row">
                            <a class="ui-btn" href=href>{t::replace(lang)}<span class="ui-hidden">" "{name}</span></a>
                            <FormFor initial=Nothing action="documents/remove" with>
                                <SubmitButton label=t::remove(lang) weight=Weight::Second/>
                            </FormFor>
                        </div>
                    </div>
                </li>
            }
            .into_any()
        }
        None => view! {
            <li class="ui-task" id=id>
                <a class="ui-task__link" href=href>{name}</a>
                <span class="ui-tag ui-tag--yours">{t::wanted(lang)}</span>
            </li>
        }
        .into_any(),
    }
}
