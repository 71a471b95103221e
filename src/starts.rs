//! Where each of many short lists begins in the long one that holds them all.

use std::{ops::Range, sync::OnceLock};

/// The lengths of the lists. The binary holds these and not where the lists
/// begin, since running totals hardly compress (14 KB of the engine); they are
/// added up once, when the first list is asked for.
pub(crate) struct Starts {
    lengths: &'static [u16],
    totals: OnceLock<Vec<u16>>,
}

impl Starts {
    /// Lists of these lengths, fewer than 65,536 entries in all.
    pub(crate) const fn of(lengths: &'static [u16]) -> Self {
        Self {
            lengths,
            totals: OnceLock::new(),
        }
    }

    /// The places of the entries of a list, by its number.
    pub(crate) fn range(&self, list: usize) -> Range<usize> {
        let totals = self.totals.get_or_init(|| {
            let ends = self.lengths.iter().scan(0_u16, |end, length| {
                *end += length;
                Some(*end)
            });
            std::iter::once(0).chain(ends).collect()
        });
        usize::from(totals[list])..usize::from(totals[list + 1])
    }
}
