//! The plain evaluator. Of the core it only takes the names of the dialects.

use profile_core::profile_rule::RuleKind;
use std::collections::BTreeMap;

pub(super) type State = BTreeMap<String, String>;

/// What came of a rule: `skip`, `none`, `fail`, `fires`, `quiet`, or what is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Word(&'static str),
    Taken(usize, Vec<(String, String)>, String),
}

struct Fail;

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Replaces the variables of `text`; secrets only in keys.
pub(super) fn replace(text: &str, state: &State, key: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at] != '$' {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        if chars.get(at + 1) == Some(&'$') {
            out.push('$');
            at += 2;
            continue;
        }
        let braced = chars.get(at + 1) == Some(&'(');
        let from = at + 1 + usize::from(braced);
        let name: String = chars[from.min(chars.len())..]
            .iter()
            .take_while(|c| is_word(**c))
            .collect();
        let mut end = from + name.len();
        let mut numbers: Vec<usize> = Vec::new();
        let mut good = !name.is_empty();
        if braced {
            while chars.get(end) == Some(&':') && numbers.len() < 2 {
                let digits: String = chars[end + 1..]
                    .iter()
                    .take_while(|c| c.is_ascii_digit())
                    .collect();
                good &= !digits.is_empty();
                end += 1 + digits.len();
                numbers.push(digits.parse().unwrap_or(usize::MAX));
            }
            good &= chars.get(end) == Some(&')');
            end += 1;
        }
        let secret = matches!(name.as_str(), "SA" | "SB" | "SC" | "SD");
        let value = state.get(&name).filter(|_| good && (key || !secret));
        let Some(value) = value else {
            out.push('$');
            at += 1;
            continue;
        };
        let rest = value.chars().skip(numbers.first().copied().unwrap_or(0));
        out.extend(rest.take(numbers.get(1).copied().unwrap_or(usize::MAX)));
        at = end;
    }
    out
}

/// Cuts the arguments of `--key` out and puts marks into their place.
fn cut_keys(text: &str) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut keys = Vec::new();
    let mut rest = text;
    let mut quoted = false;
    while let Some(c) = rest.chars().next() {
        if !quoted && let Some(behind) = rest.strip_prefix("--key") {
            let argument = behind.trim_start_matches(|c: char| c.is_ascii_whitespace());
            let length = if let Some(inner) = argument.strip_prefix('"') {
                inner.find('"').map_or(0, |length| length + 2)
            } else {
                let ends = |c: char| c.is_ascii_whitespace() || c == ']' || c == '"';
                argument.find(ends).unwrap_or(argument.len())
            };
            if argument.len() < behind.len() && length > 0 {
                out.push_str("--key ");
                out.push(char::from_u32(0xe000 + u32::try_from(keys.len()).unwrap()).unwrap());
                keys.push(argument[..length].to_owned());
                rest = &argument[length..];
                continue;
            }
        }
        if c == '"' {
            quoted = !quoted;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    (out, keys)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(i128),
    Version([u64; 3], String),
    Text(String),
    Op(&'static str),
    And,
    True,
}

fn number_at(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len())
}

fn version(text: &str) -> Option<(Token, usize)> {
    let first = number_at(text);
    let rest = text[first..].strip_prefix('.')?;
    let second = number_at(rest);
    if first == 0 || second == 0 {
        return None;
    }
    let mut end = first + 1 + second;
    let mut fields = [text[..first].parse().ok()?, rest[..second].parse().ok()?, 0];
    if let Some(rest) = text[end..].strip_prefix('.') {
        let third = number_at(rest);
        if third > 0 {
            fields[2] = rest[..third].parse().ok()?;
            end += 1 + third;
        }
    }
    let mut suffix = String::new();
    if let Some(rest) = text[end..].strip_prefix('(') {
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        if length > 0 && rest[length..].starts_with(')') {
            rest[..length].clone_into(&mut suffix);
            end += length + 2;
        }
    }
    Some((Token::Version(fields, suffix), end))
}

fn tokens(text: &str) -> Result<Vec<Token>, Fail> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches(|c: char| c.is_ascii_whitespace());
    while !rest.is_empty() {
        let (token, length) = token(rest)?;
        found.push(token);
        rest = rest[length..].trim_start_matches(|c: char| c.is_ascii_whitespace());
    }
    Ok(found)
}

