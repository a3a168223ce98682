//! A document read with a map: what each element sets, and why.

use super::{AliasEntry, AliasMap};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::open_format::{NodeKind, OpenFormat, OpenTree, element_name, element_setting, read};
use crate::profile::{Occurrence, ParameterName, Reading, Setting};
use crate::text::{NodeId, Span, sort_by_rank};
use std::collections::{HashMap, HashSet};

/// Matches that are explained; a document of a million elements needs no million sentences.
const EXPLAINED: usize = 1_000;

/// A path longer than this is shown without its beginning.
pub(super) const LONGEST_PATH: usize = 1_000;

/// A document read with a map.
#[derive(Clone, Debug, Default)]
pub struct Aliased {
    /// What the document sets: aliased elements under the names of their parameters, and the ordinary content of
    /// `flat-profile`, in document order (ALIAS-09). Its places count in the document.
    pub reading: Reading,
    /// The elements that an entry matches, in document order, the first thousand of them.
    pub matches: Vec<Match>,
    /// How many elements are matched in all.
    pub matched: usize,
    /// What the document shows about the map. The places count in the text of the map.
    pub findings: Vec<Diagnostic>,
}

/// An element that an entry matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The path of the element, `/CPE/name`.
    pub path: String,
    /// Where the element stands in the document.
    pub element: Span,
    /// The entry that counts, by its number from 0.
    pub entry: usize,
    /// Entries further down that match too and do not count (ALIAS-08).
    pub others: Vec<usize>,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What comes of a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The parameter is set.
    Sets(Setting),
    /// The parameter is set, and again by the element at this place.
    SetAgain(Setting, Span),
    /// The element holds elements, so it has no value.
    HoldsElements,
    /// The right side of the entry names no parameter.
    NoParameter,
}

impl Match {
    /// The match as a sentence, without any value.
    pub fn explanation(&self, map: &AliasMap) -> String {
        let left = |number: usize| map.entries.get(number).map_or("", |entry| &entry.left);
        let first = format!(
            "`{}` ends with `{}` of entry {}",
            self.path,
            left(self.entry),
            self.entry + 1
        );
        let outcome = match &self.outcome {
            Outcome::Sets(setting) => format!(" and sets `{}`", setting.name),
            Outcome::SetAgain(setting, _) => format!(
                " and sets `{}`, which a later element sets again",
                setting.name
            ),
            Outcome::HoldsElements => " but holds elements, so it sets nothing".to_owned(),
            Outcome::NoParameter => {
                ", whose right side names no parameter, so it sets nothing".to_owned()
            }
        };
        let later = |other: &usize| {
            let number = other + 1;
            let path = left(*other);
            format!("; entry {number}, `{path}`, matches too but stands later")
        };
        let others: String = self.others.iter().map(later).collect::<Vec<_>>().concat();
        first + &outcome + &others
    }
}

/// Reads a document with a map (ALIAS-02 … ALIAS-10, ALIAS-14). A document whose tags do not match is read as far as
/// it goes and marked as corrupt.
///
/// ```
/// use profile_core::{alias_map::{AliasMap, apply}, open_format, profile::Value};
/// let map = AliasMap::parse("/user/number = /flat-profile/User_ID_1_ ;");
/// let aliased = apply(&map, &open_format::parse(b"<user><number> 17775551234 </number></user>"));
/// let setting = &aliased.reading.occurrences[0].setting;
/// assert_eq!(setting.name.open_format(), "User_ID_1_");
/// assert_eq!(setting.value, Value::set("17775551234"));
/// ```
pub fn apply(map: &AliasMap, document: &OpenFormat) -> Aliased {
    let mut reader = Reader::new(map, &document.tree);
    for (node, kind) in document.tree.nodes() {
        if kind == NodeKind::Element {
            reader.element(node);
        }
    }
    reader.finish(read(document))
}

/// The path of an element from the outermost one, cut at its beginning where it is long.
pub(super) fn path_of(tree: &OpenTree, element: NodeId) -> String {
    let mut steps = Vec::new();
    let mut length = 0;
    let mut at = Some(element);
    while let Some(node) = at.filter(|node| tree.kind(*node) == Some(NodeKind::Element)) {
        let name = element_name(tree, node).1;
        length += name.len() + 1;
        if length > LONGEST_PATH {
            steps.push("…".into());
            break;
        }
        steps.push(String::from_utf8_lossy(name));
        at = tree.parent(node);
    }
    steps.iter().rev().flat_map(|step| ["/", step]).collect()
}

