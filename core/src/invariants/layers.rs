//! What holds for any bytes, whatever wraps them.

use super::{Broken, Property, both_formats, holds};
use crate::catalog::Catalog;
use crate::compiled_profile;
use crate::document::Document;
use crate::layers::compiled::{self, Compiled};
use crate::layers::{
    Encryption, Kind, Phrase, Recipe, Verdict, fields, gzip, inflate, open, openssl, pack, sniff,
    to_utf8,
};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

const PHRASE: &str = "correct horse";
const DIGESTS: [openssl::Digest; 2] = [openssl::Digest::Md5, openssl::Digest::Sha256];
/// A content of this length tells right phrases from wrong ones.
const CERTAIN: usize = 64;

fn phrase() -> Result<Phrase, Broken> {
    Phrase::new(PHRASE).ok_or_else(|| Broken("a phrase was refused".to_owned()))
}

/// What is packed opens to the same bytes, with and without encryption.
pub fn packed_files_open(content: &[u8]) -> Property {
    let unpacked = gzip::unpack(&gzip::pack(content, &gzip::Header::default()));
    holds(
        unpacked.fault.is_none() && unpacked.content == content,
        "gzip does not come back",
    )?;
    for digest in DIGESTS {
        let (phrase, again) = (phrase()?, phrase()?);
        let recipe = Recipe {
            gzip: true,
            encryption: Some(Encryption {
                phrase,
                salt: *b"saltsalt",
                digest,
            }),
        };
        let stages = pack(content, &recipe);
        let file = stages
            .last()
            .map(|stage| stage.bytes.as_slice())
            .unwrap_or_default();
        let decrypted = openssl::decrypt(file, &again, digest).ok();
        let unpacked = decrypted.map(|bytes| gzip::unpack(&bytes));
        holds(
            unpacked.is_some_and(|u| u.fault.is_none() && u.content == content),
            "encryption does not come back",
        )?;
    }
    Ok(())
}

/// Opening any bytes comes to an end, and the verdict is about what is given back. The bytes are opened as they are,
/// and as the content of layers that their first byte chooses: with them a text opens to what it opens to without them
/// (FMT-02, ENC-06). That is itself, unless it may be encrypted blocks in base64, which only a phrase can tell.
pub fn opened_files_are_told(bytes: &[u8]) -> Property {
    opened(bytes)?;
    let Some((choice, content)) = bytes.split_first() else {
        return Ok(());
    };
    let encryption = Encryption {
        phrase: phrase()?,
        salt: [*choice; 8],
        digest: openssl::Digest::Md5,
    };
    let recipe = Recipe {
        gzip: choice & 1 != 0,
        encryption: (choice & 2 != 0).then_some(encryption),
    };
    let layers = usize::from(recipe.gzip) + usize::from(recipe.encryption.is_some());
    let mut file = pack(content, &recipe)
        .pop()
        .map(|stage| stage.bytes)
        .unwrap_or_default();
    if choice & 6 == 6 {
        file = openssl::to_base64(&file);
    }
    opened(&file)?;
    let found = open(&file, &[phrase()?]);
    let bare = open(content, &[phrase()?]);
    let plain = content
        .iter()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t'));
    // More layers are not undone.
    let few = bare.layers.len() <= 1;
    if sniff(content).is_text() && plain && content.len() >= CERTAIN && few {
        holds(
            found.verdict == bare.verdict
                && found.layers.len() == layers + bare.layers.len()
                && found.content == bare.content,
            "a packed text does not open to itself",
        )?;
        let itself = matches!(bare.verdict, Verdict::Readable(_)) && bare.content == content;
        let blocks = || open(content, &[]).verdict == Verdict::PossiblyEncrypted;
        holds(
            itself || sniff(content) == Kind::Text && blocks(),
            "a text is taken for something else",
        )?;
    }
    Ok(())
}

