//! One way to write a parsed text type: private content, `as_str`, serde through the parser.

/// A parsed text that may be shown: `as_str`, `Display`, `Debug`, serde through `parse`.
macro_rules! shown_text {
    ($name:ident) => {
        $crate::text::newtype::parsed_text!($name);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }
    };
}

/// A parsed text that must not reach a log: no `Display`, and a `Debug` that hides the content.
macro_rules! hidden_text {
    ($name:ident) => {
        $crate::text::newtype::parsed_text!($name);

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        }
    };
}

/// What both have in common.
macro_rules! parsed_text {
    ($name:ident) => {
        impl $name {
            /// The text as stored.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::violation::Fault;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                Self::parse(typed)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'_, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(|fault| ::serde::de::Error::custom(fault.code))
            }
        }
    };
}

pub(crate) use {hidden_text, parsed_text, shown_text};
