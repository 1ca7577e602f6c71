//! Where to go after signing in: a path of this portal, never a foreign address.

/// A path of this portal, as `/ar/applications`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// The path, or `None` for anything that could lead elsewhere: it begins with one slash, and holds no second slash or
    /// backslash behind it, no control character, and at most 500 bytes.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let is_local = typed.starts_with('/')
            && !typed.starts_with("//")
            && !typed.contains('\\')
            && !typed.contains(char::is_control)
            && !typed.contains(char::is_whitespace)
            && typed.len() <= 500;
        is_local.then(|| Self(typed.to_owned()))
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_leads_elsewhere_is_a_path() {
        assert!(LocalPath::parse("/ar/applications?page=2#x").is_some());
        for typed in ["", "ar", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/\t/evil"] {
            assert_eq!(LocalPath::parse(typed), None, "{typed:?}");
        }
    }
}
