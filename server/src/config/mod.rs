//! What the operator sets: a TOML file named by `PORTAL_CONFIG`, then the environment. Unknown keys are refused, each with its
//! name; a secret has no default outside a demonstration.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

use axum::http::HeaderMap;
use serde::Deserialize;

/// The configuration. Every key may stand in the file; the environment's names are in [`ENVIRONMENT`].
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// Where the portal listens.
    pub(crate) address: SocketAddr,
    /// `sqlite://path` or `postgres://…`.
    pub(crate) database_url: String,
    /// Folder of the encrypted documents.
    pub(crate) documents_dir: PathBuf,
    /// Folder of the built files; the binary's own when absent.
    pub(crate) assets_dir: Option<PathBuf>,
    /// Scheme, host and port in links, without a slash at the end. From `address` when absent.
    pub(crate) public_url: Option<String>,
    /// 32 bytes in hexadecimal: every key is derived from it. Without it only a demonstration starts.
    pub(crate) master_secret: Option<Secret>,
    /// Demonstration: sign-ins are printed, sent messages are shown, the embedded gateway has its fault switches.
    pub(crate) demonstration: bool,
    /// `smtp://…`; without it messages stay in the outbox.
    pub(crate) smtp_url: Option<Secret>,
    /// `unifonic` or `taqnyat`; without it text messages stay in the outbox.
    pub(crate) sms_provider: Option<String>,
    /// The provider's key: Unifonic's AppSid, Taqnyat's bearer token.
    pub(crate) sms_key: Option<Secret>,
    /// The sender's name as registered with the provider.
    pub(crate) sms_sender: Option<String>,
    /// The sender's address.
    pub(crate) mail_from: String,
    /// Name of the operator in Arabic.
    pub(crate) operator_ar: String,
    /// Name of the operator in English.
    pub(crate) operator_en: String,
    /// How people reach the operator, shown on the help page; nothing is shown for what is empty.
    pub(crate) support_email: String,
    /// As people write it.
    pub(crate) support_phone: String,
    /// Hours of the telephone in Arabic.
    pub(crate) support_hours_ar: String,
    /// Hours of the telephone in English.
    pub(crate) support_hours_en: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub(crate) trusted_proxies: Vec<IpAddr>,
    /// Run the worker inside `serve`.
    pub(crate) worker: bool,
    /// Pages work offline; `false` takes the service worker off every device that comes by.
    pub(crate) service_worker: bool,
    /// Requests of one network address in a minute, files too; 0 for no limit.
    pub(crate) requests_per_minute: u32,
    /// Pages of one account, or of one address that is not signed in, in a minute; 0 for no limit.
    pub(crate) pages_per_minute: u32,
    /// Forms and calls of pages, likewise.
    pub(crate) calls_per_minute: u32,
    /// Calls of the JSON API, likewise.
    pub(crate) api_per_minute: u32,
    /// How many requests may be under way; one more is refused with 503.
    pub(crate) requests_at_once: usize,
    /// After how many seconds a request is given up.
    pub(crate) request_seconds: u64,
    /// Addresses beside this machine's own that may read the figures.
    pub(crate) metrics_from: Vec<IpAddr>,
    /// How many passwords are hashed at a time.
    pub(crate) hashes_at_once: usize,
    /// Filter of the log, e.g. `info,usecases=debug`.
    pub(crate) log: String,
}

/// A text that is never printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// The operator's name until it is set.
#[derive(Default, Deserialize)]
struct Unnamed {
    ar: String,
    en: String,
}

impl Default for Config {
    fn default() -> Self {
        let unnamed: Unnamed = toml::from_str(include_str!("operator.toml")).unwrap_or_default();
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 3000)),
            database_url: "sqlite://data/portal.db".to_owned(),
            documents_dir: PathBuf::from("data/documents"),
            assets_dir: None,
            public_url: None,
            master_secret: None,
            demonstration: false,
            smtp_url: None,
            sms_provider: None,
            sms_key: None,
            sms_sender: None,
            mail_from: "no-reply@portal.example".to_owned(),
            operator_ar: unnamed.ar,
            operator_en: unnamed.en,
            support_email: String::new(),
            support_phone: String::new(),
            support_hours_ar: String::new(),
            support_hours_en: String::new(),
            trusted_proxies: Vec::new(),
            worker: true,
            service_worker: true,
            requests_per_minute: 6_000,
            pages_per_minute: 1_200,
            calls_per_minute: 600,
            api_per_minute: 300,
            requests_at_once: 512,
            request_seconds: 60,
            metrics_from: Vec::new(),
            hashes_at_once: 2,
            log: "info".to_owned(),
        }
    }
}

