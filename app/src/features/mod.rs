//! The areas of the screen. None imports another.

pub(crate) mod alias_map;
pub(crate) mod compare;
pub(crate) mod compile;
pub(crate) mod convert;
pub(crate) mod device_state;
pub(crate) mod documents;
pub(crate) mod facts;
pub(crate) mod holes;
pub(crate) mod microscope;
pub(crate) mod new_profile;
pub(crate) mod open;
pub(crate) mod pack;
pub(crate) mod parameters;
pub(crate) mod problems;
pub(crate) mod proof;
pub(crate) mod reference;
pub(crate) mod resync_url;
pub(crate) mod rule_tests;
pub(crate) mod schedule;
pub(crate) mod settings;
pub(crate) mod source;
pub(crate) mod unpack;
