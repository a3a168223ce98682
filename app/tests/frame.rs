//! Messages to the studio in a frame: what is read of them, who is listened to, and that nothing they hold does harm.
//!
//! Ten thousand random and hostile messages in the tests, a hundred thousand with `SOAK=1`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may trap"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../../core/tests/effort/mod.rs"]
mod effort;

use effort::{Random, cases};
use profile_core::catalog::Catalog;
use profile_core::document::SourceFormat;
use profile_core::profile::ParameterName;
use profile_studio::model::frame::bucket::{Gap, Taken};
use profile_studio::model::frame::leaving::{Secrets, in_format};
use profile_studio::model::frame::message::{LONGEST_ID, message};
use profile_studio::model::frame::plain::{DEEPEST, LARGEST, MOST};
use profile_studio::model::frame::{
    Bucket, Code, Feature, Foreign, Given, Heard, Kind, Message, Origins, Outgoing, Plain, Refusal,
    Session, Wish, leaving, read,
};
use profile_studio::model::preferences::Theme;
use std::cell::Cell;
use std::rc::Rc;

const HOST: &str = "https://portal.example";

/// What a browser could hand over, and what it could not.
#[derive(Clone)]
enum Fake {
    Nothing,
    Bool(bool),
    Number(f64),
    Text(Vec<u16>),
    /// A text of a length that must never be copied.
    Huge(usize),
    Bytes(Vec<u8>),
    HugeBytes(usize),
    List(Vec<Fake>),
    /// A list of many holes.
    Sparse(usize),
    Record(Vec<(Vec<u16>, Fake)>),
    /// A record whose every field is itself.
    Cycle,
    Other,
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn text(words: &str) -> Fake {
    Fake::Text(units(words))
}

fn record(fields: &[(&str, Fake)]) -> Fake {
    let fields = fields.iter();
    Fake::Record(
        fields
            .map(|(name, value)| (units(name), value.clone()))
            .collect(),
    )
}

impl Foreign for Fake {
    fn kind(&self) -> Kind {
        match self {
            Self::Nothing => Kind::Nothing,
            Self::Bool(value) => Kind::Bool(*value),
            Self::Number(value) => Kind::Number(*value),
            Self::Text(units) => Kind::Text(units.len()),
            Self::Huge(length) => Kind::Text(*length),
            Self::Bytes(bytes) => Kind::Bytes(bytes.len()),
            Self::HugeBytes(length) => Kind::Bytes(*length),
            Self::List(items) => Kind::List(items.len()),
            Self::Sparse(length) => Kind::List(*length),
            Self::Record(_) | Self::Cycle => Kind::Record,
            Self::Other => Kind::Other,
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Text(units) => String::from_utf16(units).ok(),
            Self::Huge(length) => {
                assert!(*length <= LARGEST, "a text of {length} units was copied");
                Some("x".repeat(*length))
            }
            _ => None,
        }
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::HugeBytes(length) => {
                assert!(*length <= LARGEST, "{length} bytes were copied");
                Some(vec![0; *length])
            }
            _ => None,
        }
    }

    fn item(&self, index: usize) -> Option<Self> {
        match self {
            Self::List(items) => items.get(index).cloned(),
            Self::Sparse(_) => Some(Self::Nothing),
            _ => None,
        }
    }

    fn names(&self) -> Option<Self> {
        match self {
            Self::Record(fields) => {
                let names = fields.iter().map(|(name, _)| Self::Text(name.clone()));
                Some(Self::List(names.collect()))
            }
            Self::Cycle => Some(Self::List(vec![text("self"), text("again")])),
            _ => None,
        }
    }

    fn field(&self, name: &Self) -> Option<Self> {
        match (self, name) {
            (Self::Record(fields), Self::Text(name)) => {
                let found = fields.iter().find(|(own, _)| own == name);
                found.map(|(_, value)| value.clone())
            }
            (Self::Cycle, _) => Some(Self::Cycle),
            _ => None,
        }
    }
}

