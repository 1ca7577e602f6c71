//! Serves until it is asked to end; what is under way is finished first.

use std::net::SocketAddr;

use tokio::{net::TcpListener, sync::watch};

use super::{Outcome, open, shutdown};
use crate::{
    config::Config,
    http::health,
    middleware::trace,
    router,
    state::{Alive, State, Worker},
};

/// Runs the server, with the worker inside unless it runs elsewhere.
pub(crate) async fn run(config: Config) -> Outcome {
    begin_log(&config)?;
    // Pages are rendered on the runtime's own threads; a second initialisation would be refused, and there is none.
    let _ = any_spawner::Executor::init_tokio();
    health::recorder();
    let portal = open::portal(&config).await?;
    let listener = TcpListener::bind(config.address).await?;
    let (ended, end) = watch::channel(false);
    let (place, alive) = if config.worker { Worker::here() } else { (Worker::Elsewhere, Alive::default()) };
    let worker = config.worker.then(|| {
        let (portal, mut end) = (portal.clone(), end.clone());
        tokio::spawn(async move {
            let _alive = alive;
            usecases::queue::run(&portal, async move {
                // The sender lives as long as the server: an error is the end as well.
                let _ = end.wait_for(|ended| *ended).await;
            })
            .await;
        })
    });
    tracing::info!(address = %config.address, "serving");
    let service = router::router(State::new(portal.clone(), config).with_worker(place))
        .into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            shutdown::asked().await;
            let _ = ended.send(true);
        })
        .await?;
    if let Some(worker) = worker {
        worker.await?;
    }
    portal.db.close().await;
    Ok(())
}

/// One JSON line an event, on the standard output.
pub(super) fn begin_log(config: &Config) -> Outcome {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)?;
    tracing_subscriber::fmt().json().with_span_list(false).with_env_filter(filter).init();
    trace::log_panics();
    Ok(())
}
