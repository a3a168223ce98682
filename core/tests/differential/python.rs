//! Python's `gzip` module: one process for all cases of a direction, asked in frames over its standard input.

use crate::effort::{Random, cases};
use crate::{ALL, SAMPLE, content, header, length};
use profile_core::layers::gzip::{Header, pack, unpack};
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A frame is a length of four bytes, low byte first, and as many bytes. A request to pack is `p`, level, time, name and
/// content; one to unpack is `u` and the file. An answer is one frame, `+` and the bytes or `-`.
const SERVER: &str = r#"
import gzip, io, struct, sys
source, sink = sys.stdin.buffer, sys.stdout.buffer
def frame():
    head = source.read(4)
    return source.read(struct.unpack("<I", head)[0]) if len(head) == 4 else None
while (what := frame()) is not None:
    try:
        if what == b"p":
            level, time, name, content = (frame() for _ in range(4))
            out = io.BytesIO()
            with gzip.GzipFile(name.decode("latin-1"), "wb", level[0], out, int(time)) as file:
                file.write(content)
            answer = b"+" + out.getvalue()
        else:
            answer = b"+" + gzip.decompress(frame())
    except (OSError, EOFError, gzip.zlib.error):
        answer = b"-"
    sink.write(struct.pack("<I", len(answer)) + answer)
    sink.flush()
"#;

struct Python {
    child: Child,
    input: Option<ChildStdin>,
    output: ChildStdout,
}

impl Python {
    fn start() -> Self {
        let mut child = Command::new("python3")
            .args(["-c", SERVER])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|_| {
                panic!(
                    "`python3` is not on PATH: install it (on Debian: apt-get install -y python3)"
                )
            });
        let input = child.stdin.take();
        let output = child.stdout.take().unwrap();
        Self {
            child,
            input,
            output,
        }
    }

    fn ask(&mut self, frames: &[&[u8]]) -> Option<Vec<u8>> {
        let input = self.input.as_mut().unwrap();
        for frame in frames {
            let len = u32::try_from(frame.len()).unwrap();
            input.write_all(&len.to_le_bytes()).unwrap();
            input.write_all(frame).unwrap();
        }
        input.flush().unwrap();
        let mut len = [0; 4];
        self.output.read_exact(&mut len).unwrap();
        let mut answer = vec![0; usize::try_from(u32::from_le_bytes(len)).unwrap()];
        self.output.read_exact(&mut answer).unwrap();
        let bytes = answer.split_off(1);
        (answer == b"+").then_some(bytes)
    }

    fn packed(&mut self, content: &[u8], level: u8, header: &Header) -> Vec<u8> {
        let name = header.name.clone().unwrap_or_default();
        let time = header.mtime.to_string();
        self.ask(&[b"p", &[level], time.as_bytes(), &name, content])
            .unwrap()
    }

    fn unpacked(&mut self, file: &[u8]) -> Option<Vec<u8>> {
        self.ask(&[b"u", file])
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

#[test]
fn gz_03_gz_05_python_opens_what_we_pack() {
    let mut random = Random::of("python opens");
    let mut python = Python::start();
    let count = cases(SAMPLE, ALL);
    for number in 0..count {
        let mut whole = Vec::new();
        let mut file = Vec::new();
        for _ in 0..=usize::from(random.once_in(5)) * random.below(4) {
            let len = length(number, &mut random);
            let content = content(len, &mut random);
            file.extend(pack(&content, &header(&mut random)));
            whole.extend(content);
        }
        file.resize(
            file.len() + usize::from(random.once_in(10)) * random.below(20),
            0,
        );
        assert!(
            python.unpacked(&file).as_ref() == Some(&whole),
            "{} bytes",
            whole.len()
        );
    }
    println!("figure: {count} files of ours opened by Python");
}

#[test]
fn gz_02_gz_05_we_open_what_python_packs() {
    let mut random = Random::of("python packs");
    let mut python = Python::start();
    let count = cases(SAMPLE, ALL);
    let mut before: (Vec<u8>, Vec<u8>) = Default::default();
    for number in 0..count {
        let len = length(number, &mut random);
        let content = content(len, &mut random);
        // Python writes no empty name, and cuts the ending `.gz` off.
        let name = random.once_in(2).then(|| format!("n\u{e9} {number}.cfg"));
        let header = Header {
            name: name.map(|name| {
                name.chars()
                    .map(|c| u8::try_from(u32::from(c)).unwrap())
                    .collect()
            }),
            mtime: header(&mut random).mtime,
            ..Header::default()
        };
        let level = u8::try_from(number % 10).unwrap();
        let file = python.packed(&content, level, &header);
        let unpacked = unpack(&file);
        assert!(
            unpacked.fault.is_none() && unpacked.content == content,
            "level {level}, {len} bytes"
        );
        let headers: Vec<_> = unpacked
            .members
            .iter()
            .map(|one| one.header.clone())
            .collect();
        assert_eq!(headers, [header]);
        let both = unpack(&[before.0, file.clone()].concat());
        let joined = [before.1, content.clone()].concat();
        assert!(
            both.fault.is_none() && both.content == joined,
            "level {level}, members"
        );
        before = (file, content);
    }
    println!("figure: {count} files of Python opened by us");
}

/// Damage that Python sees we see, and what we open in spite of it has the same bytes there.
#[test]
fn gz_04_python_refuses_what_we_refuse() {
    let mut random = Random::of("python and damage");
    let mut python = Python::start();
    let mut refused = 0;
    for _ in 0..cases(SAMPLE, ALL) {
        let len = random.below(400);
        let mut file = pack(&content(len, &mut random), &Header::default());
        if random.once_in(3) {
            file.truncate(1 + random.below(file.len() - 1));
        } else {
            // The first four bytes are told otherwise: Python knows no reserved flags and no header checksum.
            let at = 4 + random.below(file.len() - 4);
            file[at] ^= 1 << random.below(8);
        }
        let ours = unpack(&file);
        let ours = ours.fault.is_none().then_some(ours.content);
        refused += usize::from(ours.is_none());
        assert!(python.unpacked(&file) == ours, "{}", file.escape_ascii());
    }
    assert!(refused > 0);
}
