//! Is it alive, is it ready, how is it doing.

use std::{
    net::{IpAddr, SocketAddr},
    sync::OnceLock,
    time::Duration,
};

use axum::{
    Json,
    extract::{ConnectInfo, Request, State as Extract},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde::Serialize;

use crate::state::{State, Worker};

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// The process answers.
pub(crate) async fn live() -> StatusCode {
    StatusCode::OK
}

#[derive(Serialize)]
struct Readiness {
    /// The database answers; it was migrated before the portal began to listen.
    database: bool,
    /// `here` and alive, `ended`, or `elsewhere`, where it is another process.
    worker: &'static str,
}

/// Requests can be served: what a balancer asks before it sends any.
pub(crate) async fn ready(Extract(state): Extract<State>) -> Response {
    let database = matches!(tokio::time::timeout(PATIENCE, state.portal.db.ping()).await, Ok(Ok(())));
    let worker = state.worker.state();
    let status = if database && worker != Worker::ENDED { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { database, worker })).into_response()
}

/// Figures in Prometheus' text: routes, statuses, times, jobs; nothing about a person. Answered to this machine and to
/// the configured addresses, and never through a proxy.
pub(crate) async fn figures(Extract(state): Extract<State>, request: Request) -> Response {
    let headers = request.headers();
    let allowed = request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|peer| {
        let peer: IpAddr = peer.0.ip().to_canonical();
        peer.is_loopback() || state.config.metrics_from.contains(&peer)
    });
    if !allowed || headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match usecases::queue::count_by_state(&state.portal).await {
        Ok(counts) => {
            for (state, jobs) in counts {
                // Gauges are floats by their nature; 2⁵³ jobs are exact.
                #[allow(clippy::cast_precision_loss)]
                metrics::gauge!("jobs", "state" => state).set(jobs as f64);
            }
        }
        Err(error) => tracing::warn!(%error, "the jobs could not be counted"),
    }
    let work = state.portal.db.work();
    metrics::counter!("db_statements_total").absolute(work.statements);
    metrics::counter!("db_writes_total").absolute(work.writes);
    let recorder = recorder();
    recorder.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder.render()).into_response()
}

/// The recorder of this process, installed at the first call.
pub(crate) fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let builder = PrometheusBuilder::new();
        let recorder = match builder.set_buckets(BUCKETS) {
            Ok(builder) => builder.build_recorder(),
            Err(_) => PrometheusBuilder::new().build_recorder(),
        };
        let handle = recorder.handle();
        // Only this function installs one.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}
