//! The `.br` and `.gz` siblings of a file, made once at build time at the highest setting.
//!
//! Compressing at that setting while answering would cost many times the page itself.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// File types that gain from compression; fonts and images come compressed.
const TEXT: [&str; 10] = ["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Below this a compressed answer is not smaller by a packet.
const WORTH_IT: u64 = 512;

/// The size of a text as Brotli at its highest setting, in bytes.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::with_capacity(content.len() / 3);
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Writes the siblings of every text file under a folder, on both cores. A sibling that would not be smaller is left out.
pub(crate) fn siblings(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.retain(|file| {
        let kind = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
        TEXT.contains(&kind) && fs::metadata(file).is_ok_and(|data| data.len() >= WORTH_IT)
    });
    // The heaviest first, dealt out in turn.
    files.sort_by_key(|file| std::cmp::Reverse(fs::metadata(file).map_or(0, |data| data.len())));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..workers)
            .map(|turn| {
                let files = &files;
                scope.spawn(move || files.iter().skip(turn).step_by(workers).try_for_each(|file| sibling(file)))
            })
            .collect();
        hands.into_iter().try_for_each(|hand| hand.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a thread failed"))))
    })
}

fn sibling(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| file.display().to_string())?;
    for (suffix, packed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
        if packed.len() < content.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(".");
            name.push(suffix);
            fs::write(PathBuf::from(name), packed)?;
        }
    }
    Ok(())
}

/// Every file under a folder, in the order of their names.
pub(crate) fn walk(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            walk(&entry, into)?;
        } else {
            into.push(entry);
        }
    }
    Ok(())
}