fn origins() -> Origins {
    Origins::parse(r#"{"origins": ["https://portal.example", "http://127.0.0.1:8080"]}"#).unwrap()
}

fn heard(fake: &Fake) -> Result<Message, Refusal> {
    message(read(fake).map_err(Refusal::from)?)
}

fn refused(fake: &Fake) -> Option<Code> {
    heard(fake).err().map(|refusal| refusal.code)
}

fn of_type(kind: &str, fields: &[(&str, Fake)]) -> Fake {
    let mut all = vec![("spaStudio", Fake::Number(1.0)), ("type", text(kind))];
    all.extend(fields.iter().cloned());
    record(&all)
}

fn connected() -> Session {
    let mut session = Session::new(origins());
    let opening = of_type("configure", &[("id", text("c1"))]);
    assert!(session.window(true, HOST, 0, || read(&opening)).is_some());
    session.connected();
    session
}

#[test]
fn requests_are_read() {
    let configure = of_type(
        "configure",
        &[
            ("id", text("c")),
            ("theme", text("dark")),
            ("locale", text("es")),
            ("readonly", Fake::Bool(true)),
            (
                "features",
                Fake::List(vec![text("source"), text("later"), text("source")]),
            ),
            ("secrets", text("give")),
            (
                "catalogue",
                Fake::List(vec![record(&[
                    ("name", text("Door")),
                    ("secret", Fake::Bool(true)),
                    ("supplement", Fake::Bool(false)),
                ])]),
            ),
            ("style", record(&[("accent", text("#c2185b"))])),
            ("unknown", Fake::Number(f64::NAN)),
        ],
    );
    let Ok(Message {
        id,
        wish: Wish::Configure(wanted),
    }) = heard(&configure)
    else {
        panic!("a configure is read");
    };
    assert_eq!(id.as_deref(), Some("c"));
    assert_eq!(
        (wanted.theme, wanted.locale.as_deref()),
        (Some(Theme::Dark), Some("es"))
    );
    assert_eq!(
        wanted.readonly.zip(wanted.gives_secrets),
        Some((true, true))
    );
    assert_eq!(wanted.features, Some(vec![Feature::Source]));
    let known = wanted.catalogue.unwrap();
    assert!(known.is_secret(&ParameterName::from_open_format("Door")));
    assert!(known.entries().len() > 500);
    assert!(wanted.style.is_some());

    let load = of_type(
        "load",
        &[
            ("doc", Fake::Bytes(b"x".to_vec())),
            ("title", Fake::Nothing),
        ],
    );
    let Ok(Message {
        id: None,
        wish: Wish::Load(load),
    }) = heard(&load)
    else {
        panic!("a load is read");
    };
    assert!(load.title.is_none() && load.doc == Given::Bytes(b"x".to_vec()));

    let options = record(&[("phrase", text("p")), ("digest", text("sha256"))]);
    let export = of_type(
        "export",
        &[("format", text("encrypted")), ("options", options)],
    );
    let Ok(Message {
        wish: Wish::Export(export),
        ..
    }) = heard(&export)
    else {
        panic!("an export is read");
    };
    assert_eq!(
        export
            .phrase
            .map(|phrase| phrase.reveal().to_owned())
            .as_deref(),
        Some("p")
    );
    assert!(matches!(
        heard(&of_type("close", &[])),
        Ok(Message {
            wish: Wish::Close { force: false },
            ..
        })
    ));
    assert!(matches!(
        heard(&of_type("getDoc", &[])),
        Ok(Message {
            wish: Wish::GetDoc,
            ..
        })
    ));
}

#[test]
fn everything_else_is_refused_with_its_code() {
    let lone = Fake::Text(vec![0x61, 0xd800]);
    let deep = |levels| (0..levels).fold(Fake::Nothing, |inner, _| Fake::List(vec![inner]));
    for (fake, code) in [
        (Fake::Nothing, Code::Malformed),
        (Fake::Other, Code::Malformed),
        (text("configure"), Code::Malformed),
        (Fake::List(vec![]), Code::Malformed),
        (record(&[]), Code::Malformed),
        (record(&[("spaStudio", text("1"))]), Code::Malformed),
        (record(&[("spaStudio", Fake::Number(1.0))]), Code::Malformed),
        (
            record(&[("spaStudio", Fake::Number(2.0)), ("type", text("load"))]),
            Code::UnsupportedVersion,
        ),
        (
            record(&[("spaStudio", Fake::Number(f64::NAN))]),
            Code::UnsupportedVersion,
        ),
        (of_type("__proto__", &[]), Code::UnknownType),
        (of_type("constructor", &[]), Code::UnknownType),
        (
            of_type("getDoc", &[("id", text(&"x".repeat(LONGEST_ID + 1)))]),
            Code::Malformed,
        ),
        (
            of_type("getDoc", &[("id", Fake::Number(1.0))]),
            Code::Malformed,
        ),
        (of_type("load", &[]), Code::Malformed),
        (of_type("load", &[("doc", lone.clone())]), Code::Malformed),
        (of_type("load", &[("doc", Fake::Cycle)]), Code::TooLarge),
        (
            of_type("load", &[("doc", Fake::Huge(LARGEST))]),
            Code::TooLarge,
        ),
        (
            of_type("load", &[("doc", Fake::Huge(usize::MAX))]),
            Code::TooLarge,
        ),
        (
            of_type("load", &[("doc", Fake::HugeBytes(4 * LARGEST))]),
            Code::TooLarge,
        ),
        (
            of_type("load", &[("doc", Fake::Sparse(4_000_000_000))]),
            Code::TooLarge,
        ),
        (
            of_type("getDoc", &[("more", Fake::Sparse(MOST))]),
            Code::TooLarge,
        ),
        (
            of_type("getDoc", &[("more", deep(DEEPEST))]),
            Code::TooLarge,
        ),
        (
            of_type("export", &[("format", text("zip"))]),
            Code::Malformed,
        ),
        (
            of_type(
                "export",
                &[("format", text("gzip")), ("options", text("x"))],
            ),
            Code::Malformed,
        ),
        (of_type("status", &[]), Code::Malformed),
    ] {
        assert_eq!(refused(&fake), Some(code));
    }
    assert_eq!(
        refused(&of_type("getDoc", &[("more", deep(DEEPEST - 1))])),
        None
    );
}

#[test]
fn settings_of_another_kind_are_refused() {
    let red = || text("red");
    for (name, value, code) in [
        ("theme", text("sepia"), Code::Malformed),
        ("readonly", Fake::Number(1.0), Code::Malformed),
        ("features", text("source"), Code::Malformed),
        ("features", Fake::List(vec![Fake::Nothing]), Code::Malformed),
        ("secrets", Fake::Bool(true), Code::Malformed),
        ("catalogue", record(&[]), Code::Malformed),
        (
            "catalogue",
            Fake::List(vec![text("Door")]),
            Code::Parameter(1),
        ),
        ("catalogue", Fake::Sparse(MOST), Code::TooLarge),
        ("style", red(), Code::Malformed),
        ("style", record(&[("accent", red())]), Code::Malformed),
    ] {
        assert_eq!(refused(&of_type("configure", &[(name, value)])), Some(code));
    }
}

#[test]
fn something_is_to_be_shown() {
    for names in [vec![], vec![text("later")], vec![text(""), text("Source")]] {
        let none = of_type("configure", &[("features", Fake::List(names))]);
        assert_eq!(refused(&none), Some(Code::Malformed));
    }
}

#[test]
fn names_that_mean_something_to_scripts_are_only_names() {
    for name in [
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "hasOwnProperty",
        "__defineGetter__",
    ] {
        let evil = record(&[("readonly", Fake::Bool(true)), ("saved", Fake::Bool(true))]);
        let fake = of_type("configure", &[(name, evil)]);
        let Ok(Message {
            wish: Wish::Configure(wanted),
            ..
        }) = heard(&fake)
        else {
            panic!("{name} is a name");
        };
        assert_eq!(wanted.readonly, None, "{name}");
    }
}

#[test]
fn only_the_parent_of_a_listed_origin_is_pinned_and_only_once() {
    let opening = of_type("configure", &[]);
    let asked = Cell::new(0);
    let look = || {
        asked.set(asked.get() + 1);
        read(&opening)
    };
    let mut session = Session::new(origins());
    for (is_parent, origin) in [
        (false, HOST),
        (true, "null"),
        (true, "http://portal.example"),
        (true, "https://portal.example.evil.example"),
        (true, "http://localhost:8080"),
        (true, "http://127.0.0.1:8081"),
    ] {
        assert!(
            session.window(is_parent, origin, 0, look).is_none(),
            "{origin}"
        );
    }
    assert_eq!(asked.get(), 0, "nothing of strangers is read");
    for kind in ["getDoc", "export", "status", "close", "nonsense"] {
        let fake = of_type(
            kind,
            &[("saved", Fake::Bool(true)), ("format", text("gzip"))],
        );
        assert!(session.window(true, HOST, 0, || read(&fake)).is_none());
    }
    assert!(session.waits() && session.port(0, look) == Heard::Silence);
    assert!(session.window(true, HOST, 0, look).is_some());
    assert!(!session.waits());
    assert!(
        session.port(0, look) == Heard::Silence,
        "the port is not given yet"
    );
    session.connected();
    assert!(matches!(session.port(0, look), Heard::Message(_)));
    // A replay, even by the same page, is not heard.
    asked.set(0);
    assert!(session.window(true, HOST, 0, look).is_none());
    assert!(session.window(false, HOST, 0, look).is_none());
    assert_eq!(asked.get(), 0);
}

#[test]
fn a_flood_is_told_once_and_then_there_is_silence() {
    let mut bucket = Bucket::default();
    let mut at = |now, count| (0..count).map(|_| bucket.take(now)).collect::<Vec<_>>();
    let first = at(0, 1_000);
    assert_eq!(
        first.iter().filter(|taken| **taken == Taken::Yes).count(),
        200
    );
    assert_eq!(
        first
            .iter()
            .filter(|taken| **taken == Taken::TooMany)
            .count(),
        1
    );
    assert!(at(999, 100).iter().all(|taken| *taken == Taken::Silent));
    let next = at(1_000, 101);
    assert_eq!(
        next.iter().filter(|taken| **taken == Taken::Yes).count(),
        100
    );
    assert_eq!(next[100], Taken::TooMany);
    // A clock that goes back fills nothing, and one that jumps fills no more than the bucket holds.
    assert!(at(3, 50).iter().all(|taken| *taken != Taken::Yes));
    assert_eq!(
        at(u64::MAX, 500)
            .iter()
            .filter(|taken| **taken == Taken::Yes)
            .count(),
        200
    );
    let mut gap = Gap::new(250);
    assert_eq!(gap.wait(7), 0);
    gap.said(7);
    assert_eq!((gap.wait(8), gap.wait(257), gap.wait(0)), (249, 0, 250));
}

/// A value that a hostile page could send.
fn anything(random: &mut Random, depth: usize) -> Fake {
    match random.below(if depth == 0 { 9 } else { 14 }) {
        0 => Fake::Nothing,
        1 => Fake::Bool(random.once_in(2)),
        2 => Fake::Number(*random.pick(&[0.0, 1.0, -1.0, 2.0, f64::NAN, f64::INFINITY, 1e308])),
        3 => text(word(random)),
        4 => {
            let length = random.below(20);
            let unit = |random: &mut Random| u16::from_le_bytes([random.byte(), random.byte()]);
            Fake::Text((0..length).map(|_| unit(random)).collect())
        }
        5 => {
            let length = random.below(40);
            Fake::Bytes(random.bytes(length))
        }
        6 => Fake::Other,
        7 => Fake::Huge(*random.pick(&[LARGEST + 1, 64 << 20, 1 << 40, usize::MAX])),
        8 => Fake::HugeBytes(*random.pick(&[LARGEST + 1, 1 << 40, usize::MAX])),
        9 => Fake::Sparse(*random.pick(&[3, MOST, 1 << 32, usize::MAX])),
        10 => Fake::Cycle,
        11 => {
            let length = random.below(4);
            Fake::List((0..length).map(|_| anything(random, depth - 1)).collect())
        }
        _ => fields(random, depth - 1),
    }
}

fn fields(random: &mut Random, depth: usize) -> Fake {
    let count = random.below(6);
    let field = |random: &mut Random| (units(word(random)), anything(random, depth));
    Fake::Record((0..count).map(|_| field(random)).collect())
}

const WORDS: [&str; 46] = [
    "spaStudio",
    "type",
    "id",
    "doc",
    "title",
    "theme",
    "locale",
    "readonly",
    "features",
    "secrets",
    "format",
    "options",
    "phrase",
    "digest",
    "name",
    "saved",
    "message",
    "force",
    "configure",
    "load",
    "getDoc",
    "export",
    "status",
    "close",
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "then",
    "dark",
    "give",
    "gzip",
    "encrypted",
    "md5",
    "",
    "\u{0}",
    "catalogue",
    "style",
    "accent",
    "radius",
    "choices",
    "dataType",
    "secret",
    "Bool",
    "#c2185b",
    "12px",
];

fn word(random: &mut Random) -> &'static str {
    WORDS[random.below(WORDS.len())]
}

