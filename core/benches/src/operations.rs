//! What is done with an input, one public entry point or a few that belong together at a time.

use crate::Subject;
use profile_core::alias_map::{self, AliasMap};
use profile_core::catalog::Catalog;
use profile_core::checks::{CheckOptions, check};
use profile_core::convert::convert;
use profile_core::diagnostic::{apply_fixes, render};
use profile_core::firmware::FirmwareLevel;
use profile_core::layers::compiled::{self, CompiledKey};
use profile_core::layers::{self, Digest, gzip, openssl};
use profile_core::macro_expansion::expand;
use profile_core::profile::{ParameterName, apply};
use profile_core::profile_compiler::{Command, Shell, front_end, parse};
use profile_core::profile_rule::{PreparedRule, RuleKind, describe, evaluate, lints, read};
use profile_core::resync::{Plan, WebLink, percent_encoded, timeline};
use profile_core::text::{
    FieldChange, LineIndex, Tree, apply_edits, displayed, displayed_change, field_edits,
};
use profile_core::{compiled_profile, open_format, plain_text, redaction, view};

/// An operation: what it gives depends on all that it did.
pub type Operation = fn(&Subject) -> usize;

/// Every operation with its name in reports.
pub const OPERATIONS: &[(&str, Operation)] = &[
    ("parse, open format", |s| {
        open_format::parse(&s.text).diagnostics.len()
    }),
    ("parse, plain text", |s| {
        plain_text::parse(&s.text).diagnostics.len()
    }),
    ("read, open format", |s| {
        open_format::read(&s.open).occurrences.len()
    }),
    ("read, plain text", |s| {
        plain_text::read(&s.plain, Catalog::builtin())
            .occurrences
            .len()
    }),
    ("print", |s| {
        s.open.tree.print().len() + s.plain.tree.print().len()
    }),
    ("walk the tree", |s| {
        walk(&s.open.tree) + walk(&s.plain.tree)
    }),
    ("change a leaf", |s| {
        replace_leaf(&s.open.tree) + replace_leaf(&s.plain.tree)
    }),
    ("check, open format", |s| checked::<0>(s)),
    ("check, plain text", |s| checked::<1>(s)),
    ("mend, open format", |s| mended::<0>(s)),
    ("mend, plain text", |s| mended::<1>(s)),
    ("list and render findings", |s| {
        listed::<0>(s) + listed::<1>(s)
    }),
    ("profile and device", |s| applied::<0>(s) + applied::<1>(s)),
    ("convert to plain text", |s| converted::<0>(s)),
    ("convert to the open format", |s| converted::<1>(s)),
    ("redact", |s| {
        redaction::redact(&s.text, Catalog::builtin(), 1).text.len()
    }),
    ("find and fill holes", holes),
    ("values, written and read", values),
    ("names", names),
    ("imports", |s| {
        plain_text::splice("main", &s.text, &s.files).text.len()
    }),
    ("command line, sh", |s| command(s, Shell::Sh)),
    ("command line, cmd", |s| command(s, Shell::Cmd)),
    ("compiler's front end", compiled_source),
    ("lines and columns", lines),
    ("shown text", |s| displayed(&s.text).len()),
    ("change of the shown text", |s| {
        displayed_change(&s.text, &s.changed).map_or(0, |edit| edit.replacement.len())
    }),
    ("changes of the shown text, one by one", field_changes),
    ("proposals and facts at a place", |s| {
        let at = s.text.len() / 2;
        let proposed = view::completion(&s.text, at, Catalog::builtin());
        let known = view::hover(&s.text, at, Catalog::builtin());
        proposed.map_or(0, |found| found.proposals.len()) + known.map_or(0, |k| k.facts.len())
    }),
    ("many edits", |s| {
        apply_edits(&s.text, &s.edits).map_or(0, |text| text.len())
    }),
    ("kind and encoding", |s| {
        layers::to_utf8(&s.text).len()
            + layers::phrase_findings(&s.text).len()
            + layers::sniff(&s.text).describe().len()
    }),
    ("SHA-256", |s| layers::sha256_hex(&s.text).len()),
    ("gzip", |s| {
        gzip::pack(&s.text, &gzip::Header::default()).len()
    }),
    ("gunzip", |s| gzip::unpack(&s.gzipped).content.len()),
    ("fields of a gzip file", |s| {
        layers::fields(&s.gzipped).len()
    }),
    ("gunzip the text itself", |s| {
        gzip::unpack(&s.text).content.len()
    }),
    ("encrypt", |s| {
        s.phrases.first().map_or(0, |phrase| {
            openssl::encrypt(&s.text, phrase, [7; 8], Digest::Md5).len()
        })
    }),
    ("open an encrypted file", |s| {
        layers::open(&s.encrypted, &s.phrases).content.len()
    }),
    ("open a base64 file", |s| {
        layers::open(&s.base64, &s.phrases).content.len()
    }),
    ("open the text itself", |s| {
        layers::open(&s.text, &s.phrases).content.len()
    }),
    ("base64", |s| openssl::to_base64(&s.text).len()),
    ("base64, read", |s| {
        openssl::from_base64(&s.text).map_or(0, |file| file.len())
    }),
    ("compiled file", compiled_file),
    ("alias map", alias_map),
    ("document with an alias map", aliased),
    ("paths for an alias map", |s| {
        let sample = alias_map::sample(&s.open, &AliasMap::parse(SOME_MAP));
        sample.paths.len() + sample.left_out
    }),
    ("schedule and link", schedule),
    ("compare as text", compared),
    ("read a rule", read_rule),
    ("evaluate a rule", |s| {
        let found = evaluate(
            &s.shown,
            RuleKind::ProfileRule,
            &s.simulated,
            FirmwareLevel::V3,
            Catalog::builtin(),
        );
        found.alternatives.len() + found.diagnostics.len() + found.expansion.text.len()
    }),
    ("evaluate a trigger", |s| {
        let found = evaluate(
            &s.shown,
            RuleKind::ResyncTrigger,
            &s.simulated,
            FirmwareLevel::V3,
            Catalog::builtin(),
        );
        found.diagnostics.len() + found.expansion.text.len()
    }),
    ("prepare a rule and decide", |s| {
        let rule = PreparedRule::new(&s.shown, RuleKind::ProfileRule, FirmwareLevel::V3);
        rule.decide(&s.simulated).assignments.len()
    }),
    ("expand macros", |s| {
        let found = expand(&s.shown, &s.simulated, FirmwareLevel::V3);
        let places = found
            .replacements
            .iter()
            .map(|one| found.written(one.value).len());
        places.fold(found.text.len(), usize::wrapping_add)
    }),
];

