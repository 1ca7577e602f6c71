//! What may be shown of an address or a number to someone who has not yet proved that it is theirs.

use serde::{Deserialize, Serialize};

use super::{Email, Iban, Mobile, NationalId};

/// A text of which only the ends are left, in between always the same number of dots, so that its length says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Masked(String);

const DOTS: &str = "•••";

impl Masked {
    /// As shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first and the last characters of ASCII text; all dots when it is so short that the ends would be all of it.
    pub(crate) fn ends(text: &str, first: usize, last: usize) -> Self {
        if text.len() <= first + last {
            return Self(DOTS.to_owned());
        }
        let start = text.get(..first).unwrap_or("");
        let end = text.get(text.len() - last..).unwrap_or("");
        Self(format!("{start}{DOTS}{end}"))
    }
}

impl std::fmt::Display for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Email {
    /// First letter, first letter of the domain, last label: `m•••@g•••.com`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
        let (local, domain) = (self.local_part(), self.domain());
        let last = domain.rsplit('.').next().unwrap_or("");
        Masked(format!("{}{DOTS}@{}{DOTS}.{last}", first(local), first(domain)))
    }
}

impl Mobile {
    /// The last two digits, and that it is one of the Kingdom: `+9665•••78`; abroad `+•••56`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked::ends(self.as_str(), if self.is_saudi() { 5 } else { 1 }, 2)
    }
}

impl NationalId {
    /// The first digit, which says citizen or resident, and the last two: `1•••08`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked::ends(self.as_str(), 1, 2)
    }
}

impl Iban {
    /// The country and the last four: `SA•••7519`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked::ends(self.as_str(), 2, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_are_left() {
        assert_eq!(Email::parse("mona@gmail.com").unwrap().masked().as_str(), "m•••@g•••.com");
        assert_eq!(Email::parse("a@moh.gov.sa").unwrap().masked().as_str(), "a•••@m•••.sa");
        assert_eq!(Mobile::parse("0512345678").unwrap().masked().as_str(), "+9665•••78");
        assert_eq!(Mobile::parse("+447911123456").unwrap().masked().as_str(), "+•••56");
        assert_eq!(NationalId::parse("1000000008").unwrap().masked().as_str(), "1•••08");
        assert_eq!(Iban::parse("SA0380000000608010167519").unwrap().masked().as_str(), "SA•••7519");
    }
}
