//! The machine's `openssl` and `gzip` against ours, in both directions.
//!
//! The test command's set-up makes sure that both tools are there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "tests may trap, and speed is not their point"
)]
#![cfg(not(target_arch = "wasm32"))]

use profile_core::layers::gzip::{self, Header};
use profile_core::layers::openssl::{Digest, decrypt, encrypt, from_base64};
use profile_core::layers::{Phrase, hexadecimal};
use std::io::Write;
use std::process::{Command, Stdio};

const PHRASE: &str = "correct horse battery staple";
const DIGESTS: [Digest; 2] = [Digest::Md5, Digest::Sha256];

fn phrase() -> Phrase {
    Phrase::new(PHRASE).unwrap()
}

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

fn openssl(more: &[&str], digest: Digest, input: &[u8]) -> Option<Vec<u8>> {
    let arguments = ["enc", "-aes-256-cbc", "-md", digest.option(), "-k", PHRASE];
    run("openssl", &[&arguments, more].concat(), input)
}

/// Bytes that repeat nothing and are the same each time.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    let step = |state: &mut u32| {
        *state ^= *state << 13;
        *state ^= *state >> 17;
        *state ^= *state << 5;
        state.to_le_bytes()[0]
    };
    (0..len).map(|_| step(&mut state)).collect()
}

fn lengths() -> impl Iterator<Item = usize> {
    (0..=70).chain([1 << 20])
}

#[test]
fn enc_01_openssl_opens_what_we_encrypt() {
    for (len, digest) in lengths().flat_map(|len| DIGESTS.map(|digest| (len, digest))) {
        let content = noise(len);
        let salt = [len.to_le_bytes()[0]; 8];
        let file = encrypt(&content, &phrase(), salt, digest);
        assert_eq!(
            openssl(&["-d"], digest, &file).as_deref(),
            Some(content.as_slice()),
            "{len} bytes, {digest:?}"
        );
    }
}

#[test]
fn enc_03_we_open_what_openssl_encrypts() {
    for (len, digest) in lengths().flat_map(|len| DIGESTS.map(|digest| (len, digest))) {
        let content = noise(len);
        let file = openssl(&[], digest, &content).unwrap();
        assert_eq!(
            decrypt(&file, &phrase(), digest),
            Ok(content),
            "{len} bytes, {digest:?}"
        );
    }
}

#[test]
fn enc_03_we_open_what_openssl_encrypts_in_base64() {
    for len in [0, 1, 31, 32, 33, 47, 48, 49, 1_000] {
        let content = noise(len);
        let text = openssl(&["-a"], Digest::Md5, &content).unwrap();
        let file = from_base64(&text).unwrap();
        assert_eq!(
            decrypt(&file, &phrase(), Digest::Md5),
            Ok(content),
            "{len} bytes"
        );
        assert_eq!(profile_core::layers::openssl::to_base64(&file), text);
    }
}

#[test]
fn enc_04_a_fixed_salt_gives_the_blocks_of_openssl() {
    for digest in DIGESTS {
        let content = noise(1_000);
        let salt = *b"\x01\x23\x45\x67\x89\xab\xcd\xef";
        let theirs = openssl(&["-S", &hexadecimal(&salt)], digest, &content).unwrap();
        let ours = encrypt(&content, &phrase(), salt, digest);
        // Since openssl 3 a salt on the command line is not written into the file.
        let theirs = theirs.strip_prefix(&ours[..16]).unwrap_or(&theirs);
        assert_eq!(theirs, &ours[16..], "{digest:?}");
    }
}

#[test]
fn enc_07_without_the_digest_a_newer_openssl_does_not_open_the_file() {
    let file = encrypt(&noise(1_000), &phrase(), [7; 8], Digest::Md5);
    let with_default = run(
        "openssl",
        &["enc", "-d", "-aes-256-cbc", "-k", PHRASE],
        &file,
    );
    assert_ne!(with_default, Some(noise(1_000)));
}

#[test]
fn gz_03_gzip_opens_what_we_pack() {
    let text = b"<GPP_A ua=\"na\">12345678</GPP_A>\n".repeat(2_000);
    let named = Header {
        name: Some(b"basic.txt".to_vec()),
        comment: Some(b"note".to_vec()),
        extra: Some(vec![1, 2, 3, 4]),
        mtime: 1_163_000_000,
    };
    for header in [Header::default(), named] {
        for content in lengths().map(noise).chain([text.clone()]) {
            let file = gzip::pack(&content, &header);
            assert_eq!(
                run("gzip", &["-d", "-c"], &file).as_deref(),
                Some(content.as_slice())
            );
        }
    }
}

#[test]
fn gz_02_we_open_what_gzip_packs() {
    for level in ["-1", "-6", "-9"] {
        for content in lengths().map(noise).chain([b"abc ".repeat(50_000)]) {
            let file = run("gzip", &[level, "-c"], &content).unwrap();
            let unpacked = gzip::unpack(&file);
            assert_eq!(
                (unpacked.fault, unpacked.content == content),
                (None, true),
                "{} bytes",
                content.len()
            );
        }
    }
}

