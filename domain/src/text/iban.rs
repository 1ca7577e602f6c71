//! Saudi bank accounts.

use super::compact;
use super::newtype::hidden_text;
use crate::violation::Fault;

/// A Saudi IBAN, compact and in capitals: `SA`, 2 check digits, 2 digits of the bank, 18 characters of the account,
/// mod 97 = 1 (ISO 13616; the account part is `18!c` in the registry, so letters are allowed there).
/// Never in logs: no `Display`, `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

hidden_text!(Iban);

impl Iban {
    /// From what was typed.
    ///
    /// # Errors
    /// `required`, `invalid-iban` (not `SA` and 22 more), `wrong-check-digit`.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let iban = compact(typed).to_ascii_uppercase();
        if iban.is_empty() {
            return Err(Fault::new("required"));
        }
        let bytes = iban.as_bytes();
        let is_shaped = bytes.len() == 24
            && bytes.starts_with(b"SA")
            && bytes[2..6].iter().all(u8::is_ascii_digit)
            && bytes[6..].iter().all(u8::is_ascii_alphanumeric);
        if !is_shaped {
            return Err(Fault::new("invalid-iban"));
        }
        if mod_97(bytes) != 1 {
            return Err(Fault::new("wrong-check-digit"));
        }
        Ok(Self(iban))
    }

    /// The two digits of the bank.
    #[must_use]
    pub fn bank_code(&self) -> &str {
        self.0.get(4..6).unwrap_or("")
    }

    /// The bank, when its code is on the list we know.
    #[must_use]
    pub fn bank(&self) -> Option<Bank> {
        Bank::parse(self.bank_code())
    }

    /// In fours, as banks print it.
    #[must_use]
    pub fn grouped(&self) -> String {
        super::numbers::in_fours(&self.0)
    }
}

/// The remainder of the rearranged IBAN (first four characters last, letters as 10–35) by 97, digit by digit.
fn mod_97(iban: &[u8]) -> u32 {
    iban[4..].iter().chain(&iban[..4]).fold(0, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        _ => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}

crate::codes! {
    /// Banks by the two digits the Saudi Central Bank gave them. The list is the one on which three published lists agree;
    /// an account at a bank that is not on it is accepted all the same. Names stand in the locale file `codes` as `bank_80`.
    pub enum Bank {
        /// Alinma Bank.
        Alinma = "05",
        /// The Saudi National Bank (formerly the National Commercial Bank).
        SaudiNational = "10",
        /// Bank Albilad.
        Albilad = "15",
        /// Riyad Bank.
        Riyad = "20",
        /// Arab National Bank.
        ArabNational = "30",
        /// Samba, merged into the Saudi National Bank in 2021; its accounts keep the code.
        Samba = "40",
        /// Saudi Awwal Bank (formerly SABB).
        SaudiAwwal = "45",
        /// Alawwal Bank, merged into SABB in 2019; its accounts keep the code.
        Alawwal = "50",
        /// Banque Saudi Fransi.
        SaudiFransi = "55",
        /// Bank AlJazira.
        Aljazira = "60",
        /// The Saudi Investment Bank.
        SaudiInvestment = "65",
        /// National Bank of Bahrain.
        NationalOfBahrain = "71",
        /// National Bank of Kuwait.
        NationalOfKuwait = "75",
        /// Bank Muscat.
        Muscat = "76",
        /// Al Rajhi Bank.
        AlRajhi = "80",
        /// Deutsche Bank.
        Deutsche = "81",
        /// National Bank of Pakistan.
        NationalOfPakistan = "82",
        /// T.C. Ziraat Bankası.
        Ziraat = "84",
        /// BNP Paribas.
        BnpParibas = "85",
        /// JPMorgan Chase.
        JpMorgan = "86",
        /// Gulf International Bank.
        GulfInternational = "90",
        /// Emirates NBD.
        EmiratesNbd = "95",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_is_an_account_at_al_rajhi() {
        let iban = Iban::parse("sa03 8000 0000 6080 1016 7519").unwrap();
        assert_eq!(iban.as_str(), "SA0380000000608010167519");
        assert_eq!(iban.bank(), Some(Bank::AlRajhi));
        assert_eq!(iban.grouped(), "SA03 8000 0000 6080 1016 7519");
        assert_eq!(format!("{iban:?}"), "Iban(hidden)");
    }

    #[test]
    fn a_wrong_digit_another_country_and_another_length_are_refused() {
        assert_eq!(Iban::parse("SA0380000000608010167518"), Err(Fault::new("wrong-check-digit")));
        for typed in [
            "AE070331234567890123456",
            "SA038000000060801016751",
            "SA03800000006080101675199",
            "SA0380000000608010167م19",
        ] {
            assert_eq!(Iban::parse(typed), Err(Fault::new("invalid-iban")), "{typed}");
        }
        assert_eq!(Iban::parse(" "), Err(Fault::new("required")));
    }
}
