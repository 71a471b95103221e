//! The sizes of the engine's functions and tables, from the map of its linker. The map
//! is from before wasm-bindgen removes what only wasm-bindgen needs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::TaskResult;

/// The path to which `build.sh` makes the linker write its map.
const LINKER_MAP: &str = "target/engine.map";

/// Functions and tables with their sizes in bytes, the largest first.
pub(crate) fn contributors(root: &Path) -> TaskResult<Vec<(String, usize)>> {
    let map = fs::read_to_string(root.join(LINKER_MAP))
        .map_err(|error| format!("{LINKER_MAP}: {error}; `./build.sh build` writes it"))?;
    Ok(largest(&map))
}

/// The entries of a map by size. Copies of a generic function are added up.
fn largest(map: &str) -> Vec<(String, usize)> {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for (name, bytes) in map.lines().filter_map(entry) {
        *sizes.entry(name).or_default() += bytes;
    }
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sizes
}

/// The name and the size in bytes of a line such as `- 27c3b 13   file.o:(symbol)`.
fn entry(line: &str) -> Option<(String, usize)> {
    let mut columns = line.split_whitespace().skip(2);
    let bytes = usize::from_str_radix(columns.next()?, 16).ok()?;
    let (_, symbol) = line.strip_suffix(')')?.rsplit_once(":(")?;
    let symbol = symbol.strip_prefix(".rodata.").unwrap_or(symbol);
    let name = if symbol.starts_with('.') {
        "constants without a name".to_owned()
    } else {
        readable(symbol)
    };
    let is_removed_by_bindgen =
        name.contains("__wbindgen_describe") || name.ends_with("::describe");
    (!is_removed_by_bindgen).then_some((name, bytes))
}

/// A demangled symbol without its hash.
fn readable(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_added_up_and_removed_functions_are_left_out() {
        let map = "    Addr      Off     Size Out     In      Symbol\n\
             -    27c39    890d2 CODE\n\
             -    27c3b       20         a.o:(_ZN4core3fmt5write17h0123456789abcdefE)\n\
             -    27c3b       20                 _ZN4core3fmt5write17h0123456789abcdefE\n\
             -    27c5b       10         a.o:(_ZN4core3fmt5write17hfedcba9876543210E)\n\
             -    27c6b      100         a.o:(__wbindgen_describe_see)\n\
        100000    b0d0c      200 .rodata\n\
        100000    b0d16      180         a.o:(.rodata._ZN11myna_mamori7letters5PAGES17h7d8c1760a19fffa4E)\n\
        100180    b0e96       80         a.o:(.rodata..Lanon.9ebb4b6f5dfc146c40a504dbfe0a10e2.1)\n";
        let sizes = largest(map);
        let sizes: Vec<_> = sizes
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes))
            .collect();
        let expected = [
            ("myna_mamori::letters::PAGES", 0x180),
            ("constants without a name", 0x80),
            ("core::fmt::write", 0x30),
        ];
        assert_eq!(sizes, expected);
    }
}
