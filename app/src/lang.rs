//! The language of a page: the first segment of its address, fixed for the life of the document.

pub use domain::lang::Lang;
use leptos::prelude::*;

/// Languages in addresses.
pub trait Addressed: Sized {
    /// The address of a page in this language: `at("/services")` is `/ar/services`.
    fn at(self, page: &str) -> String;
    /// The language of an address such as `/en/services`; Arabic when it names none.
    fn of_path(path: &str) -> Self;
}

impl Addressed for Lang {
    fn at(self, page: &str) -> String {
        let page = page.trim_end_matches('/');
        format!("/{}{page}", self.code())
    }

    fn of_path(path: &str) -> Self {
        path.split('/').nth(1).and_then(Self::parse).unwrap_or(Self::Ar)
    }
}

/// The language of the page being shown.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or(Lang::Ar)
}