struct Reader<'m, 't> {
    tree: &'t OpenTree,
    map: &'m AliasMap,
    /// The used entries by the last step of their left path.
    by_last: HashMap<&'m [u8], Vec<(usize, &'m AliasEntry)>>,
    aliased: Vec<(Occurrence, Vec<Diagnostic>)>,
    matches: Vec<Match>,
    matched: usize,
    /// For each entry: paths of the elements that it decides, the first two that differ.
    paths: HashMap<usize, Vec<String>>,
    /// Later entries that match an element, with the entry that counts.
    overlaps: HashMap<usize, usize>,
    names: HashSet<&'t [u8]>,
}

impl<'m, 't> Reader<'m, 't> {
    fn new(map: &'m AliasMap, tree: &'t OpenTree) -> Self {
        Self {
            tree,
            map,
            by_last: entries_by_last(map),
            aliased: Vec::new(),
            matches: Vec::new(),
            matched: 0,
            paths: HashMap::new(),
            overlaps: HashMap::new(),
            names: HashSet::new(),
        }
    }

    fn element(&mut self, node: NodeId) {
        let name = element_name(self.tree, node).1;
        self.names.insert(name);
        let mut fitting = fitting(self.tree, &self.by_last, node).into_iter();
        let Some((number, entry)) = fitting.next() else {
            return;
        };
        let others: Vec<usize> = fitting.map(|(other, _)| other).collect();
        for other in &others {
            self.overlaps.entry(*other).or_insert(number);
        }
        let outcome = self.outcome(node, number, entry);
        self.matched += 1;
        if self.matches.len() < EXPLAINED {
            self.matches.push(Match {
                path: path_of(self.tree, node),
                element: self.tree.span(node),
                entry: number,
                others,
                outcome,
            });
        }
    }

