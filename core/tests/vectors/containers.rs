//! gzip files, zlib streams and bare deflate streams, whole, odd and broken, each with its exact class.
//!
//! A case of `data/containers.tsv` is an id, what the bytes are made of, their class, and the content that can
//! be had. The parts are bytes in hexadecimal (`00*8` eight times), `=text`, and names: `@head` and
//! `@head:FLAGS` a header, `@hcrc` its checksum, `@body` the tutorial's first profile deflated, `@tail` and
//! `@tail:TEXT` a trailer, `@member` all three, `@adler` the checksum of zlib.

use profile_core::diagnostic::Code;
use profile_core::layers::gzip::{self, GzipFault, Header};
use profile_core::layers::{Kind, Phrase, Verdict, inflate, open, openssl, zlib};
use wasm_bindgen_test::wasm_bindgen_test;

const CASES: &str = include_str!("data/containers.tsv");
const BASIC: &[u8] = b"<flat-profile>\n<GPP_A> 12345678\n</GPP_A>\n</flat-profile>\n";
const BODY: &str =
    "b349cb492cd12d28ca4fcbcc49b5e3b2710f088877b45330343236313533b7e0b2d187880019a82a01";

fn from_hexadecimal(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap())
        .collect()
}

fn trailer(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap();
    [crc32fast::hash(content).to_le_bytes(), length.to_le_bytes()].concat()
}

/// The bytes that `recipe` describes.
fn made(recipe: &str) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    let mut member = 0;
    for part in recipe.split_whitespace() {
        let (name, argument) = part.split_once(':').unwrap_or((part, ""));
        match name {
            "@head" => {
                member = out.len();
                let flags = from_hexadecimal(argument).first().copied().unwrap_or(0);
                out.extend([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 0xff]);
            }
            "@hcrc" => {
                let sum = crc32fast::hash(&out[member..]).to_le_bytes();
                out.extend(&sum[..2]);
            }
            "@body" => out.extend(from_hexadecimal(BODY)),
            "@tail" if part == "@tail" => out.extend(trailer(BASIC)),
            "@tail" => out.extend(trailer(argument.as_bytes())),
            "@member" => out.extend(made("@head @body @tail")),
            "@adler" => out.extend([0xee, 0x75, 0x10, 0xcb]),
            _ => match (part.strip_prefix('='), part.split_once('*')) {
                (Some(text), _) => out.extend(text.bytes()),
                (_, Some((byte, times))) => {
                    out.extend(from_hexadecimal(byte).repeat(times.parse().unwrap()));
                }
                _ => out.extend(from_hexadecimal(part)),
            },
        }
    }
    out
}

/// The content in the words of the data file.
fn described(content: &[u8]) -> String {
    let times = content.len() / BASIC.len();
    if content.is_empty() {
        "nothing".to_owned()
    } else if content == BASIC.repeat(times) {
        format!("basic*{times}")
    } else if BASIC.repeat(times + 1).starts_with(content) {
        format!("basic[{}]", content.len())
    } else {
        format!("={}", String::from_utf8_lossy(content))
    }
}

/// Class and content of a case, by the reader that its id names.
fn observed(id: &str, file: &[u8]) -> (String, Vec<u8>) {
    let class = |fault: Option<String>| fault.unwrap_or_else(|| "whole".to_owned());
    if id.starts_with("gzip-") {
        let unpacked = gzip::unpack(file);
        let mut words = class(unpacked.fault.map(|fault| format!("{fault:?}")));
        if unpacked.trailing_zeros > 0 {
            words += &format!(", {} zeros", unpacked.trailing_zeros);
        }
        words += &format!(", {} members", unpacked.members.len());
        (words, unpacked.content)
    } else if id.starts_with("zlib-") {
        let unpacked = zlib::unpack(file);
        let words = class(unpacked.fault.map(|fault| format!("{fault:?}")));
        (words, unpacked.content)
    } else {
        match inflate::raw(file) {
            Some(content) => ("whole".to_owned(), content),
            None => ("no deflate stream".to_owned(), Vec::new()),
        }
    }
}

