//! What the page shows of itself: what its policy refused, what it asked for, and whether its files are those of a list.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What `public/proof.js` found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Proof {
    /// Requests to another server that were tried.
    pub attempts: Vec<Attempt>,
    /// Whether a worker could be asked.
    pub worker: bool,
    /// Everything that was asked for since the page was loaded.
    pub requests: Vec<Request>,
}

/// A request that was tried on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Attempt {
    /// By which way: `fetch`, `picture`, `socket`, `worker`.
    pub kind: String,
    /// Whether the policy refused it.
    pub refused: bool,
    /// The directive that did.
    pub directive: String,
    /// The policies in force, as the browser tells them.
    pub policies: Vec<String>,
}

/// A request that the page has made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Request {
    /// Where to.
    pub address: String,
    /// What asked: `link`, `script`, `fetch`, …
    pub kind: String,
    /// How many bytes came over the network; none where the browser had them.
    pub bytes: u64,
    /// When, in milliseconds after the page was opened.
    pub after: u64,
    /// Whether the worker asked.
    #[serde(default)]
    pub worker: bool,
}

impl Proof {
    /// Reads what the script tells.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Whether every attempt was refused.
    pub fn holds(&self) -> bool {
        !self.attempts.is_empty() && self.attempts.iter().all(|attempt| attempt.refused)
    }

    /// The policies in force, each once.
    pub fn policies(&self) -> Vec<&str> {
        let mut policies: Vec<&str> = Vec::new();
        for policy in self.attempts.iter().flat_map(|attempt| &attempt.policies) {
            if !policies.contains(&policy.as_str()) {
                policies.push(policy);
            }
        }
        policies
    }
}

impl Request {
    /// Whether it went to another place than the page at `page` came from.
    pub fn is_foreign(&self, page: &str) -> bool {
        let inner = ["blob:", "data:"];
        !inner.iter().any(|scheme| self.address.starts_with(scheme))
            && origin(&self.address) != origin(page)
    }
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> &str {
    let after = address.find("://").map_or(0, |at| at + 3);
    let end = address
        .get(after..)
        .and_then(|rest| rest.find(['/', '?', '#']))
        .map_or(address.len(), |at| after + at);
    address.get(..end).unwrap_or(address)
}

/// What came of the core's cases so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// How many files of cases were run.
    pub done: usize,
    /// How many there are.
    pub all: usize,
    /// How many expectations were compared.
    pub compared: usize,
    /// Those that were not met, each in full.
    pub failures: Vec<String>,
}

/// What the script tells of one file of cases.
#[derive(Deserialize)]
struct CasesOfFile {
    done: usize,
    all: usize,
    compared: usize,
    failures: Vec<String>,
}

impl Cases {
    /// Takes what the script tells of a file of cases. `false` where it cannot be read.
    pub fn take(&mut self, json: &str) -> bool {
        let Ok(told) = serde_json::from_str::<CasesOfFile>(json) else {
            return false;
        };
        self.done = told.done;
        self.all = told.all;
        self.compared += told.compared;
        self.failures.extend(told.failures);
        true
    }

    /// Whether all of them were run, and every expectation was met.
    pub fn holds(&self) -> bool {
        self.compared > 0 && self.done == self.all && self.failures.is_empty()
    }
}

/// The name of the list of the page's files.
pub const LIST: &str = "SHA256SUMS";

/// A list of files with their SHA-256, as `sha256sum` writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The digests by the names of the files.
    pub files: BTreeMap<String, String>,
    /// How many lines are neither empty nor of that form.
    pub odd: usize,
}

impl Sums {
    /// Reads a list. A line is a digest in hexadecimal digits, a blank, a blank or `*`, and a name; a list may have been
    /// taken from a mail, so blanks before it, other capitals and `./` before the name do no harm.
    pub fn read(text: &str) -> Self {
        let mut sums = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match entry(line) {
                Some((name, digest)) => {
                    sums.files.insert(name, digest);
                }
                None => sums.odd += 1,
            }
        }
        sums
    }
}

