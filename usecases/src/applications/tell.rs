//! Telling the applicant: by mail and in the portal, in the language they read.

use domain::ids::AccountId;
use domain::lang::Lang;

use super::record::Application;
use super::store;
use crate::binds;
use crate::context::Portal;
use crate::db::{Error as DbError, Tx};
use crate::error::Result;
use crate::messages::{self, Channel, Recipient, Template, words};

/// Where an account is told.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Contact {
    pub(crate) email: String,
    pub(crate) name: String,
    language: String,
}

impl Contact {
    /// Reads the contact data of an account.
    ///
    /// # Errors
    /// [`DbError::Missing`] when there is no such account.
    pub(crate) async fn of(tx: &mut Tx, account: AccountId) -> Result<Self, DbError> {
        tx.fetch_one(store::CONTACT, binds![account]).await
    }

    /// The language its messages are written in.
    pub(crate) fn lang(&self) -> Lang {
        Lang::parse(&self.language).unwrap_or(Lang::Ar)
    }
}

/// Tells the applicant something about their application. `name`, `number` and `link` are always there; days and amounts
/// among the values are [`Said`].
pub(crate) async fn applicant(
    portal: &Portal,
    tx: &mut Tx,
    file: &Application,
    template: Template,
    values: &[(&str, Said)],
) -> Result<()> {
    let contact = Contact::of(tx, file.account).await?;
    let lang = contact.lang();
    let number = file.number.grouped();
    let link = format!("{}/{}/my/applications/{}", portal.settings.public_url, lang.code(), file.id);
    let said: Vec<(&str, String)> = values.iter().map(|(name, value)| (*name, value.in_lang(lang))).collect();
    let mut all = vec![("name", contact.name.as_str()), ("number", number.as_str()), ("link", link.as_str())];
    all.extend(said.iter().map(|(name, value)| (*name, value.as_str())));
    let mail = Recipient { account: Some(file.account), address: contact.email.clone(), lang };
    messages::send(portal, tx, Channel::Mail, &mail, template, &all).await?;
    let shown = Recipient { account: Some(file.account), address: String::new(), lang };
    messages::send(portal, tx, Channel::Portal, &shown, template, &all).await?;
    Ok(())
}

/// Tells a reviewer, by mail, that a file is theirs; `name`, `number` and `link` are there.
pub(crate) async fn reviewer(
    portal: &Portal,
    tx: &mut Tx,
    file: &Application,
    reviewer: AccountId,
    template: Template,
) -> Result<()> {
    let contact = Contact::of(tx, reviewer).await?;
    let lang = contact.lang();
    let number = file.number.grouped();
    let link = format!("{}/{}/office/applications/{}", portal.settings.public_url, lang.code(), file.id);
    let values = [("name", contact.name.as_str()), ("number", number.as_str()), ("link", link.as_str())];
    let mail = Recipient { account: Some(reviewer), address: contact.email.clone(), lang };
    messages::send(portal, tx, Channel::Mail, &mail, template, &values).await?;
    Ok(())
}

/// A value of a message, before it is written in a language.
pub(crate) enum Said {
    /// A day, in both calendars.
    Day(domain::time::CivilDate),
    /// An amount.
    Money(domain::money::Money),
    /// A number of days.
    Days(u32),
    /// As it is.
    Text(String),
}

impl Said {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            Self::Day(day) => words::day(lang, *day),
            Self::Money(amount) => words::money(lang, *amount),
            Self::Days(count) => words::days(lang, *count),
            Self::Text(text) => text.clone(),
        }
    }
}
