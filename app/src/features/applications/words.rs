//! Words of an application's codes.

use domain::{
    application::{
        DocumentKind, PublicStatus, Requested, State,
        classification::{Draft, Task},
    },
    ids::QualificationId,
    service::ServiceCode,
};

use crate::{
    i18n::{applications as t, coded, codes, countries, services, states},
    lang::Lang,
};

pub(in crate::features) fn service(lang: Lang, service: ServiceCode) -> String {
    coded(services::find, lang, &service.code().replace('-', "_"), "name")
}

pub(in crate::features) fn task(lang: Lang, task: Task) -> String {
    coded(states::find, lang, "task", task.code())
}

pub(in crate::features) fn status(lang: Lang, status: PublicStatus) -> String {
    coded(states::find, lang, "status", status.code())
}

pub(in crate::features) fn state(lang: Lang, state: State) -> String {
    coded(states::find, lang, "status", state.code())
}

pub(in crate::features) fn document(lang: Lang, kind: DocumentKind) -> String {
    coded(states::find, lang, "document", kind.code())
}

/// A document with the qualification it belongs to, when there are several.
pub(in crate::features) fn document_of(
    lang: Lang,
    draft: &Draft,
    kind: DocumentKind,
    of: Option<QualificationId>,
) -> String {
    let name = document(lang, kind);
    let place = of.and_then(|of| draft.qualifications.iter().position(|item| item.id == of));
    match place {
        Some(place) if draft.qualifications.len() > 1 => t::document_of(lang, name, place + 1),
        _ => name,
    }
}

pub(in crate::features) fn code(lang: Lang, prefix: &str, code: &str) -> String {
    coded(codes::find, lang, prefix, code)
}

pub(in crate::features) fn country(lang: Lang, code: &str) -> String {
    coded(countries::find, lang, "", code)
}

/// «أخصائي، تمريض عام».
pub(in crate::features) fn requested(lang: Lang, requested: &Requested) -> Option<String> {
    let rank = requested.rank.as_deref().map(|rank| code(lang, "rank", rank));
    let specialty = requested.specialty.as_deref().map(|specialty| code(lang, "specialty", specialty));
    match (rank, specialty) {
        (Some(rank), Some(specialty)) => Some(t::requested(lang, rank, specialty)),
        (rank, specialty) => rank.or(specialty),
    }
}
