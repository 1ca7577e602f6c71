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

use crate::build::Profile;
use crate::module;

/// What a fetch costs, in bytes of code before compression; unoptimised code is some three times as large.
const fn fetch_cost(profile: Profile) -> i64 {
    match profile {
        Profile::Dev => 60_000,
        Profile::Release => 20_000,
    }
}

/// Split points as bits, by their place in the table of splits.
type Pages = u128;

/// Chunks and the pages that need them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    /// File stems.
    chunks: Vec<String>,
    pages: Pages,
    bytes: i64,
}

/// Merges the shared chunks of a package, rewrites the link module and the table of splits.
pub(crate) fn shared_chunks(folder: &Path, splits: &mut BTreeMap<String, Vec<String>>, profile: Profile) -> Result<()> {
    let mut chunks: BTreeMap<String, Group> = BTreeMap::new();
    if splits.len() > Pages::BITS as usize {
        bail!("more split points than bits: widen `Pages`");
    }
    for (page, stems) in splits.values().enumerate() {
        for stem in stems.iter().filter(|stem| stem.starts_with("chunk_")) {
            let bytes = module::code_size(&fs::read(folder.join(format!("{stem}.wasm")))?)?;
            let new = Group { chunks: vec![stem.clone()], pages: 0, bytes };
            chunks.entry(stem.clone()).or_insert(new).pages |= 1 << page;
        }
    }
    let groups = grouped(chunks.into_values().collect(), fetch_cost(profile));
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

/// Joins the two groups that gain most by it until no two gain. Each group remembers its best partner behind it.
fn grouped(mut groups: Vec<Group>, fetch: i64) -> Vec<Group> {
    let best = |groups: &[Group], left: usize| {
        let partners = (left + 1..groups.len()).map(|right| (gain(&groups[left], &groups[right], fetch), right));
        partners.filter(|(gain, _)| *gain > 0).max()
    };
    let mut partners: Vec<Option<(i64, usize)>> = (0..groups.len()).map(|left| best(&groups, left)).collect();
    loop {
        let found = partners.iter().enumerate().filter_map(|(left, partner)| Some((partner.as_ref()?, left))).max();
        let Some((&(_, right), left)) = found else {
            groups.retain(|group| !group.chunks.is_empty());
            return groups;
        };
        // What was joined stays behind as an empty group, with which no join gains anything.
        let other = std::mem::replace(&mut groups[right], Group { chunks: Vec::new(), pages: 0, bytes: 0 });
        let group = &mut groups[left];
        group.chunks.extend(other.chunks);
        group.pages |= other.pages;
        group.bytes += other.bytes;
        partners[right] = None;
        partners[left] = best(&groups, left);
        for before in 0..right {
            if partners[before].is_some_and(|(_, partner)| partner == left || partner == right) {
                partners[before] = best(&groups, before);
            } else if before < left {
                let new = Some((gain(&groups[before], &groups[left], fetch), left)).filter(|(gain, _)| *gain > 0);
                partners[before] = partners[before].max(new);
            }
        }
    }
}

/// Fetches spared less bytes loaded in vain, over all pages.
fn gain(left: &Group, right: &Group, fetch: i64) -> i64 {
    let count = |pages: Pages| i64::from(pages.count_ones());
    fetch * count(left.pages & right.pages)
        - left.bytes * count(right.pages & !left.pages)
        - right.bytes * count(left.pages & !right.pages)
}

/// One file of several.
fn join(folder: &Path, chunks: &[String], name: &str) -> Result<()> {
    let file = |stem: &str| folder.join(format!("{stem}.wasm"));
    let modules = chunks.iter().map(|chunk| Ok(fs::read(file(chunk))?)).collect::<Result<Vec<_>>>()?;
    fs::write(file(name), module::joined(&modules)?)?;
    chunks.iter().try_for_each(|chunk| Ok(fs::remove_file(file(chunk))?))
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
    let rest = list.replace_all(&rest, |found: &regex::Captures<'_>| {
        let stems = found[1].split(", ").map(|variable| variable.trim_start_matches('_'));
        let renamed = stems.map(|stem| names.get(stem).map_or_else(|| stem.to_string(), |name| format!("__{name}")));
        format!("[{}]", without_repeats(renamed.collect()).join(", "))
    });
    let script = format!("{}{loaders}{}", &rest[..place], &rest[place..]);
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

    fn group(chunk: &str, pages: Pages, bytes: i64) -> Group {
        Group { chunks: vec![chunk.to_string()], pages, bytes }
    }

    #[test]
    fn small_chunks_of_the_same_pages_become_one_and_large_ones_of_others_stay() {
        let groups = grouped(
            vec![
                group("a", 0b0011, 300),
                group("b", 0b0111, 200),
                group("c", 0b1_1000, 40_000),
                group("d", 0b1_1001, 20_000),
            ],
            6_000,
        );
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
            "head\n{}{}export const load_home = wrap(makeLoad(x, [__chunk_1, __chunk_2]));\n",
            loader(1),
            loader(2)
        );
        let names = [("chunk_1", "shared_0"), ("chunk_2", "shared_0")]
            .map(|(old, new)| (old.to_string(), new.to_string()))
            .into();
        let expected = "head
const __shared_0 = makeLoad(() => {\n  fetch(\"./shared_0.wasm\");\n}\n, []);\nexport const load_home = wrap(makeLoad(x, [__shared_0]));\n";
        assert_eq!(relinked(&script, &names).unwrap(), expected);
    }
}