/// Variables of the environment and the keys they set.
pub(crate) const ENVIRONMENT: &[(&str, &str)] = &[
    ("ADDRESS", "address"),
    ("DATABASE_URL", "database_url"),
    ("DOCUMENTS_DIR", "documents_dir"),
    ("ASSETS_DIR", "assets_dir"),
    ("PORTAL_PUBLIC_URL", "public_url"),
    ("PORTAL_MASTER_SECRET", "master_secret"),
    ("PORTAL_DEMONSTRATION", "demonstration"),
    ("PORTAL_SMTP_URL", "smtp_url"),
    ("PORTAL_SMS_PROVIDER", "sms_provider"),
    ("PORTAL_SMS_KEY", "sms_key"),
    ("PORTAL_SMS_SENDER", "sms_sender"),
    ("PORTAL_MAIL_FROM", "mail_from"),
    ("PORTAL_OPERATOR_AR", "operator_ar"),
    ("PORTAL_OPERATOR_EN", "operator_en"),
    ("PORTAL_SUPPORT_EMAIL", "support_email"),
    ("PORTAL_SUPPORT_PHONE", "support_phone"),
    ("PORTAL_SUPPORT_HOURS_AR", "support_hours_ar"),
    ("PORTAL_SUPPORT_HOURS_EN", "support_hours_en"),
    ("PORTAL_TRUSTED_PROXIES", "trusted_proxies"),
    ("PORTAL_WORKER", "worker"),
    ("PORTAL_SERVICE_WORKER", "service_worker"),
    ("PORTAL_REQUESTS_PER_MINUTE", "requests_per_minute"),
    ("PORTAL_PAGES_PER_MINUTE", "pages_per_minute"),
    ("PORTAL_CALLS_PER_MINUTE", "calls_per_minute"),
    ("PORTAL_API_PER_MINUTE", "api_per_minute"),
    ("PORTAL_REQUESTS_AT_ONCE", "requests_at_once"),
    ("PORTAL_REQUEST_SECONDS", "request_seconds"),
    ("PORTAL_METRICS_FROM", "metrics_from"),
    ("PORTAL_HASHES_AT_ONCE", "hashes_at_once"),
    ("PORTAL_LOG", "log"),
];

/// Why the configuration was refused; names the key, never the value of a secret.
#[derive(Debug)]
pub(crate) struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl Config {
    /// From the file and the environment of this process.
    ///
    /// # Errors
    /// Names the key, or the variable, that is unknown or cannot be read.
    pub(crate) fn load() -> Result<Self, Refused> {
        let variables: Vec<(String, String)> = std::env::vars().collect();
        let file = variables.iter().find(|(name, _)| name == "PORTAL_CONFIG").map(|(_, path)| PathBuf::from(path));
        let text = match &file {
            None => String::new(),
            Some(path) => read(path)?,
        };
        Self::from_parts(&text, &variables)
    }

    fn from_parts(file: &str, variables: &[(String, String)]) -> Result<Self, Refused> {
        let mut table: toml::Table = file.parse().map_err(|error| Refused(format!("configuration: {error}")))?;
        for (name, value) in variables {
            let Some((_, key)) = ENVIRONMENT.iter().find(|(known, _)| known == name) else {
                if name.starts_with("PORTAL_") && name != "PORTAL_CONFIG" {
                    return Err(Refused(format!("{name}: no such variable")));
                }
                continue;
            };
            table.insert((*key).to_owned(), typed(key, value));
        }
        let config: Self = table.try_into().map_err(|error| Refused(format!("configuration: {error}")))?;
        if config.master_secret.is_none() && !config.demonstration {
            return Err(Refused(
                "PORTAL_MASTER_SECRET: 64 hexadecimal digits are needed (or PORTAL_DEMONSTRATION=true)".to_owned(),
            ));
        }
        Ok(config)
    }

    /// The master secret; a fixed one in a demonstration, which keeps nothing worth keeping.
    ///
    /// # Errors
    /// When it is not 32 bytes in hexadecimal.
    pub(crate) fn master(&self) -> Result<[u8; 32], Refused> {
        let Some(Secret(text)) = &self.master_secret else { return Ok(*b"a demonstration has no secrets !") };
        let mut master = [0; 32];
        let right = text.len() == 64
            && master.iter_mut().enumerate().all(|(index, byte)| {
                text.get(index * 2..index * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).is_some_and(
                    |value| {
                        *byte = value;
                        true
                    },
                )
            });
        if right { Ok(master) } else { Err(Refused("master_secret: 64 hexadecimal digits are needed".to_owned())) }
    }

    /// Scheme, host and port in links.
    pub(crate) fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.address))
    }

    /// The address limits are counted by: what a believed proxy says, else the peer.
    pub(crate) fn client_address(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusted_proxies.contains(&peer) {
            return peer;
        }
        // A proxy may add a line of its own behind those it was sent, so the last word of the last line is the newest. What
        // stands before a word that is no address was not written by a proxy of ours.
        let lines = headers.get_all("x-forwarded-for").iter();
        let words: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).collect();
        words
            .iter()
            .rev()
            .map_while(|word| address(word.trim()))
            .find(|address| !self.trusted_proxies.contains(address))
            .unwrap_or(peer)
    }
}

