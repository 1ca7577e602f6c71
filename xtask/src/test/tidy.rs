//! House rules that a machine can see.

use std::fs;
use std::sync::LazyLock;

use anyhow::Result;
use regex::Regex;

use super::report::Row;
use crate::process;

/// Lines of code in one file.
const LENGTH: usize = 400;

/// A source file of the project.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Tests, what serves only tests, and programs that run on the developer's machine.
    fn is_test(&self) -> bool {
        ["/tests/", "/testkit/", "end2end/", "xtask/", "bench/"]
            .iter()
            .any(|part| format!("/{}", self.path).contains(part))
            || ["build.rs", "tests.rs", "samples.rs", "demonstration.rs"].iter().any(|name| self.path.ends_with(name))
    }

    /// The lines before the file's own tests, with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        self.text[..end]
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, without_comment(line)))
            .filter(|(_, line)| !line.trim().is_empty())
    }
}

/// Cuts a `//` comment off; inside a string it is kept when a quote follows or a colon precedes it.
fn without_comment(line: &str) -> &str {
    match line.find("//") {
        Some(at) if !line[..at].ends_with(':') && line[..at].matches('"').count().is_multiple_of(2) => &line[..at],
        _ => line,
    }
}

/// A rule about single lines.
struct Rule {
    what: &'static str,
    holds_for: fn(&Source) -> bool,
    pattern: &'static str,
}

const RULES: [Rule; 15] = [
    Rule {
        what: "SQL only in stores",
        holds_for: |file| {
            file.is_rust()
                && !file.is_test()
                && !["/store", "store.rs", "/db/", "/audit/", "/queue/", "migrat"]
                    .iter()
                    .any(|part| file.path.contains(part))
        },
        pattern: r#"(?i)"\s*(select\s|insert\s+into\s|update\s+\w+\s+set|delete\s+from\s)"#,
    },
    Rule {
        what: "no unwrap outside tests",
        holds_for: |file| file.is_rust() && !file.is_test(),
        pattern: r"\.unwrap\(\)",
    },
    Rule { what: "nothing left to do", holds_for: Source::is_rust, pattern: r"\b(todo|unimplemented|dbg)!\(" },
    Rule {
        what: "no ignored tests",
        holds_for: |file| file.is_rust() && file.path != "xtask/src/test/tidy.rs",
        pattern: r"#\[ignore",
    },
    Rule {
        what: "no sleeping tests",
        holds_for: |file| {
            (file.is_rust() && file.path.contains("/tests/"))
                || (file.path.starts_with("end2end/") && file.path.ends_with(".ts"))
        },
        pattern: r"\bsleep\(|waitForTimeout",
    },
    Rule {
        what: "no skipped browser tests",
        holds_for: |file| file.path.starts_with("end2end/") && file.path.ends_with(".ts"),
        pattern: r"\b(test|describe)\.(skip|fixme|only)\(",
    },
    Rule {
        what: "values are given, not bound",
        holds_for: |file| file.path.starts_with("app/") && file.is_rust(),
        pattern: r"\bprop:(value|checked)\b",
    },
    Rule {
        // What `data` of a lazy route names lands in the main chunk; what its view names, in the page's own.
        what: "a page's data is loaded in its view",
        holds_for: |file| file.path.starts_with("app/src/features") && file.path.ends_with("_page.rs"),
        pattern: r"\bSelf\s*[{(].*\bload\(",
    },
    Rule {
        what: "no inline style (CSP)",
        holds_for: |file| file.path.starts_with("app/") && file.is_rust(),
        pattern: r#"(^|\s)style(:[a-z-]+)?=["{(m]"#,
    },
    Rule {
        what: "no sentence in code",
        holds_for: |file| {
            // The people of the demonstration have names.
            (file.path.starts_with("app/src") || file.path.starts_with("server/src"))
                && file.is_rust()
                && !file.is_test()
                && !["/demonstration", "/seed"].iter().any(|part| file.path.contains(part))
        },
        pattern: r"[\u{0620}-\u{064A}]{2}",
    },
    Rule {
        what: "logical properties only",
        holds_for: |file| file.path.ends_with(".css"),
        pattern: r"(^|[\s;{])(((margin|padding|border|scroll-margin|scroll-padding)-)?(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right))",
    },
    Rule {
        what: "colours only in style/tokens",
        holds_for: |file| file.path.ends_with(".css") && !file.path.contains("/tokens/"),
        pattern: r"#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(",
    },
    Rule {
        what: "no drawer for everything",
        holds_for: Source::is_rust,
        pattern: r"^\s*(pub(\(crate\))? )?mod (utils?|helpers?|common|misc|shared);",
    },
    Rule {
        what: "no state read from a flag of time",
        holds_for: |file| file.path.starts_with("domain/src") && file.is_rust() && !file.is_test(),
        pattern: r"SystemTime::now|Instant::now\(|now_utc\(|thread_rng|Uuid::(new_v4|now_v7)",
    },
    Rule {
        what: "nothing names a machine or a host of packages",
        holds_for: |file| !file.path.ends_with("Cargo.lock") && file.path != "xtask/src/test/tidy.rs",
        pattern: r#"(^|[\s"'(=])/(root|home|work)/\w|registry\.(npmjs|yarnpkg)|"resolved":"#,
    },
];