/// A message that is nearly right, or nothing like one.
fn hostile(random: &mut Random) -> Fake {
    if random.once_in(4) {
        return anything(random, 10);
    }
    let kind = *random.pick(&[
        "configure",
        "load",
        "getDoc",
        "export",
        "status",
        "close",
        "ready",
    ]);
    let mut fake = vec![
        (units("spaStudio"), Fake::Number(1.0)),
        (units("type"), text(kind)),
    ];
    for _ in 0..random.below(5) {
        let value = anything(random, 3);
        fake.push((units(word(random)), value));
    }
    if random.once_in(8) {
        let at = random.below(fake.len());
        fake[at].1 = anything(random, 4);
    }
    Fake::Record(fake)
}

/// The size, the values and the depth of plain data.
fn measured(plain: &Plain) -> (usize, usize, usize) {
    let inner: Vec<(usize, usize, usize)> = match plain {
        Plain::Text(text) => return (text.encode_utf16().count(), 1, 0),
        Plain::Bytes(bytes) => return (bytes.len(), 1, 0),
        Plain::List(items) => items.iter().map(measured).collect(),
        Plain::Record(fields) => fields.iter().map(|(_, value)| measured(value)).collect(),
        _ => return (0, 1, 0),
    };
    let sum = |of: fn(&(usize, usize, usize)) -> usize| inner.iter().map(of).sum::<usize>();
    let deepest = inner.iter().map(|one| one.2).max().unwrap_or_default();
    (sum(|one| one.0), 1 + sum(|one| one.1), 1 + deepest)
}

