//! Commands of `openssl` and `gzip` as people paste them (ENC-07).

use profile_core::command_line::Secret;
use profile_core::diagnostic::{Code, apply_fixes};
use profile_core::layers::openssl::SaltFault;
use profile_core::layers::pasted_command::{
    GzipCommand, OpensslCommand, Pasted, PastedCommand, PastedFaultKind, PhraseSource, Task, read,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// As a word processor prints it.
const PRINTED: &str =
    "openssl\u{a0}enc –e –aes-256-cbc —k “SecretPhrase1234” –in profile.xml –out profile.cfg";

fn pasted(text: &str) -> Pasted {
    read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn openssl(text: &str) -> OpensslCommand {
    match pasted(text).commands.into_iter().next() {
        Some(PastedCommand::Openssl(command)) => command,
        _ => panic!("{text}"),
    }
}

fn gzip(text: &str) -> GzipCommand {
    match pasted(text).commands.into_iter().next() {
        Some(PastedCommand::Gzip(command)) => command,
        _ => panic!("{text}"),
    }
}

fn codes(text: &str) -> Vec<Code> {
    pasted(text)
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect()
}

fn phrase(command: &OpensslCommand) -> &str {
    match &command.phrase {
        PhraseSource::Given(phrase) => phrase.reveal(),
        _ => panic!("no phrase"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_a_printed_command_is_read_and_mended() {
    let command = openssl(PRINTED);
    assert_eq!(command.task, Task::Encrypt);
    assert_eq!(command.cipher.as_deref(), Some("aes-256-cbc"));
    assert_eq!(phrase(&command), "SecretPhrase1234");
    assert_eq!(command.input.as_deref(), Some("profile.xml"));
    assert_eq!(command.output.as_deref(), Some("profile.cfg"));
    let read = pasted(PRINTED);
    assert_eq!(
        read.to_sh(),
        "openssl enc -e -aes-256-cbc -k \"$PHRASE\" -in profile.xml -out profile.cfg"
    );
    assert_eq!(
        read.with_secrets().reveal(),
        "openssl enc -e -aes-256-cbc -k SecretPhrase1234 -in profile.xml -out profile.cfg"
    );
    let smart = read
        .findings
        .iter()
        .filter(|f| f.code == Code::SmartPunctuation);
    assert_eq!(smart.clone().count(), 8);
    for finding in smart {
        let place = finding.primary.span.slice(PRINTED.as_bytes());
        assert!(!place.is_ascii() && finding.fix.is_some());
    }
    let fixed =
        String::from_utf8(apply_fixes(PRINTED.as_bytes(), &read.findings).unwrap()).unwrap();
    assert_eq!(
        fixed,
        "openssl enc -e -aes-256-cbc -k \"SecretPhrase1234\" -in profile.xml -out profile.cfg"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_14_the_phrase_stands_in_nothing_that_is_shown() {
    for text in [
        PRINTED.to_owned(),
        "openssl enc -aes-256-cbc -pass 'pass:SecretPhrase1234' -K SecretPhrase1234 -S 01"
            .to_owned(),
    ] {
        let read = pasted(&text);
        assert!(!format!("{read:?} {}", read.to_sh()).contains("SecretPhrase1234"));
    }
    for text in [
        "openssl enc -kSecretPhrase1234",
        "openssl enc -pass:SecretPhrase1234",
        "openssl enc -k 'SecretPhrase1234",
    ] {
        let fault = read(text).unwrap_err();
        assert!(
            !format!("{fault:?} {}", fault.kind).contains("Secret"),
            "{fault:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_prompts_comments_and_wrapped_lines_are_understood() {
    let plain = "openssl enc -d -aes-256-cbc -k x -in a.cfg";
    for text in [
        "# openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "$ openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "  %  openssl enc -d -aes-256-cbc -k x -in a.cfg  ",
        "user@host:~/spa$ openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "[root@host spa]# openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "C:\\spa> openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "sudo openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "/usr/bin/openssl enc -d -aes-256-cbc -k x -in a.cfg",
        "openssl.exe enc -d -aes-256-cbc -k x -in a.cfg",
        "openssl enc -d -aes-256-cbc \\\n  -k x \\\r\n  -in a.cfg\r\n",
        "openssl enc -d -aes-256-cbc ^\r\n  -k x ^\r\n  -in a.cfg",
        "openssl enc -d -aes-256-cbc \\  \n  -k x -in a.cfg",
        "openssl enc -d -aes-256-cbc\n–k x\n-in a.cfg",
        "# to decrypt:\nopenssl enc -d -aes-256-cbc -k x -in a.cfg # as shown",
        "openssl aes-256-cbc -d -k x -in a.cfg",
        "openssl enc --d --aes-256-cbc --k x --in a.cfg",
        "openssl enc -d -AES-256-CBC -k \"x\" -in 'a.cfg'",
        "openssl enc -d -aes-256-cbc -k x < a.cfg",
        "cat a.cfg | openssl enc -d -aes-256-cbc -k x",
        "openssl enc -e -d -aes-256-cbc -k y -k x -in b -in a.cfg -bufsize 8192 -salt",
        "open\u{200b}ssl enc -d -aes-256-cbc -k x -in a.cfg",
    ] {
        assert_eq!(pasted(text).with_secrets().reveal(), plain, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_every_option_is_plain_data() {
    let command = openssl(
        "openssl enc -d -a -aes-256-cbc -md MD5 -nosalt -S 0123 -pbkdf2 -iter 10000 -K 00ff -iv 0102 -p",
    );
    assert_eq!(command.task, Task::Decrypt);
    assert_eq!(command.digest.as_deref(), Some("md5"));
    assert!(command.base64 && command.no_salt && command.pbkdf2);
    assert_eq!(command.salt, Some([1, 0x23, 0, 0, 0, 0, 0, 0]));
    assert_eq!(command.iterations, Some(10_000));
    assert_eq!(command.raw_key.as_ref().map(Secret::reveal), Some("00ff"));
    assert_eq!(command.initial_vector.as_deref(), Some("0102"));
    assert_eq!(command.others, ["-p"]);
    assert!(command.phrase == PhraseSource::Asked);
    let source = |text: &str| openssl(text).phrase;
    assert!(source("openssl enc -aes-256-cbc -k \"$PHRASE\"") == PhraseSource::Variable);
    let file = PhraseSource::Elsewhere("file:key.txt".to_owned());
    assert!(source("openssl enc -aes-256-cbc -kfile key.txt") == file);
    assert!(source("openssl enc -aes-256-cbc -pass file:key.txt") == file);
    assert_eq!(
        phrase(&openssl("openssl enc -aes-256-cbc -pass 'pass:my phrase'")),
        "my phrase"
    );
    assert_eq!(
        phrase(&openssl("openssl enc -aes-256-cbc -k 'it'\\''s \"x\" $5'")),
        "it's \"x\" $5"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_gzip_commands_are_plain_data() {
    for (text, line) in [
        ("gzip profile.xml", "gzip profile.xml"),
        (
            "cat profile.xml | gzip > profile.xml.gz",
            "gzip -c profile.xml > profile.xml.gz",
        ),
        (
            "# gzip –9 –n –c “my profile.xml” > a.gz",
            "gzip -9 -n -c \"my profile.xml\" > a.gz",
        ),
        ("gzip -9nck a.xml>a.gz", "gzip -9 -n -c a.xml > a.gz"),
        ("gzip —best —stdout a.xml", "gzip -9 -c a.xml"),
        ("gunzip a.gz", "gzip -d a.gz"),
        ("zcat a.gz", "gzip -d -c a.gz"),
        ("gzip -d -c < a.gz > a.xml", "gzip -d -c a.gz > a.xml"),
        ("gzip -- -a.xml", "gzip ./-a.xml"),
    ] {
        assert_eq!(pasted(text).to_sh(), line, "{text}");
    }
    let command = gzip("gzip -9nc a.xml > a.gz");
    let names = (command.input.as_deref(), command.output.as_deref());
    assert_eq!(names, (Some("a.xml"), Some("a.gz")));
    assert!(command.no_name && command.to_output && !command.unpacks);
    assert_eq!(command.level, Some(9));
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_several_commands_keep_their_order() {
    let text = "gzip -9 -n -c a.xml > a.gz\nopenssl enc -aes-256-cbc -md md5 -k x -in a.gz -out a.cfg; gunzip a.gz\n\n# done\n";
    let read = pasted(text);
    assert_eq!(read.commands.len(), 3);
    assert_eq!(read.findings, []);
    let piped = pasted("openssl enc -d -aes-256-cbc -md md5 -k x -in a.cfg | gzip -d -c > a.xml");
    assert_eq!(
        piped.to_sh(),
        "openssl enc -d -aes-256-cbc -k \"$PHRASE\" -in a.cfg\ngzip -d -c > a.xml"
            .replace("-cbc", "-cbc -md md5")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_what_a_device_does_not_read_is_named() {
    for (rest, expected) in [
        ("-aes-256-cbc -md md5 -k x", vec![]),
        ("-aes256 -md md5 -k x", vec![]),
        ("-aes-256-cbc -k x", vec![Code::MissingDigest]),
        ("-aes-256-cbc -md sha256 -k x", vec![Code::NewerDerivation]),
        ("-aes-128-cbc -md md5 -k x", vec![Code::OtherCipher]),
        ("-aes-256-ecb -md md5 -k x", vec![Code::OtherCipher]),
        ("-des3 -md md5 -k x", vec![Code::OtherCipher]),
        ("-md md5 -k x", vec![Code::OtherCipher]),
        (
            "-aes-256-cbc -md md5 -pbkdf2 -k x",
            vec![Code::IteratedDerivation],
        ),
        (
            "-aes-256-cbc -md md5 -iter 1000 -k x",
            vec![Code::IteratedDerivation],
        ),
        (
            "-aes-256-cbc -md md5 -pbkdf2 -iter 1000 -k x",
            vec![Code::IteratedDerivation; 2],
        ),
        ("-aes-256-cbc -K 00 -iv 00", vec![Code::RawKey]),
        (
            "-aes-256-cbc -md md5 -k x -nosalt",
            vec![Code::HeaderlessEncryption],
        ),
        (
            "-aes-256-cbc -md md5 -k x -S 01",
            vec![Code::HeaderlessEncryption],
        ),
    ] {
        let text = format!("openssl enc {rest}");
        assert_eq!(codes(&text), expected, "{rest}");
    }
    // The place is that of the option in the text as it was pasted.
    let text = "# openssl enc –aes-256-cbc –md md5 –pbkdf2 –k x";
    let read = pasted(text);
    let found = read
        .findings
        .iter()
        .find(|f| f.code == Code::IteratedDerivation)
        .unwrap();
    assert_eq!(
        found.primary.span.slice(text.as_bytes()),
        "–pbkdf2".as_bytes()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_07_what_is_no_command_has_its_fault_and_place() {
    for (text, place, kind) in [
        ("", "", PastedFaultKind::NoCommand),
        (
            "# only a comment",
            "# only a comment",
            PastedFaultKind::NoCommand,
        ),
        ("# openssl enc -k \"abc", "\"", PastedFaultKind::Quote),
        ("openssl enc -k “abc", "“", PastedFaultKind::Quote),
        ("openssl enc -k 'abc", "'", PastedFaultKind::Quote),
        (
            "openssl x509 -in a",
            "openssl",
            PastedFaultKind::OtherProgram,
        ),
        ("openssl", "openssl", PastedFaultKind::OtherProgram),
        ("rm -rf a", "rm", PastedFaultKind::OtherProgram),
        ("openssl enc (a)", "(", PastedFaultKind::Operator('(')),
        ("openssl enc –in", "–in", PastedFaultKind::NoArgument("-in")),
        (
            "openssl enc -bufsize",
            "-bufsize",
            PastedFaultKind::NoArgument("-bufsize"),
        ),
        ("gzip a >", ">", PastedFaultKind::NoArgument("> or <")),
        ("openssl enc -iter x", "x", PastedFaultKind::Number("-iter")),
        (
            "openssl enc -S xyz",
            "xyz",
            PastedFaultKind::Salt(SaltFault::Digit(0)),
        ),
        ("openssl enc -in $FILE", "$FILE", PastedFaultKind::Variable),
        ("gzip `ls`", "`ls`", PastedFaultKind::Variable),
        ("openssl enc a.xml", "a.xml", PastedFaultKind::TooManyNames),
        ("gzip a b", "b", PastedFaultKind::TooManyNames),
        (
            "openssl enc -keyx",
            "-keyx",
            PastedFaultKind::UnknownOption("-k".to_owned()),
        ),
        (
            "openssl enc -wrong=1",
            "-wrong=1",
            PastedFaultKind::UnknownOption("-wrong".to_owned()),
        ),
        (
            "gzip --wrong",
            "--wrong",
            PastedFaultKind::UnknownOption("--wrong".to_owned()),
        ),
        (
            "gzip -x",
            "-x",
            PastedFaultKind::UnknownOption("-x".to_owned()),
        ),
    ] {
        let fault = read(text).unwrap_err();
        assert_eq!(fault.kind, kind, "{text}");
        assert_eq!(
            fault.span.slice(text.as_bytes()),
            place.as_bytes(),
            "{text}"
        );
        assert!(fault.kind.to_string().contains("found"), "{text}");
    }
    let long = "openssl ".repeat(10_000);
    assert_eq!(read(&long).unwrap_err().kind, PastedFaultKind::TooLong);
}

/// Parts that a pasted text may be made of.
const PARTS: &[&str] = &[
    "openssl ",
    "enc ",
    "gzip ",
    "gunzip ",
    "cat ",
    "sudo ",
    "-aes-256-cbc ",
    "-k ",
    "–k ",
    "-K ",
    "-in ",
    "-out ",
    "-pass ",
    "pass:",
    "-md ",
    "md5 ",
    "-S ",
    "01 ",
    "-iter ",
    "9 ",
    "-nosalt ",
    "-a ",
    "-d ",
    "x",
    "a.xml ",
    "it's",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "\\",
    "\\\n",
    "^\n",
    "\n",
    "\r\n",
    "\r",
    "# ",
    "$ ",
    "$",
    "> ",
    "< ",
    "| ",
    ";",
    "&",
    "(",
    "`",
    "—best ",
    "--best ",
    "-9c ",
    "-- ",
    "-",
    "—",
    "\u{a0}",
    "\u{200b}",
    "é",
    "\u{1f600}",
    "\0",
    "\t",
    "!",
    "%",
    "user@host:~$ ",
    "[a b]# ",
    "C:\\> ",
    "-x ",
    "$PHRASE ",
];

#[wasm_bindgen_test(unsupported = test)]
fn gen_03_no_mixture_of_parts_traps_and_what_is_written_is_read_again() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % bound
    };
    let mut read_well = 0;
    for round in 0..60_000 {
        let mut text = match round % 3 {
            0 => String::new(),
            1 => "openssl enc ".to_owned(),
            _ => "gzip ".to_owned(),
        };
        for _ in 0..next(9) {
            text += PARTS[next(PARTS.len())];
        }
        match read(&text) {
            Err(fault) => assert!(
                text.get(fault.span.start..fault.span.end).is_some(),
                "{text:?}: {fault:?}"
            ),
            Ok(pasted) => {
                read_well += 1;
                for finding in &pasted.findings {
                    let span = finding.primary.span;
                    assert!(
                        text.get(span.start..span.end).is_some(),
                        "{text:?}: {finding:?}"
                    );
                }
                let written = pasted.with_secrets();
                let again =
                    read(written.reveal()).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
                assert_eq!(again.with_secrets().reveal(), written.reveal(), "{text:?}");
            }
        }
    }
    assert!(read_well > 5_000, "{read_well}");
}
