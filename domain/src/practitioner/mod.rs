//! The practitioner: a person with an account; registered by a registration (domain.md §1, §4).

mod country;
mod identity;
mod verification;

pub use country::Country;
pub use identity::{IdentityKind, IdentityNumber};
pub use verification::{VerificationFields, VerificationInput};

crate::codes! {
    /// Gender, as on the identity.
    pub enum Gender {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

crate::codes! {
    /// Where the practitioner lives, which decides between the two kinds of classification (domain.md §2).
    pub enum Residence {
        /// Inside the Kingdom.
        Inside = "inside",
        /// Outside the Kingdom.
        Outside = "outside",
    }
}

/// The country whose citizen the practitioner is.
pub type Nationality = Country;
