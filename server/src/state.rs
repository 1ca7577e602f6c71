//! What every handler has at hand.

use app::shell::Assets;
use usecases::Portal;

use crate::{assets::Source, config::Config};

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) portal: Portal,
    pub(crate) config: std::sync::Arc<Config>,
    pub(crate) source: Source,
    /// Read once; in development at each page, so that a rebuild shows.
    addresses: Option<std::sync::Arc<Assets>>,
}

impl State {
    pub(crate) fn new(portal: Portal, config: Config) -> Self {
        let source = Source::new(config.assets_dir.clone());
        let addresses = matches!(source, Source::Embedded).then(|| std::sync::Arc::new(source.addresses()));
        Self { portal, config: std::sync::Arc::new(config), source, addresses }
    }

    pub(crate) fn assets(&self) -> Assets {
        self.addresses.as_ref().map_or_else(|| self.source.addresses(), |addresses| (**addresses).clone())
    }
}
