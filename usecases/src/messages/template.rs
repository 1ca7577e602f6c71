//! The texts: `usecases/src/templates/{ar,en}/<code>.txt`, the first line the subject, then an empty line, then the
//! text. A text message has no subject. Placeholders are `{name}`.

use std::borrow::Cow;

use domain::lang::Lang;

use super::{Channel, Content};

macro_rules! templates {
    ($($(#[$meta:meta])* $name:ident = $code:literal),* $(,)?) => {
        domain::codes! {
            /// A text that is sent: one line here, one file a language.
            pub enum Template { $($(#[$meta])* $name = $code),* }
        }

        impl Template {
            const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {$(
                    (Self::$name, Lang::Ar) => include_str!(concat!("../templates/ar/", $code, ".txt")),
                    (Self::$name, Lang::En) => include_str!(concat!("../templates/en/", $code, ".txt")),
                )*}
            }
        }
    };
}

templates! {
    /// Code and link that activate an account.
    Activate = "activate",
    /// Someone tried to register the address again.
    AlreadyRegistered = "already-registered",
    /// Link to a new password.
    ResetPassword = "reset-password",
    /// The password was changed.
    PasswordChanged = "password-changed",
    /// Code to find the e-mail address by, by SMS.
    FindEmailCode = "find-email-code",
    /// The registered address, told to itself.
    EmailFound = "email-found",
    /// Code that proves a new e-mail address.
    VerifyEmail = "verify-email",
    /// Code that proves a new mobile number, by SMS.
    VerifyMobile = "verify-mobile",
    /// Contact data were changed; told to the old address, with a way back.
    ContactChanged = "contact-changed",
    /// The mobile number was changed; told to the old number, by SMS.
    MobileChanged = "mobile-changed",
    /// The second factor was changed.
    SecondFactorChanged = "second-factor-changed",
    /// A passkey was added.
    PasskeyAdded = "passkey-added",
    /// A passkey was removed.
    PasskeyRemoved = "passkey-removed",
    /// A passkey was seen at two devices and blocked.
    PasskeyBlocked = "passkey-blocked",
    /// Strangers try to sign in.
    AttemptsNoticed = "attempts-noticed",
    /// The right password was followed by wrong second steps.
    SecondStepFailed = "second-step-failed",
    /// A sign-in from where the account was never used.
    NewSignIn = "new-sign-in",
    /// Someone with the password asks to get in without the second step: the link, and when it opens.
    SecondStepLost = "second-step-lost",
    /// The same, by SMS, without the link.
    SecondStepLostSms = "second-step-lost-sms",
    /// The same, to administrators, when it is a member of staff.
    SecondStepLostByStaff = "second-step-lost-by-staff",
    /// A change of identity was approved.
    IdentityChanged = "identity-changed",
    /// A change of identity was refused, with why.
    IdentityRefused = "identity-refused",
    /// The yearly request to confirm one's data.
    ConfirmData = "confirm-data",
    /// Staff are invited.
    Invite = "invite",
    /// An application arrived: number, fees, until when to pay.
    ApplicationSubmitted = "application-submitted",
    /// An application entered review: until when a decision is expected.
    ApplicationInReview = "application-in-review",
    /// Fees wait to be paid.
    PaymentReminder = "payment-reminder",
    /// An application was cancelled unpaid.
    ApplicationExpired = "application-expired",
    /// An application was withdrawn.
    ApplicationWithdrawn = "application-withdrawn",
    /// Additional requirements were answered.
    RequirementsAnswered = "requirements-answered",
    /// Additional requirements were asked for.
    RequirementsRequested = "requirements-requested",
    /// An assessment got its day.
    AssessmentScheduled = "assessment-scheduled",
    /// An assessment got another day.
    AssessmentRescheduled = "assessment-rescheduled",
    /// An assessment was missed.
    AssessmentMissed = "assessment-missed",
    /// An application was approved.
    ApplicationApproved = "application-approved",
    /// An application was rejected.
    ApplicationRejected = "application-rejected",
    /// A file was given to a reviewer.
    FileAssigned = "file-assigned",
    /// An application was closed unanswered.
    ApplicationClosed = "application-closed",
    /// Money came.
    PaymentReceived = "payment-received",
    /// Money beside an invoice is offered back.
    ExcessOffered = "excess-offered",
    /// A refund claim was filed: until when it is decided.
    RefundClaimed = "refund-claimed",
    /// A refund claim was decided.
    RefundDecided = "refund-decided",
    /// A refund was paid out.
    RefundPaid = "refund-paid",
    /// A refund did not arrive: another account may be named.
    RefundNotArrived = "refund-not-arrived",
    /// Another account was named for it.
    RefundAccountCorrected = "refund-account-corrected",
}

impl Template {
    /// The text with its values; `None` when a placeholder has none.
    #[must_use]
    pub fn fill(self, channel: Channel, lang: Lang, values: &[(&str, &str)]) -> Option<Content> {
        let text = self.text(lang);
        let (subject, text) = match channel {
            Channel::Sms => ("", text),
            Channel::Mail | Channel::Portal => text.split_once("\n\n")?,
        };
        let whole: Vec<(&str, Cow<'_, str>)> =
            values.iter().map(|(name, value)| (*name, unbroken(lang, name, value))).collect();
        let values: Vec<(&str, &str)> = whole.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        Some(Content { subject: fill(subject.trim(), &values)?, text: fill(text.trim_end(), &values)? })
    }
}

/// A number in fours stays on one line; inside Arabic it is isolated, or its fours would stand in the order of the sentence.
fn unbroken<'a>(lang: Lang, name: &str, value: &'a str) -> Cow<'a, str> {
    if name != "number" {
        return Cow::Borrowed(value);
    }
    let value = value.replace(' ', "\u{a0}");
    Cow::Owned(match lang {
        Lang::Ar => format!("\u{2066}{value}\u{2069}"),
        Lang::En => value,
    })
}

/// One pass over the text, so that a value which looks like a placeholder stays what it is.
fn fill(text: &str, values: &[(&str, &str)]) -> Option<String> {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        filled.push_str(before);
        filled.push_str(values.iter().find(|(known, _)| *known == name)?.1);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_template_asks_for_the_same_values_in_both_languages() {
        for template in Template::ALL {
            let (ar, en) = (template.text(Lang::Ar), template.text(Lang::En));
            assert_eq!(placeholders(ar), placeholders(en), "{template}");
            assert!(ar.chars().any(|letter| ('\u{0600}'..='\u{06ff}').contains(&letter)), "{template}");
        }
    }

    #[test]
    fn a_number_in_arabic_keeps_its_order_and_its_line_and_is_read_back_as_pasted() {
        let number = domain::text::ApplicationNumber::from_random(95_774_096_198);
        let shown = number.grouped();
        let values = [("name", "نورة"), ("number", &shown), ("link", "/"), ("operator", "الجهة"), ("portal", "/")];
        let mail = Template::ApplicationApproved.fill(Channel::Mail, Lang::Ar, &values).unwrap();
        let written = format!("\u{2066}{}\u{2069}", shown.replace(' ', "\u{a0}"));
        assert!(mail.subject.contains(&written) && mail.text.contains(&written), "{mail:?}");
        assert_eq!(domain::text::ApplicationNumber::parse(&written), Ok(number.clone()));
        let english = Template::ApplicationApproved.fill(Channel::Mail, Lang::En, &values).unwrap();
        assert!(english.text.contains(&shown.replace(' ', "\u{a0}")) && !english.text.contains('\u{2066}'));
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_what_it_is() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]).unwrap(), "{b} and x");
        assert_eq!(fill("{missing}", &[]), None);
    }
}
