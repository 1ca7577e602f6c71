//! The portal as a use case sees it, and the person who asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::SystemTime;

use domain::ids::{AccountId, SessionId};
use domain::lang::Lang;
use domain::permission::{self, Denied, Permission, Role};
use domain::time::{CivilDate, Instant};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::db::Db;
use crate::meter::Meter;
use crate::ports::{Gateway, Mailer, Objects, Sms};
use crate::secrets::{Hasher, Secrets};

/// Everything a use case works with. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Portal {
    /// The database.
    pub db: Db,
    /// Where now comes from.
    pub clock: Clock,
    /// Where chance comes from.
    pub rng: Rng,
    /// Keys of the columns, codes and tokens.
    pub secrets: Arc<Secrets>,
    /// Hashes passwords, a bounded number at a time.
    pub hasher: Hasher,
    /// Where mail leaves.
    pub mailer: Mailer,
    /// Where text messages leave.
    pub sms: Sms,
    /// Where documents lie.
    pub objects: Objects,
    /// Where invoices are paid.
    pub gateway: Gateway,
    /// What the operator has set.
    pub settings: Arc<Settings>,
    /// Orders the ids made within one millisecond; begins anywhere.
    pub sequence: Arc<AtomicU32>,
    /// Counts what is asked without writing.
    pub meter: Arc<Meter>,
}

/// What the operator has set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Scheme, host and port of the portal, without a slash at the end; every link in a message begins with it, never
    /// with what a request claims.
    pub public_url: String,
    /// The operator's name in Arabic and English, as it signs messages.
    pub operator: OperatorNames,
    /// The sender's address of mails.
    pub mail_from: String,
    /// The language of a message to someone who has not said theirs.
    pub default_lang: Lang,
    /// True where passwords, codes and messages may be shown to a developer: the page of sent messages exists.
    pub is_demonstration: bool,
}

/// The operator's name.
#[derive(Clone, Debug)]
pub struct OperatorNames {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl OperatorNames {
    /// In a language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}

impl Portal {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today in Riyadh.
    #[must_use]
    pub fn today(&self) -> CivilDate {
        self.clock.now().civil_date()
    }

    /// A new id, UUIDv7 of this moment: `AccountId(portal.new_id())`. Ids of one process ascend, also within a
    /// millisecond (RFC 9562 §6.2, a counter of 12 bits).
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        let millis = u64::try_from(self.now().micros() / 1_000).unwrap_or(0);
        let mut random = self.rng.bytes::<10>();
        let [.., high, low] = self.sequence.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        (random[0], random[1]) = (high, low);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

/// Where now comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine.
    System,
    /// A moment that a test sets, in microseconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at a moment until it is set.
    #[must_use]
    pub fn fixed(at: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.micros())))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
                Instant::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Fixed(micros) => Instant::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Sets a fixed clock; the machine's is left alone.
    pub fn set(&self, at: Instant) {
        if let Self::Fixed(micros) = self {
            micros.store(at.micros(), Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock on.
    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }
}

/// Where chance comes from.
#[derive(Clone, Debug)]
pub enum Rng {
    /// The operating system.
    System,
    /// The same sequence every time, for demonstrations and tests: a hash of a seed and a counter.
    Seeded(Arc<(u64, AtomicU64)>),
}

impl Rng {
    /// A sequence that begins the same every time.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new((seed, AtomicU64::new(0))))
    }

    /// Random bytes, at most 32 from a seeded source.
    ///
    /// # Panics
    /// When the operating system gives none: nothing safe can be done then.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => getrandom::fill(&mut bytes).expect("the operating system gives random bytes"),
            Self::Seeded(source) => {
                let counter = source.1.fetch_add(1, Ordering::SeqCst);
                let digest =
                    Sha256::new().chain_update(source.0.to_be_bytes()).chain_update(counter.to_be_bytes()).finalize();
                for (byte, random) in bytes.iter_mut().zip(digest.iter().cycle()) {
                    *byte = *random;
                }
            }
        }
        bytes
    }

    /// An even draw from `0..below` (`below` at most 2³²), by rejection.
    #[must_use]
    pub fn below(&self, below: u32) -> u32 {
        let zone = u32::MAX - u32::MAX % below.max(1);
        loop {
            let drawn = u32::from_be_bytes(self.bytes());
            if drawn < zone {
                return drawn % below.max(1);
            }
        }
    }

    /// Decimal digits, e.g. a code of six.
    #[must_use]
    pub fn digits(&self, count: usize) -> String {
        (0..count).filter_map(|_| char::from_digit(self.below(10), 10)).collect()
    }
}

/// The person who asks: signed in, with the roles of this moment.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The session they ask in.
    pub session: SessionId,
    /// Their roles, read with the session, so that what is given or taken counts at once.
    pub roles: Vec<Role>,
    /// When they last proved who they are.
    pub authenticated_at: Instant,
    /// True when a second factor was shown at sign-in.
    pub has_second_factor: bool,
    /// Their name, to greet them.
    pub name: String,
    /// The language of their messages.
    pub lang: Lang,
}

impl Actor {
    /// Requires a permission; a use case begins with it. Staff powers are there only with a second factor shown.
    ///
    /// # Errors
    /// [`Denied::NotPermitted`].
    pub fn require(&self, permission: Permission) -> Result<(), Denied> {
        if self.has_second_factor {
            return permission::require(&self.roles, permission);
        }
        let plain: Vec<Role> = self.roles.iter().copied().filter(|role| !role.is_staff()).collect();
        permission::require(&plain, permission)
    }

    /// True when one of their roles is staff.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        permission::is_staff(&self.roles)
    }
}