fn cases() -> impl Iterator<Item = [&'static str; 4]> {
    CASES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            columns.try_into().unwrap_or_else(|_| panic!("{line}"))
        })
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_each_case_has_its_exact_class() {
    let mut wrong = Vec::new();
    for [id, recipe, class, content] in cases() {
        let (found, inside) = observed(id, &made(recipe));
        if (found.as_str(), described(&inside).as_str()) != (class, content) {
            wrong.push(format!("{id}\t{recipe}\t{found}\t{}", described(&inside)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases().filter(|[id, ..]| id.starts_with("gzip-")).count() >= 41);
}

/// Bits of a deflate stream, first bit lowest.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn add(&mut self, bits: &[u8]) {
        for bit in bits {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            *self.bytes.last_mut().unwrap() |= bit << (self.count % 8);
            self.count += 1;
        }
    }

    /// The lowest `count` bits of `number`, lowest first.
    fn number(&mut self, number: u32, count: u32) {
        let bits: Vec<u8> = (0..count).map(|n| u8::from(number >> n & 1 == 1)).collect();
        self.add(&bits);
    }

    /// The head of a dynamic block: lengths of the codes for literals and for distances, of two bits each.
    fn dynamic(&mut self, last: bool, literals: &[u8], distances: &[u8]) {
        self.number(u32::from(last), 1);
        self.number(2, 2);
        self.number(u32::try_from(literals.len() - 257).unwrap(), 5);
        self.number(u32::try_from(distances.len() - 1).unwrap(), 5);
        self.number(14, 4);
        // The order of the format: the codes of 0, 1, 2 and 18 have two bits each.
        for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1] {
            let used = matches!(symbol, 0 | 1 | 2 | 18);
            self.number(if used { 2 } else { 0 }, 3);
        }
        for length in literals.iter().chain(distances) {
            self.add(&[length >> 1 & 1, length & 1]);
        }
    }
}