fn token(rest: &str) -> Result<(Token, usize), Fail> {
    if let Some(inner) = rest.strip_prefix('"') {
        let length = inner.find('"').ok_or(Fail)?;
        return Ok((Token::Text(inner[..length].to_owned()), length + 2));
    }
    if let Some(found) = version(rest) {
        return Ok(found);
    }
    let minus = usize::from(rest.starts_with('-'));
    let digits = number_at(&rest[minus..]);
    if digits > 0 {
        let number = rest[..minus + digits].parse().map_err(|_| Fail)?;
        return Ok((Token::Number(number), minus + digits));
    }
    let symbols = [
        ("!=", "ne"),
        ("<=", "le"),
        (">=", "ge"),
        ("=", "eq"),
        ("<", "lt"),
        (">", "gt"),
        ("!", "ne"),
    ];
    if let Some((symbol, word)) = symbols.iter().find(|(symbol, _)| rest.starts_with(symbol)) {
        return Ok((Token::Op(word), symbol.len()));
    }
    let length = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let token = match &rest[..length] {
        "and" => Token::And,
        "true" => Token::True,
        word => {
            let words = ["eq", "ne", "lt", "le", "gt", "ge"];
            Token::Op(words.iter().find(|one| **one == word).ok_or(Fail)?)
        }
    };
    Ok((token, length))
}

/// The comparisons of a condition: a syntax error fails the rule.
type Comparison = Option<(Option<Token>, &'static str, Token)>;

fn condition(text: &str) -> Result<Vec<Comparison>, Fail> {
    let tokens = tokens(text)?;
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let is_operand = |token: Option<&Token>| {
            matches!(
                token,
                Some(Token::Number(_) | Token::Version(..) | Token::Text(_))
            )
        };
        if tokens.get(at) == Some(&Token::True) {
            found.push(None);
            at += 1;
        } else {
            let left = is_operand(tokens.get(at)).then(|| tokens[at].clone());
            at += usize::from(left.is_some());
            let Some(Token::Op(operator)) = tokens.get(at) else {
                return Err(Fail);
            };
            if !is_operand(tokens.get(at + 1)) {
                return Err(Fail);
            }
            found.push(Some((left, *operator, tokens[at + 1].clone())));
            at += 2;
        }
        match tokens.get(at) {
            None => return Ok(found),
            Some(Token::And) => at += 1,
            Some(_) => return Err(Fail),
        }
    }
}

/// Whether all hold; operands of different kinds are an error.
fn holds(comparisons: &[Comparison], state: &State) -> Result<bool, Fail> {
    let mut all = true;
    let mut fault = false;
    for (left, operator, right) in comparisons.iter().flatten() {
        let firmware =
            version(&state["SWVER"]).filter(|(_, length)| *length == state["SWVER"].len());
        let left = left.clone().or(firmware.map(|(token, _)| token));
        let order = match (&left, right) {
            (Some(Token::Number(a)), Token::Number(b)) => a.cmp(b),
            (Some(Token::Version(a, x)), Token::Version(b, y)) => a.cmp(b).then(x.cmp(y)),
            (Some(Token::Text(a)), Token::Text(b)) if matches!(*operator, "eq" | "ne") => a.cmp(b),
            _ => {
                fault = true;
                continue;
            }
        };
        all &= match *operator {
            "eq" => order.is_eq(),
            "ne" => order.is_ne(),
            "lt" => order.is_lt(),
            "le" => order.is_le(),
            "gt" => order.is_gt(),
            _ => order.is_ge(),
        };
    }
    if fault { Err(Fail) } else { Ok(all) }
}

/// Where the bracket at the start of `text` is closed.
fn closing(text: &str, open: char, close: char) -> Result<usize, Fail> {
    let mut depth = 0;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if !quoted && c == open {
            depth += 1;
        } else if !quoted && c == close {
            depth -= 1;
            if depth == 0 {
                return Ok(at);
            }
        }
    }
    Err(Fail)
}