/// The verdict on `file` is about what is given back.
fn opened(file: &[u8]) -> Property {
    let found = open(file, &[phrase()?]);
    holds(found.layers.len() <= 5, "too many layers were undone")?;
    holds(
        !found.verdict.describe().is_empty(),
        "a verdict without words",
    )?;
    if let Verdict::Readable(kind) = found.verdict {
        holds(
            kind.is_text() && sniff(&found.content) == kind,
            "the verdict is about something else",
        )?;
    }
    let first = found.layers.first().map(|layer| layer.size);
    holds(
        first.unwrap_or(found.content.len()) == file.len(),
        "the first layer is not the file",
    )?;
    for layer in &found.layers {
        let mut places = layer.findings.iter().map(|finding| finding.primary.span);
        holds(
            places.all(|place| place.end <= layer.size),
            "a finding points outside its layer",
        )?;
        fields_follow_each_other(&layer.bytes)?;
    }
    fields_follow_each_other(file)
}

/// The fields of a layer lie inside it, in their order, and none is empty.
fn fields_follow_each_other(layer: &[u8]) -> Property {
    let mut end = 0;
    for field in fields(layer) {
        holds(
            field.span.start >= end && !field.span.is_empty(),
            "two fields overlap",
        )?;
        end = field.span.end;
    }
    holds(end <= layer.len(), "a field lies outside its layer")
}

/// What a gzip file holds stays within the limits; without a fault it can be packed again, and a file that lacks its
/// last byte has a fault (GZ-04, GZ-07).
pub fn gzip_files_are_told(file: &[u8]) -> Property {
    let unpacked = gzip::unpack(file);
    holds(
        unpacked.content.len() <= inflate::OUTPUT + (32 << 10),
        "more content than the limit",
    )?;
    if unpacked.fault.is_some() {
        return Ok(());
    }
    holds(!unpacked.members.is_empty(), "no fault and no member")?;
    let end = file.len().saturating_sub(unpacked.trailing_zeros + 1);
    let cut = gzip::unpack(file.get(..end).unwrap_or_default());
    holds(cut.fault.is_some(), "a file that is cut off has no fault")?;
    let first = unpacked.members.into_iter().next();
    let header = first.map(|member| member.header).unwrap_or_default();
    let again = gzip::unpack(&gzip::pack(&unpacked.content, &header));
    let headers: Vec<gzip::Header> = again.members.into_iter().map(|one| one.header).collect();
    holds(
        again.content == unpacked.content && headers == [header],
        "content or header do not come back",
    )
}

/// Unpacking step by step gives what unpacking at once gives, for any bytes behind a header.
pub fn deflate_streams_agree(stream: &[u8]) -> Property {
    let file = [b"\x1f\x8b\x08\0\0\0\0\0\0\xff", stream].concat();
    let unpacked = gzip::unpack(&file);
    let limited = matches!(
        unpacked.fault,
        Some(gzip::GzipFault::Ratio | gzip::GzipFault::Stalled | gzip::GzipFault::TooLarge)
    );
    if limited {
        return Ok(());
    }
    match decompress_to_vec_with_limit(stream, inflate::OUTPUT) {
        Ok(content) => holds(
            unpacked.content.starts_with(&content),
            "unpacking at once gives other content",
        ),
        Err(_) => holds(unpacked.fault.is_some(), "a broken stream has no fault"),
    }
}

/// What decrypts is what encryption makes of the content; what does not is told by its length (ENC-12).
pub fn openssl_files_are_told(body: &[u8]) -> Property {
    let file = [b"Salted__".as_slice(), body].concat();
    for digest in DIGESTS {
        let phrase = phrase()?;
        match openssl::decrypt(&file, &phrase, digest) {
            Ok(content) => {
                let salt = openssl::parts(&file)
                    .map(|(salt, _)| salt)
                    .unwrap_or_default();
                holds(
                    openssl::encrypt(&content, &phrase, salt, digest) == file,
                    "what was decrypted does not encrypt to the file",
                )?;
            }
            Err(fault) => {
                let expected = match file.len() {
                    short if short < 32 => openssl::CipherFault::TooShort(short),
                    odd if !odd.is_multiple_of(16) => openssl::CipherFault::Length(odd),
                    _ => openssl::CipherFault::Padding,
                };
                holds(fault == expected, "another fault than the length tells")?;
            }
        }
    }
    Ok(())
}