#[test]
fn hostile_messages_do_no_harm() {
    let mut random = Random::of("hostile messages");
    let count = cases(10_000, 100_000);
    let (mut now, mut messages, mut refusals, mut floods) = (0_u64, 0, 0, 0);
    let mut session = connected();
    let mut waiting = Session::new(origins());
    let mut recorded: Vec<Fake> = Vec::new();
    for _ in 0..count {
        let fake = match recorded.len() {
            0 => hostile(&mut random),
            length if random.once_in(10) => recorded[random.below(length)].clone(),
            _ => hostile(&mut random),
        };
        if let Ok(plain) = read(&fake) {
            let (size, values, depth) = measured(&plain);
            assert!(size <= LARGEST && values <= MOST && depth <= DEEPEST);
        }
        let stranger = *random.pick(&[
            "null",
            "",
            "https://portal.example.evil.example",
            "http://portal.example",
        ]);
        let untouched = Rc::new(Cell::new(true));
        let look = || {
            untouched.set(false);
            read(&fake)
        };
        assert!(waiting.window(true, stranger, now, look).is_none());
        assert!(waiting.window(false, HOST, now, look).is_none());
        assert!(session.window(true, HOST, now, look).is_none());
        assert!(untouched.get() && waiting.waits());
        now += u64::try_from(random.below(20)).unwrap();
        match session.port(now, || read(&fake)) {
            Heard::Message(heard) => {
                messages += 1;
                assert!(heard.id.is_none_or(|id| id.chars().count() <= LONGEST_ID));
                if recorded.len() < 100 {
                    recorded.push(fake);
                }
            }
            Heard::Refuse(refusal) => {
                floods += usize::from(refusal.code == Code::TooMany);
                refusals += 1;
                let id = refusal.id.clone().unwrap_or_default();
                assert!(id.chars().count() <= LONGEST_ID);
                let answer = Outgoing::Error(refusal).plain();
                assert!(measured(&answer).0 < 500);
            }
            Heard::Silence => {}
        }
    }
    assert!(
        messages > count / 20 && refusals > count / 4,
        "{messages} {refusals}"
    );
    println!(
        "figure: {count} messages, {messages} understood, {refusals} refused, {floods} floods"
    );
}

