//! The rules of the practitioner-licensing portal: types, parsing, rules, states and views. No I/O, no clock, no
//! randomness, no framework; the same code runs in the browser and on the server.

#![deny(missing_docs)]

pub mod application;
pub mod code;
pub mod form;
pub mod ids;
pub mod money;
pub mod permission;
pub mod practitioner;
pub mod text;
pub mod time;
pub mod violation;
