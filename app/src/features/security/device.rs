//! What a browser says it is, in two words. Names of products are the same in both languages.

/// Browser and system, as far as they are known; the first match in this order, because every browser names others too.
pub(super) fn name(user_agent: &str) -> String {
    const BROWSERS: &[(&str, &str)] = &[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: &[(&str, &str)] = &[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let found: Vec<&str> = [first(BROWSERS), first(SYSTEMS)].into_iter().flatten().collect();
    found.join(", ")
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_browser_is_known_by_its_own_name_not_by_those_it_pretends_to_be() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(name(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";
        assert_eq!(name(phone), "Chrome, Android");
        let apple = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
        assert_eq!(name(apple), "Safari, iPhone");
        assert_eq!(name("curl/8"), "");
    }
}