fn bar(text: &str) -> usize {
    let mut quoted = false;
    let place = text.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        !quoted && *c == '|'
    });
    place.map_or(text.len(), |(at, _)| at)
}

fn blank(c: char) -> bool {
    c.is_ascii_whitespace()
}

fn assignments(text: &str) -> Result<Vec<(String, String)>, Fail> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches(blank);
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('=').ok_or(Fail)?;
        let name = name.trim_end_matches(blank);
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(word) {
            return Err(Fail);
        }
        let value = behind
            .trim_start_matches(blank)
            .strip_prefix('"')
            .ok_or(Fail)?;
        let (value, behind) = value.split_once('"').ok_or(Fail)?;
        rest = behind.trim_start_matches(blank);
        if !rest.is_empty() {
            rest = rest
                .strip_prefix(';')
                .ok_or(Fail)?
                .trim_start_matches(blank);
        }
        let short = name.len() == 1 && ("a"..="p").contains(&name);
        let name = if short {
            format!("GPP_{}", name.to_ascii_uppercase())
        } else {
            name.to_owned()
        };
        found.push((name, value.to_owned()));
    }
    Ok(found)
}

#[derive(Default)]
struct Options {
    key: Option<String>,
    post: Option<char>,
    alias: Option<char>,
}

fn options(text: &str, keys: &[String]) -> Result<Options, Fail> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text.trim_start_matches(blank);
    while let Some(c) = rest.chars().next() {
        let length = if c == '"' {
            rest[1..].find('"').ok_or(Fail)? + 2
        } else if let Some(key) = (c as u32)
            .checked_sub(0xe000)
            .and_then(|at| keys.get(at as usize))
        {
            words.push(key.clone());
            rest = rest[c.len_utf8()..].trim_start_matches(blank);
            continue;
        } else {
            rest.find(|c| blank(c) || c == '"').unwrap_or(rest.len())
        };
        words.push(rest[..length].to_owned());
        rest = rest[length..].trim_start_matches(blank);
    }
    let mut found = Options::default();
    for pair in words.chunks(2) {
        let [name, argument] = pair else {
            return Err(Fail);
        };
        if argument.starts_with("--") {
            return Err(Fail);
        }
        let letter = || match argument.as_bytes() {
            [letter @ b'a'..=b'p'] => Ok(char::from(letter.to_ascii_uppercase())),
            _ => Err(Fail),
        };
        match name.as_str() {
            "--key" if argument == "\"\"" => return Err(Fail),
            "--key" => found.key = Some(argument.trim_matches('"').to_owned()),
            "--post" => found.post = Some(letter()?),
            "--alias" => found.alias = Some(letter()?),
            _ => return Err(Fail),
        }
    }
    Ok(found)
}

fn url(text: &str) -> Result<(String, String, u16, String), Fail> {
    if text.contains(blank) {
        return Err(Fail);
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if !scheme.contains('/') => (scheme.to_ascii_lowercase(), rest),
        _ => ("tftp".to_owned(), text),
    };
    let default = match scheme.as_str() {
        "tftp" => 69,
        "http" => 80,
        "https" => 443,
        _ => return Err(Fail),
    };
    let at = rest.find('/').ok_or(Fail)?;
    let (authority, path) = rest.split_at(at);
    let (server, port) = match authority.split_once(':') {
        None => (authority, default),
        Some((server, port)) => {
            if !port.chars().all(|c| c.is_ascii_digit()) || server.is_empty() {
                return Err(Fail);
            }
            (
                server,
                port.parse().ok().filter(|port| *port > 0).ok_or(Fail)?,
            )
        }
    };
    let good = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    if !server.chars().all(good) {
        return Err(Fail);
    }
    Ok((scheme, server.to_owned(), port, path.to_owned()))
}

#[derive(Default)]
struct Alternative {
    condition: Option<Vec<Comparison>>,
    assignments: Vec<(String, String)>,
    options: Options,
    url: Option<(String, String, u16, String)>,
}

