//! Byte layers: what wraps a profile on its way to a device (guide, pages 2-5, 3-10, 3-11).
//!
//! A profile may be gzipped and then encrypted as `openssl enc` does it; the device undoes encryption
//! first, then compression (FMT-02). Nothing here knows what a profile is: bytes in, bytes out.
//!
//! - [`sniff`] says what bytes are, by their content and not by a name;
//! - [`gzip`] and [`openssl`] do and undo one layer;
//! - [`pack`] does all of them and shows every stage, [`open`] undoes whatever it finds;
//! - [`fields`] names the parts of a layer, [`Trials`] tries phrases one by one;
//! - [`pasted_command`] reads the commands of `openssl` and `gzip` that a user pastes;
//! - [`compiled`] reads the files of the vendor's compiler.
//!
//! Not supported: making compiled profiles (their two digests are secret), `-pbkdf2` files (no device reads
//! them).

mod commands;
pub mod compiled;
mod crc;
mod encoding;
mod facts;
mod fields;
mod findings;
pub mod gzip;
pub mod inflate;
mod open;
pub mod openssl;
mod pack;
pub mod pasted_command;
mod phrase;
mod rank;
mod sniff;
mod trial;
pub mod zlib;

pub use commands::{CommandStep, open_commands, pack_commands, rule_key};
pub use encoding::{Declaration, Encoding, declaration, encoding, encoding_findings, to_utf8};
pub use facts::{ExtraFacts, MemberFacts};
pub use fields::{Field, fields};
pub use open::{Keys, Opened, OpenedLayer, Verdict, open, open_with};
pub use openssl::{Digest, Salt, SaltFault, salt_from_hexadecimal};
pub use pack::{Encryption, Recipe, Stage, hexadecimal, pack, sha256_hex, source_findings};
pub use phrase::{Phrase, phrase_findings};
pub use sniff::{Kind, sniff};
pub use trial::{Trial, Trials};
