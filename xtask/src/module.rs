//! Several WASM chunks as one.
//!
//! Chunks name nothing of each other: each imports memory, table and stack pointer, and fills its own places of the table and
//! of memory. So their functions, table places and data are put one behind the other; indices are shifted, types and
//! imports shared. Names go; they help no browser.

use std::collections::HashMap;

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection, Module,
    TypeSection,
};
use wasmparser::{FuncType, Parser, Payload};

/// The joined module as it grows.
#[derive(Default)]
struct Joined {
    types: Vec<FuncType>,
    type_of: HashMap<FuncType, u32>,
    imports: Vec<(String, String, EntityType)>,
    functions: FunctionSection,
    code: CodeSection,
    elements: ElementSection,
    data: DataSection,
    counts: Counts,
}

/// How many of each kind there are so far.
#[derive(Clone, Copy, Default)]
struct Counts {
    functions: u32,
    data: u32,
    elements: u32,
    globals: u32,
}

/// From a module's own indices to those of the joined one.
#[derive(Default)]
struct Shift {
    types: Vec<u32>,
    globals: Vec<u32>,
    before: Counts,
}

type Never = std::convert::Infallible;

impl Reencode for Shift {
    type Error = Never;

    fn type_index(&mut self, index: u32) -> Result<u32, Error<Never>> {
        self.types.get(index as usize).copied().ok_or(Error::CanonicalizedHeapTypeReference)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, Error<Never>> {
        self.globals.get(index as usize).copied().ok_or(Error::CanonicalizedHeapTypeReference)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Never>> {
        Ok(self.before.functions + index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, Error<Never>> {
        Ok(self.before.data + index)
    }

    fn element_index(&mut self, index: u32) -> Result<u32, Error<Never>> {
        Ok(self.before.elements + index)
    }
}

/// Joins modules into one.
pub(crate) fn joined(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut joined = Joined::default();
    for module in modules {
        joined.add(module)?;
    }
    Ok(joined.finish())
}

impl Joined {
    fn add(&mut self, module: &[u8]) -> Result<()> {
        let mut shift = Shift { before: self.counts, ..Shift::default() };
        for payload in Parser::new(0).parse_all(module) {
            self.section(payload?, &mut shift)?;
        }
        Ok(())
    }

    fn section(&mut self, payload: Payload<'_>, shift: &mut Shift) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for kind in section.into_iter_err_on_gc_types() {
                    let kind = kind?;
                    let next = u32::try_from(self.types.len())?;
                    let index = *self.type_of.entry(kind.clone()).or_insert(next);
                    if index == next {
                        self.types.push(kind);
                    }
                    shift.types.push(index);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.import(&import?, shift)?;
                }
            }
            Payload::FunctionSection(section) => {
                self.counts.functions += section.count();
                shift.parse_function_section(&mut self.functions, section).map_err(fault)?;
            }
            Payload::CodeSectionEntry(body) => shift.parse_function_body(&mut self.code, body).map_err(fault)?,
            Payload::ElementSection(section) => {
                self.counts.elements += section.count();
                shift.parse_element_section(&mut self.elements, section).map_err(fault)?;
            }
            Payload::DataSection(section) => {
                self.counts.data += section.count();
                shift.parse_data_section(&mut self.data, section).map_err(fault)?;
            }
            Payload::ExportSection(section) if section.count() > 0 => bail!("a chunk exports something"),
            Payload::GlobalSection(section) if section.count() > 0 => bail!("a chunk has globals of its own"),
            Payload::TableSection(section) if section.count() > 0 => bail!("a chunk has a table of its own"),
            Payload::MemorySection(section) if section.count() > 0 => bail!("a chunk has memory of its own"),
            Payload::StartSection { .. } | Payload::TagSection(_) => bail!("a chunk starts something or throws"),
            _ => {}
        }
        Ok(())
    }

    /// Imports are shared by name. Each chunk sees one memory and one table, which are the first of the joined one as well.
    fn import(&mut self, import: &wasmparser::Import<'_>, shift: &mut Shift) -> Result<()> {
        let kind = shift.entity_type(import.ty).map_err(fault)?;
        let is_global = matches!(kind, EntityType::Global(_));
        if !is_global && !matches!(kind, EntityType::Memory(_) | EntityType::Table(_)) {
            bail!("a chunk imports {}, which is no memory, table or global", import.name);
        }
        let mut globals = 0;
        for (from, name, known) in &self.imports {
            if from == import.module && name == import.name {
                if *known != kind {
                    bail!("chunks import {name} as different things");
                }
                if is_global {
                    shift.globals.push(globals);
                }
                return Ok(());
            }
            globals += u32::from(matches!(known, EntityType::Global(_)));
        }
        if is_global {
            shift.globals.push(globals);
            self.counts.globals += 1;
        } else if self
            .imports
            .iter()
            .any(|(_, _, known)| std::mem::discriminant(known) == std::mem::discriminant(&kind))
        {
            bail!("chunks import two memories or tables");
        }
        self.imports.push((import.module.to_string(), import.name.to_string(), kind));
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut types = TypeSection::new();
        let mut plain = wasm_encoder::reencode::RoundtripReencoder;
        for kind in self.types {
            // A type of values has nothing to shift, and cannot fail.
            if let Ok(kind) = plain.func_type(kind) {
                types.ty().func_type(&kind);
            }
        }
        let mut imports = ImportSection::new();
        for (from, name, kind) in &self.imports {
            imports.import(from, name, *kind);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&self.functions).section(&self.elements);
        module.section(&DataCountSection { count: self.counts.data }).section(&self.code).section(&self.data);
        module.finish()
    }
}

fn fault(fault: Error<Never>) -> anyhow::Error {
    anyhow!("{fault}")
}

/// The sections of a module that are not custom ones, with their ids.
fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Some((id, range)) = payload?.as_section()
            && id != 0
        {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            found.push((id, module.get(range).context("a WASM section ends too early")?));
        }
    }
    Ok(found)
}

