//! Every store and use case on both engines, as one binary.

#![allow(clippy::unwrap_used)]

mod accounts;
mod accounts_care;
mod accounts_contact;
mod accounts_staff;
mod applications;
mod audit;
mod authenticator;
mod data_update;
mod db;
mod documents;
mod erasure;
mod guessing;
mod messages;
mod money;
mod passkeys;
mod queue;
mod racing;
mod review;
mod review_races;
mod sms;
mod submit_races;
mod suspicion;
mod words;