/// A gibibyte of zeros in a mebibyte: the code for 258 more of the same is one bit, that of the distance
/// another, so that each zero byte of the file stands for 1,032 of content.
fn gibibyte() -> Vec<u8> {
    let mut literals = [0; 286];
    (literals[0], literals[256], literals[285]) = (2, 2, 1);
    let mut bits = Bits::default();
    bits.dynamic(true, &literals, &[1]);
    bits.add(&[1, 0]);
    let times = (1_usize << 30) / 258 + 1;
    let whole = 8 - bits.count % 8;
    bits.add(&vec![0; whole]);
    bits.bytes.extend(vec![0; (2 * times - whole) / 8]);
    bits.count = bits.bytes.len() * 8;
    bits.add(&[1, 1]);
    [made("@head"), bits.bytes, vec![0; 8]].concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_a_gibibyte_of_zeros_is_refused_at_each_depth() {
    let bomb = gibibyte();
    assert!(bomb.len() < 1_100_000);
    let unpacked = gzip::unpack(&bomb);
    assert_eq!(unpacked.fault, Some(GzipFault::TooLarge));
    assert!(unpacked.content.len() <= inflate::OUTPUT + (64 << 10));
    assert!(unpacked.content.iter().all(|byte| *byte == 0));
    let double = gzip::pack(&bomb, &Header::default());
    let triple = gzip::pack(&double, &Header::default());
    assert!(double.len() < 3_000 && triple.len() < 500);
    for (file, layers) in [(&bomb, 1), (&double, 2)] {
        let opened = open(file, &[]);
        assert!(matches!(opened.verdict, Verdict::Damaged(why) if why.contains("64 MiB")));
        assert_eq!(opened.layers.len(), layers);
    }
    assert_eq!(open(&triple, &[]).verdict, Verdict::Unreadable(Kind::Gzip));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_the_limits_hold_for_all_three_wrappers() {
    let packed = gzip::pack(&vec![0; 8 << 20], &Header::default());
    let ratio = &packed[10..packed.len() - 8];
    let large = &gibibyte()[10..];
    for (data, fault) in [
        (ratio, inflate::InflateFault::Ratio),
        (large, inflate::InflateFault::TooLarge),
    ] {
        let as_zlib = zlib::unpack(&[&[0x78, 0x9c], data].concat());
        assert_eq!(as_zlib.fault, Some(zlib::ZlibFault::Stream(fault)));
        assert_eq!(inflate::raw(data), None);
    }
    let stalled = [0x02, 0x08, 0x20, 0x80, 0x00].repeat(200_000);
    let as_zlib = zlib::unpack(&[&[0x78, 0x9c][..], &stalled].concat());
    assert_eq!(
        as_zlib.fault,
        Some(zlib::ZlibFault::Stream(inflate::InflateFault::Stalled))
    );
    assert_eq!(inflate::raw(&stalled), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_slow_streams_are_refused_by_what_they_give() {
    let fault = |data: &[u8]| gzip::unpack(&[&made("@head"), data, &[0; 8]].concat()).fault;
    // Empty blocks with fixed codes, ten bits each, in 1 and 16 MB.
    for millions in [1, 16] {
        let blocks = [0x02, 0x08, 0x20, 0x80, 0x00].repeat(millions * 200_000);
        assert_eq!(fault(&blocks), Some(GzipFault::Stalled));
    }
    let mut literals = [0; 257];
    literals[256] = 1;
    let mut bits = Bits::default();
    for _ in 0..20_000 {
        bits.dynamic(false, &literals, &[0]);
        bits.add(&[0]);
    }
    assert!(bits.bytes.len() > 1_000_000);
    assert_eq!(fault(&bits.bytes), Some(GzipFault::Stalled));
    let stored = [0, 0, 0, 0xff, 0xff].repeat(200_000);
    assert_eq!(fault(&stored), Some(GzipFault::Stalled));
    let members = made("@head 0300 @tail:").repeat(100_000);
    assert_eq!(
        gzip::unpack(&members).fault,
        Some(GzipFault::TooManyMembers)
    );
    // A byte of content every 60 KB does not buy the next 60 KB.
    let bought = [made("00 0100 feff =a"), stored[..60_000].to_vec()].concat();
    assert_eq!(fault(&bought.repeat(20)), Some(GzipFault::Stalled));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_07_honest_frames_do_not_count_as_stalled() {
    // Sixteen mebibytes in stored blocks of sixteen bytes: five of each twenty-one give nothing.
    let block = made("00 1000 efff =0123456789abcdef");
    let content = b"0123456789abcdef".repeat(1 << 20);
    let data = [block.repeat(1 << 20), made("01 0000 ffff")].concat();
    let unpacked = gzip::unpack(&[made("@head"), data, trailer(&content)].concat());
    assert_eq!(unpacked.fault, None);
    assert_eq!(unpacked.content, content);
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_02_the_facts_of_every_member_are_told() {
    let file = made(
        "1f8b081f 8df85145 020b 0400 4150 0000 =basic.txt 00 =by e9 1b =x 00 @hcrc @body @tail @head:08 =../etc/ e280ae =gpj 00 @body @tail",
    );
    let opened = open(&file, &[]);
    let layer = &opened.layers[0];
    let rows = layer.members[0].rows();
    assert_eq!(
        rows.iter()
            .map(|(term, words)| format!("{term}: {words}"))
            .collect::<Vec<_>>(),
        [
            "Name in the header: basic.txt",
            "Comment: byé\\u{1b}x",
            "Extra field: 4 bytes: AP",
            "Changed: 2006-11-08 15:32:29 UTC",
            "Written on: NTFS (Windows)",
            "Compression: best",
            "Content: marked as text",
            "Checksum of the header: present, and right",
        ]
    );
    assert_eq!(layer.name.as_deref(), Some("basic.txt"));
    let second = &layer.members[1];
    assert_eq!(second.name.as_deref(), Some("../etc/\\u{202e}gpj"));
    assert_eq!((second.length, second.modified.as_deref()), (57, None));
    assert_eq!(opened.content, [BASIC, BASIC].concat());
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_02_header_texts_are_shown_without_anything_hidden() {
    let shown = |recipe: &str| {
        let file = made(&format!("@head:08 {recipe} 00 @body @tail"));
        open(&file, &[]).layers[0].name.clone().unwrap()
    };
    assert_eq!(shown("=caf e9"), "café");
    assert_eq!(shown("=caf c3a9"), "café");
    assert_eq!(shown("0d0a09"), "\\u{d}\\u{a}\\u{9}");
    assert_eq!(shown("e2808b =x efbbbf"), "\\u{200b}x\\u{feff}");
    assert_eq!(shown("9b =31m"), "\\u{9b}31m");
    assert_eq!(shown(""), "");
    assert_eq!(shown("61*100000").chars().count(), 201);
    let extra = |recipe: &str| {
        let file = made(&format!("@head:04 {recipe} @body @tail"));
        open(&file, &[]).layers[0].members[0].extra.clone().unwrap()
    };
    let damaged = extra("0600 4142 0900 0000");
    assert_eq!((damaged.length, damaged.well_formed), (6, false));
    let two = extra("0900 4142 0100 58 4344 0000");
    let parts = vec![("AB".to_owned(), 1), ("CD".to_owned(), 0)];
    assert_eq!((two.parts, two.well_formed), (parts, true));
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_04_what_stands_before_junk_can_be_had() {
    for (tail, words) in [("=junk", "4 bytes follow"), ("41", "1 byte follows")] {
        let opened = open(&made(&format!("@member {tail}")), &[]);
        assert!(matches!(&opened.verdict, Verdict::Damaged(why) if why.contains(words)));
        assert_eq!(opened.content, BASIC);
        assert_eq!(opened.layers.len(), 1);
    }
}

fn codes(opened: &profile_core::layers::Opened) -> Vec<Code> {
    let findings = opened.layers.iter().flat_map(|layer| &layer.findings);
    findings.map(|finding| finding.code).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn gz_01_other_wrappers_are_named_and_what_they_hold_can_be_had() {
    for (recipe, kind, code) in [
        ("789c @body @adler", Kind::Zlib, Code::ZlibStream),
        ("7801 @body @adler", Kind::Zlib, Code::ZlibStream),
        ("6805 @body @adler", Kind::Zlib, Code::ZlibStream),
        ("@body", Kind::RawDeflate, Code::RawDeflate),
    ] {
        let opened = open(&made(recipe), &[]);
        assert_eq!(opened.verdict, Verdict::Unreadable(kind), "{recipe}");
        assert_eq!(
            (codes(&opened), opened.content.as_slice()),
            (vec![code], BASIC)
        );
        assert_eq!(opened.layers[0].kind, kind);
        let help = opened.layers[0].findings[0].help.as_deref();
        assert_eq!(help, Some("open what it holds, and pack it anew with gzip"));
    }
    let damaged = open(&made("789c @body 00000000"), &[]);
    assert!(matches!(damaged.verdict, Verdict::Damaged(why) if why.contains("Adler-32")));
    assert_eq!(damaged.content, BASIC);
    // What inflates to no text, or not to its end, is no more than bytes.
    for recipe in ["0300", "01 0300 fcff 000102", "@body 00", "b349cb492c"] {
        let verdict = open(&made(recipe), &[]).verdict;
        assert_eq!(verdict, Verdict::Unreadable(Kind::Unknown), "{recipe}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn enc_06_a_raw_stream_inside_encryption_proves_the_phrase() {
    let text = BASIC.repeat(3);
    let packed = gzip::pack(&text, &Header::default());
    let raw = &packed[10..packed.len() - 8];
    let phrase = || Phrase::new("right phrase").unwrap();
    let file = openssl::encrypt(raw, &phrase(), *b"saltsalt", openssl::Digest::Md5);
    let opened = open(&file, &[phrase()]);
    assert_eq!(opened.verdict, Verdict::Unreadable(Kind::RawDeflate));
    assert_eq!(opened.content, text);
}
