//! Random rules by a grammar, some of them broken, and random devices.

use super::model::State;
use crate::effort::Random;
use profile_core::command_line::Secret;
use profile_core::device::Device;
use profile_core::profile_rule::RuleKind;

pub(super) const VALUES: &[&str] = &[
    "",
    "x",
    "y",
    "5",
    "-3",
    "0",
    "300",
    "301",
    "2.0.6",
    "2.0.6(b)",
    "1.0",
    "x\"y",
    "x|y",
    "(1 eq 1)? /q",
    "#",
    "/p",
    "h.example",
    "$MA",
    "$",
    "a b",
    "true",
    "[--key $SA] /k",
    ")",
    "$$",
    "abc$(A",
    "--key $SB",
];

pub(super) fn pick<'t>(random: &mut Random, from: &[&'t str]) -> &'t str {
    from[random.below(from.len())]
}

pub(super) fn state(random: &mut Random) -> (State, Device) {
    let mut device = Device {
        option_66: Some("option66".to_owned()),
        ..Device::default()
    };
    let mut state = State::new();
    let number =
        |random: &mut Random| pick(random, &["0", "1", "5", "299", "300", "301", "700"]).to_owned();
    let mut set = |name: &str, value: String| {
        assert!(device.set_variable(name, &value), "{name} {value}");
        state.insert(name.to_owned(), value);
    };
    for letter in 'A'..='P' {
        set(&letter.to_string(), pick(random, VALUES).to_owned());
    }
    for name in ["REGTMR1", "REGTMR2", "PRVTMR", "UPGTMR"] {
        set(name, number(random));
    }
    set("PRVST", pick(random, &["-1", "0", "1", "2"]).to_owned());
    set(
        "CCERT",
        pick(random, &["Installed", "Not Installed"]).to_owned(),
    );
    set(
        "SWVER",
        pick(random, &["2.0.6", "2.0.6(b)", "1.0.31", "3.1", "odd"]).to_owned(),
    );
    set("EXTIP", pick(random, &["", "192.0.2.9"]).to_owned());
    for (name, value) in [
        ("MA", "000e08012345"),
        ("PN", "SPA-2102"),
        ("UPGCOND", "true"),
    ] {
        set(name, value.to_owned());
    }
    state.insert("MAU".to_owned(), "000E08012345".to_owned());
    state.insert("MAC".to_owned(), "00:0e:08:01:23:45".to_owned());
    for name in ["SA", "SB", "SC", "SD"] {
        let value = pick(random, VALUES);
        device.set_secret(name, Secret::new(value));
        state.insert(name.to_owned(), value.to_owned());
    }
    (state, device)
}

const NAMES: &[&str] = &[
    "A", "B", "C", "MA", "MAU", "MAC", "SWVER", "REGTMR1", "REGTMR2", "PRVTMR", "PRVST", "CCERT",
    "EXTIP", "PN", "SA", "UPGCOND", "NONE", "GPP_A", "P",
];

pub(super) fn variable(random: &mut Random) -> String {
    let name = pick(random, NAMES);
    match random.below(8) {
        0 => format!("$({name})"),
        1 => format!("$({name}:{})", random.below(9)),
        2 => format!("$({name}:{}:{})", random.below(4), random.below(5)),
        3 if random.once_in(4) => "$$".to_owned(),
        _ => format!("${name}"),
    }
}

fn word(random: &mut Random) -> String {
    match random.below(3) {
        0 => variable(random),
        1 => pick(
            random,
            &["x", "y", "Installed", "a|b", "(c)", "[d]", " e", ""],
        )
        .to_owned(),
        _ => format!("{}{}", pick(random, &["x", "", "-"]), variable(random)),
    }
}

fn operand(random: &mut Random) -> String {
    match random.below(6) {
        0 => pick(random, &["5", "300", "-1", "0", "007"]).to_owned(),
        1 => pick(random, &["2.0.6", "2.0.6(b)", "1.0", "3.0.0(x1)"]).to_owned(),
        2 | 3 => format!("\"{}\"", word(random)),
        _ => format!("${}", pick(random, NAMES)),
    }
}

