//! The origins that may show the studio in a frame, as `embed.json` lists them.

use serde_json::Value;

/// How many bytes `embed.json` may have.
pub const LARGEST_LIST: usize = 64 * 1024;

/// The origins that are listed. Each is compared exactly: scheme, host and port.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(Vec<String>);

impl Origins {
    /// Reads `{"origins": ["https://portal.example"]}`. `None` if it is empty, no such list, or holds anything that is no
    /// origin in the form in which browsers write it: a list that was written in error lets nobody in.
    pub fn parse(json: &str) -> Option<Self> {
        if json.len() > LARGEST_LIST {
            return None;
        }
        let file: Value = serde_json::from_str(json).ok()?;
        let listed = file.get("origins")?.as_array()?.iter();
        let origin = |value: &Value| {
            value
                .as_str()
                .filter(|text| is_origin(text))
                .map(str::to_owned)
        };
        let origins = listed.map(origin).collect::<Option<Vec<_>>>()?;
        (!origins.is_empty()).then_some(Self(origins))
    }

    /// Whether `origin` is one of them.
    pub fn has(&self, origin: &str) -> bool {
        is_origin(origin) && self.0.iter().any(|one| one == origin)
    }

    /// Those that a page can have of which the browser says `parent`; all where it says nothing.
    pub fn of_parent(&self, parent: Option<&str>) -> Vec<String> {
        let fits = |one: &&String| parent.is_none_or(|parent| parent == one.as_str());
        self.0.iter().filter(fits).cloned().collect()
    }
}

/// Whether `text` is an origin as browsers write it: lower case, no usual port, nothing behind it.
fn is_origin(text: &str) -> bool {
    let (rest, usual) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, "443"),
        (None, Some(rest)) => (rest, "80"),
        (None, None) => return false,
    };
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    is_host(host) && port.is_none_or(|port| is_port(port) && port != usual)
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return address.contains(':')
            && address
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f' | b':'));
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase() || matches!(b, b'-' | b'_'))
    };
    host.split('.').all(is_label)
}

fn is_port(port: &str) -> bool {
    !port.starts_with('0')
        && port.bytes().all(|b| b.is_ascii_digit())
        && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_with_anything_else_in_it_lets_nobody_in() {
        for json in [
            "",
            "[]",
            "{}",
            r#"{"origins": []}"#,
            r#"{"origins": "https://a.example"}"#,
            r#"{"origins": ["*"]}"#,
            r#"{"origins": ["null"]}"#,
            r#"{"origins": ["https://a.example", "https://*.example"]}"#,
            r#"{"origins": ["https://a.example/"]}"#,
            r#"{"origins": ["https://a.example:443"]}"#,
            r#"{"origins": ["http://a.example:80"]}"#,
            r#"{"origins": ["https://A.example"]}"#,
            r#"{"origins": ["https://user@a.example"]}"#,
            r#"{"origins": ["https://a..example"]}"#,
            r#"{"origins": ["ftp://a.example"]}"#,
            r#"{"origins": ["https://a.example:65536"]}"#,
            r#"{"origins": ["https://a.example", 1]}"#,
        ] {
            assert_eq!(Origins::parse(json), None, "{json}");
        }
    }

    #[test]
    fn origins_are_compared_exactly() {
        let json = r#"{"origins": ["https://a.example", "http://127.0.0.1:8080", "http://[::1]:99"], "more": 1}"#;
        let origins = Origins::parse(json).unwrap();
        for listed in [
            "https://a.example",
            "http://127.0.0.1:8080",
            "http://[::1]:99",
        ] {
            assert!(origins.has(listed), "{listed}");
        }
        for other in [
            "null",
            "",
            "http://a.example",
            "https://a.example:444",
            "https://a.example.evil.example",
            "https://evil-a.example",
            "https://b.a.example",
            "http://localhost:8080",
            "http://127.0.0.1",
            "https://a.example/",
        ] {
            assert!(!origins.has(other), "{other}");
        }
        assert_eq!(origins.of_parent(None).len(), 3);
        assert_eq!(
            origins.of_parent(Some("https://a.example")),
            ["https://a.example"]
        );
        assert!(origins.of_parent(Some("null")).is_empty());
    }
}
