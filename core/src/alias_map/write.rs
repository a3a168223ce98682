//! Writing maps.

use super::{AliasMap, TARGET};
use crate::profile::ParameterName;

/// One entry as it is written: `/CPE/name = /flat-profile/Display_Name_1_ ;`.
pub fn entry_text(left: &str, parameter: &ParameterName) -> String {
    let slash = if left.starts_with('/') { "" } else { "/" };
    format!("{slash}{left} = {TARGET}{} ;", parameter.open_format())
}

/// The map on one line, in its order, as the web page of a device takes it (ALIAS-12, guide page 3-12).
///
/// ```
/// use profile_core::alias_map::{AliasMap, one_line};
/// let map = AliasMap::parse("/a\n  = /flat-profile/GPP_A;\n/b = /flat-profile/GPP_B ;\n");
/// assert_eq!(one_line(&map), "/a = /flat-profile/GPP_A ; /b = /flat-profile/GPP_B ;");
/// ```
pub fn one_line(map: &AliasMap) -> String {
    let entries = map.entries.iter();
    let written: Vec<String> = entries
        .map(|entry| {
            let words: Vec<&str> = entry.right.split_ascii_whitespace().collect();
            let left: Vec<&str> = entry.left.split_ascii_whitespace().collect();
            format!("{} = {} ;", left.join(" "), words.join(" "))
        })
        .collect();
    written.join(" ")
}
