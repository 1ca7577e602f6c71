//! `dev`: serve, and on every change build again what it touches, start the server again, reload the page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Result, anyhow};

use crate::build::{self, Built, Profile};
use crate::compress::walk;
use crate::serve::Place;
use crate::{assets, process, wasm};

/// How often the folders are looked at. Looking works where no notice arrives: shared folders, containers.
const PAUSE: Duration = Duration::from_millis(300);

/// In development every page asks whether something newer is running, and loads itself again.
const RELOAD: &str = r#"
;(() => {
  let known;
  const ask = async () => {
    try {
      const answer = await fetch("/dev.json", { cache: "no-store" });
      const text = answer.ok ? await answer.text() : known;
      if (known !== undefined && text !== known) location.reload();
      known = text;
    } catch { /* the server is being started again */ }
    setTimeout(ask, 700);
  };
  ask();
})();
"#;

/// What has to be built again.
#[derive(Clone, Copy, Default)]
struct Parts {
    browser: bool,
    site: bool,
    server: bool,
}

/// The folders and what a change in them touches.
const FOLDERS: [(&str, Parts); 10] = [
    ("style", Parts { browser: false, site: true, server: false }),
    ("public", Parts { browser: false, site: true, server: false }),
    ("frontend/src", Parts { browser: true, site: true, server: false }),
    ("app", Parts { browser: true, site: true, server: true }),
    ("domain/src", Parts { browser: true, site: true, server: true }),
    ("policy", Parts { browser: true, site: true, server: true }),
    ("usecases", Parts { browser: false, site: false, server: true }),
    ("server", Parts { browser: false, site: false, server: true }),
    ("migrations", Parts { browser: false, site: false, server: true }),
    ("documents", Parts { browser: false, site: false, server: true }),
];

/// Serves until it is stopped.
pub(crate) fn watch() -> Result<()> {
    let built = build::build(Profile::Dev)?;
    reloading(&built.site)?;
    let place = Place::of_development()?;
    place.seed(&built)?;
    let mut server = place.start(&built)?;
    let mut turn = 0_u32;
    announce(&built.site, turn)?;
    println!("\n  http://{}/ar   http://{}/en\n\nwatching; stop with Ctrl-C", place.address, place.address);
    let mut seen = snapshot()?;
    loop {
        std::thread::sleep(PAUSE);
        let mut now = snapshot()?;
        if now == seen {
            continue;
        }
        // An editor or git may be in the middle of it.
        loop {
            std::thread::sleep(Duration::from_millis(60));
            let again = snapshot()?;
            if again == now {
                break;
            }
            now = again;
        }
        let parts = touched(&seen, &now);
        seen = now;
        let start = Instant::now();
        // A server that reads its site from disk goes on when only the site has changed.
        let running = |()| {
            if parts.server { restart(&place, &built, &mut server) } else { Ok(()) }
        };
        match rebuild(parts).and_then(running) {
            Ok(()) => {
                turn += 1;
                announce(&built.site, turn)?;
                println!("ready after {:.1} s", start.elapsed().as_secs_f64());
            }
            Err(fault) => eprintln!("{fault:#}\nwaiting for the next change"),
        }
    }
}

/// Builds both sides at once where both are touched: linking uses one core.
fn rebuild(parts: Parts) -> Result<()> {
    std::thread::scope(|scope| {
        let server = parts.server.then(|| scope.spawn(|| build::server(Profile::Dev)));
        let browser = if parts.browser {
            build::site(Profile::Dev).map(drop)
        } else if parts.site {
            wasm::staged(Profile::Dev).and_then(|package| assets::assemble(Profile::Dev, &package))
        } else {
            Ok(())
        };
        if browser.is_ok() && parts.site {
            reloading(&Profile::Dev.site())?;
        }
        if let Some(server) = server {
            server.join().unwrap_or_else(|_| Err(anyhow!("a thread failed")))?;
        }
        browser
    })
}

/// The old server is ended only now: it answered while the new one was built.
fn restart(place: &Place, built: &Built, server: &mut Child) -> Result<()> {
    server.kill()?;
    server.wait()?;
    *server = place.start(built)?;
    Ok(())
}

/// Adds the asking to the script that every page loads in the end.
fn reloading(site: &Path) -> Result<()> {
    let manifest = assets::manifest(site)?;
    let script = site.join(manifest["js"].as_str().unwrap_or_default().trim_start_matches('/'));
    fs::write(&script, fs::read_to_string(&script)? + RELOAD)?;
    // There from the start of the server, should it look only then.
    fs::write(site.join("dev.json"), "{}")?;
    Ok(())
}

/// Says to the pages that something new is running.
fn announce(site: &Path, turn: u32) -> Result<()> {
    let pid = std::process::id();
    fs::write(site.join("dev.json"), format!("{{\"process\":{pid},\"turn\":{turn}}}"))?;
    Ok(())
}

type Snapshot = BTreeMap<PathBuf, SystemTime>;

fn snapshot() -> Result<Snapshot> {
    let mut files = Vec::new();
    for (folder, _) in FOLDERS {
        let folder = process::root().join(folder);
        if folder.is_dir() {
            // A folder that vanishes while it is read is seen again in a moment.
            let _ = walk(&folder, &mut files);
        }
    }
    Ok(files.into_iter().filter_map(|file| Some((file.clone(), fs::metadata(&file).ok()?.modified().ok()?))).collect())
}

fn touched(before: &Snapshot, after: &Snapshot) -> Parts {
    let changed = before
        .iter()
        .filter(|(file, time)| after.get(*file) != Some(*time))
        .chain(after.iter().filter(|(file, _)| !before.contains_key(*file)))
        .map(|(file, _)| file);
    let mut parts = Parts::default();
    for file in changed {
        let inside = file.strip_prefix(process::root()).unwrap_or(file);
        println!("changed: {}", inside.display());
        for (folder, touches) in FOLDERS {
            if inside.starts_with(folder) {
                parts.browser |= touches.browser;
                parts.site |= touches.site;
                parts.server |= touches.server;
            }
        }
    }
    parts
}