/// Entries for the names that shapes have; the second never counts.
const SOME_MAP: &str = "/a = /flat-profile/GPP_A ; /a/a = /flat-profile/GPP_B ; \
    /flat-profile/GPP_A = /flat-profile/GPP_C ; /a/a/a/a/a/a/a/a/b = /flat-profile/GPP_D ;";

/// The text as a map.
fn alias_map(s: &Subject) -> usize {
    let map = AliasMap::parse(&s.shown);
    let found = map.check(&s.shown, Catalog::builtin()).len();
    found + alias_map::one_line(&map).len() + alias_map::apply(&map, &s.open).matched
}

fn aliased(s: &Subject) -> usize {
    let map = AliasMap::parse(SOME_MAP);
    let aliased = alias_map::apply(&map, &s.open);
    let explained = aliased
        .matches
        .iter()
        .map(|one| one.explanation(&map).len());
    explained.sum::<usize>() + aliased.reading.occurrences.len()
}

/// The text as a schedule, as a link and as the address in one.
fn schedule(s: &Subject) -> usize {
    let events = Plan::parse(&s.shown).map_or(0, |plan| timeline(&plan, 100, 1).events.len());
    let link = WebLink::parse(&format!("http://spa/admin/resync?{}", s.shown));
    let read = link.map_or(0, |link| link.text().len() + link.findings().len());
    events + read + percent_encoded(&s.shown).len()
}

/// The text and the changed one, with the words of every line that differs.
fn compared(s: &Subject) -> usize {
    let changed = s.changed.as_bytes().into();
    let found = view::TextComparison::new(s.text.as_slice().into(), changed, Catalog::builtin());
    let differing = found.stretches().iter().filter(|one| !one.same);
    let rows = differing.flat_map(|one| found.rows(one, 0..one.rows()));
    rows.map(|row| row.left.map_or(0, |line| line.pieces.len()))
        .sum()
}

/// The text as a rule in every dialect.
fn read_rule(s: &Subject) -> usize {
    let work = |kind| {
        let rule = read(&s.shown, kind, FirmwareLevel::V3);
        rule.roles.len()
            + lints(&rule, Catalog::builtin()).len()
            + describe(&rule, Catalog::builtin()).len()
    };
    work(RuleKind::ProfileRule) + work(RuleKind::ResyncTrigger) + work(RuleKind::LogMessage)
}

/// A few changes, as a text field reports them: their number does not grow with the text.
fn field_changes(s: &Subject) -> usize {
    let lines = LineIndex::new(&s.text);
    let change = |part: usize| {
        let place = lines.utf16_position(s.text.len() / 8 * part);
        FieldChange {
            from: place,
            to: place,
            text: "x\n".to_owned(),
        }
    };
    field_edits(&s.text, &[change(2), change(5)]).len()
}

fn walk<L: Copy, N: Copy>(tree: &Tree<L, N>) -> usize {
    let at = |node| {
        let parent = tree
            .parent(node)
            .map_or(0, |parent| tree.span(parent).start);
        parent + tree.span(node).len() + tree.children(node).count()
    };
    tree.nodes()
        .map(|(node, _)| at(node))
        .fold(0, usize::wrapping_add)
}

