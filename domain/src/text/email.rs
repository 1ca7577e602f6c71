//! E-mail addresses.

use super::clean::is_invisible;
use super::newtype::shown_text;
use crate::violation::Fault;

/// An e-mail address, lower-cased as a whole: two accounts must not differ in capitals, and no provider in use tells
/// them apart. ASCII only; at most 254 characters, 64 before the `@` (RFC 5321). The domain has a dot, and no literal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

shown_text!(Email);

impl Email {
    /// From what was typed; spaces at the ends and invisible marks do not count.
    ///
    /// # Errors
    /// `required`, `too-long` with `max`, `invalid-email`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let visible: String = typed.chars().filter(|character| !is_invisible(*character)).collect();
        let address = visible.trim();
        if address.is_empty() {
            return Err(Fault::new("required"));
        }
        if address.chars().count() > 254 {
            return Err(Fault::new("too-long").with("max", 254));
        }
        match address.rsplit_once('@') {
            Some((local, domain)) if is_local_part(local) && is_domain(domain) => {
                Ok(Self(address.to_ascii_lowercase()))
            }
            _ => Err(Fault::new("invalid-email")),
        }
    }

    /// The part before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// RFC 5322 dot-atom.
fn is_local_part(local: &str) -> bool {
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    local.len() <= 64 && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
}

/// Labels of letters, digits and inner hyphens, at least two, the last not all digits.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let last = domain.rsplit('.').next().unwrap_or("");
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() >= 2
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_marks_do_not_make_another_address() {
        let email = Email::parse(" \u{200E}Mona.Ali+x@Example.COM ").unwrap();
        assert_eq!(email.as_str(), "mona.ali+x@example.com");
        assert_eq!((email.local_part(), email.domain()), ("mona.ali+x", "example.com"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in [
            "a",
            "a@",
            "@b.sa",
            "a@b",
            "a b@c.sa",
            "a@b..sa",
            ".a@b.sa",
            "a.@b.sa",
            "a..b@c.sa",
            "a@-b.sa",
            "a@b-.sa",
            "a@1.2.3.4",
            "a@[1.2.3.4]",
            "منى@example.com",
            "a@b.s",
            "a@b@c.sa",
            "a@b.sa\nBcc: x@y.sa",
            "\"a b\"@c.sa",
        ] {
            assert_eq!(Email::parse(typed), Err(Fault::new("invalid-email")), "{typed}");
        }
        assert_eq!(Email::parse("  "), Err(Fault::new("required")));
        assert_eq!(Email::parse(&format!("{}@example.com", "a".repeat(65))), Err(Fault::new("invalid-email")));
        assert_eq!(Email::parse(&format!("a@{}.com", "b.".repeat(150))), Err(Fault::new("too-long").with("max", 254)));
    }
}