/// Bytes in base64 come back; what is no base64 is told at a place that exists.
pub fn base64_comes_back(bytes: &[u8]) -> Property {
    let there = openssl::to_base64(bytes);
    holds(
        openssl::from_base64(&there).as_deref() == Ok(bytes),
        "base64 does not come back",
    )?;
    match openssl::from_base64(bytes) {
        Err(openssl::CipherFault::Base64(at)) => {
            holds(at <= bytes.len(), "a fault outside the text")
        }
        Err(_) => holds(false, "another fault than that of base64"),
        Ok(read) => {
            let digits = |text: &[u8]| -> Vec<u8> {
                let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
                let solid = |byte: &&u8| !byte.is_ascii_whitespace();
                text.iter().filter(solid).copied().collect()
            };
            holds(
                digits(&openssl::to_base64(&read)) == digits(bytes),
                "two texts give the same bytes",
            )
        }
    }
}

/// What can be read of a compiled file has no id above its count and no NUL, and becomes documents that are read back
/// to it, except for what they say they cannot hold (FMT-04). The first two bytes count the ids.
pub fn compiled_files_are_told(bytes: &[u8]) -> Property {
    if let Ok(read) = compiled::read(bytes, None) {
        compiled_is_sound(&read)?;
    }
    let Some(([high, low], rest)) = bytes.split_first_chunk::<2>() else {
        return Ok(());
    };
    let mut file = b"SIPURA SPA +".to_vec();
    file.resize(0xdc, 0);
    let length = u32::try_from(0x101 + rest.len()).unwrap_or_default();
    file.extend(length.to_be_bytes());
    file.extend([0, 0, high & 7, *low]);
    file.resize(0x100, 0);
    file.extend_from_slice(rest);
    file.push(1);
    compiled::read(&file, None).map_or(Ok(()), |read| compiled_is_sound(&read))
}

fn compiled_is_sound(read: &Compiled) -> Property {
    let ids = read.values.keys().chain(read.access.keys());
    holds(
        ids.max().is_none_or(|id| *id < read.count),
        "an id above the count",
    )?;
    holds(
        !read.values.values().any(|value| value.contains(&0)),
        "a value with a NUL",
    )?;
    let catalog = Catalog::builtin();
    let named = compiled_profile::profile(read, catalog);
    for format in both_formats() {
        let document = named.document(format, catalog);
        let again = Document::read_as(&document.text, format, catalog).reading;
        let changed = document.changed.len();
        holds(
            again.occurrences.len() == named.profile.settings.len() || changed > 0,
            "a setting of a compiled file is lost without a word",
        )?;
    }
    Ok(())
}

/// Any bytes become UTF-8; text in UTF-16 of either order is the same text in UTF-8.
pub fn encodings_become_utf8(bytes: &[u8]) -> Property {
    holds(
        std::str::from_utf8(&to_utf8(bytes)).is_ok(),
        "the result is not UTF-8",
    )?;
    let text = String::from_utf8_lossy(bytes);
    // A NUL behind the mark is the mark of UTF-32, and a header that names the encoding is rewritten.
    if text.starts_with('\0') || text.contains("encoding") {
        return Ok(());
    }
    let orders: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for order in orders {
        let units = [0xfeff].into_iter().chain(text.encode_utf16());
        let wide: Vec<u8> = units.flat_map(order).collect();
        holds(
            to_utf8(&wide) == text.trim_start_matches('\u{feff}').as_bytes(),
            "text in UTF-16 is another text in UTF-8",
        )?;
    }
    Ok(())
}
