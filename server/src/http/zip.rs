//! A ZIP archive written as it goes out (APPNOTE.TXT 6.3, method 0): what is kept is packed already, so nothing is packed again, and
//! no file is held longer than it takes to send it. Without ZIP64: an account's quota is far below 4 GB and 65,535 files.

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Names are UTF-8 (bit 11).
const FLAGS: u16 = 1 << 11;
/// 1980-01-01, the first day of the format: when a file came stands in the data beside it.
const DAY: u16 = (1 << 5) | 1;

/// The list at the end of an archive, as far as its files went out.
#[derive(Default)]
pub(crate) struct Archive {
    central: Vec<u8>,
    offset: u32,
    files: u16,
}

impl Archive {
    /// A file with its head, ready to go out.
    pub(crate) fn file(&mut self, name: &str, content: &[u8]) -> Vec<u8> {
        let (crc, length) = (crc32(content), u32::try_from(content.len()).unwrap_or(u32::MAX));
        let name_length = u16::try_from(name.len()).unwrap_or(u16::MAX);
        let mut common = Vec::with_capacity(26);
        for part in [20, FLAGS, 0, 0, DAY] {
            put16(&mut common, part);
        }
        for part in [crc, length, length] {
            put32(&mut common, part);
        }
        put16(&mut common, name_length);
        put16(&mut common, 0);

        let mut out = Vec::with_capacity(30 + name.len() + content.len());
        put32(&mut out, LOCAL);
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(content);

        put32(&mut self.central, CENTRAL);
        put16(&mut self.central, 20);
        self.central.extend_from_slice(&common);
        // No comment, disk 0, no attributes.
        self.central.extend_from_slice(&[0; 10]);
        put32(&mut self.central, self.offset);
        self.central.extend_from_slice(name.as_bytes());
        self.offset = self.offset.saturating_add(u32::try_from(out.len()).unwrap_or(u32::MAX));
        self.files = self.files.saturating_add(1);
        out
    }

    /// The list of what went out.
    pub(crate) fn end(&self) -> Vec<u8> {
        let mut out = self.central.clone();
        put32(&mut out, END);
        for part in [0, 0, self.files, self.files] {
            put16(&mut out, part);
        }
        put32(&mut out, u32::try_from(self.central.len()).unwrap_or(u32::MAX));
        put32(&mut out, self.offset);
        put16(&mut out, 0);
        out
    }
}

fn put16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn put32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}

/// CRC-32 of ISO 3309, as every ZIP carries it.
fn crc32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |crc, byte| TABLE[usize::from((crc as u8) ^ byte)] ^ (crc >> 8))
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
            bit += 1;
        }
        table[byte] = crc;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8], at: usize, length: usize) -> usize {
        bytes[at..at + length].iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte))
    }

    #[test]
    fn the_check_value_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_went_in_is_found_by_the_list_at_the_end() {
        let files = [("my-data.json", &b"{}"[..]), ("files/شهادة.pdf", b"%PDF-1.7"), ("files/empty", b"")];
        let mut archive = Archive::default();
        let mut whole: Vec<u8> = files.iter().flat_map(|(name, content)| archive.file(name, content)).collect();
        whole.extend(archive.end());
        let end = whole.len() - 22;
        assert_eq!((number(&whole, end, 4), number(&whole, end + 10, 2)), (END as usize, files.len()));
        let mut at = number(&whole, end + 16, 4);
        assert_eq!(at + number(&whole, end + 12, 4), end);
        for (name, content) in files {
            assert_eq!(number(&whole, at, 4), CENTRAL as usize);
            let (crc, length, name_length) =
                (number(&whole, at + 16, 4), number(&whole, at + 24, 4), number(&whole, at + 28, 2));
            assert_eq!(&whole[at + 46..at + 46 + name_length], name.as_bytes());
            assert_eq!((crc, length), (crc32(content) as usize, content.len()));
            let local = number(&whole, at + 42, 4);
            assert_eq!(number(&whole, local, 4), LOCAL as usize);
            let begin = local + 30 + number(&whole, local + 26, 2) + number(&whole, local + 28, 2);
            assert_eq!(&whole[begin..begin + length], content);
            at += 46 + name_length;
        }
        assert_eq!(at, end);
    }
}
