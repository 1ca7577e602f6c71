//! As much of the WASM binary format as joining chunks needs.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};

/// The module from which every chunk imports memory, table and stack pointer.
pub(crate) const SHARED: &str = "__wasm_split";

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What is imported: its kind (1 table, 2 memory, 3 global) and the bytes of its type.
type Imports = BTreeMap<Vec<u8>, (u8, Vec<u8>)>;

/// Reads a module from its front.
struct Reader<'module>(&'module [u8]);

impl<'module> Reader<'module> {
    fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().context("a WASM module ends too early")?;
        self.0 = rest;
        Ok(byte)
    }

    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
    }

    fn bytes(&mut self, length: usize) -> Result<&'module [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length).context("a WASM module ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn name(&mut self) -> Result<&'module [u8]> {
        let length = self.number()?;
        self.bytes(length)
    }

    /// The next section, by its id.
    fn section(&mut self) -> Result<Option<(u8, &'module [u8])>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let id = self.byte()?;
        let length = self.number()?;
        Ok(Some((id, self.bytes(length)?)))
    }

    fn limits(&mut self) -> Result<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

fn sections(module: &[u8]) -> Result<Reader<'_>> {
    Ok(Reader(module.strip_prefix(HEADER).context("not a WASM module")?))
}

/// Bytes of a module without its custom sections, which hold names that do not reach the browser.
pub(crate) fn code_size(module: &[u8]) -> Result<i64> {
    let mut reader = sections(module)?;
    let mut sum = 0;
    while let Some((id, content)) = reader.section()? {
        sum += if id == 0 { 0 } else { content.len() };
    }
    Ok(i64::try_from(sum)?)
}

/// The module without its custom sections.
pub(crate) fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let mut reader = sections(module)?;
    let mut kept = HEADER.to_vec();
    while let Some((id, content)) = reader.section()? {
        if id != 0 {
            kept.push(id);
            kept.extend(number(content.len()));
            kept.extend(content);
        }
    }
    Ok(kept)
}

/// Adds what a module imports from [`SHARED`]; anything else imported is an error.
pub(crate) fn imports(module: &[u8], into: &mut Imports) -> Result<()> {
    let mut reader = sections(module)?;
    while let Some((id, content)) = reader.section()? {
        if id != IMPORTS {
            continue;
        }
        let mut entries = Reader(content);
        for _ in 0..entries.number()? {
            let (from, name) = (entries.name()?, entries.name()?);
            let kind = entries.byte()?;
            let start = entries.0;
            match kind {
                1 => {
                    entries.byte()?;
                    entries.limits()?;
                }
                2 => entries.limits()?,
                3 => drop(entries.bytes(2)?),
                _ => bail!("a chunk imports {}, which is no table, memory or global", String::from_utf8_lossy(name)),
            }
            if from != SHARED.as_bytes() {
                bail!("a chunk imports from {}", String::from_utf8_lossy(from));
            }
            let bytes = start[..start.len() - entries.0.len()].to_vec();
            let known = into.entry(name.to_vec()).or_insert_with(|| (kind, bytes.clone()));
            if *known != (kind, bytes) {
                bail!("chunks import {} as different things", String::from_utf8_lossy(name));
            }
        }
    }
    Ok(())
}

/// A module that imports all this from the given module and exports it under the same names.
pub(crate) fn passing_on(imports: &Imports, from: &str) -> Vec<u8> {
    let (mut taken, mut given) = (number(imports.len()), number(imports.len()));
    let mut counts = [0_usize; 4];
    for (name, (kind, bytes)) in imports {
        let index = &mut counts[usize::from(*kind)];
        taken.extend([named(from.as_bytes()), named(name), vec![*kind], bytes.clone()].concat());
        given.extend([named(name), vec![*kind], number(*index)].concat());
        *index += 1;
    }
    [HEADER.to_vec(), vec![IMPORTS], number(taken.len()), taken, vec![EXPORTS], number(given.len()), given].concat()
}

fn named(name: &[u8]) -> Vec<u8> {
    [number(name.len()), name.to_vec()].concat()
}

fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_count_as_code() {
        let module = [HEADER, &[1, 2, 0, 0], &[0, 3, 1, b'x', 9], &[10, 1, 0]].concat();
        assert_eq!(code_size(&module).unwrap(), 3);
        assert_eq!(without_names(&module).unwrap(), [HEADER, &[1, 2, 0, 0], &[10, 1, 0]].concat());
    }

    #[test]
    fn what_is_passed_on_is_what_was_imported() {
        let mut imported = Imports::new();
        imported.insert(b"memory".to_vec(), (2, vec![0, 18]));
        imported.insert(b"table".to_vec(), (1, vec![0x70, 0, 0xa4, 0x19]));
        imported.insert(b"stack".to_vec(), (3, vec![0x7f, 1]));
        let mut again = Imports::new();
        imports(&passing_on(&imported, SHARED), &mut again).unwrap();
        assert_eq!(again, imported);
    }
}