/// A comparison that makes sense most of the time.
fn comparison(random: &mut Random) -> String {
    let words = [
        "eq", "ne", "lt", "le", "gt", "ge", "=", "!=", "<", "<=", ">", ">=", "!",
    ];
    match random.below(10) {
        0 => format!(
            "{} {} {}",
            operand(random),
            pick(random, &words),
            operand(random)
        ),
        1 => format!("{} {}", pick(random, &words), operand(random)),
        2 => pick(random, &["true", "$UPGCOND", "$A", "2.0.6.1 eq 1"]).to_owned(),
        3..=5 => {
            let operator = pick(random, &words[..13]);
            format!(
                "${} {operator} {}",
                pick(random, &["REGTMR1", "PRVTMR", "PRVST", "REGTMR2"]),
                pick(random, &["0", "1", "300", "301", "-1"])
            )
        }
        6 => format!(
            "$SWVER{}{}",
            pick(random, &[">=", " lt ", "=", "!"]),
            pick(random, &["2.0.6", "2.0.6(b)", "1.0"])
        ),
        _ => format!(
            "\"{}\" {} \"{}\"",
            word(random),
            pick(random, &["eq", "ne", "=", "!="]),
            word(random)
        ),
    }
}

fn conditions(random: &mut Random) -> String {
    let count = 1 + random.below(3);
    let parts: Vec<String> = (0..count).map(|_| comparison(random)).collect();
    parts.join(" and ")
}

fn address(random: &mut Random) -> String {
    let scheme = pick(
        random,
        &[
            "", "", "http://", "https://", "tftp://", "HTTP://", "ftp://", "$B://",
        ],
    );
    let server = pick(
        random,
        &[
            "",
            "h.example",
            "192.0.2.1",
            "$C",
            "h:8080",
            "h:0",
            "h:$A",
            "a_b",
        ],
    );
    let path = pick(
        random,
        &["/x", "/x?y", "/p/", "/$A", "/a(b)c", "/#", "", "/\"q\""],
    );
    format!(
        "{scheme}{server}{path}{}",
        if random.once_in(3) {
            variable(random)
        } else {
            String::new()
        }
    )
}

fn alternative(random: &mut Random) -> String {
    let mut text = String::new();
    if !random.once_in(4) {
        text += &format!(
            "({}){} ",
            conditions(random),
            pick(random, &["?", "?", "?", " ?", "", "!"])
        );
    }
    if random.once_in(4) {
        let names = ["a", "GPP_B", "User_ID_1_", "c", "GPP_SA", "q", "User_ID[1]"];
        let semicolon = pick(random, &[";", " ; ", ""]);
        text += &format!(
            "({} = \"{}\" ; {}=\"{}\"{semicolon})! ",
            pick(random, &names),
            word(random),
            pick(random, &names),
            word(random)
        );
    }
    if random.once_in(3) {
        let list = [
            "--key $SA",
            "--key \"a|b)]c\"",
            "--key k$B",
            "--post a",
            "--post q",
            "--alias b",
            "--post b --alias c --key x",
            "--key a --key b",
            "--uid x",
            "--key",
            "",
            "--key \"\"",
            "--post $P",
            "--key \"$SB $A\"",
        ];
        text += &format!("[{}] ", pick(random, &list));
    }
    if !random.once_in(8) {
        text += &address(random);
    }
    text
}

pub(super) fn rule(random: &mut Random, kind: RuleKind) -> String {
    let mut text = if kind == RuleKind::ResyncTrigger {
        conditions(random)
    } else if random.once_in(20) {
        pick(random, &["$A", " $B", "# x", "", " ", "$A$B", "$C /x"]).to_owned()
    } else {
        let count = 1 + random.below(3);
        let parts: Vec<String> = (0..count).map(|_| alternative(random)).collect();
        parts.join(pick(random, &[" | ", "|", "\n| "]))
    };
    if random.once_in(6) {
        let marks: Vec<char> = "()[]|\"!?;= $-,.x5\t".chars().collect();
        let mut chars: Vec<char> = text.chars().collect();
        let at = random.below(chars.len() + 1);
        match random.below(3) {
            0 => chars.insert(at, *random.pick(&marks)),
            1 if at < chars.len() => drop(chars.remove(at)),
            _ => chars.truncate(at),
        }
        text = chars.into_iter().collect();
    }
    text
}

pub(super) fn kind(random: &mut Random) -> RuleKind {
    match random.below(8) {
        0 | 1 => RuleKind::ResyncTrigger,
        2 => RuleKind::UpgradeRule,
        3 => RuleKind::ReportRule,
        _ => RuleKind::ProfileRule,
    }
}
