//! Components that know no business word. Markup and classes: `docs/style.md`.

mod amount;
mod date;
mod icon;
mod load;
mod missing;
mod packed;
mod page;
mod tag;
mod wire;

pub use amount::Amount;
pub use date::{DateText, DualDate};
pub use icon::Icon;
pub use load::{Failure, Load, Loaded, Reload, Routing, Stays, awaited, if_still_here, load, load_once};
pub use missing::Missing;
pub use page::{Crumb, Page, PageHead};
pub use tag::{Tag, Tone};
pub use wire::Wire;
