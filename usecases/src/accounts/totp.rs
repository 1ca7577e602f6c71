//! Codes of an authenticator (RFC 6238: SHA-1, 30 seconds, 6 digits), as every authenticator knows them.

use domain::time::Instant;
use hmac::{Hmac, Mac};
use sha1::Sha1;

const STEP_SECONDS: i64 = 30;
/// Digits and letters of base32 (RFC 4648), the form in which a secret is typed.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The number of the 30-second step in which a moment lies.
#[must_use]
pub const fn step_at(now: Instant) -> i64 {
    now.micros().div_euclid(STEP_SECONDS * 1_000_000)
}

/// The code of a step.
#[must_use]
pub fn code_of_step(secret: &[u8], step: i64) -> String {
    // HMAC takes a key of any length.
    let mut mac = <Hmac<Sha1> as Mac>::new_from_slice(secret).unwrap_or_else(|_| unreachable!("any key fits"));
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 0x0f);
    let number =
        u32::from_be_bytes([digest[offset] & 0x7f, digest[offset + 1], digest[offset + 2], digest[offset + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// The code an authenticator shows at a moment.
#[must_use]
pub fn code_at(secret: &[u8], now: Instant) -> String {
    code_of_step(secret, step_at(now))
}

/// The step whose code was shown, if it is this one, the last or the next: clocks differ and people are slow.
#[must_use]
pub fn step_of_code(secret: &[u8], code: &str, now: Instant) -> Option<i64> {
    let step = step_at(now);
    [step, step - 1, step + 1]
        .into_iter()
        .find(|step| crate::secrets::same(code_of_step(secret, *step).as_bytes(), code.as_bytes()))
}

/// A secret as it is typed into an authenticator.
#[must_use]
pub fn base32(secret: &[u8]) -> String {
    let (mut bits, mut count, mut text) = (0_u32, 0_u32, String::new());
    for byte in secret {
        bits = (bits << 8) | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            text.push(char::from(BASE32[(bits >> count) as usize & 31]));
        }
    }
    if count > 0 {
        text.push(char::from(BASE32[(bits << (5 - count)) as usize & 31]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238 appendix B, the last six digits.
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            let now = Instant::from_micros(0).plus_seconds(seconds);
            assert_eq!(code_at(b"12345678901234567890", now), code, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_taken_half_a_minute_early_or_late_and_no_more() {
        let (secret, now) = (b"12345678901234567890", Instant::from_micros(0).plus_seconds(1_000));
        let code = code_at(secret, now);
        for (seconds, is_taken) in [(-60, false), (-30, true), (0, true), (30, true), (65, false)] {
            assert_eq!(step_of_code(secret, &code, now.plus_seconds(seconds)).is_some(), is_taken, "{seconds}");
        }
    }

    #[test]
    fn a_secret_is_written_in_base32() {
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
    }
}
