use domain::{
    application::{
        ApplicationView, DocumentKind, DocumentView, DraftView, Opened, Subject,
        classification::{RequiredDocument, Task},
    },
    ids::{ApplicationId, QualificationId, RequirementItemId},
    time::CivilDate,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::{file_line::FileLine, place::Spot};
use crate::{
    features::{
        applications::{StepFrame, api, path, words},
        home::NotFound,
    },
    forms::UploadField,
    i18n::{applications, documents as t},
    lang::{Addressed as _, use_lang},
    ui::{Crumb, Failure, Page, PageHead, awaited, if_still_here, load},
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
                let loaded = data.get().await;
                if_still_here(|| match loaded {
                    Ok(opened) => shown(opened, &spot),
                    Err(error) => view! { <Failure error/> }.into_any(),
                })
            }
        })
    }
}

fn shown(opened: Opened, spot: &str) -> AnyView {
    match (opened, Spot::parse(spot)) {
        (Opened::Draft(view), Some(Spot::Required(kind, of))) => required(*view, kind, of),
        (Opened::Filed(view), Some(Spot::Item(item))) => asked(&view, item),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// A document of a draft.
fn required(draft: DraftView, kind: DocumentKind, of: Option<QualificationId>) -> AnyView {
    let lang = use_lang();
    if !draft.required.contains(&RequiredDocument { kind, of }) {
        return view! { <NotFound/> }.into_any();
    }
    let name = words::document_of(lang, &draft.draft, kind, of);
    let there = draft.documents.iter().find(|document| document.kind == kind && document.of == of).cloned();
    let form = form(draft.id, draft.edition, Spot::Required(kind, of), there);
    view! { <StepFrame view=draft task=Task::Documents title=name>{form}</StepFrame> }.into_any()
}

/// A document that the authority asked for.
fn asked(file: &ApplicationView, item: RequirementItemId) -> AnyView {
    let lang = use_lang();
    let open = file.items.iter().find(|open| open.id == item && open.answered_at.is_none());
    let Some((kind, open)) = open.and_then(|item| match item.subject {
        Subject::Document { kind, .. } => Some((kind, item)),
        Subject::Step(_) => None,
    }) else {
        return view! { <NotFound/> }.into_any();
    };
    let name = words::document(lang, kind);
    let crumbs = vec![
        Crumb::new(lang.at("/my/applications"), applications::my_applications(lang)),
        Crumb::new(path::page(lang, file.id, ""), words::service(lang, file.service)),
        Crumb::new(path::page(lang, file.id, "requirements"), applications::requirements_title(lang)),
    ];
    let note = open.note.clone();
    let form = form(file.id, file.edition, Spot::Item(item), open.answer.clone());
    view! {
        <Page title=name.clone()>
            <div class="ui-measure ui-stack--roomy">
                <PageHead title=name crumbs/>
                {note.map(|note| view! { <blockquote class="ui-inset" dir="auto">{note}</blockquote> })}
                {form}
            </div>
        </Page>
    }
    .into_any()
}

/// What is there already, what is taken, and the file.
fn form(id: ApplicationId, edition: CivilDate, spot: Spot, there: Option<DocumentView>) -> AnyView {
    let lang = use_lang();
    let max = policy::edition(edition).unwrap_or_else(policy::current).limits.file_megabytes.max;
    let with = vec![("id", id.to_string()), ("spot", spot.address())];
    view! {
        {there.map(|document| view! { <p>{t::there_now(lang)}" "<FileLine document/></p> })}
        <UploadField action="documents/upload" name="file" label=t::choose_file(lang) hint=t::file_hint(lang, max) with button=t::upload(lang) max_megabytes=max/>
        <p class="ui-small ui-muted">{t::photo_advice(lang)}</p>
    }
    .into_any()
}
