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
        let start = if self.is_saudi() { "+9665" } else { "+" };
        Masked(format!("{start}{DOTS}{}", last(self.as_str(), 2)))
    }
}

impl NationalId {
    /// The first digit, which says citizen or resident, and the last two: `1•••08`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        let first = self.as_str().get(..1).unwrap_or("");
        Masked(format!("{first}{DOTS}{}", last(self.as_str(), 2)))
    }
}

impl Iban {
    /// The country and the last four: `SA•••7519`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked(format!("SA{DOTS}{}", last(self.as_str(), 4)))
    }
}

/// The last `count` characters of ASCII text.
fn last(text: &str, count: usize) -> &str {
    text.get(text.len().saturating_sub(count)..).unwrap_or("")
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
