//! Text as typed, parsed once: every type here has private content, `parse` from what was typed, and `as_str` for what is
//! stored. Parsing what is stored gives the same value again. Faults are codes, never sentences.

mod clean;
mod code;
mod digits;
mod email;
mod fold;
mod free_text;
mod iban;
mod masked;
mod membership_number;
mod mobile;
mod names;
mod national_id;
mod newtype;
mod numbers;
mod password;
mod verhoeff;

pub use clean::{clean, clean_line};
pub use code::Code;
pub use digits::{compact, fold_digits};
pub use email::Email;
pub use fold::fold;
pub use free_text::{FreeText, ShortText};
pub use iban::{Bank, Iban};
pub use masked::Masked;
pub use membership_number::MembershipNumber;
pub use mobile::Mobile;
pub use names::{ArabicName, LatinName, PersonName};
pub use national_id::{NationalId, NationalIdKind};
pub use numbers::{ApplicationNumber, CertificateNumber, InvoiceNumber, RefundClaimNumber};
pub use password::{Password, PasswordLength};
