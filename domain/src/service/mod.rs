//! The catalogue of services (domain.md §2).

mod code;

pub use code::ServiceCode;
