//! Fewer, larger shared chunks.
//!
//! The splitter makes one chunk for every set of pages that share a function: with sixty pages hundreds of chunks of some
//! hundred bytes, of which one page fetches dozens. Here chunks that mostly serve the same pages become one, as long as a
//! spared fetch is worth more than the bytes that some page then loads in vain.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use regex::Regex;

use crate::{module, process};

/// What a fetch costs, in bytes of code before compression.
const FETCH: i64 = 6_000;

/// The module from which a joined chunk imports memory and table: the link module hands them over under this name too.
const GIVEN_BY: &str = "shared";

/// Chunks and the pages that need them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    /// File stems.
    chunks: Vec<String>,
    /// Split points.
    pages: BTreeSet<String>,
    bytes: i64,
}

/// Merges the shared chunks of a package, rewrites the link module and the table of splits.
pub(crate) fn shared_chunks(folder: &Path, splits: &mut BTreeMap<String, Vec<String>>) -> Result<()> {
    let mut chunks: BTreeMap<String, Group> = BTreeMap::new();
    for (page, stems) in &*splits {
        for stem in stems.iter().filter(|stem| stem.starts_with("chunk_")) {
            let bytes = module::code_size(&fs::read(folder.join(format!("{stem}.wasm")))?)?;
            let new = Group { chunks: vec![stem.clone()], pages: BTreeSet::new(), bytes };
            chunks.entry(stem.clone()).or_insert(new).pages.insert(page.clone());
        }
    }
    let groups = grouped(chunks.into_values().collect());
    let mut names = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let name = format!("shared_{at}");
        join(folder, &group.chunks, &name)?;
        names.extend(group.chunks.iter().map(|chunk| (chunk.clone(), name.clone())));
    }
    for stems in splits.values_mut() {
        let renamed: Vec<String> = stems.iter().map(|stem| names.get(stem).unwrap_or(stem).clone()).collect();
        *stems = without_repeats(renamed);
    }
    let link = folder.join("split.js");
    fs::write(&link, relinked(&fs::read_to_string(&link)?, &names)?)?;
    Ok(())
}

/// Joins the two groups that gain most by it until no two gain.
fn grouped(mut groups: Vec<Group>) -> Vec<Group> {
    loop {
        let mut best: Option<(i64, usize, usize)> = None;
        for left in 0..groups.len() {
            for right in left + 1..groups.len() {
                let gain = gain(&groups[left], &groups[right]);
                if gain > 0 && best.is_none_or(|(most, _, _)| gain > most) {
                    best = Some((gain, left, right));
                }
            }
        }
        let Some((_, left, right)) = best else { return groups };
        let other = groups.swap_remove(right);
        let group = &mut groups[left];
        group.chunks.extend(other.chunks);
        group.pages.extend(other.pages);
        group.bytes += other.bytes;
    }
}

/// Fetches spared less bytes loaded in vain, over all pages.
fn gain(left: &Group, right: &Group) -> i64 {
    let both = left.pages.intersection(&right.pages).count();
    let only = |group: &Group| i64::try_from(group.pages.len() - both).unwrap_or(i64::MAX);
    FETCH * i64::try_from(both).unwrap_or(0) - left.bytes * only(right) - right.bytes * only(left)
}

/// One module of several. They name nothing of each other: each fills its own places of the shared table.
fn join(folder: &Path, chunks: &[String], name: &str) -> Result<()> {
    let output = folder.join(format!("{name}.wasm"));
    if let [only] = chunks {
        fs::rename(folder.join(format!("{only}.wasm")), output)?;
        return Ok(());
    }
    let mut imports = BTreeMap::new();
    for chunk in chunks {
        module::imports(&fs::read(folder.join(format!("{chunk}.wasm")))?, &mut imports)?;
    }
    // All import the same memory and table. Left alone they would import them once each, which browsers refuse; so they are
    // given them by one more module, which alone imports them.
    let giver = folder.join("giver.wasm");
    fs::write(&giver, module::passing_on(&imports, GIVEN_BY))?;
    let mut command = process::program(process::end2end().join("node_modules/.bin/wasm-merge"));
    command.arg(&giver).arg(module::SHARED);
    for chunk in chunks {
        command.arg(folder.join(format!("{chunk}.wasm"))).arg(chunk);
    }
    command.arg("-o").arg(&output).args(crate::wasm::features());
    process::output(&mut command)?;
    fs::remove_file(giver)?;
    for chunk in chunks {
        fs::remove_file(folder.join(format!("{chunk}.wasm")))?;
    }
    Ok(())
}

