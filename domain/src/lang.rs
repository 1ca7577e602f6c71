//! The two languages of the portal (experience.md: Arabic first, English equal).

crate::codes! {
    /// A language of the portal; the first segment of every page's address.
    pub enum Lang {
        /// Arabic.
        Ar = "ar",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// The direction its text runs in, as HTML's `dir`.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En => "ltr",
        }
    }
}