fn alternatives(text: &str, kind: RuleKind, keys: &[String]) -> Result<Vec<Alternative>, Fail> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let mut one = Alternative::default();
        let mut assigned = false;
        rest = rest.trim_start_matches(blank);
        while rest.starts_with('(') {
            let close = closing(rest, '(', ')')?;
            let inner = &rest[1..close];
            let behind = rest[close + 1..].trim_start_matches(blank);
            if let Some(behind) = behind.strip_prefix('?') {
                if one.condition.is_some() || assigned {
                    return Err(Fail);
                }
                one.condition = Some(condition(inner)?);
                rest = behind;
            } else {
                if assigned {
                    return Err(Fail);
                }
                rest = behind.strip_prefix('!').ok_or(Fail)?;
                one.assignments = assignments(inner)?;
                assigned = true;
            }
            rest = rest.trim_start_matches(blank);
        }
        let listed = rest.starts_with('[');
        if listed {
            if kind == RuleKind::UpgradeRule {
                return Err(Fail);
            }
            let close = closing(rest, '[', ']')?;
            one.options = options(&rest[1..close], keys)?;
            rest = &rest[close + 1..];
        }
        let end = bar(rest);
        let address = rest[..end].trim_matches(blank);
        if !address.is_empty() {
            one.url = Some(url(address)?);
        } else if listed || kind == RuleKind::UpgradeRule {
            return Err(Fail);
        }
        found.push(one);
        match rest[end..].strip_prefix('|') {
            Some(behind) => rest = behind,
            None => return Ok(found),
        }
    }
}

fn taken(number: usize, one: &Alternative, kind: RuleKind, state: &State) -> Answer {
    let mut later = state.clone();
    for (name, value) in &one.assignments {
        if let Some(letters) = name
            .strip_prefix("GPP_")
            .filter(|rest| later.contains_key(*rest))
        {
            later.insert(letters.to_owned(), value.clone());
        }
    }
    let request = one.url.as_ref().map(|(scheme, server, port, path)| {
        let server = if server.is_empty() {
            "option66"
        } else {
            server
        };
        let report = kind == RuleKind::ReportRule;
        let post = one.options.post.filter(|_| !report);
        let method = match (scheme.as_str(), report, post) {
            ("tftp", true, _) => "TFTP PUT",
            ("tftp", ..) => "TFTP GET",
            (_, false, None) => "GET",
            _ => "POST",
        };
        let body = post
            .filter(|_| scheme != "tftp")
            .map(|letter| replace(&later[&letter.to_string()], &later, false));
        let key = one
            .options
            .key
            .as_ref()
            .map(|key| replace(key, state, true));
        let alias = one.options.alias.filter(|_| !report);
        format!("{method} {scheme}://{server}:{port}{path} {key:?} {alias:?} {body:?}")
    });
    Answer::Taken(number, one.assignments.clone(), request.unwrap_or_default())
}

pub(super) fn answer(text: &str, kind: RuleKind, state: &State) -> Answer {
    if kind == RuleKind::ResyncTrigger {
        let text = replace(text, state, false);
        let core = text.trim_matches(blank);
        if core.is_empty() || core.starts_with('#') {
            return Answer::Word("skip");
        }
        let fires = condition(core).and_then(|found| holds(&found, state));
        return Answer::Word(if matches!(fires, Ok(true)) {
            "fires"
        } else {
            "quiet"
        });
    }
    let (marked, keys) = cut_keys(text);
    let text = replace(&marked, state, false);
    let core = text.trim_matches(blank);
    if core.is_empty() || core.starts_with('#') {
        return Answer::Word("skip");
    }
    let Ok(found) = alternatives(&text, kind, &keys) else {
        return Answer::Word("fail");
    };
    for (number, one) in found.iter().enumerate() {
        match one
            .condition
            .as_ref()
            .map_or(Ok(true), |found| holds(found, state))
        {
            Ok(false) => {}
            Ok(true) => return taken(number, one, kind, state),
            Err(Fail) => return Answer::Word("fail"),
        }
    }
    Answer::Word("none")
}