    fn outcome(&mut self, node: NodeId, number: usize, entry: &AliasEntry) -> Outcome {
        let Some((mut occurrence, findings)) = element_setting(self.tree, node) else {
            return Outcome::HoldsElements;
        };
        let paths = self.paths.entry(number).or_default();
        if paths.len() < 2 {
            let path = path_of(self.tree, node);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let Some(parameter) = entry.parameter() else {
            return Outcome::NoParameter;
        };
        occurrence.setting.name = parameter;
        let setting = occurrence.setting.clone();
        self.aliased.push((occurrence, findings));
        Outcome::Sets(setting)
    }

    fn finish(mut self, ordinary: Reading) -> Aliased {
        let findings = self.findings();
        let reading = merged(ordinary, std::mem::take(&mut self.aliased));
        let mut last: HashMap<&ParameterName, Span> = HashMap::new();
        for occurrence in &reading.occurrences {
            last.insert(&occurrence.setting.name, occurrence.whole);
        }
        for one in &mut self.matches {
            if let Outcome::Sets(setting) = &one.outcome
                && let Some(place) = last.get(&setting.name)
                && *place != one.element
            {
                one.outcome = Outcome::SetAgain(setting.clone(), *place);
            }
        }
        Aliased {
            reading,
            matches: self.matches,
            matched: self.matched,
            findings,
        }
    }

    /// What the document shows about the entries.
    fn findings(&self) -> Vec<Diagnostic> {
        let used = self.map.used();
        let found = used.filter_map(|(number, entry)| self.finding(number, entry));
        found.collect()
    }

    fn finding(&self, number: usize, entry: &AliasEntry) -> Option<Diagnostic> {
        let place = entry.left_span;
        if let Some(first) = self.overlaps.get(&number) {
            return Some(overlap(
                self.map,
                *first,
                entry,
                self.paths.contains_key(&number),
            ));
        }
        match self.paths.get(&number).map(Vec::as_slice) {
            Some([one, other]) => {
                let headline =
                    format!("expected one element for the entry, found `{one}` and `{other}`");
                Some(
                    Diagnostic::new(Code::AliasAmbiguity, place, headline)
                        .with_help("the last one in the document counts; more steps of the path tell them apart"),
                )
            }
            Some(_) => None,
            None => Some(self.unused(entry)),
        }
    }

    /// An entry that decides nothing in the document.
    fn unused(&self, entry: &AliasEntry) -> Diagnostic {
        let last = entry.steps().next_back().unwrap_or_default();
        let same = self.names.contains(last.as_bytes());
        let folded = |name: &&&[u8]| name.eq_ignore_ascii_case(last.as_bytes());
        let headline = "expected an element with this path in the document, found none";
        let diagnostic = Diagnostic::new(Code::AliasUnused, entry.left_span, headline);
        if same {
            return diagnostic.with_help(format!(
                "an element `{last}` is there, but it stands in other elements or holds some"
            ));
        }
        // The first of several by the alphabet, so that the sentence is always the same.
        match self.names.iter().filter(folded).min() {
            Some(name) => diagnostic.with_help(format!(
                "an element `{}` is there; capitals count",
                String::from_utf8_lossy(name)
            )),
            None => diagnostic,
        }
    }
}

/// Two entries match one element. Where the later one has elements of its own this may be meant.
fn overlap(map: &AliasMap, first: usize, entry: &AliasEntry, decides: bool) -> Diagnostic {
    let number = first + 1;
    let by = map.entries.get(first).map_or("", |first| &first.left);
    let headline =
        format!("expected one entry for an element, found entry {number}, `{by}`, matching it too");
    let mut diagnostic = Diagnostic::new(Code::AliasAmbiguity, entry.left_span, headline)
        .with_help("the first of them counts");
    if let Some(first) = map.entries.get(first) {
        diagnostic = diagnostic.with_label(first.left_span, "this entry counts");
    }
    if decides {
        diagnostic.severity = Severity::Information;
    }
    diagnostic
}

pub(super) fn entries_by_last(map: &AliasMap) -> HashMap<&[u8], Vec<(usize, &AliasEntry)>> {
    let mut by_last: HashMap<&[u8], Vec<(usize, &AliasEntry)>> = HashMap::new();
    for (number, entry) in map.used() {
        if let Some(last) = entry.steps().next_back() {
            by_last
                .entry(last.as_bytes())
                .or_default()
                .push((number, entry));
        }
    }
    by_last
}

/// The entries that match an element, in the order of the map (ALIAS-03, ALIAS-05, ALIAS-06).
pub(super) fn fitting<'m>(
    tree: &OpenTree,
    by_last: &HashMap<&[u8], Vec<(usize, &'m AliasEntry)>>,
    node: NodeId,
) -> Vec<(usize, &'m AliasEntry)> {
    let candidates = by_last.get(element_name(tree, node).1);
    let candidates = candidates.into_iter().flatten().copied();
    candidates
        .filter(|(_, entry)| fits(tree, node, entry))
        .collect()
}

/// Whether the left path is the end of the element's path.
fn fits(tree: &OpenTree, node: NodeId, entry: &AliasEntry) -> bool {
    let mut at = Some(node);
    entry.steps().rev().all(|step| {
        let here = at.filter(|node| tree.kind(*node) == Some(NodeKind::Element));
        at = here.and_then(|node| tree.parent(node));
        here.is_some_and(|node| element_name(tree, node).1 == step.as_bytes())
    })
}

/// Both kinds of settings in document order. An element inside `flat-profile` that an entry matches counts as the
/// entry's parameter alone.
fn merged(ordinary: Reading, aliased: Vec<(Occurrence, Vec<Diagnostic>)>) -> Reading {
    let Reading {
        mut occurrences,
        mut diagnostics,
        ..
    } = ordinary;
    let direct: HashSet<Span> = occurrences.iter().map(|one| one.whole).collect();
    let taken: HashSet<Span> = aliased.iter().map(|(one, _)| one.whole).collect();
    occurrences.retain(|one| !taken.contains(&one.whole));
    if !aliased.is_empty() {
        diagnostics.retain(|one| !matches!(one.code, Code::NoFlatProfile | Code::OtherFormat));
    }
    for (occurrence, findings) in aliased {
        if !direct.contains(&occurrence.whole) {
            diagnostics.extend(findings);
        }
        occurrences.push(occurrence);
    }
    sort_by_rank(&mut occurrences, |one| (one.whole.start, 0));
    sort_by_rank(&mut diagnostics, |one| (one.primary.span.start, 0));
    let stops =
        |one: &Diagnostic| one.severity == Severity::Error && one.code != Code::AttributeQuotes;
    Reading {
        corrupt: diagnostics.iter().any(stops),
        occurrences,
        diagnostics,
    }
}
