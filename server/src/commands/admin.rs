//! The first administrator.

use app::{i18n, lang::Lang};
use domain::{account::StaffInviteFields, form::Form as _, permission::Role, violation::Violations};
use usecases::{Error, accounts};

use super::{Outcome, open, say};
use crate::config::Config;

/// Opens the account and prints the link. Refuses once an administrator is in office.
pub(crate) async fn run(config: Config, email: String, name: String, lang: &str) -> Outcome {
    let lang = Lang::parse(lang).ok_or("--lang: ar or en")?;
    let fields =
        StaffInviteFields { colleague_name: name, colleague_email: email, role: Role::Administrator.code().to_owned() };
    let input = fields.parse(()).map_err(|violations| sentences(&violations))?;
    let portal = open::portal(&config).await?;
    let invited = accounts::invite_first_administrator(&portal, input, lang).await;
    portal.db.close().await;
    say(invited.map_err(in_words)?)?;
    Ok(())
}

fn in_words(error: Error) -> Box<dyn std::error::Error + Send + Sync> {
    match error {
        Error::Conflict { code } => i18n::errors::find(Lang::En, &code.replace('-', "_")).unwrap_or(code).into(),
        error => Box::new(error),
    }
}

fn sentences(violations: &Violations) -> String {
    let each =
        violations.0.iter().map(|violation| format!("{}: {}", violation.field, i18n::violation(Lang::En, violation)));
    each.collect::<Vec<_>>().join("\n")
}
