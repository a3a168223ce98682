use super::{Code, Diagnostic};
use crate::text::sort_by_rank;
use std::collections::HashMap;

/// How many findings of one code are kept; a file with a million faults needs no million sentences.
const KEPT_OF_ONE_CODE: usize = 1_000;

/// Collects findings, at most 1,000 of each code, and says how many more there were.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    counts: HashMap<Code, usize>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.counts_one_more(diagnostic.code) {
            self.kept.push(diagnostic);
        }
    }

    /// Adds a finding of `code`, which is only made if it is kept.
    pub fn push_with(&mut self, code: Code, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.counts_one_more(code) {
            self.kept.push(diagnostic());
        }
    }

    /// Counts a finding; says whether it is kept.
    fn counts_one_more(&mut self, code: Code) -> bool {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        *count <= KEPT_OF_ONE_CODE
    }

    /// The findings in the order of their places.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let mut more: Vec<(Code, usize)> = self
            .counts
            .iter()
            .filter(|(_, count)| **count > KEPT_OF_ONE_CODE)
            .map(|(code, count)| (*code, count - KEPT_OF_ONE_CODE))
            .collect();
        sort_by_rank(&mut more, |(code, _)| (*code as usize, 0));
        for (code, count) in more {
            let last = self.kept.iter().rev().find(|d| d.code == code);
            let span = last.map(|d| d.primary.span).unwrap_or_default();
            let headline = format!(
                "{count} more findings of the kind `{}` are not listed",
                code.id()
            );
            self.kept
                .push(Diagnostic::new(Code::MoreFindings, span, headline));
        }
        sort_by_rank(&mut self.kept, |d| (d.primary.span.start, 0));
        self.kept
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_flood_is_cut_and_counted() {
        let mut findings = Findings::default();
        for offset in 0..1_500 {
            findings.push(Diagnostic::new(
                Code::DuplicateParameter,
                Span::at(offset),
                "x",
            ));
        }
        let list = findings.finish();
        assert_eq!(list.len(), 1_001);
        let more = list.iter().find(|d| d.code == Code::MoreFindings).unwrap();
        assert!(more.headline.starts_with("500 more findings"));
    }
}
