//! Parts of the screen that know nothing of profiles.

mod button;
mod copy_block;
mod field;
mod icon;
mod options;
mod prose;
mod secret_block;
mod secret_field;
mod select;
mod show_more;
mod tabs;

pub(crate) use button::{Button, Look};
pub(crate) use copy_block::CopyBlock;
pub(crate) use field::{Check, Choice, Field};
pub(crate) use icon::{Icon, Picture};
pub(crate) use options::{Item, Options};
pub(crate) use prose::Prose;
pub(crate) use secret_block::SecretBlock;
pub(crate) use secret_field::SecretField;
pub(crate) use select::{Select, SelectOption};
pub(crate) use show_more::{PORTION, ShowMore};
pub(crate) use tabs::{Tab, Tabs};
