//! The rules of the practitioner-licensing portal: types, parsing, rules, states and views. No I/O, no clock, no
//! randomness, no framework; the same code runs in the browser and on the server.

#![deny(missing_docs)]

pub mod account;
pub mod application;
pub mod certificate;
pub mod classification;
pub mod code;
pub mod contact;
pub mod cpd;
pub mod eligibility;
pub mod exemption;
pub mod fact;
pub mod form;
pub mod ids;
pub mod invoice;
pub mod lang;
pub mod money;
pub mod payment;
pub mod permission;
pub mod policy;
pub mod practitioner;
pub mod preferences;
pub mod refund;
pub mod samples;
pub mod service;
pub mod text;
pub mod time;
pub mod trail;
pub mod violation;
