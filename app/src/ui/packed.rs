//! Data of a page without its type. What is loaded, waited for and kept is the same code for every page; only reading it and
//! handing it out know the type.

use std::{any::Any, sync::Arc};

use leptos::server::codee::{Decoder, Encoder};
use serde::{Serialize, de::DeserializeOwned};

use super::Wire;
use crate::error::AppError;

/// A value, or the JSON in which it came with the page.
#[derive(Clone)]
pub(super) struct Packed {
    value: Option<Arc<dyn Any + Send + Sync>>,
    json: Arc<str>,
}

impl Packed {
    /// A value that was just loaded. On the server its JSON travels with the page.
    pub(super) fn new<T: Serialize + Send + Sync + 'static>(value: T) -> Self {
        #[cfg(feature = "ssr")]
        let json = serde_json::to_string(&value).unwrap_or_default().into();
        #[cfg(not(feature = "ssr"))]
        let json = "".into();
        Self { value: Some(Arc::new(value)), json }
    }

    /// The value, as what it was packed.
    pub(super) fn open<T: Clone + DeserializeOwned + 'static>(&self) -> Result<T, AppError> {
        match self.value.as_ref().and_then(|value| value.downcast_ref::<T>()) {
            Some(value) => Ok(value.clone()),
            None => Wire::decode(&self.json).map_err(|_| AppError::Unreachable),
        }
    }
}

/// A packed answer as the page carries it: `{"Ok":…}` or `{"Err":…}`.
pub(super) struct PackedWire;

impl Encoder<Result<Packed, AppError>> for PackedWire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(answer: &Result<Packed, AppError>) -> Result<String, Self::Error> {
        match answer {
            Ok(packed) => Ok(format!("{{\"Ok\":{}}}", packed.json)),
            Err(error) => Wire::encode(&Err::<(), _>(error)),
        }
    }
}

impl Decoder<Result<Packed, AppError>> for PackedWire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<Result<Packed, AppError>, Self::Error> {
        match text.strip_prefix("{\"Ok\":").and_then(|rest| rest.strip_suffix('}')) {
            Some(json) => Ok(Ok(Packed { value: None, json: json.into() })),
            None => Wire::decode(text).map(|error: Result<(), AppError>| match error {
                Err(error) => Err(error),
                Ok(()) => Err(AppError::Unreachable),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again_with_the_page_or_without() {
        for value in [vec!["a}".to_owned(), "\"{".to_owned()], Vec::new()] {
            let loaded = Ok(Packed::new(value.clone()));
            #[cfg(feature = "ssr")]
            {
                let text = PackedWire::encode(&loaded).unwrap();
                let arrived = PackedWire::decode(&text).unwrap();
                assert_eq!(arrived.and_then(|packed| packed.open::<Vec<String>>()), Ok(value.clone()));
            }
            assert_eq!(loaded.and_then(|packed| packed.open::<Vec<String>>()), Ok(value));
        }
    }

    #[test]
    fn a_refusal_arrives_as_itself() {
        let text = PackedWire::encode(&Err(AppError::NotFound)).unwrap();
        assert_eq!(PackedWire::decode(&text).unwrap().err(), Some(AppError::NotFound));
    }
}
