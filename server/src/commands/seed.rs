//! Demonstration data, made by the same use cases as everything else, so that it cannot contradict itself.

use domain::text::{Email, PersonName};
use usecases::{
    Portal,
    accounts::{self, NewAccount, totp},
};

use super::{Outcome, demonstration::{PEOPLE, Person}, open, say};
use crate::config::Config;

/// Fills an empty database and prints the sign-ins; of a database that was filled so before it prints them again.
pub(crate) async fn run(config: Config) -> Outcome {
    if !config.demonstration {
        return Err("only in a demonstration (PORTAL_DEMONSTRATION=true): everybody can know these passwords".into());
    }
    let portal = open::portal(&config).await?;
    let outcome = fill(&portal).await;
    portal.db.close().await;
    outcome?;
    for person in PEOPLE {
        let secret = person.secret.map(|secret| format!("  authenticator {}", totp::base32(&secret))).unwrap_or_default();
        say(format_args!("{:<16} {:<28} {}{secret}", person.role.code(), person.email, person.password))?;
    }
    Ok(())
}

/// Fills an empty database. Does nothing where it was done before; refuses a database that holds anybody else.
pub(crate) async fn fill(portal: &Portal) -> Outcome {
    if !accounts::is_empty(portal).await? {
        let mut missing = false;
        for person in PEOPLE {
            missing |= !accounts::is_open(portal, &email(person)?).await?;
        }
        return if missing { Err("the database is not empty, and these are not its people".into()) } else { Ok(()) };
    }
    for person in PEOPLE {
        let new = NewAccount {
            name: PersonName::parse(person.name).map_err(|fault| format!("{}: {}", person.name, fault.code))?,
            email: email(person)?,
            password: person.password.to_owned(),
            roles: vec![person.role],
            lang: person.lang,
            totp_secret: person.secret,
        };
        accounts::open_active(portal, new).await?;
    }
    Ok(())
}

fn email(person: &Person) -> Result<Email, String> {
    Email::parse(person.email).map_err(|fault| format!("{}: {}", person.email, fault.code))
}
