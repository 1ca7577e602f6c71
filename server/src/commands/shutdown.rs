//! When the process is asked to end.

/// Ready once the keyboard or the system asks.
pub(super) async fn asked() {
    let keyboard = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            let _ = keyboard.await;
            return;
        };
        tokio::select! {
            _ = keyboard => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = keyboard.await;
    }
}
