//! Lists of names, in which one is found without reading the whole list.

use std::sync::OnceLock;

/// A list of names that spaces separate. It is sorted when the first one is looked for.
pub(super) struct Names {
    list: &'static str,
    sorted: OnceLock<Vec<&'static str>>,
}

impl Names {
    /// The names of a list.
    pub(super) const fn of(list: &'static str) -> Self {
        Self {
            list,
            sorted: OnceLock::new(),
        }
    }

    /// Whether the list has a host, or one above it.
    pub(super) fn has_host(&self, host: &str) -> bool {
        let parents = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
        std::iter::once(host)
            .chain(parents)
            .any(|name| self.has(name))
    }

    fn has(&self, name: &str) -> bool {
        let sorted = self.sorted.get_or_init(|| {
            let mut names: Vec<&str> = self.list.split(' ').collect();
            names.sort_unstable();
            names
        });
        sorted.binary_search(&name).is_ok()
    }
}