/// Bytes of a module without its custom sections, which hold names that do not reach the browser.
pub(crate) fn code_size(module: &[u8]) -> Result<i64> {
    Ok(i64::try_from(sections(module)?.iter().map(|(_, content)| content.len()).sum::<usize>())?)
}

/// The module without its custom sections.
pub(crate) fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = Module::new();
    for (id, data) in sections(module)? {
        kept.section(&wasm_encoder::RawSection { id, data });
    }
    Ok(kept.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chunk with one function that calls itself, at a place of the table.
    fn chunk(place: u8, global: &str) -> Vec<u8> {
        let import =
            |name: &str, kind: &[u8]| [&[1, b's', u8::try_from(name.len()).unwrap()], name.as_bytes(), kind].concat();
        let section = |id: u8, content: &[u8]| [&[id, u8::try_from(content.len()).unwrap()], content].concat();
        let imports =
            [vec![3], import("m", &[2, 0, 1]), import("t", &[1, 0x70, 0, 9]), import(global, &[3, 0x7f, 1])].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[1, 0x60, 0, 0]),
            section(2, &imports),
            section(3, &[1, 0]),
            section(9, &[1, 0, 0x41, place, 0x0b, 1, 0]),
            // global.get 0, drop, call 0
            section(10, &[1, 7, 0, 0x23, 0, 0x1a, 0x10, 0, 0x0b]),
            section(11, &[1, 0, 0x41, 8, 0x0b, 1, b'x']),
            section(0, b"\x04name"),
        ]
        .concat()
    }

    #[test]
    fn indices_are_shifted_and_imports_are_shared() {
        let module = joined(&[chunk(1, "g"), chunk(2, "h"), chunk(3, "g")]).unwrap();
        let sections: HashMap<u8, &[u8]> = sections(&module).unwrap().into_iter().collect();
        assert_eq!(sections[&1], [1, 0x60, 0, 0]);
        assert_eq!(sections[&2][0], 4, "memory, table and two globals");
        assert_eq!(sections[&3], [3, 0, 0, 0]);
        let bodies: Vec<u8> = sections[&10].to_vec();
        assert_eq!(
            bodies,
            [
                3, 7, 0, 0x23, 0, 0x1a, 0x10, 0, 0x0b, 7, 0, 0x23, 1, 0x1a, 0x10, 1, 0x0b, 7, 0, 0x23, 0, 0x1a, 0x10,
                2, 0x0b
            ]
        );
        assert_eq!(sections[&9], [3, 0, 0x41, 1, 0x0b, 1, 0, 0, 0x41, 2, 0x0b, 1, 1, 0, 0x41, 3, 0x0b, 1, 2]);
    }

    #[test]
    fn names_do_not_count_as_code() {
        let module = [b"\0asm\x01\0\0\0".as_slice(), &[1, 1, 0], &[0, 3, 1, b'x', 9], &[10, 1, 0]].concat();
        assert_eq!(code_size(&module).unwrap(), 2);
        assert_eq!(without_names(&module).unwrap(), [b"\0asm\x01\0\0\0".as_slice(), &[1, 1, 0], &[10, 1, 0]].concat());
    }
}