fn replace_leaf<L: Copy, N: Copy>(tree: &Tree<L, N>) -> usize {
    let middle = tree.leaves(tree.root()).count() / 2;
    let leaf = tree.leaves(tree.root()).nth(middle);
    leaf.map_or(0, |leaf| {
        tree.with_leaf(leaf.id, b"new").leaves(tree.root()).count()
    })
}

fn checked<const FORMAT: usize>(subject: &Subject) -> usize {
    let document = subject.documents.get(FORMAT);
    document.map_or(0, |document| {
        check(&subject.text, document, &CheckOptions::default()).len()
    })
}

fn mended<const FORMAT: usize>(subject: &Subject) -> usize {
    let findings = subject.findings.get(FORMAT).map_or(&[][..], Vec::as_slice);
    apply_fixes(&subject.text, findings).map_or(0, |text| text.len())
}

fn listed<const FORMAT: usize>(subject: &Subject) -> usize {
    let findings = subject.findings.get(FORMAT).map_or(&[][..], Vec::as_slice);
    let lines = LineIndex::new(&subject.text);
    let rendered: usize = findings
        .iter()
        .map(|finding| render(finding, &lines, "a").len())
        .sum();
    rendered + view::problems(&subject.text, findings).len()
}

fn applied<const FORMAT: usize>(subject: &Subject) -> usize {
    let Some(document) = subject.documents.get(FORMAT) else {
        return 0;
    };
    let application = apply(&document.reading.profile(), &mut subject.device.clone());
    let summary = view::summary(document, &[]);
    application.changes.len() + application.ignored.len() + summary.parameters
}

fn converted<const FORMAT: usize>(subject: &Subject) -> usize {
    let document = subject.documents.get(FORMAT);
    document.map_or(0, |document| {
        let conversion = convert(&subject.text, document, Catalog::builtin());
        conversion.text.len() + conversion.report.len()
    })
}

fn holes(subject: &Subject) -> usize {
    let catalog = Catalog::builtin();
    let holes = redaction::holes(&subject.text, catalog);
    let values: Vec<(u32, Vec<u8>)> = holes
        .iter()
        .map(|hole| (hole.number, b"value".to_vec()))
        .collect();
    redaction::fill(&subject.text, &values, catalog).len() + holes.len()
}

fn values(subject: &Subject) -> usize {
    let text = &subject.text;
    let read = plain_text::decode(text, 0, |_| ());
    let parts = [
        plain_text::quote(&read),
        plain_text::comment(text),
        open_format::escape(text),
        open_format::attribute_text(text),
        open_format::comment(text),
    ];
    parts.iter().map(Vec::len).sum()
}

/// The whole text as one name.
fn names(subject: &Subject) -> usize {
    let catalog = Catalog::builtin();
    let open = ParameterName::from_open_format(subject.shown.as_str());
    let plain = ParameterName::from_plain_text(&subject.shown);
    let mut work = catalog
        .resolve_plain_text(&subject.shown)
        .open_format()
        .len();
    for name in [open, plain] {
        work += catalog.plain_text(&name).len();
        work += usize::from(catalog.is_secret(&name))
            + usize::from(open_format::is_writable_name(&name));
    }
    work
}

fn command(subject: &Subject, shell: Shell) -> usize {
    let check = |command: Command| {
        command.with_secrets(shell).reveal().len()
            + command.check(true).len()
            + command.to_sh().len()
            + command.to_cmd().len()
    };
    parse(&subject.command, shell).map_or(0, check) + parse(&subject.shown, shell).map_or(0, check)
}

fn compiled_source(subject: &Subject) -> usize {
    let command = Command {
        source: "main".to_owned(),
        output: "main.cfg".to_owned(),
        ..Command::default()
    };
    let mut files = subject.files.clone();
    files.insert("main".to_owned(), subject.text.clone());
    let out = front_end(&command, &files, Catalog::builtin(), 0);
    out.messages.len() + out.errors
}

/// There and back, every 16 bytes.
fn lines(subject: &Subject) -> usize {
    let lines = LineIndex::new(&subject.text);
    let at = |offset| lines.position(offset).column + lines.offset(lines.utf16_position(offset));
    (0..subject.text.len())
        .step_by(16)
        .map(at)
        .fold(lines.line_count(), usize::wrapping_add)
}

fn compiled_file(subject: &Subject) -> usize {
    let key = CompiledKey::from_phrase(&subject.text).ok();
    let read = |file: &[u8]| {
        let read = compiled::read(file, key.as_ref());
        read.map_or(0, |read| {
            let profile = compiled_profile::profile(&read, Catalog::builtin());
            profile.unnamed_sentence().map_or(1, |words| words.len())
        })
    };
    read(&subject.text)
        + read(&subject.compiled)
        + usize::from(compiled::header(&subject.text).is_ok())
}
