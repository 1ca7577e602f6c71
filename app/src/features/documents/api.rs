//! Server functions of documents.

use leptos::prelude::*;
use leptos::server_fn::codec::{MultipartData, MultipartFormData};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use {
    super::place::Spot,
    crate::{
        features::applications::api_support::application,
        request::{self, signed_in},
    },
    domain::ids::DocumentId,
    usecases::documents::{self, NewFile, Place},
};

/// Takes a document in: parts `id` (the application) and `spot`, then the file.
#[server(prefix = "/api", endpoint = "documents/upload", input = MultipartFormData)]
pub async fn upload(data: MultipartData) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let Parts { id, spot, file } = read(data).await?;
    let application = application(&id)?;
    let spot = Spot::parse(&spot).ok_or(AppError::NotFound)?;
    let (place, next) = led(spot, &id);
    documents::upload(&portal, &actor, application, place, file).await?;
    request::go(&next);
    Ok(())
}

/// What a spot means to the use case, and the page one goes on with.
#[cfg(feature = "ssr")]
fn led(spot: Spot, id: &str) -> (Place, String) {
    match spot {
        Spot::Required(kind, of) => (Place::Draft { kind, of }, format!("/my/applications/{id}/documents")),
        Spot::Item(item) => (Place::Item(item), format!("/my/applications/{id}/requirements")),
        Spot::Proof(invoice, ground) => (Place::Proof, format!("/my/refunds/new?invoice={invoice}&ground={ground}")),
    }
}

/// Takes a document of a draft back.
#[server(prefix = "/api", endpoint = "documents/remove")]
pub async fn remove(id: String, document: String) -> Result<(), AppError> {
    let (portal, actor) = signed_in()?;
    let document = DocumentId::parse(&document).ok_or(AppError::NotFound)?;
    documents::remove(&portal, &actor, document).await?;
    request::go(&format!("/my/applications/{id}/documents"));
    Ok(())
}

#[cfg(feature = "ssr")]
pub(in crate::features) struct Parts {
    id: String,
    spot: String,
    pub(in crate::features) file: NewFile,
}

/// Reads the parts; of a file that is too large no more is kept than shows it.
#[cfg(feature = "ssr")]
pub(in crate::features) async fn read(data: MultipartData) -> Result<Parts, AppError> {
    const LIMIT: usize = 10 * 1_048_576 + 1;
    let malformed = |_| AppError::invalid(documents::FIELD, "upload_interrupted");
    let Some(mut parts) = data.into_inner() else { return Err(AppError::invalid("", "malformed")) };
    let (mut id, mut spot, mut file) = (String::new(), String::new(), None);
    while let Some(mut part) = parts.next_field().await.map_err(malformed)? {
        match part.name().unwrap_or_default() {
            "id" => id = part.text().await.map_err(malformed)?,
            "spot" => spot = part.text().await.map_err(malformed)?,
            "file" => {
                let name = part.file_name().unwrap_or_default().to_owned();
                let (mut content, mut seen) = (Vec::new(), 0_usize);
                while let Some(chunk) = part.chunk().await.map_err(malformed)? {
                    seen += chunk.len();
                    if seen > 4 * LIMIT {
                        return Err(AppError::invalid(documents::FIELD, "upload_too_large"));
                    }
                    if content.len() < LIMIT {
                        content.extend_from_slice(&chunk);
                    }
                }
                file = Some(NewFile { name, content });
            }
            _ => {}
        }
    }
    let file = file.filter(|file| !file.name.is_empty() || !file.content.is_empty());
    Ok(Parts { id, spot, file: file.ok_or_else(|| AppError::invalid(documents::FIELD, "required"))? })
}
