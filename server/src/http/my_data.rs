//! Everything held about who asks, for themself: as JSON, or as an archive with every file.

use app::request::Asker;
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::State as Extract,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use usecases::accounts::{HeldFile, held, list_held_files, read_held};
use usecases::documents::MediaType;

use super::zip::Archive;
use crate::state::State;

/// The data as one JSON document.
pub(crate) async fn get(Extract(state): Extract<State>, Extension(asker): Extension<Asker>) -> Response {
    let Some(actor) = asker.actor else { return sign_in() };
    match held(&state.portal, &actor).await {
        Ok(held) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            let text = serde_json::to_string_pretty(&held).unwrap_or_default();
            (headers, text).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// The same document with every file that is kept, a file at a time.
pub(crate) async fn archive(Extract(state): Extract<State>, Extension(asker): Extension<Asker>) -> Response {
    let Some(actor) = asker.actor else { return sign_in() };
    let (data, files) = match (held(&state.portal, &actor).await, list_held_files(&state.portal, &actor).await) {
        (Ok(data), Ok(files)) => (data, files),
        (Err(error), _) | (_, Err(error)) => return failed(&error),
    };
    let text = serde_json::to_vec_pretty(&data).unwrap_or_default();
    let mut archive = Archive::default();
    let first = archive.file("my-data.json", &text);
    let parts = futures::stream::try_unfold(
        (archive, Some(first), files.into_iter()),
        move |(mut archive, first, mut files)| {
            let (portal, actor) = (state.portal.clone(), actor.clone());
            async move {
                if let Some(first) = first {
                    return Ok(Some((Bytes::from(first), (archive, None, files))));
                }
                for file in files.by_ref() {
                    let read = read_held(&portal, &actor, file).await.map_err(std::io::Error::other)?;
                    // One that went since the list was made is no fault.
                    let Some(read) = read else { continue };
                    let part = archive.file(&name(file, read.media), &read.content);
                    return Ok(Some((Bytes::from(part), (archive, None, files))));
                }
                // The list comes last; then nothing, which a list of no bytes says.
                let end = archive.end();
                archive = Archive::default();
                Ok::<_, std::io::Error>(if end.len() > 22 {
                    Some((Bytes::from(end), (archive, None, files)))
                } else {
                    None
                })
            }
        },
    );
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

/// By its id, under which the data name it; what it was called on a device stands there too.
fn name(file: HeldFile, media: MediaType) -> String {
    let end = match media {
        MediaType::Pdf => "pdf",
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
    };
    match file {
        HeldFile::Document(id) => format!("documents/{id}.{end}"),
        HeldFile::Evidence(id) => format!("identity-changes/{id}.{end}"),
    }
}

fn sign_in() -> Response {
    Redirect::to(&app::routes::sign_in_then("/ar/my/data")).into_response()
}

fn failed(error: &usecases::Error) -> Response {
    tracing::error!(%error, "a person's data were not handed out");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
