//! Many phrases for one closed file: where each comes from, and what came of it. No phrase is ever printed.

use super::arrival::{KnownPhrase, digest_words};
use super::secret::SecretText;
use super::workspace::Workspace;
use crate::model::catalogue::catalogue;
use crate::texts::{number, unpack as texts};
use profile_core::document;
use profile_core::layers::{Phrase, Trial, Trials};
use profile_core::profile::Value;
use profile_core::redaction::{has_holes, key_arguments, key_parameters};
use std::collections::{BTreeSet, HashSet};

/// A phrase to try.
#[derive(Clone)]
pub struct Candidate {
    /// Where it comes from, as the beginning of a sentence: “Line 3”.
    pub source: String,
    /// The phrase.
    pub phrase: SecretText,
}

/// What came of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which candidate.
    pub index: usize,
    /// Where it comes from.
    pub source: String,
    /// What came of it.
    pub trial: Trial,
}

impl Tried {
    /// In a sentence.
    pub fn words(&self) -> String {
        let source = &self.source;
        match self.trial {
            Trial::Opens(digest) => texts::opens(source, digest_words(digest)),
            Trial::ByChance => texts::opens_by_chance(source),
            Trial::Refused => texts::does_not_open(source),
        }
    }

    /// Whether it opens the file.
    pub fn opens(&self) -> bool {
        matches!(self.trial, Trial::Opens(_))
    }
}

/// A text of the table that has a number.
type Numbered = fn(usize) -> String;

/// The phrases of a pile, one a line, each once. A line with blanks at its edges is tried without them too.
pub fn of_pile(pile: &SecretText) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut candidates = Vec::new();
    for (index, line) in pile.reveal().lines().enumerate() {
        let forms: [(&str, Numbered); 2] =
            [(line, texts::line), (line.trim(), texts::line_trimmed)];
        for (text, words) in forms {
            if !text.trim().is_empty() && seen.insert(text) {
                candidates.push(Candidate {
                    source: words(index + 1),
                    phrase: SecretText::new(text.to_owned()),
                });
            }
        }
    }
    candidates
}

/// The phrases that the project knows: those of its profile rules, literal or by a general purpose parameter,
/// and those that other documents are packed with.
pub fn of_project(workspace: &Workspace, known: &[KnownPhrase]) -> Vec<Candidate> {
    let texts = || {
        let documents = workspace.documents.iter();
        documents.filter_map(|document| Some((document.name.as_str(), document.text()?)))
    };
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |source: String, phrase: SecretText| found.push(Candidate { source, phrase });
    for (name, text) in texts() {
        for span in key_arguments(text) {
            let written = String::from_utf8_lossy(span.slice(text));
            add(texts::rule_of(name), SecretText::new(unescaped(&written)));
        }
    }
    let parameters: BTreeSet<_> = texts().flat_map(|(_, text)| key_parameters(text)).collect();
    for (name, text) in texts().filter(|_| !parameters.is_empty()) {
        let document = document::Document::read(text, &catalogue());
        for setting in document.reading.profile().settings {
            if let Value::Set(value) = setting.value
                && parameters.contains(&setting.name)
            {
                let value = String::from_utf8_lossy(&value).into_owned();
                add(
                    texts::parameter_of(&setting.name.to_string(), name),
                    SecretText::new(value),
                );
            }
        }
    }
    for one in known {
        add(texts::phrase_of(&one.owner), one.phrase.clone());
    }
    let mut seen = HashSet::new();
    found.retain(|one| {
        let text = one.phrase.reveal();
        !text.is_empty() && !has_holes(text.as_bytes()) && seen.insert(one.phrase.clone())
    });
    found
}

/// A key as the open format writes it, without its escapes.
fn unescaped(text: &str) -> String {
    [
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escape, c)| text.replace(escape, c))
}