#[test]
fn gz_04_gzip_refuses_what_we_refuse() {
    let file = gzip::pack(&b"GPP_A \"12345678\" ;\n".repeat(3), &Header::default());
    for len in 0..file.len() {
        let cut = &file[..len];
        assert!(gzip::unpack(cut).fault.is_some(), "cut to {len} bytes");
        assert_eq!(run("gzip", &["-d", "-c"], cut), None, "cut to {len} bytes");
    }
    for at in (10..file.len()).step_by(3) {
        let mut bad = file.clone();
        bad[at] ^= 0x10;
        let theirs = run("gzip", &["-d", "-c"], &bad);
        assert_eq!(
            gzip::unpack(&bad).fault.is_some(),
            theirs.is_none(),
            "byte {at}"
        );
    }
}

#[test]
fn enc_07_the_shown_command_opens_the_file() {
    use profile_core::layers::{Kind, open_commands};
    let folder = std::env::temp_dir().join(format!("studio-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let content = b"GPP_A \"12345678\" ;\n".repeat(9);
    let packed = gzip::pack(&content, &Header::default());
    std::fs::write(
        folder.join("it's.cfg"),
        encrypt(&packed, &phrase(), [9; 8], Digest::Md5),
    )
    .unwrap();
    let layers = [(Kind::Encrypted, Some(Digest::Md5)), (Kind::Gzip, None)];
    for line in open_commands(&layers, "it's.cfg", "out.txt") {
        let shell = Command::new("sh")
            .args(["-e", "-c", &line])
            .current_dir(&folder)
            .env("PHRASE", PHRASE)
            .stderr(Stdio::null())
            .status();
        assert!(shell.unwrap().success(), "{line}");
    }
    assert_eq!(std::fs::read(folder.join("out.txt")).unwrap(), content);
    std::fs::remove_dir_all(folder).unwrap();
}

#[path = "vectors/padding_cases.rs"]
mod padding_cases;

#[test]
fn enc_12_openssl_gives_the_same_verdict_on_every_padding_and_shape() {
    use padding_cases::{PHRASE, cases, shapes};
    let phrase = Phrase::new(PHRASE).unwrap();
    let options = ["enc", "-d", "-aes-256-cbc", "-md", "md5", "-k", PHRASE];
    for case in cases().into_iter().chain(shapes()) {
        let theirs = run("openssl", &options, &case.file);
        assert_eq!(theirs, case.expected.clone().ok(), "{}", case.id);
        assert_eq!(
            decrypt(&case.file, &phrase, Digest::Md5),
            case.expected,
            "{}",
            case.id
        );
    }
}

#[test]
fn fmt_03_we_open_what_openssl_writes_without_its_header() {
    use profile_core::layers::openssl::{encrypt_blocks, salt_from_hexadecimal, to_base64};
    use profile_core::layers::{Keys, open_with};
    let content = b"<flat-profile><GPP_A>12345678</GPP_A></flat-profile>\n".repeat(3);
    for digest in DIGESTS {
        for (options, digits) in [(vec!["-nosalt"], ""), (vec!["-S", "0123"], "0123")] {
            let salt = salt_from_hexadecimal(digits).ok();
            let blocks = encrypt_blocks(&content, &phrase(), salt, digest);
            let theirs = openssl(&options, digest, &content).unwrap();
            // openssl before 3 writes the header with the salt of the command line.
            let theirs = match theirs.strip_prefix(b"Salted__") {
                Some(rest) => &rest[8..],
                None => &theirs,
            };
            assert_eq!(theirs, blocks, "{options:?}, {digest:?}");
            for file in [blocks.clone(), to_base64(&blocks)] {
                let phrases = [phrase()];
                let keys = Keys {
                    phrases: &phrases,
                    salt,
                };
                assert_eq!(
                    open_with(&file, &keys).content,
                    content,
                    "{options:?}, {digest:?}"
                );
            }
            let back = openssl(&[&["-d"], &options[..]].concat(), digest, &blocks);
            assert_eq!(back.as_deref(), Some(content.as_slice()), "{options:?}");
        }
    }
}

#[test]
fn enc_07_a_pasted_command_runs_when_it_is_mended() {
    use profile_core::layers::{open, pasted_command};
    let folder = std::env::temp_dir().join(format!("studio-pasted-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let content = b"<flat-profile><GPP_A>12345678</GPP_A></flat-profile>\n";
    std::fs::write(folder.join("my profile.xml"), content).unwrap();
    let printed = "# cat “my profile.xml” | gzip –9 > a.gz\n$ openssl enc –e –aes-256-cbc —md md5 –k “it\u{2019}s a $5 phrase” \\\n   –in a.gz –out a.cfg";
    let printed = printed.replace("$5", "\\$5");
    let pasted = pasted_command::read(&printed).unwrap();
    let shell = Command::new("sh")
        .args(["-e", "-c", pasted.with_secrets().reveal()])
        .current_dir(&folder)
        .stderr(Stdio::null())
        .status();
    assert!(shell.unwrap().success());
    let file = std::fs::read(folder.join("a.cfg")).unwrap();
    let phrase = Phrase::new("it's a $5 phrase").unwrap();
    assert_eq!(open(&file, &[phrase]).content, content);
    std::fs::remove_dir_all(folder).unwrap();
}
