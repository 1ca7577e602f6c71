//! `build`: the browser side, the site folder, the server.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{assets, process, setup, wasm};

/// Which of the two builds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Fast to make: unoptimised, uncompressed, reloads itself; the server reads the site from disk.
    Dev,
    /// Small and fast to load; the server holds the site inside.
    Release,
}

impl Profile {
    /// The name of the folders of this build.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// Where the site of this build lies. The release folder is what the server embeds.
    pub(crate) fn site(self) -> PathBuf {
        process::target(match self {
            Self::Dev => "site-dev",
            Self::Release => "site",
        })
    }
}

/// What a build has made.
pub(crate) struct Built {
    /// The site folder, to be given to the server as `ASSETS_DIR`.
    pub(crate) site: PathBuf,
    /// The server's binary.
    pub(crate) server: PathBuf,
}

/// Builds everything of the given profile.
pub(crate) fn build(profile: Profile) -> Result<Built> {
    setup::for_build(profile)?;
    let site = site(profile)?;
    let server = server(profile)?;
    Ok(Built { site, server })
}

/// What the last build of a profile has made.
pub(crate) fn last(profile: Profile) -> Built {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    Built { site: profile.site(), server: process::target(folder).join("server") }
}

/// Builds the browser side and the site folder.
pub(crate) fn site(profile: Profile) -> Result<PathBuf> {
    let package = wasm::build(profile)?;
    process::step("site: style, public files, names", || assets::assemble(profile, &package))?;
    Ok(profile.site())
}

/// Builds the server. A release holds the site inside and so is built after it.
pub(crate) fn server(profile: Profile) -> Result<PathBuf> {
    let mut command = process::cargo();
    // The same selection of packages as the tests', so that features, and with them all that is compiled, are the same.
    command.args(["build", "--workspace", "--exclude", "frontend", "--bin", "server"]);
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            assets::pack(&profile.site())?;
            // The server reads this name at compile time, and so is compiled again when the site has changed.
            command.arg("--release").env("ASSETS_BUILD", assets::build_id(&profile.site())?);
            "release"
        }
    };
    process::run(&mut command)?;
    let binary = process::target(folder).join("server");
    if profile == Profile::Release {
        let content = std::fs::read(&binary)?;
        let held = std::fs::read(process::target("packed").join("assets.json.br"))?;
        if !content.windows(held.len()).any(|part| part == held) {
            bail!("the release does not hold its site");
        }
        println!("{} — {:.1} MB", binary.display(), content.len() as f64 / 1e6);
    }
    Ok(binary)
}