/// The name of the studio as one file.
const ONE_FILE: &str = "studio.html";

/// How a chosen file stands to what a list says of the studio as one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OneFileVerdict {
    /// It is that file.
    Same,
    /// It is the file of this name in the list.
    Another(String),
    /// It is none of the list.
    Differs,
    /// The list does not have the studio as one file.
    NoEntry,
}

impl Sums {
    /// What a file of this digest is by the list.
    pub fn one_file(&self, digest: &str) -> OneFileVerdict {
        match self.files.get(ONE_FILE) {
            None => OneFileVerdict::NoEntry,
            Some(listed) if listed == digest => OneFileVerdict::Same,
            Some(_) => match self.files.iter().find(|(_, one)| *one == digest) {
                Some((name, _)) => OneFileVerdict::Another(name.clone()),
                None => OneFileVerdict::Differs,
            },
        }
    }
}

fn entry(line: &str) -> Option<(String, String)> {
    let (digest, name) = line.split_once(char::is_whitespace)?;
    let name = name.trim_start().trim_start_matches('*');
    let name = name.strip_prefix("./").unwrap_or(name);
    let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
    (is_digest && !name.is_empty()).then(|| (name.to_owned(), digest.to_ascii_lowercase()))
}

/// How a file of the page stands to the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProof {
    /// Its name, relative to the page.
    pub name: String,
    /// The SHA-256 of what came; none where nothing came.
    pub found: Option<String>,
    /// Its length in bytes.
    pub bytes: usize,
    /// What the server's list says.
    pub listed: Option<String>,
}

