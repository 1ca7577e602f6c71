//! Every store and use case on both engines, as one binary.

mod audit;
mod db;
mod messages;
mod queue;
