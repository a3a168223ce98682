//! The response headers for servers that do not read `_headers`, each in its own notation.
//!
//! `public/_headers` is the one source. The forms stand in `hosting/` of the repository, so that they can be
//! read without a build; each build writes them anew, and a test holds that they are what the source says.

use std::fs;

use crate::failure::{Failure, Outcome};
use crate::project::Project;

/// A header: its name and its value.
type Header = (String, String);

/// A notation: the name of its file, what stands before the headers, one header, what stands behind them.
struct Notation {
    file: &'static str,
    head: &'static str,
    line: fn(&str, &str) -> String,
    tail: &'static str,
}

const NOTATIONS: [Notation; 3] = [
    Notation {
        file: "nginx.conf",
        head: "\
# Include this file in the `server` or `location` block of the page:
#     include /path/to/nginx.conf;
# A block with an `add_header` of its own does not inherit these: include it there too.
# nginx before 1.21 does not know .wasm: add `application/wasm wasm;` to its mime.types.
",
        line: |name, value| format!("add_header {name} {} always;\n", quoted(value)),
        tail: "",
    },
    Notation {
        file: "apache.conf",
        head: "\
# Include this file in the `<Directory>` block of the page, or copy it there as `.htaccess`.
# It needs mod_headers and, as `.htaccess`, `AllowOverride FileInfo`.
AddType application/wasm .wasm
AddType text/javascript .js
",
        line: |name, value| {
            format!(
                "Header always set {name} {}\n",
                quoted(value).replace('%', "%%")
            )
        },
        tail: "",
    },
    Notation {
        file: "Caddyfile",
        head: "\
# Import this file into the site block of the page:
#     import /path/to/Caddyfile
header {
",
        line: |name, value| format!("\t{name} {}\n", quoted(value)),
        tail: "}\n",
    },
];

/// Writes every form beside the source.
pub(crate) fn write(project: &Project) -> Outcome {
    let headers = read(project)?;
    let folder = project.root().join("hosting");
    let failed = |error: &dyn std::fmt::Display| {
        Failure::new(format!(
            "{} cannot be written ({error}): check who owns it",
            folder.display()
        ))
    };
    fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
    for notation in &NOTATIONS {
        let path = folder.join(notation.file);
        let form = form(notation, &headers);
        // What has not changed keeps its time of change.
        if fs::read_to_string(&path).is_ok_and(|there| there == form) {
            continue;
        }
        fs::write(&path, form).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// The headers of the page.
fn read(project: &Project) -> Outcome<Vec<Header>> {
    let path = project.root().join("public").join("_headers");
    let text = fs::read_to_string(&path).map_err(|error| {
        Failure::new(format!(
            "public/_headers cannot be read ({error}): restore it with `git checkout public`"
        ))
    })?;
    parse(&text)
}

/// Reads `_headers`: the one rule `/*`, and an indented `Name: value` for each header.
fn parse(text: &str) -> Outcome<Vec<Header>> {
    let mut headers = Vec::new();
    let mut ruled = false;
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    for (number, line) in lines.filter(|(_, line)| !is_remark(line)) {
        if line == "/*" && !ruled {
            ruled = true;
            continue;
        }
        let header = line
            .strip_prefix(' ')
            .filter(|_| ruled)
            .and_then(|line| line.trim().split_once(": "))
            .filter(|(name, value)| is_name(name) && is_value(value));
        let Some((name, value)) = header else {
            return Err(Failure::new(format!(
                "public/_headers line {number}: expected the one path `/*`, then indented lines `Name: value` without `$`, `{{` and control characters, as they stand for something on other servers"
            )));
        };
        headers.push((name.to_owned(), value.to_owned()));
    }
    Ok(headers)
}

fn is_remark(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Whether no server takes a part of it for a variable.
fn is_value(value: &str) -> bool {
    !value.is_empty()
        && value
            .chars()
            .all(|c| matches!(c, ' '..='~') && !matches!(c, '$' | '{' | '}'))
}

fn form(notation: &Notation, headers: &[Header]) -> String {
    let mut form = String::from(
        "# The response headers of SPA Profile Studio, from public/_headers by `cargo xtask build`.\n",
    );
    form.push_str(notation.head);
    for (name, value) in headers {
        form.push_str(&(notation.line)(name, value));
    }
    form.push_str(notation.tail);
    form
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{NOTATIONS, form, parse};
    use std::fs;
    use std::path::Path;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    fn source() -> String {
        fs::read_to_string(root().join("public/_headers")).unwrap()
    }

    /// The words of a configuration line, quotes taken off.
    fn words(line: &str) -> Vec<String> {
        let (mut words, mut word, mut in_quotes) = (Vec::new(), String::new(), false);
        let mut letters = line.trim().trim_end_matches(';').chars();
        while let Some(c) = letters.next() {
            match c {
                '\\' if in_quotes => word.extend(letters.next()),
                '"' => in_quotes = !in_quotes,
                ' ' if !in_quotes => words.push(std::mem::take(&mut word)),
                c => word.push(c),
            }
        }
        assert!(!in_quotes, "{line}");
        words.push(word);
        words
    }

    #[test]
    fn every_form_in_the_repository_holds_every_header() {
        let headers = parse(&source()).unwrap();
        assert!(headers.len() >= 7);
        for notation in &NOTATIONS {
            let text = fs::read_to_string(root().join("hosting").join(notation.file)).unwrap();
            let lines: Vec<Vec<String>> = text.lines().map(words).collect();
            for (name, value) in &headers {
                let pair = [name.clone(), value.replace('%', "%%")];
                let there = |line: &Vec<String>| line.windows(2).any(|two| two == pair);
                assert!(
                    lines.iter().any(there),
                    "{}: {name} with `{value}`",
                    notation.file
                );
            }
        }
    }

    #[test]
    fn the_forms_in_the_repository_are_those_of_the_source() {
        let headers = parse(&source()).unwrap();
        for notation in &NOTATIONS {
            let there = fs::read_to_string(root().join("hosting").join(notation.file)).unwrap();
            assert_eq!(
                there,
                form(notation, &headers),
                "run `cargo xtask build`, which writes hosting/{} anew",
                notation.file
            );
        }
    }

    #[test]
    fn quotes_and_signs_that_stand_for_something_are_escaped() {
        let headers = parse("/*\n  X-Test: a \"b\" \\ 5%\n").unwrap();
        let forms: Vec<String> = NOTATIONS.iter().map(|n| form(n, &headers)).collect();
        assert!(forms[0].contains("add_header X-Test \"a \\\"b\\\" \\\\ 5%\" always;\n"));
        assert!(forms[1].contains("Header always set X-Test \"a \\\"b\\\" \\\\ 5%%\"\n"));
        assert!(forms[2].contains("\tX-Test \"a \\\"b\\\" \\\\ 5%\"\n"));
    }

    #[test]
    fn what_the_forms_cannot_say_is_refused_with_its_line() {
        for text in [
            "/*\n  A: 1\n/sub/*\n  B: 2\n",
            "/*\n  A: 1\n  B: $x\n",
            "/*\n  A: 1\n  no header\n",
        ] {
            let failure = parse(text).unwrap_err().to_string();
            assert!(failure.contains("public/_headers line 3"), "{failure}");
        }
    }
}
