//! Demonstration data, made by the same use cases as everything else, so that it cannot contradict itself.

mod story;

use domain::{
    permission::Role,
    text::{Email, PersonName},
};
use usecases::{
    Actor, Portal,
    accounts::{self, NewAccount, totp},
};

use self::story::{Far, Story};
use super::{
    Outcome,
    demonstration::{PEOPLE, Person},
    open, say,
};
use crate::config::Config;

/// Address, name in Latin letters, nine digits of the identity number, days since it was filed, how far it has come.
const STORIES: &[(&str, &str, u32, i64, Far)] = &[
    ("applicant@demo.example", "Sara Ahmad Alqahtani", 20_000_001, 6, Far::Paid),
    ("layla@demo.example", "Layla Hasan Alamri", 20_000_002, 2, Far::Filed),
    ("yousef@demo.example", "Yousef Ibrahim Alharbi", 20_000_003, 9, Far::Asked),
    ("huda@demo.example", "Huda Omar Alshammari", 20_000_004, 21, Far::Approved),
    ("tariq@demo.example", "Tariq Faisal Albaqami", 20_000_005, 5, Far::Claimed),
    ("maha@demo.example", "Maha Sultan Alrashid", 20_000_006, 25, Far::Rejected),
];

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
        let secret =
            person.secret.map(|secret| format!("  authenticator {}", totp::base32(&secret))).unwrap_or_default();
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
    let mut actors: Vec<(&str, Actor)> = Vec::new();
    for person in PEOPLE {
        let new = NewAccount {
            name: PersonName::parse(person.name).map_err(|fault| format!("{}: {}", person.name, fault.code))?,
            email: email(person)?,
            password: person.password.to_owned(),
            roles: vec![person.role],
            lang: person.lang,
            totp_secret: person.secret,
        };
        let account = accounts::open_active(portal, new).await?;
        actors.push((person.email, story::actor(portal, person, account)));
    }
    let find = |email: &str| actors.iter().find(|(known, _)| *known == email).map(|(_, actor)| actor.clone());
    let reviewer =
        actors.iter().map(|(_, actor)| actor).find(|actor| actor.roles == [Role::Reviewer]).ok_or("no reviewer")?;
    for (email, latin_name, number, days_ago, far) in STORIES {
        let who = find(email).ok_or("a story of nobody")?;
        let story = Story { who, latin_name, number: *number, days_ago: *days_ago, far: *far };
        story::tell(portal, reviewer, &story).await.map_err(|error| format!("{email}: {error}"))?;
    }
    Ok(())
}

fn email(person: &Person) -> Result<Email, String> {
    Email::parse(person.email).map_err(|fault| format!("{}: {}", person.email, fault.code))
}