#[test]
fn a_flood_of_any_pace_is_held_back() {
    let mut random = Random::of("floods");
    for _ in 0..cases(20, 200) {
        let mut session = connected();
        let getting = of_type("getDoc", &[]);
        let (mut now, mut heard_at) = (0_u64, Vec::new());
        let pace = 1 + random.below(30);
        for _ in 0..3_000 {
            now += u64::try_from(random.below(pace)).unwrap();
            if session.port(now, || read(&getting)) != Heard::Silence {
                heard_at.push(now);
            }
        }
        for (index, first) in heard_at.iter().enumerate() {
            let within = heard_at[index..]
                .iter()
                .take_while(|at| **at < first + 1_000)
                .count();
            assert!(within <= 301, "{within} answers within a second");
        }
    }
}

#[test]
fn what_is_said_is_plain_data_with_its_envelope() {
    for said in [
        Outgoing::Ready,
        Outgoing::Connected {
            id: Some("a".to_owned()),
        },
        Outgoing::Resize(7),
        Outgoing::Error(Code::Failed.into()),
    ] {
        let Plain::Record(fields) = said.plain() else {
            panic!("it is a record");
        };
        let find = |name: &str| {
            fields
                .iter()
                .find(|(own, _)| own == name)
                .map(|(_, value)| value)
        };
        assert!(find("spaStudio") == Some(&Plain::Number(1.0)));
        assert!(matches!(find("type"), Some(Plain::Text(_))));
    }
}

