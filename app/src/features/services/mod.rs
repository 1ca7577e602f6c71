//! The catalogue: the timetable of services, a card for each, and the way to the right one.

mod card_facts;
mod card_sections;
mod closed_pages;
mod fee_rows;
mod guide_page;
mod refund_terms;
mod service_card;
mod service_page;
mod services_page;
mod start;
mod timetable;

pub use closed_pages::VerifyPage;
pub use guide_page::GuidePage;
pub use service_card::ServiceCardView;
pub use service_page::ServicePage;
pub use services_page::ServicesPage;
pub use timetable::Timetable;
