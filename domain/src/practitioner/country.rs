//! Countries and territories.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A country or territory of ISO 3166-1 by its alpha-2 code, kept in lower case: the key of its name in the locale file
/// `countries`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// The Kingdom of Saudi Arabia.
    pub const SAUDI_ARABIA: Self = Self("sa");

    /// All 249, in the order of their codes.
    #[rustfmt::skip]
    pub const ALL: &'static [Self] = &[
        Country("ad"), Country("ae"), Country("af"), Country("ag"), Country("ai"), Country("al"), Country("am"), Country("ao"), Country("aq"), Country("ar"), Country("as"), Country("at"),
        Country("au"), Country("aw"), Country("ax"), Country("az"), Country("ba"), Country("bb"), Country("bd"), Country("be"), Country("bf"), Country("bg"), Country("bh"), Country("bi"),
        Country("bj"), Country("bl"), Country("bm"), Country("bn"), Country("bo"), Country("bq"), Country("br"), Country("bs"), Country("bt"), Country("bv"), Country("bw"), Country("by"),
        Country("bz"), Country("ca"), Country("cc"), Country("cd"), Country("cf"), Country("cg"), Country("ch"), Country("ci"), Country("ck"), Country("cl"), Country("cm"), Country("cn"),
        Country("co"), Country("cr"), Country("cu"), Country("cv"), Country("cw"), Country("cx"), Country("cy"), Country("cz"), Country("de"), Country("dj"), Country("dk"), Country("dm"),
        Country("do"), Country("dz"), Country("ec"), Country("ee"), Country("eg"), Country("eh"), Country("er"), Country("es"), Country("et"), Country("fi"), Country("fj"), Country("fk"),
        Country("fm"), Country("fo"), Country("fr"), Country("ga"), Country("gb"), Country("gd"), Country("ge"), Country("gf"), Country("gg"), Country("gh"), Country("gi"), Country("gl"),
        Country("gm"), Country("gn"), Country("gp"), Country("gq"), Country("gr"), Country("gs"), Country("gt"), Country("gu"), Country("gw"), Country("gy"), Country("hk"), Country("hm"),
        Country("hn"), Country("hr"), Country("ht"), Country("hu"), Country("id"), Country("ie"), Country("il"), Country("im"), Country("in"), Country("io"), Country("iq"), Country("ir"),
        Country("is"), Country("it"), Country("je"), Country("jm"), Country("jo"), Country("jp"), Country("ke"), Country("kg"), Country("kh"), Country("ki"), Country("km"), Country("kn"),
        Country("kp"), Country("kr"), Country("kw"), Country("ky"), Country("kz"), Country("la"), Country("lb"), Country("lc"), Country("li"), Country("lk"), Country("lr"), Country("ls"),
        Country("lt"), Country("lu"), Country("lv"), Country("ly"), Country("ma"), Country("mc"), Country("md"), Country("me"), Country("mf"), Country("mg"), Country("mh"), Country("mk"),
        Country("ml"), Country("mm"), Country("mn"), Country("mo"), Country("mp"), Country("mq"), Country("mr"), Country("ms"), Country("mt"), Country("mu"), Country("mv"), Country("mw"),
        Country("mx"), Country("my"), Country("mz"), Country("na"), Country("nc"), Country("ne"), Country("nf"), Country("ng"), Country("ni"), Country("nl"), Country("no"), Country("np"),
        Country("nr"), Country("nu"), Country("nz"), Country("om"), Country("pa"), Country("pe"), Country("pf"), Country("pg"), Country("ph"), Country("pk"), Country("pl"), Country("pm"),
        Country("pn"), Country("pr"), Country("ps"), Country("pt"), Country("pw"), Country("py"), Country("qa"), Country("re"), Country("ro"), Country("rs"), Country("ru"), Country("rw"),
        Country("sa"), Country("sb"), Country("sc"), Country("sd"), Country("se"), Country("sg"), Country("sh"), Country("si"), Country("sj"), Country("sk"), Country("sl"), Country("sm"),
        Country("sn"), Country("so"), Country("sr"), Country("ss"), Country("st"), Country("sv"), Country("sx"), Country("sy"), Country("sz"), Country("tc"), Country("td"), Country("tf"),
        Country("tg"), Country("th"), Country("tj"), Country("tk"), Country("tl"), Country("tm"), Country("tn"), Country("to"), Country("tr"), Country("tt"), Country("tv"), Country("tw"),
        Country("tz"), Country("ua"), Country("ug"), Country("um"), Country("us"), Country("uy"), Country("uz"), Country("va"), Country("vc"), Country("ve"), Country("vg"), Country("vi"),
        Country("vn"), Country("vu"), Country("wf"), Country("ws"), Country("ye"), Country("yt"), Country("za"), Country("zm"), Country("zw"),
    ];

    /// The country of a code in small letters or capitals; `None` for a code that is none.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        let index = Self::ALL.binary_search_by(|country| country.0.cmp(code.as_str())).ok()?;
        Self::ALL.get(index).copied()
    }

    /// The code in small letters, as stored and as in the locale file: `sa`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The code as ISO writes it: `SA`.
    #[must_use]
    pub fn alpha_2(self) -> String {
        self.0.to_ascii_uppercase()
    }

    /// True for the Kingdom.
    #[must_use]
    pub fn is_saudi_arabia(self) -> bool {
        self == Self::SAUDI_ARABIA
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Country({})", self.0)
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a country"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_249_each_found_by_its_code() {
        assert_eq!(Country::ALL.len(), 249);
        assert!(Country::ALL.is_sorted());
        for country in Country::ALL {
            assert_eq!(Country::parse(&country.alpha_2()), Some(*country));
            assert_eq!(serde_json::from_str::<Country>(&serde_json::to_string(country).unwrap()).unwrap(), *country);
        }
        assert_eq!(Country::parse("SA"), Some(Country::SAUDI_ARABIA));
        assert_eq!(Country::parse("xx"), None);
        assert_eq!(Country::parse(""), None);
    }

    #[test]
    fn every_country_has_a_name_of_its_own_in_both_languages() {
        for text in [
            include_str!("../../../app/locales/ar/countries.json"),
            include_str!("../../../app/locales/en/countries.json"),
        ] {
            let names: std::collections::BTreeMap<String, String> = serde_json::from_str(text).unwrap();
            assert!(names.keys().map(String::as_str).eq(Country::ALL.iter().map(|country| country.code())));
            let distinct: std::collections::BTreeSet<&String> = names.values().collect();
            assert_eq!(distinct.len(), 249);
        }
    }
}
