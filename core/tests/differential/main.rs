//! The machine's `openssl`, `gzip` and Python's `gzip` module against ours, in both directions.
//!
//! The test command's set-up makes sure that all three are there. A soak run tries some ten times as many cases.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../effort/mod.rs"]
mod effort;
mod gzip;
mod openssl;
#[path = "../vectors/padding_cases.rs"]
mod padding_cases;
mod python;
mod rules;
mod shapes;

use effort::Random;
use std::io::Write;
use std::process::{Command, Stdio};

/// Cases of each direction in the tests and in a soak run.
const SAMPLE: usize = 200;
const ALL: usize = 2_500;
/// The longest content.
const LONGEST: usize = 1 << 20;

/// What `program` makes of `input`; `None` if it fails.
fn run(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("`{program}` is not on PATH: install it"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output.status.success().then_some(output.stdout)
}

/// Bytes that repeat nothing and are the same each time.
fn noise(len: usize) -> Vec<u8> {
    Random::from_seed(0x2545_f491).bytes(len)
}

/// A length for the case of this number: every one up to 300 first, then random ones, few of them long.
fn length(number: usize, random: &mut Random) -> usize {
    match number {
        0..=300 if effort::soaks() => number,
        _ if random.once_in(40) => random.below(LONGEST + 1),
        _ if random.once_in(2) => random.below(301),
        _ => random.below(20_000),
    }
}

/// Content of `len` bytes: noise, text, or one byte over and over.
fn content(len: usize, random: &mut Random) -> Vec<u8> {
    match random.below(4) {
        0 => random.bytes(len),
        1 => vec![random.byte(); len],
        _ => {
            let words: [&[u8]; 6] = [
                b"<GPP_A ua=\"na\">",
                b"12345678",
                b"</GPP_A>\n",
                b"  ",
                b"Line_Enable_1_",
                b"\r\n",
            ];
            let mut text = Vec::with_capacity(len + 16);
            while text.len() < len {
                text.extend_from_slice(words[random.below(words.len())]);
            }
            text.truncate(len);
            text
        }
    }
}

/// A header as a packer may write it.
fn header(random: &mut Random) -> profile_core::layers::gzip::Header {
    let text = |random: &mut Random| {
        let len = random.below(40);
        let mut text = random.bytes(len);
        text.retain(|byte| *byte != 0);
        text
    };
    profile_core::layers::gzip::Header {
        name: random.once_in(2).then(|| text(random)),
        comment: random.once_in(4).then(|| text(random)),
        extra: random.once_in(4).then(|| text(random)),
        mtime: if random.once_in(2) {
            0
        } else {
            u32::try_from(random.below(1 << 32)).unwrap()
        },
    }
}