/// An address as proxies write one: alone, or with a port.
fn address(word: &str) -> Option<IpAddr> {
    let alone = word.parse::<IpAddr>().ok();
    alone.or_else(|| word.parse::<SocketAddr>().ok().map(|socket| socket.ip())).map(|address| address.to_canonical())
}

fn read(path: &Path) -> Result<String, Refused> {
    std::fs::read_to_string(path).map_err(|error| Refused(format!("{}: {error}", path.display())))
}

/// A variable as the key's own type: numbers, truths and lists are told apart by the key, not by what the text looks like.
fn typed(key: &str, value: &str) -> toml::Value {
    match key {
        "demonstration" | "worker" | "service_worker" => {
            value.parse().map_or_else(|_| toml::Value::String(value.to_owned()), toml::Value::Boolean)
        }
        "hashes_at_once"
        | "requests_per_minute"
        | "pages_per_minute"
        | "calls_per_minute"
        | "api_per_minute"
        | "requests_at_once"
        | "request_seconds" => {
            value.parse().map_or_else(|_| toml::Value::String(value.to_owned()), toml::Value::Integer)
        }
        "trusted_proxies" | "metrics_from" => {
            let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
            toml::Value::Array(parts.map(|part| toml::Value::String(part.to_owned())).collect())
        }
        _ => toml::Value::String(value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn an_unknown_key_is_refused_by_its_name() {
        let refused = Config::from_parts("demonstration = true\nadress = \"1.2.3.4:5\"", &[]).unwrap_err();
        assert!(refused.to_string().contains("adress"), "{refused}");
        let refused = Config::from_parts("", &set(&[("PORTAL_DEMONSTRATOIN", "true")])).unwrap_err();
        assert!(refused.to_string().contains("PORTAL_DEMONSTRATOIN"), "{refused}");
    }

    #[test]
    fn without_a_master_secret_only_a_demonstration_starts() {
        assert!(Config::from_parts("", &[]).is_err());
        assert!(Config::from_parts("", &set(&[("PORTAL_DEMONSTRATION", "true")])).is_ok());
        let short = Config::from_parts("master_secret = \"00ff\"", &[]).expect("read");
        assert!(short.master().is_err());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config =
            Config::from_parts("demonstration = true\naddress = \"127.0.0.1:1\"", &set(&[("ADDRESS", "127.0.0.1:2")]))
                .expect("read");
        assert_eq!(config.address.port(), 2);
    }

    #[test]
    fn every_key_is_read_from_the_environment_as_its_own_type() {
        let text = |key: &str| match key {
            "address" => "127.0.0.1:1",
            "demonstration" | "worker" | "service_worker" => "true",
            "trusted_proxies" | "metrics_from" => "192.0.2.1, 192.0.2.2",
            _ => "7",
        };
        let all: Vec<(&str, &str)> = ENVIRONMENT.iter().map(|(name, key)| (*name, text(key))).collect();
        let config = Config::from_parts("", &set(&all)).expect("read");
        assert_eq!((config.requests_at_once, config.metrics_from.len()), (7, 2));
        // Every key of the file has a variable, and the other way round.
        let keys = format!("{config:#?}")
            .lines()
            .filter(|line| line.starts_with("    ") && !line.starts_with("     ") && line.contains(": "))
            .count();
        assert_eq!(keys, ENVIRONMENT.len());
        let described = include_str!("../../../docs/operations/configuration.md");
        for (name, key) in ENVIRONMENT {
            assert!(
                described.contains(&format!("| `{key}` | `{name}` |")),
                "{key} is not in docs/operations/configuration.md"
            );
        }
    }

    #[test]
    fn an_address_is_believed_as_far_as_our_own_proxies_wrote_it() {
        let config = Config::from_parts("demonstration = true\ntrusted_proxies = [\"192.0.2.1\", \"192.0.2.2\"]", &[])
            .expect("read");
        let from = |peer: &str, lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", axum::http::HeaderValue::from_static(line));
            }
            config.client_address(peer.parse().expect("a peer"), &headers).to_string()
        };
        assert_eq!(from("198.51.100.7", &["203.0.113.9"]), "198.51.100.7", "a stranger is no proxy");
        assert_eq!(from("192.0.2.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("::ffff:192.0.2.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("192.0.2.1", &["203.0.113.9, 192.0.2.2"]), "203.0.113.9");
        // The claimed one stands first, whether the proxy goes on with the line or adds its own.
        assert_eq!(from("192.0.2.1", &["10.0.0.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("192.0.2.1", &["10.0.0.1", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("192.0.2.1", &["10.0.0.1, 203.0.113.9:4711"]), "203.0.113.9");
        assert_eq!(from("192.0.2.1", &["10.0.0.1, unknown"]), "192.0.2.1");
        assert_eq!(from("192.0.2.1", &[]), "192.0.2.1");
    }

    #[test]
    fn a_secret_is_never_printed() {
        let config = Config::from_parts("master_secret = \"feedface\"", &[]).expect("read");
        assert!(!format!("{config:?}").contains("feedface"));
    }
}
