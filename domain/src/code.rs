//! Enums that cross a border (database, wire, locale file) as codes.

/// Declares a fieldless enum whose variants have codes: `ALL`, `code`, `parse`, `Display` and serde as that code.
///
/// ```
/// domain::codes! {
///     /// Whose turn it is.
///     pub enum Turn {
///         /// The applicant's.
///         Applicant = "applicant",
///         /// Ours.
///         Authority = "authority",
///     }
/// }
/// assert_eq!(Turn::parse("authority"), Some(Turn::Authority));
/// assert_eq!(Turn::ALL[0].code(), "applicant");
/// ```
#[macro_export]
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code, as stored and as in the locale files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a code; `None` for a code that is none.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let code = <::std::borrow::Cow<'_, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&code).ok_or_else(|| ::serde::de::Error::custom(concat!("not a code of ", stringify!($name))))
            }
        }
    };
}
