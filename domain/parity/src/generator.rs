//! Random inputs that are the same on every target: xorshift64* by hand, and texts like those that people type.

pub(crate) struct Generator(u64);

impl Generator {
    pub(crate) const fn new(seed: u64) -> Self {
        // Seeds near each other must not begin alike, and 0 would stay 0.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// 0 to `end` − 1.
    pub(crate) const fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// True once in `times`.
    pub(crate) const fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len() as u64) as usize]
    }

    /// `length` digits 0–9.
    pub(crate) fn digits(&mut self, length: u64) -> String {
        (0..length).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    /// The text as another keyboard and another hand would type it: digits of other scripts, spaces, dashes, marks.
    pub(crate) fn disguised(&mut self, text: &str) -> String {
        let zero = *self.pick(&['0', '٠', '۰']);
        let mut out = String::new();
        for character in text.chars() {
            if self.one_in(6) {
                out.push(*self.pick(&[' ', '-', '\u{2013}', '\u{00A0}', '\u{200F}', '\u{2066}']));
            }
            match character.to_digit(10) {
                Some(value) => out.extend(char::from_u32(u32::from(zero) + value)),
                None => out.push(character),
            }
        }
        out
    }

    /// Up to `most` characters: letters of names, marks, digits, signs, now and then anything at all.
    pub(crate) fn words(&mut self, most: u64) -> String {
        const POOLS: &[&str] = &[
            "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
            "أإآٱؤئءةىیک",
            "\u{064B}\u{064C}\u{064E}\u{0651}\u{0652}\u{0640}\u{0670}",
            "abcdefghijklmnopqrstuvwxyz",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉÖñŞİß",
            "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
            " \u{00A0}\t\r\n-–'’._@+",
            "\u{200E}\u{200F}\u{202B}\u{2069}\u{FEFF}\u{200D}",
        ];
        let mut pool: Vec<char> = self.pick(POOLS).chars().collect();
        (0..self.below(most + 1))
            .map(|_| {
                if self.one_in(5) {
                    pool = self.pick(POOLS).chars().collect();
                }
                if self.one_in(50) {
                    char::from_u32(self.below(0x11_0000) as u32).unwrap_or(' ')
                } else {
                    *self.pick(&pool)
                }
            })
            .collect()
    }
}
