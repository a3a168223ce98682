//! Parts of the screen that know nothing of profiles.

mod button;
mod copy_block;
mod field;
mod finding;
mod hex_view;
mod icon;
mod options;
mod part_head;
mod pasted_command;
mod prose;
mod secret_area;
mod secret_block;
mod secret_field;
mod select;
mod show_button;
mod show_more;
mod stage_strip;
mod tabs;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod work_notice;

pub(crate) use button::{Button, Look};
pub(crate) use copy_block::CopyBlock;
pub(crate) use field::{Check, Choice, Field};
pub(crate) use finding::FindingLine;
pub(crate) use hex_view::HexView;
pub(crate) use icon::{Icon, Picture};
pub(crate) use options::{Item, Options};
pub(crate) use part_head::PartHead;
pub(crate) use pasted_command::PastedCommand;
pub(crate) use prose::Prose;
pub(crate) use secret_area::SecretArea;
pub(crate) use secret_block::SecretBlock;
pub(crate) use secret_field::SecretField;
pub(crate) use select::{Select, SelectOption};
pub(crate) use show_button::ShowButton;
pub(crate) use show_more::{PORTION, ShowMore};
pub(crate) use stage_strip::StageStrip;
pub(crate) use tabs::{Tab, Tabs};
pub(crate) use work_notice::WorkNotice;

use std::sync::atomic::{AtomicUsize, Ordering};

/// A name for a group of fields that no other group of the page has.
fn group_name() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("group-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