/// The link module with the new files: the loaders of the old chunks go, one for each new one comes, the lists follow.
fn relinked(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let loader = Regex::new(r"(?s)/\*[^\n]*\*/\nconst __chunk_\d+ = (makeLoad\(.*?\n, \[\]\);)\n")?;
    let list = Regex::new(r"\[(__chunk_\d+(?:, __chunk_\d+)*)\]")?;
    let Some(first) = loader.captures(script) else {
        if names.is_empty() {
            return Ok(script.to_string());
        }
        bail!("split.js is not of the shape known: no loader of a chunk found");
    };
    let pattern = Regex::new(r"\./chunk_\d+\.wasm")?;
    let mut loaders = String::new();
    for name in names.values().collect::<BTreeSet<_>>() {
        let call = pattern.replace(&first[1], format!("./{name}.wasm"));
        loaders.push_str(&format!("const __{name} = {call}\n"));
    }
    let place = loader.find(script).map_or(0, |found| found.start());
    let rest = loader.replace_all(script, "");
    let hand_over = "    return sharedImports;\n";
    if rest.matches(hand_over).count() != 1 {
        bail!("split.js is not of the shape known: it hands its imports over in another way");
    }
    let rest = list.replace_all(&rest, |found: &regex::Captures<'_>| {
        let stems = found[1].split(", ").map(|variable| variable.trim_start_matches('_'));
        let renamed = stems.map(|stem| names.get(stem).map_or_else(|| stem.to_string(), |name| format!("__{name}")));
        format!("[{}]", without_repeats(renamed.collect()).join(", "))
    });
    let script = format!("{}{loaders}{}", &rest[..place], &rest[place..]);
    let also = format!("    sharedImports.{GIVEN_BY} = sharedImports.{};\n{hand_over}", module::SHARED);
    let script = script.replace(hand_over, &also);
    if script.contains("chunk_") {
        bail!("split.js is not of the shape known: a chunk is left in it");
    }
    Ok(script)
}

fn without_repeats(list: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|entry| seen.insert(entry.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(chunk: &str, pages: &[&str], bytes: i64) -> Group {
        Group { chunks: vec![chunk.to_string()], pages: pages.iter().map(ToString::to_string).collect(), bytes }
    }

    #[test]
    fn small_chunks_of_the_same_pages_become_one_and_large_ones_of_others_stay() {
        let groups = grouped(vec![
            group("a", &["home", "fees"], 300),
            group("b", &["home", "fees", "status"], 200),
            group("c", &["queue", "decide"], 40_000),
            group("d", &["queue", "decide", "home"], 20_000),
        ]);
        let mut chunks: Vec<String> = groups.iter().map(|group| group.chunks.join("+")).collect();
        chunks.sort();
        assert_eq!(chunks, ["a+b", "c", "d"]);
    }

    #[test]
    fn the_link_module_loads_the_new_files_once() {
        let loader = |at: u32| {
            format!("/* home */\nconst __chunk_{at} = makeLoad(() => {{\n  fetch(\"./chunk_{at}.wasm\");\n}}\n, []);\n")
        };
        let script = format!(
            "get() {{\n    return sharedImports;\n}}\n{}{}export const load_home = wrap(makeLoad(x, [__chunk_1, __chunk_2]));\n",
            loader(1),
            loader(2)
        );
        let names = [("chunk_1", "shared_0"), ("chunk_2", "shared_0")]
            .map(|(old, new)| (old.to_string(), new.to_string()))
            .into();
        let expected = "get() {\n    sharedImports.shared = sharedImports.__wasm_split;\n    return sharedImports;\n}\nconst __shared_0 = makeLoad(() => {\n  fetch(\"./shared_0.wasm\");\n}\n, []);\nexport const load_home = wrap(makeLoad(x, [__shared_0]));\n";
        assert_eq!(relinked(&script, &names).unwrap(), expected);
    }
}
