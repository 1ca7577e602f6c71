//! What every handler has at hand.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::shell::Assets;
use tokio::sync::Semaphore;
use usecases::Portal;

use crate::{assets::Source, config::Config};

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) portal: Portal,
    pub(crate) config: Arc<Config>,
    pub(crate) source: Source,
    /// Read once; in development at each page, so that a rebuild shows.
    addresses: Option<Arc<Assets>>,
    /// As many as requests may be under way.
    pub(crate) places: Arc<Semaphore>,
    pub(crate) worker: Worker,
}

impl State {
    pub(crate) fn new(portal: Portal, config: Config) -> Self {
        let source = Source::new(config.assets_dir.clone());
        let addresses = matches!(source, Source::Embedded).then(|| Arc::new(source.addresses()));
        let places = Arc::new(Semaphore::new(config.requests_at_once));
        Self { portal, config: Arc::new(config), source, addresses, places, worker: Worker::Elsewhere }
    }

    /// With a worker in this process.
    pub(crate) fn with_worker(self, worker: Worker) -> Self {
        Self { worker, ..self }
    }

    pub(crate) fn assets(&self) -> Assets {
        self.addresses.as_ref().map_or_else(|| self.source.addresses(), |addresses| (**addresses).clone())
    }
}

/// Where jobs are done.
#[derive(Clone, Debug)]
pub(crate) enum Worker {
    /// In another process.
    Elsewhere,
    /// In this one; true while it works.
    Here(Arc<AtomicBool>),
}

impl Worker {
    pub(crate) const ENDED: &'static str = "ended";

    /// A worker in this process, and what says that it ended once it is dropped, however it ends.
    pub(crate) fn here() -> (Self, Alive) {
        let alive = Arc::new(AtomicBool::new(true));
        (Self::Here(alive.clone()), Alive(alive))
    }

    pub(crate) fn state(&self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::Here(alive) if alive.load(Ordering::Relaxed) => "here",
            Self::Here(_) => Self::ENDED,
        }
    }
}

/// Held by the worker while it lives.
#[derive(Debug, Default)]
pub(crate) struct Alive(Arc<AtomicBool>);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
