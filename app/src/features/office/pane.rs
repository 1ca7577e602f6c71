use domain::application::classification::Task;
use domain::application::{DocumentKind, DocumentView, FileView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    data::{self, Answers, Group},
    place::Seen,
    record::{Asked, Record},
    words,
};
use crate::{
    features::documents::DocFrame,
    format,
    i18n::{coded, office as t, states},
    lang::{Lang, use_lang},
    ui::Icon,
};

/// What was chosen in the list: data, a document with the data it proves, what was asked for, the record.
#[component]
pub fn Pane(file: StoredValue<FileView>) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let seen = Memo::new(move |_| query.with(Seen::of));
    move || {
        let seen = seen.get();
        file.with_value(|file| match seen {
            Seen::Step(task) => step(lang, file, task),
            Seen::Document(id) => match file.documents.iter().find(|document| document.id == id) {
                Some(found) => document(lang, file, found),
                None => step(lang, file, Task::Identity),
            },
            Seen::Asked => view! { <Asked file=file.clone()/> }.into_any(),
            Seen::Record => view! { <Record file=file.clone()/> }.into_any(),
        })
    }
}

fn step(lang: Lang, file: &FileView, task: Task) -> AnyView {
    let groups: Vec<_> = data::groups(lang, file, task).into_iter().map(|group| view! { <Answers group/> }).collect();
    let is_empty = groups.is_empty();
    let older = file.person.identity_changed_at.filter(|_| task == Task::Identity);
    view! {
        <section class="ui-office__pane ui-stack" aria-labelledby="pane">
            <h2 id="pane">{coded(states::find, lang, "task", task.code())}</h2>
            {older.map(|at| view! {
                <div class="ui-note ui-note--yours"><Icon name="info"/><p>{t::identity_older(lang, format::moment(lang, at))}</p></div>
            })}
            {groups}
            {is_empty.then(|| view! { <p class="ui-muted">{t::no_data(lang)}</p> })}
        </section>
    }
    .into_any()
}

/// A document, and beside it the data it proves.
fn document(lang: Lang, file: &FileView, found: &DocumentView) -> AnyView {
    let name = coded(states::find, lang, "document", found.kind.code());
    let address = format!("/documents/{}", found.id);
    let label = t::document_of(lang, &name);
    let proved: Vec<_> = proved(lang, file, found).into_iter().map(|group| view! { <Answers group/> }).collect();
    view! {
        <section class="ui-office__pane ui-office__pane--doc" aria-labelledby="pane">
            <h2 id="pane">{name}</h2>
            <DocFrame address file_name=found.file_name.clone() media_type=found.media_type.clone() label size=words::size(lang, found)/>
            <div class="ui-stack">{proved}</div>
        </section>
    }
    .into_any()
}

/// What was typed of the thing a document is to prove.
fn proved(lang: Lang, file: &FileView, document: &DocumentView) -> Vec<Group> {
    let of_step = |task| data::groups(lang, file, task);
    match document.kind {
        DocumentKind::Identity | DocumentKind::Photo | DocumentKind::IdentityEvidence => of_step(Task::Identity),
        DocumentKind::QualificationCertificate
        | DocumentKind::Transcript
        | DocumentKind::Equivalency
        | DocumentKind::InternshipCertificate => match document.of {
            Some(of) => data::qualification_group(lang, file, of).into_iter().collect(),
            None => of_step(Task::Qualifications),
        },
        DocumentKind::Licence => of_step(Task::Licence),
        DocumentKind::ExperienceLetter => of_step(Task::Experiences),
        DocumentKind::VerificationReport => of_step(Task::Verification),
        DocumentKind::GoodStandingCertificate => of_step(Task::GoodStanding),
        DocumentKind::Other
        | DocumentKind::RefundProof
        | DocumentKind::ExemptionProof
        | DocumentKind::ContactAttachment => Vec::new(),
    }
}
