use domain::application::{Opened, Subject};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{file_line::FileLine, place::Spot};
use crate::{
    features::{
        applications::{api, path, words},
        home::NotFound,
    },
    forms::UploadField,
    i18n::{applications, documents as t},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Failure, Page, PageHead, awaited, load},
};

/// One document: what it must be, the limits, and the file.
pub struct UploadPage;

#[lazy_route]
impl LazyRoute for UploadPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let data = load(move || params.read().get("id").unwrap_or_default(), api::open);
        let spot = Memo::new(move |_| params.read().get("spot").unwrap_or_default());
        awaited(move || {
            let spot = spot.get();
            async move {
                match data.get().await {
                    Ok(opened) => shown(opened, &spot),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            }
        })
    }
}

fn shown(opened: Opened, spot: &str) -> AnyView {
    let lang = use_lang();
    let Some(spot) = Spot::parse(spot) else { return view! { <NotFound/> }.into_any() };
    let (id, service, edition) = match &opened {
        Opened::Draft(view) => (view.id, view.service, view.edition),
        Opened::Filed(view) => (view.id, view.service, view.edition),
    };
    let found = match (&opened, spot) {
        (Opened::Draft(view), Spot::Required(kind, of)) => {
            let is_needed = view.required.iter().any(|needed| needed.kind == kind && needed.of == of);
            let there = view.documents.iter().find(|document| document.kind == kind && document.of == of).cloned();
            is_needed.then(|| (words::document_of(lang, &view.draft, kind, of), None, there))
        }
        (Opened::Filed(view), Spot::Item(item)) => {
            view.items.iter().find(|open| open.id == item && open.answered_at.is_none()).and_then(|item| {
                let Subject::Document { kind, .. } = item.subject else { return None };
                Some((words::document(lang, kind), item.note.clone(), item.answer.clone()))
            })
        }
        _ => None,
    };
    let Some((name, note, there)) = found else { return view! { <NotFound/> }.into_any() };
    let back = match spot {
        Spot::Required(..) => Crumb::new(path::page(lang, id, "documents"), t::title(lang)),
        Spot::Item(_) => Crumb::new(path::page(lang, id, "requirements"), applications::requirements_title(lang)),
    };
    let crumbs = vec![
        Crumb::new(lang.at("/my/applications"), applications::my_applications(lang)),
        Crumb::new(path::page(lang, id, ""), words::service(lang, service)),
        back,
    ];
    let edition = policy::edition(edition).unwrap_or_else(policy::current);
    let hint = t::file_hint(lang, edition.limits.file_megabytes.max);
    let with = vec![("id", id.to_string()), ("spot", spot.address())];
    view! {
        <Page title=name.clone()>
            <div class="ui-measure ui-stack--roomy">
                <PageHead title=name.clone() crumbs/>
                {note.map(|note| view! { <blockquote class="ui-inset" dir="auto">{note}</blockquote> })}
                {there.map(|document| view! { <p>{t::there_now(lang)}" "<FileLine document/></p> })}
                <UploadField action="documents/upload" name="file" label=t::choose_file(lang) hint with button=t::upload(lang)/>
                <p class="ui-small ui-muted">{t::photo_advice(lang)}</p>
            </div>
        </Page>
    }
    .into_any()
}
