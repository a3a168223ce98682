//! The domains that access is restricted to (guide page 1-4, URL-13).

use super::url::is_numeric;

/// What `Restricted_Access_Domains` names; nothing if nothing is restricted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domains(Vec<String>);

impl Domains {
    /// At most so many are allowed.
    pub const MOST: usize = 5;

    /// The domains of a value: names with commas between them.
    pub fn parse(text: &str) -> Self {
        let names = text
            .split(',')
            .map(|name| name.trim_ascii().trim_end_matches('.'));
        Self(
            names
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// The names.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Whether a server may be asked: nothing is restricted, or it is one of the domains or lies in one.
    ///
    /// ```
    /// use profile_core::profile_rule::Domains;
    /// let domains = Domains::parse("callme.com");
    /// assert!(domains.allow("prov.callme.com"));
    /// assert!(!domains.allow("evil.org"));
    /// assert!(!domains.allow("notcallme.com"));
    /// ```
    pub fn allow(&self, server: &str) -> bool {
        let server = server.to_ascii_lowercase();
        let inside = |name: &String| {
            let name = name.to_ascii_lowercase();
            let rest = server.strip_suffix(name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        self.0.is_empty() || self.0.iter().any(inside)
    }

    /// Whether a server is written as a number, which lies in no domain.
    pub fn is_number(server: &str) -> bool {
        is_numeric(server)
    }
}
