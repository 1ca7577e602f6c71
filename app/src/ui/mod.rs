//! Components that know no business word. Markup and classes: `docs/style.md`.

mod amount;
mod date;
mod icon;
mod load;
mod missing;
mod page;
mod tag;

pub use amount::Amount;
pub use date::{DateText, DualDate};
pub use icon::Icon;
pub use load::{Failure, Load, Reload, if_still_here, load};
pub use missing::Missing;
pub use page::{Crumb, Page, PageHead};
pub use tag::{Tag, Tone};