/// Tries one of them.
pub fn tried(trials: &Trials, index: usize, candidate: &Candidate) -> Option<Tried> {
    let phrase = Phrase::new(candidate.phrase.reveal())?;
    Some(Tried {
        index,
        source: candidate.source.clone(),
        trial: trials.of_phrase(&phrase),
    })
}

/// What the results come to.
pub fn summary(tried: &[Tried], total: usize) -> String {
    let opens = tried.iter().filter(|one| one.opens()).count();
    let count = match tried.len() {
        done if done == total => texts::all_tried(total),
        done => texts::some_tried(&number(done), &number(total)),
    };
    match opens {
        0 => texts::none_opens(&count),
        some => texts::some_open(some, &count),
    }
}

/// What may be wrong where none of them opens a file whose shape is as it should be.
pub fn advice(trials: &Trials, headerless: bool) -> String {
    let size = number(trials.size());
    if headerless {
        texts::advice_headerless(&size)
    } else {
        texts::advice(&size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};
    use profile_core::layers::{Digest, openssl};

    fn secret(text: &str) -> SecretText {
        SecretText::new(text.to_owned())
    }

    fn sources(candidates: &[Candidate]) -> Vec<&str> {
        candidates.iter().map(|one| one.source.as_str()).collect()
    }

    #[test]
    fn enc_06_a_pile_is_its_lines_each_once() {
        let pile = of_pile(&secret("one\r\n\n two \none\nthree"));
        assert_eq!(
            sources(&pile),
            [
                "Line 1",
                "Line 3",
                "Line 3 without the blanks at its edges",
                "Line 5"
            ]
        );
        assert_eq!(pile[1].phrase.reveal(), " two ");
    }

    #[test]
    fn enc_09_the_project_gives_the_keys_of_its_rules() {
        let mut workspace = Workspace::default();
        let text: &[u8] = b"<flat-profile><Profile_Rule>[--key my&amp;key] /a | [--key $B] /b</Profile_Rule><GPP_B>by macro</GPP_B></flat-profile>";
        workspace.add("main.xml", Content::Text(text.into()), Container::default());
        let known = [KnownPhrase {
            owner: "b.xml".to_owned(),
            phrase: secret("packed"),
        }];
        let found = of_project(&workspace, &known);
        let phrases: Vec<&str> = found.iter().map(|one| one.phrase.reveal()).collect();
        assert_eq!(phrases, ["my&key", "by macro", "packed"]);
        assert_eq!(
            sources(&found),
            [
                "A rule of main.xml",
                "GPP_B of main.xml",
                "The phrase that packs b.xml"
            ]
        );
    }

    #[test]
    fn enc_06_results_are_told_without_the_phrase() {
        let content = b"<flat-profile>\n<GPP_A> 12345678\n</GPP_A>\n</flat-profile>\n";
        let phrase = Phrase::new("MyOwnSecret").unwrap();
        let salt = [0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77];
        let file = openssl::encrypt(content, &phrase, salt, Digest::Md5);
        let trials = Trials::of(&file, None).ok().unwrap();
        let pile = of_pile(&secret("wrong\nwrong302\nMyOwnSecret"));
        let all: Vec<Tried> = (0..)
            .zip(&pile)
            .filter_map(|(at, one)| tried(&trials, at, one))
            .collect();
        let words: Vec<String> = all.iter().map(Tried::words).collect();
        assert!(words[0].contains("Line 1 does not open it: the padding does not fit"));
        assert!(words[1].contains("by chance"));
        assert!(words[2].contains("Line 3 opens the file, with a key made by MD5"));
        assert!(words.iter().all(|words| !words.contains("MyOwnSecret")));
        assert_eq!(
            summary(&all, 3),
            "All 3 phrases were tried: one opens the file."
        );
        assert_eq!(
            summary(&all[..1], 3),
            "1 of 3 phrases were tried: none opens the file."
        );
        assert!(advice(&trials, false).contains("-pbkdf2"));
        assert!(advice(&trials, true).contains("salt is missing"));
    }
}
