//! The program `gzip`: a folder of files a call.

use crate::effort::{Random, cases, on_two_threads};
use crate::{ALL, SAMPLE, content, header, length, run};
use profile_core::layers::gzip::{Header, pack, unpack};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Files that one call takes.
const PORTION: usize = 50;

/// A folder that is gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("studio-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        let path = self.0.join(name);
        std::fs::read(&path)
            .unwrap_or_else(|error| panic!("gzip did not write {}: {error}", path.display()))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn gzip(folder: &Path, arguments: &[&str], files: &[String]) {
    let status = Command::new("gzip")
        .args(arguments)
        .args(files)
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()
        .unwrap_or_else(|_| panic!("`gzip` is not on PATH: install it"));
    assert!(status.success(), "gzip {arguments:?} {files:?}");
}

fn names(ending: &str) -> Vec<String> {
    (0..PORTION)
        .map(|number| format!("{number}{ending}"))
        .collect()
}

#[test]
fn gz_03_gz_05_gzip_opens_what_we_pack() {
    let portions = cases(SAMPLE, ALL).div_ceil(PORTION);
    on_two_threads(
        &mut Random::of("gzip opens"),
        portions,
        |portion, mut random| {
            let folder = Scratch::new(&format!("ours-{portion}"));
            let contents: Vec<Vec<u8>> = (0..PORTION)
                .map(|number| {
                    let mut whole = Vec::new();
                    let mut file = Vec::new();
                    for _ in 0..=usize::from(random.once_in(5)) * random.below(4) {
                        let len = length(portion * PORTION + number, &mut random);
                        let content = content(len, &mut random);
                        file.extend(pack(&content, &header(&mut random)));
                        whole.extend(content);
                    }
                    folder.write(&format!("{number}.gz"), &file);
                    whole
                })
                .collect();
            gzip(&folder.0, &["-d"], &names(".gz"));
            for (number, content) in contents.iter().enumerate() {
                assert!(
                    folder.read(&number.to_string()) == *content,
                    "{} bytes",
                    content.len()
                );
            }
        },
    );
    println!(
        "figure: {} files of ours opened by gzip",
        portions * PORTION
    );
}

#[test]
fn gz_02_gz_05_we_open_what_gzip_packs() {
    let portions = cases(SAMPLE, ALL).div_ceil(PORTION);
    on_two_threads(
        &mut Random::of("gzip packs"),
        portions,
        |portion, mut random| {
            let folder = Scratch::new(&format!("theirs-{portion}"));
            let contents: Vec<Vec<u8>> = (0..PORTION)
                .map(|number| {
                    let len = length(portion * PORTION + number, &mut random);
                    let content = content(len, &mut random);
                    folder.write(&number.to_string(), &content);
                    content
                })
                .collect();
            let level = format!("-{}", 1 + portion % 9);
            let named = random.once_in(2);
            gzip(
                &folder.0,
                &[&level, if named { "-N" } else { "-n" }],
                &names(""),
            );
            let mut before: (Vec<u8>, Vec<u8>) = Default::default();
            for (number, content) in contents.into_iter().enumerate() {
                let file = folder.read(&format!("{number}.gz"));
                let unpacked = unpack(&file);
                assert!(
                    unpacked.fault.is_none() && unpacked.content == content,
                    "{level}, {} bytes",
                    content.len()
                );
                let name = named.then(|| number.to_string().into_bytes());
                assert_eq!(unpacked.members[0].header.name, name);
                let both = unpack(&[before.0, file.clone()].concat());
                let joined = [before.1, content.clone()].concat();
                assert!(
                    both.fault.is_none() && both.content == joined,
                    "{level}, members"
                );
                before = (file, content);
            }
        },
    );
    println!("figure: {} files of gzip opened by us", portions * PORTION);
}

#[test]
fn gz_04_gzip_refuses_what_we_refuse() {
    let file = pack(&b"GPP_A \"12345678\" ;\n".repeat(3), &Header::default());
    for len in 0..file.len() {
        let cut = &file[..len];
        assert!(unpack(cut).fault.is_some(), "cut to {len} bytes");
        assert_eq!(run("gzip", &["-d", "-c"], cut), None, "cut to {len} bytes");
    }
    for at in (10..file.len()).step_by(3) {
        let mut bad = file.clone();
        bad[at] ^= 0x10;
        let theirs = run("gzip", &["-d", "-c"], &bad);
        assert_eq!(unpack(&bad).fault.is_some(), theirs.is_none(), "byte {at}");
    }
}
