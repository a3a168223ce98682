//! `openssl enc`: one process a case, on two threads.

use crate::effort::{Random, cases, on_two_threads};
use crate::{ALL, SAMPLE, content, length, noise, run};
use profile_core::layers::openssl::{Digest, decrypt, encrypt, from_base64, to_base64};
use profile_core::layers::{Kind, Phrase, gzip, hexadecimal, open_commands};
use std::process::{Command, Stdio};

pub(super) const PHRASE: &str = "correct horse battery staple";
pub(super) const DIGESTS: [Digest; 2] = [Digest::Md5, Digest::Sha256];

pub(super) fn openssl(
    more: &[&str],
    digest: Digest,
    phrase: &str,
    input: &[u8],
) -> Option<Vec<u8>> {
    let arguments = ["enc", "-aes-256-cbc", "-md", digest.option(), "-k", phrase];
    run("openssl", &[&arguments, more].concat(), input)
}

/// One case: what to encrypt, and how.
struct Case {
    content: Vec<u8>,
    phrase: String,
    salt: [u8; 8],
    digest: Digest,
    base64: bool,
}

impl Case {
    fn random(number: usize, random: &mut Random) -> Self {
        let len = length(number, random);
        Self {
            content: content(len, random),
            phrase: phrase(random),
            salt: random.next().to_le_bytes(),
            digest: DIGESTS[number % 2],
            base64: random.once_in(4),
        }
    }

    fn phrase(&self) -> Phrase {
        Phrase::new(self.phrase.as_str()).unwrap()
    }

    fn openssl(&self, more: &[&str], input: &[u8]) -> Option<Vec<u8>> {
        let form: &[&str] = if self.base64 { &["-a"] } else { &[] };
        openssl(&[form, more].concat(), self.digest, &self.phrase, input)
    }

    fn describe(&self) -> String {
        format!(
            "{} bytes, {:?}, base64 {}, salt {}, phrase {:?}",
            self.content.len(),
            self.digest,
            self.base64,
            hexadecimal(&self.salt),
            self.phrase
        )
    }
}

/// 1 to 200 characters: letters, blanks, marks of the shell, and other alphabets.
fn phrase(random: &mut Random) -> String {
    let len = 1 + if random.once_in(4) {
        random.below(200)
    } else {
        random.below(30)
    };
    let alphabet: Vec<char> = "abcXYZ019 \t\"'\\$`!%&-_./é ßжλ中😀\u{a0}"
        .chars()
        .collect();
    (0..len).map(|_| *random.pick(&alphabet)).collect()
}

#[test]
fn enc_01_openssl_opens_what_we_encrypt() {
    let count = cases(SAMPLE, ALL);
    on_two_threads(
        &mut Random::of("openssl opens"),
        count,
        |number, mut random| {
            let case = Case::random(number, &mut random);
            let mut file = encrypt(&case.content, &case.phrase(), case.salt, case.digest);
            if case.base64 {
                file = to_base64(&file);
            }
            let theirs = case.openssl(&["-d"], &file);
            assert!(
                theirs.as_ref() == Some(&case.content),
                "{}",
                case.describe()
            );
        },
    );
    println!("figure: {count} files of ours opened by openssl");
}

#[test]
fn enc_03_we_open_what_openssl_encrypts() {
    let count = cases(SAMPLE, ALL);
    on_two_threads(
        &mut Random::of("openssl encrypts"),
        count,
        |number, mut random| {
            let case = Case::random(number, &mut random);
            let mut file = case.openssl(&[], &case.content).unwrap();
            if case.base64 {
                let bytes = from_base64(&file).unwrap();
                assert!(to_base64(&bytes) == file, "{}", case.describe());
                file = bytes;
            }
            let ours = decrypt(&file, &case.phrase(), case.digest);
            assert!(ours.as_ref() == Ok(&case.content), "{}", case.describe());
        },
    );
    println!("figure: {count} files of openssl opened by us");
}

#[test]
fn enc_04_a_fixed_salt_gives_the_blocks_of_openssl() {
    on_two_threads(
        &mut Random::of("salts"),
        cases(20, 500),
        |number, mut random| {
            let case = Case {
                base64: false,
                ..Case::random(number, &mut random)
            };
            let theirs = case
                .openssl(&["-S", &hexadecimal(&case.salt)], &case.content)
                .unwrap();
            let ours = encrypt(&case.content, &case.phrase(), case.salt, case.digest);
            // Since openssl 3 a salt on the command line is not written into the file.
            let theirs = theirs.strip_prefix(&ours[..16]).unwrap_or(&theirs);
            assert!(theirs == &ours[16..], "{}", case.describe());
        },
    );
}

#[test]
fn enc_12_openssl_refuses_what_we_refuse() {
    on_two_threads(
        &mut Random::of("damage"),
        cases(100, 1_000),
        |number, mut random| {
            let case = Case {
                base64: false,
                ..Case::random(number, &mut random)
            };
            let mut file = encrypt(&case.content, &case.phrase(), case.salt, case.digest);
            match random.below(3) {
                0 => file.truncate(random.below(file.len())),
                1 => file.extend(random.bytes(1 + number % 15)),
                _ => {
                    let last = file.len() - 1 - random.below(32.min(file.len() - 16));
                    file[last] ^= 1 << random.below(8);
                }
            }
            let theirs = case.openssl(&["-d"], &file);
            let ours = decrypt(&file, &case.phrase(), case.digest).ok();
            assert!(
                ours == theirs,
                "{}: {:?} and {:?}",
                case.describe(),
                ours.map(|o| o.len()),
                theirs.map(|t| t.len())
            );
        },
    );
}

#[test]
fn enc_07_without_the_digest_a_newer_openssl_does_not_open_the_file() {
    let file = encrypt(
        &noise(1_000),
        &Phrase::new(PHRASE).unwrap(),
        [7; 8],
        Digest::Md5,
    );
    let with_default = run(
        "openssl",
        &["enc", "-d", "-aes-256-cbc", "-k", PHRASE],
        &file,
    );
    assert_ne!(with_default, Some(noise(1_000)));
}

#[test]
fn enc_07_the_shown_command_opens_the_file() {
    let folder = std::env::temp_dir().join(format!("studio-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let content = b"GPP_A \"12345678\" ;\n".repeat(9);
    let packed = gzip::pack(&content, &gzip::Header::default());
    let phrase = Phrase::new(PHRASE).unwrap();
    std::fs::write(
        folder.join("it's.cfg"),
        encrypt(&packed, &phrase, [9; 8], Digest::Md5),
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