/// All rules over every file that git knows or would take.
pub(super) fn check() -> Result<Vec<Row>> {
    let sources = sources()?;
    let mut rows = vec![lengths(&sources), fonts(&sources)];
    for rule in &RULES {
        let pattern = Regex::new(rule.pattern)?;
        let mut faults = Vec::new();
        for file in sources.iter().filter(|file| (rule.holds_for)(file)) {
            if file.is_rust() {
                let hits = file.code().filter(|(_, line)| pattern.is_match(line));
                faults.extend(hits.map(|(at, line)| format!("{}:{at}: {}", file.path, line.trim())));
            } else {
                let text =
                    if file.path.ends_with(".css") { without_css_comments(&file.text) } else { file.text.clone() };
                let hits = text.lines().enumerate().filter(|(_, line)| pattern.is_match(line));
                faults.extend(hits.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())));
            }
        }
        rows.push(Row::faults(rule.what, faults));
    }
    Ok(rows)
}

fn sources() -> Result<Vec<Source>> {
    const KINDS: [&str; 14] =
        ["rs", "css", "ts", "mjs", "js", "json", "toml", "md", "html", "yml", "sql", "sh", "webmanifest", "lock"];
    let list = process::output(process::program("git").args(["ls-files", "-co", "--exclude-standard"]))?;
    Ok(list
        .lines()
        .filter(|path| path.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind)) || path.starts_with(".ci/"))
        // A file that was removed and not yet committed is still listed.
        .filter_map(|path| {
            Some(Source { path: path.to_string(), text: fs::read_to_string(process::root().join(path)).ok()? })
        })
        .collect())
}

fn lengths(sources: &[Source]) -> Row {
    let faults = sources
        .iter()
        .filter(|file| file.is_rust() && !file.path.contains("/tests/"))
        .map(|file| (file, file.code().count()))
        .filter(|(_, lines)| *lines > LENGTH)
        .map(|(file, lines)| format!("{}: {lines} lines of code", file.path));
    Row::faults(format!("files of at most {LENGTH} lines of code"), faults.collect())
}

/// Fonts are cached for ever under their name, which therefore carries a version.
fn fonts(_: &[Source]) -> Row {
    let folder = process::root().join("public/fonts");
    let names =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"-v[0-9]+\.woff2$").ok());
    let versioned = |name: &str| VERSION.as_ref().is_some_and(|pattern| pattern.is_match(name));
    Row::faults("fonts carry a version", names.filter(|name| name.ends_with(".woff2") && !versioned(name)).collect())
}

/// Comments become spaces, so that lines keep their numbers.
fn without_css_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("*/").map_or(rest.len(), |at| start + at + 2);
        out.extend(rest[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(what: &str) -> Regex {
        Regex::new(RULES.iter().find(|rule| rule.what == what).unwrap().pattern).unwrap()
    }

    #[test]
    fn physical_properties_are_found_and_logical_ones_are_not() {
        let pattern = rule("logical properties only");
        for line in ["margin-left: 1px", "  left:0", "a { text-align: right; }", "float: left"] {
            assert!(pattern.is_match(line), "{line}");
        }
        for line in ["margin-inline-start: 1px", "inset-inline: 0", "text-align: start", "--left: 1"] {
            assert!(!pattern.is_match(line), "{line}");
        }
    }

    #[test]
    fn statements_are_found_and_words_are_not() {
        let pattern = rule("SQL only in stores");
        assert!(pattern.is_match(r#"query("select id from x")"#));
        assert!(pattern.is_match(r#"query(" UPDATE x SET y = 1")"#));
        assert!(!pattern.is_match(r#"class="select""#));
        assert!(!pattern.is_match(r#""update available""#));
    }

    #[test]
    fn an_inline_style_is_found_and_a_style_sheet_is_not() {
        let pattern = rule("no inline style (CSP)");
        assert!(pattern.is_match(r#"<p style="color:red">"#));
        assert!(pattern.is_match(r#"<p style:width=move || x>"#));
        assert!(!pattern.is_match(r#"<link rel="stylesheet" href=x>"#));
    }

    #[test]
    fn comments_are_cut_off_and_addresses_are_kept() {
        assert_eq!(without_comment("let x = 1; // unwrap()"), "let x = 1; ");
        assert_eq!(without_comment("let x = \"https://a\";"), "let x = \"https://a\";");
        assert_eq!(without_css_comments("a /* #fff\n */ b"), "a        \n    b");
    }
}
