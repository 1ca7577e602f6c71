//! How a sum is made up, as one bar; the lines with their amounts stand under it.

use domain::money::Money;
use leptos::prelude::*;

/// Width of the drawing in its own units.
const WIDTH: i64 = 1100;
/// Between two parts.
const GAP: i64 = 6;

/// A bar of the administrative part, then the rest; silent, as the amounts are written beside it. Nothing for nothing.
#[component]
pub fn LineBar(
    /// The part that is told apart.
    administrative: Money,
    /// The whole.
    total: Money,
) -> impl IntoView {
    let (part, whole) = (administrative.halalas(), total.halalas());
    (whole > 0).then(|| {
        let first = (WIDTH * part / whole).clamp(0, WIDTH);
        let gap = if first > 0 && first < WIDTH { GAP } else { 0 };
        let rest = (WIDTH - first - gap).max(0);
        view! {
            <svg class="ui-sums__bar" viewBox=format!("0 0 {WIDTH} 60") preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="ui-sums__admin" width=first.to_string() height="60"/>
                <rect class="ui-sums__service" x=(first + gap).to_string() width=rest.to_string() height="60"/>
            </svg>
        }
    })
}
