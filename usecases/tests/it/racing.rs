//! Several at the same moment.

use tokio::task::JoinSet;

/// Rounds of a race in the ordinary run; `PORTAL_RACE_ROUNDS` says otherwise.
pub(crate) fn rounds(ordinary: usize) -> usize {
    std::env::var("PORTAL_RACE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ordinary)
}

/// Does all at the same time and waits for the last.
pub(crate) async fn at_once<F>(tasks: Vec<F>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut all = JoinSet::new();
    for task in tasks {
        all.spawn(task);
    }
    while let Some(done) = all.join_next().await {
        done.unwrap();
    }
}

/// Functions of a portal, each with a copy of its own, at once.
macro_rules! racing {
    ($portal:expr; $($body:expr),* $(,)?) => {{
        let tasks: Vec<std::pin::Pin<Box<dyn Future<Output = ()> + Send>>> = vec![$({
            let portal: usecases::Portal = $portal.portal.clone();
            Box::pin(($body)(portal))
        }),*];
        $crate::racing::at_once(tasks).await;
    }};
}
pub(crate) use racing;