impl FileProof {
    /// What became of it by the server's list, or by `pasted` where one was given.
    pub fn verdict(&self, pasted: Option<&Sums>) -> FileVerdict {
        let wanted = match pasted {
            Some(sums) => sums.files.get(&self.name),
            None => self.listed.as_ref(),
        };
        match (&self.found, wanted) {
            (None, _) => FileVerdict::Missing,
            (Some(_), None) => FileVerdict::Unlisted,
            (Some(found), Some(wanted)) if found == wanted => FileVerdict::Same,
            (Some(_), Some(_)) => FileVerdict::Differs,
        }
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileVerdict {
    /// It is the one of the list.
    Same,
    /// It is another one.
    Differs,
    /// It did not come.
    Missing,
    /// The list does not have it.
    Unlisted,
}

/// How many files are as listed, and how many are not: they differ, are missing or are not in the list, or the pasted list
/// has them and the page does not.
pub fn tally(files: &[FileProof], pasted: Option<&Sums>) -> (usize, usize) {
    let same = |file: &&FileProof| file.verdict(pasted) == FileVerdict::Same;
    let good = files.iter().filter(same).count();
    let unknown = pasted.map_or(0, |sums| {
        let known = |name: &String| files.iter().any(|file| file.name == *name);
        sums.files
            .keys()
            .filter(|name| !known(name) && !is_list(name))
            .count()
    });
    (good, files.len() - good + unknown)
}

/// A list cannot hold its own digest; a published one may hold that of the server's.
fn is_list(name: &str) -> bool {
    name == LIST
}

/// The short name of a build: the beginning of the SHA-256 of its list.
pub fn build_id(digest: &str) -> &str {
    digest.get(..16).unwrap_or(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(letter: char) -> String {
        letter.to_string().repeat(64)
    }

    fn file(name: &str, found: Option<char>, listed: Option<char>) -> FileProof {
        FileProof {
            name: name.to_owned(),
            found: found.map(digest),
            bytes: 1,
            listed: listed.map(digest),
        }
    }

    #[test]
    fn a_list_is_read_as_sha256sum_writes_it_and_as_mails_bring_it() {
        let text = format!(
            "{}  index.html\r\n  {} *./boot.js\n\nnot a line\n{}  short\n",
            digest('a'),
            digest('B'),
            "a".repeat(63)
        );
        let sums = Sums::read(&text);
        assert_eq!(sums.files.get("index.html"), Some(&digest('a')));
        assert_eq!(sums.files.get("boot.js"), Some(&digest('b')));
        assert_eq!((sums.files.len(), sums.odd), (2, 2));
    }

    #[test]
    fn the_one_file_is_told_from_the_other_files_of_the_list() {
        let list = format!("{}  studio.html\n{}  boot.js\n", digest('a'), digest('b'));
        let sums = Sums::read(&list);
        let verdicts = ['a', 'b', 'c'].map(|letter| sums.one_file(&digest(letter)));
        let another = OneFileVerdict::Another("boot.js".to_owned());
        assert_eq!(
            verdicts,
            [OneFileVerdict::Same, another, OneFileVerdict::Differs]
        );
        assert_eq!(
            Sums::default().one_file(&digest('a')),
            OneFileVerdict::NoEntry
        );
    }

    #[test]
    fn each_file_is_held_against_the_servers_list_or_the_pasted_one() {
        let files = [
            file("same", Some('a'), Some('a')),
            file("other", Some('a'), Some('b')),
            file("gone", None, Some('a')),
            file("new", Some('a'), None),
        ];
        let verdicts = files.each_ref().map(|file| file.verdict(None));
        assert_eq!(
            verdicts,
            [
                FileVerdict::Same,
                FileVerdict::Differs,
                FileVerdict::Missing,
                FileVerdict::Unlisted
            ]
        );
        assert_eq!(tally(&files, None), (1, 3));
        let pasted = Sums::read(&format!(
            "{}  same\n{0}  other\n{0}  never\n{0}  {LIST}\n",
            digest('a')
        ));
        assert_eq!(files[1].verdict(Some(&pasted)), FileVerdict::Same);
        assert_eq!(tally(&files, Some(&pasted)), (2, 3));
    }

    #[test]
    fn cases_hold_when_all_were_run_and_met() {
        let mut cases = Cases::default();
        assert!(!cases.holds());
        assert!(cases.take(r#"{"name":"a","done":1,"all":2,"compared":3,"failures":[]}"#));
        assert!(!cases.holds());
        assert!(cases.take(r#"{"name":"b","done":2,"all":2,"compared":4,"failures":[]}"#));
        assert!(cases.holds() && cases.compared == 7);
        assert!(cases.take(r#"{"name":"b","done":2,"all":2,"compared":4,"failures":["b"]}"#));
        assert!(!cases.holds() && !cases.take("{}"));
    }

    #[test]
    fn requests_to_other_origins_are_foreign() {
        let request = |address: &str| Request {
            address: address.to_owned(),
            kind: "fetch".to_owned(),
            bytes: 0,
            after: 0,
            worker: false,
        };
        let page = "https://a.example:8443/spa/index.html";
        assert!(!request("https://a.example:8443/engine.js").is_foreign(page));
        assert!(!request("blob:https://a.example:8443/1-2").is_foreign(page));
        for foreign in [
            "https://a.example/x",
            "http://a.example:8443/x",
            "https://b.example:8443/",
        ] {
            assert!(request(foreign).is_foreign(page), "{foreign}");
        }
    }

    #[test]
    fn the_proof_holds_when_everything_was_refused() {
        let json = r#"{"attempts":[{"kind":"fetch","refused":true,"directive":"connect-src","policies":["a","b"]},
            {"kind":"worker","refused":false,"directive":"","policies":["b"]}],"worker":true,
            "requests":[{"address":"https://a/","kind":"fetch","bytes":1,"after":2}]}"#;
        let mut proof = Proof::read(json).unwrap();
        assert!(!proof.holds());
        assert_eq!(proof.policies(), ["a", "b"]);
        proof.attempts.pop();
        assert!(proof.holds() && !Proof::default().holds());
    }
}
