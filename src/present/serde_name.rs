//! The name that a value has in requests, rules and catalogues.

use std::fmt;

use serde::Serialize;

/// The serde name of a plain enum value: `my-number`.
#[must_use]
pub fn name(value: &impl Serialize) -> String {
    struct Name<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for Name<'_, T> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            // A formatter is a serializer for unit variants: it writes their name.
            self.0.serialize(formatter)
        }
    }
    Name(value).to_string()
}
