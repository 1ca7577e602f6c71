//! Opens what a use case works with, as the configuration says.

use std::sync::Arc;

use domain::lang::Lang;
use usecases::{
    Clock, Portal, Rng, Settings,
    context::OperatorNames,
    db::{Db, Options},
    ports::{Mailer, Objects, Sms},
    secrets::{Cost, Hasher, Secrets},
};

use crate::config::Config;

/// The portal on its database, migrated.
pub(crate) async fn portal(config: &Config) -> Result<Portal, Box<dyn std::error::Error + Send + Sync>> {
    if let Some(folder) =
        config.database_url.strip_prefix("sqlite://").and_then(|path| std::path::Path::new(path).parent())
    {
        std::fs::create_dir_all(folder)?;
    }
    let db = Db::connect(&config.database_url, Options::default()).await?;
    db.migrate().await?;
    let secrets = Arc::new(Secrets::from_master(&config.master()?));
    let mailer = match &config.smtp_url {
        None => Mailer::Captured,
        Some(address) => Mailer::smtp(&address.0)?,
    };
    let sms = match (&config.sms_provider, &config.sms_key, &config.sms_sender) {
        (None, _, _) => Sms::Embedded,
        (Some(name), Some(key), Some(sender)) => Sms::provider(name, &key.0, sender, None)?,
        (Some(_), _, _) => return Err("sms_provider: sms_key and sms_sender are needed with it".into()),
    };
    Ok(Portal {
        db,
        clock: Clock::System,
        rng: Rng::System,
        hasher: Hasher::new(secrets.clone(), Cost::STANDARD, config.hashes_at_once),
        objects: Objects::folder(&config.documents_dir, secrets.clone())?,
        secrets,
        mailer,
        sequence: Arc::default(),
        meter: Arc::default(),
        sms,
        gateway: usecases::ports::Gateway::embedded(),
        settings: Arc::new(Settings {
            public_url: config.public_url(),
            operator: OperatorNames { ar: config.operator_ar.clone(), en: config.operator_en.clone() },
            mail_from: config.mail_from.clone(),
            default_lang: Lang::Ar,
            is_demonstration: config.demonstration,
        }),
    })
}
