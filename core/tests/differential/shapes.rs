//! Padding, files without a header and pasted commands: `openssl` gives the verdict.

use crate::openssl::{DIGESTS, PHRASE, openssl};
use crate::run;
use profile_core::layers::Phrase;
use profile_core::layers::openssl::{Digest, decrypt};
use std::process::{Command, Stdio};

#[test]
fn enc_12_openssl_gives_the_same_verdict_on_every_padding_and_shape() {
    use crate::padding_cases::{PHRASE, cases, shapes};
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
            let blocks = encrypt_blocks(&content, &Phrase::new(PHRASE).unwrap(), salt, digest);
            let theirs = openssl(&options, digest, PHRASE, &content).unwrap();
            // openssl before 3 writes the header with the salt of the command line.
            let theirs = match theirs.strip_prefix(b"Salted__") {
                Some(rest) => &rest[8..],
                None => &theirs,
            };
            assert_eq!(theirs, blocks, "{options:?}, {digest:?}");
            for file in [blocks.clone(), to_base64(&blocks)] {
                let phrases = [Phrase::new(PHRASE).unwrap()];
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
            let back = openssl(&[&["-d"], &options[..]].concat(), digest, PHRASE, &blocks);
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
