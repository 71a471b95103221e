//! Myna Mamori's engine: pure, native-testable, no DOM and no browser in it.

pub mod ask;
pub mod host;
pub mod page;
pub mod settings;
pub mod show;
pub mod verdict;

pub use ask::Ask;
pub use host::Standing;
pub use page::PageSnapshot;
pub use settings::Settings;
pub use show::{Form, Message, Show};
pub use verdict::{Level, Verdict};