const CANARY: &str = "canary-of-the-person-9f3";

/// A profile with a value for each of some parameters, cut off at its end or not.
fn profile(open_format: bool, values: &[(String, String)]) -> String {
    let line = |(name, value): &(String, String)| {
        if open_format {
            let element = name.replace([' ', '[', ']', '(', ')', '/'], "_");
            format!("  <{element} ua=\"na\">{value}</{element}>\n")
        } else {
            format!("{name} \"{value}\" ;\n")
        }
    };
    let lines: String = values.iter().map(line).collect();
    if open_format {
        format!("<flat-profile>\n{lines}</flat-profile>\n")
    } else {
        lines
    }
}

#[test]
fn no_secret_that_was_typed_leaves_and_those_of_the_host_do() {
    let mut random = Random::of("leaving secrets");
    let catalog = Catalog::builtin();
    let entries = catalog.entries().iter().filter(|entry| entry.secret);
    let names: Vec<String> = entries
        .map(|entry| catalog.plain_text(&entry.name))
        .collect();
    assert!(names.len() > 5);
    for round in 0..cases(200, 5_000) {
        let open_format = random.once_in(2);
        let typed_at = random.below(names.len());
        let own = |typed: bool| {
            let value = |(at, name): (usize, &String)| {
                let value = format!("host-{at:02}");
                let is_canary = typed && at == typed_at;
                (
                    name.clone(),
                    if is_canary { CANARY.to_owned() } else { value },
                )
            };
            names.iter().enumerate().map(value).collect::<Vec<_>>()
        };
        let host = profile(open_format, &own(false));
        let mut text = profile(open_format, &own(true)).into_bytes();
        let whole = random.once_in(2);
        if !whole {
            let after = text
                .windows(CANARY.len())
                .position(|w| w == CANARY.as_bytes())
                .unwrap();
            let cut = after + CANARY.len() + random.below(text.len() - after - CANARY.len());
            text.truncate(cut);
        }
        let left = leaving(&text, &Secrets::of(host.as_bytes()));
        let said = String::from_utf8(left.text).unwrap();
        assert!(!said.contains(CANARY), "round {round}: {said}");
        assert!(left.holes > 0);
        if whole {
            let kept = (0..names.len()).filter(|at| said.contains(&format!("host-{at:02}")));
            assert_eq!(kept.count(), names.len() - 1, "{said}");
            assert_eq!(left.holes, 1);
            for wanted in [SourceFormat::OpenFormat, SourceFormat::PlainText] {
                let other = in_format(said.as_bytes(), wanted);
                assert!(!String::from_utf8_lossy(&other).contains(CANARY));
            }
        }
    }
}
