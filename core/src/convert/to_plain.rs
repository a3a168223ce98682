use super::{Loss, whole_report};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::open_format::{LeafKind, NodeKind, OpenTree};
use crate::plain_text::{comment, parse, read, statement_text};
use crate::profile::{Occurrence, ParameterName, Reading, Setting, UserAccess, Value, ValueForm};
use crate::text::{Child, Leaf, LeafId, NodeId, Span, excerpt, is_space};
use std::collections::{BTreeMap, HashMap};

/// Open format to plain text.
pub(super) fn to_plain(
    text: &[u8],
    tree: &OpenTree,
    reading: &Reading,
    catalog: &Catalog,
) -> (Vec<u8>, Vec<Loss>) {
    let by_place = reading.occurrences.iter().map(|o| (o.whole, o)).collect();
    let mut writer = Writer {
        text,
        tree,
        catalog,
        by_place,
        out: Vec::new(),
        report: Vec::new(),
        texts: Findings::default(),
        attributes: BTreeMap::new(),
    };
    writer.document();
    writer.left_out_attributes();
    if !writer.out.is_empty() && !writer.out.ends_with(b"\n") {
        writer.out.push(b'\n');
    }
    (writer.out, whole_report(writer.report, writer.texts))
}

struct Writer<'t> {
    text: &'t [u8],
    tree: &'t OpenTree,
    catalog: &'t Catalog,
    by_place: HashMap<Span, &'t Occurrence>,
    out: Vec<u8>,
    report: Vec<Loss>,
    /// What concerns no setting.
    texts: Findings,
    /// Attributes without a counterpart: how often, and where first.
    attributes: BTreeMap<Vec<u8>, (usize, Span)>,
}

impl Writer<'_> {
    /// Walks the tree in document order without recursion.
    fn document(&mut self) {
        let tree = self.tree;
        let mut open: Vec<Box<dyn Iterator<Item = Child>>> =
            vec![Box::new(tree.children(tree.root()))];
        while let Some(children) = open.last_mut() {
            match children.next() {
                None => drop(open.pop()),
                Some(Child::Leaf(id)) => self.leaf(id),
                Some(Child::Node(node)) if self.descends(node) => {
                    open.push(Box::new(tree.children(node)));
                }
                Some(Child::Node(_)) => {}
            }
        }
    }

    /// Writes what `node` sets; says whether what stands inside is still to be written.
    fn descends(&mut self, node: NodeId) -> bool {
        match self.tree.kind(node) {
            Some(NodeKind::Element) => {}
            Some(NodeKind::StartTag | NodeKind::EmptyTag) => {
                self.tag_attributes(node, &[]);
                return false;
            }
            _ => return false,
        }
        let span = self.tree.span(node);
        if let Some(occurrence) = self.by_place.get(&span).copied() {
            self.setting(occurrence);
            self.inner_comments(node);
            return false;
        }
        let name = self.name(node);
        if name != b"flat-profile" {
            let headline = format!(
                "the element `{}` sets nothing and is left out",
                excerpt(name)
            );
            self.dropped(span, headline);
        }
        true
    }

    fn leaf(&mut self, id: LeafId) {
        let Some(leaf) = self.tree.leaf(id) else {
            return;
        };
        match leaf.kind {
            LeafKind::Text if leaf.text.iter().all(|byte| is_space(*byte)) => {
                self.line_ends(leaf.text);
            }
            LeafKind::Text | LeafKind::Reference | LeafKind::Cdata | LeafKind::Overdeep => {
                self.loose_text(leaf);
            }
            LeafKind::Comment => self.comment(leaf),
            LeafKind::Declaration | LeafKind::Instruction => {
                self.dropped(
                    leaf.span,
                    "headers and declarations have no effect and are left out",
                );
            }
            _ => {}
        }
    }

    /// The line ends of white space, without the indentation.
    fn line_ends(&mut self, text: &[u8]) {
        let ends = text.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
        if !self.out.is_empty() {
            self.out.extend(ends);
        }
    }

    fn loose_text(&mut self, leaf: Leaf<'_, LeafKind>) {
        self.fresh_line();
        self.out.extend(comment(leaf.text.trim_ascii()));
        self.out.push(b'\n');
        self.dropped(
            leaf.span,
            "text between elements has no effect and is kept as a comment",
        );
    }

    fn comment(&mut self, leaf: Leaf<'_, LeafKind>) {
        let inner = leaf.text.get(4..).unwrap_or_default();
        let inner = inner.strip_suffix(b"-->").unwrap_or(inner);
        if self.after_statement() {
            self.out.push(b' ');
        }
        self.out.extend(comment(inner.trim_ascii()));
    }

    fn inner_comments(&mut self, node: NodeId) {
        let tree = self.tree;
        for leaf in tree
            .child_leaves(node)
            .filter(|leaf| leaf.kind == LeafKind::Comment)
        {
            self.comment(leaf);
        }
        if let Some((tag, _)) = tree.child_nodes(node).next() {
            let form = self.by_place.get(&tree.span(node)).map(|one| one.form);
            if form == Some(ValueForm::Attribute) {
                self.tag_attributes(tag, &[b"ua", b"value"]);
            } else {
                self.tag_attributes(tag, &[b"ua"]);
            }
        }
    }

    /// Notes the attributes of a tag that have no counterpart.
    fn tag_attributes(&mut self, tag: NodeId, except: &[&[u8]]) {
        for (node, _) in self.tree.child_nodes(tag) {
            let name = self
                .tree
                .leaves(node)
                .find(|leaf| leaf.kind == LeafKind::AttributeName);
            let valued = self
                .tree
                .leaves(node)
                .any(|leaf| leaf.kind == LeafKind::AttributeValue);
            if let Some(name) = name.filter(|leaf| valued && !except.contains(&leaf.text)) {
                let entry = self
                    .attributes
                    .entry(name.text.to_vec())
                    .or_insert((0, self.tree.span(node)));
                entry.0 += 1;
            }
        }
    }

    fn left_out_attributes(&mut self) {
        for (name, (count, span)) in std::mem::take(&mut self.attributes) {
            let times = if count == 1 {
                "once".to_owned()
            } else {
                format!("{count} times")
            };
            let headline = format!(
                "the attribute `{}` has no effect and is left out ({times})",
                excerpt(&name)
            );
            self.dropped(span, headline);
        }
    }

    /// Writes a setting. All its losses tell the same setting after conversion: that which is read again.
    fn setting(&mut self, occurrence: &Occurrence) {
        self.fresh_line();
        let reported = self.report.len();
        let before = &occurrence.setting;
        let place = occurrence
            .value
            .filter(|span| !span.is_empty())
            .unwrap_or(occurrence.name);
        let mut after = before.clone();
        if before.access == UserAccess::Unspecified {
            after.access = self.catalog.factory_access(&before.name);
            let mark = match after.access.mark() {
                "" => "no mark".to_owned(),
                mark => format!("`{mark}`"),
            };
            let headline = if self.catalog.find(&before.name).is_some() {
                format!(
                    "no access is said for `{}`: the factory access is written as {mark}",
                    before.name
                )
            } else {
                format!(
                    "no access is said for `{}`, and its factory access is not known: {mark} is written",
                    before.name
                )
            };
            self.lost(
                before,
                &after,
                Code::AccessMadeExplicit,
                occurrence.name,
                headline,
            );
        }
        if let Value::Set(value) = &before.value
            && value.contains(&0)
        {
            after.value = Value::Set(value.iter().copied().filter(|byte| *byte != 0).collect());
            let headline = format!(
                "a NUL in `{}` would end the value and is left out",
                before.name
            );
            self.lost(before, &after, Code::CharacterDropped, place, headline);
        }
        self.unknown_name(occurrence);
        let written = statement_text(&after, self.catalog);
        let last = match self.reread(&written) {
            Some(read) if read == after => {
                self.out.extend(written);
                Some(read)
            }
            Some(read) if read.value == after.value && read.access == after.access => {
                let headline = format!(
                    "names in plain text compare without case: `{}` sets `{}` there",
                    before.name, read.name
                );
                self.lost(before, &read, Code::NameCase, occurrence.name, headline);
                self.out.extend(written);
                Some(read)
            }
            _ => {
                let headline = format!(
                    "`{}` cannot be a name in plain text, so the setting becomes a comment",
                    before.name
                );
                let diagnostic = Diagnostic::new(Code::NameNotWritable, occurrence.name, headline);
                self.report.push(Loss::of_setting(before, None, diagnostic));
                self.out.extend(comment(occurrence.whole.slice(self.text)));
                None
            }
        };
        for loss in self.report.iter_mut().skip(reported) {
            loss.after.clone_from(&last);
        }
    }

    /// Slashes and brackets are lost in the open format, so only the catalogue knows a name in plain text (NAME-04).
    fn unknown_name(&mut self, occurrence: &Occurrence) {
        let name = &occurrence.setting.name;
        if self.catalog.find(name).is_some() {
            return;
        }
        let guess = ParameterName::from_open_format(self.catalog.plain_text(name));
        let code = Code::UnknownParameter;
        self.texts.push_with(code, || {
            let headline =
                format!("`{name}` is not known, so its name in plain text is a guess: `{guess}`");
            Diagnostic::new(code, occurrence.name, headline)
        });
    }

    /// What a statement says when it is read again; `None` unless it is one good statement.
    fn reread(&self, written: &[u8]) -> Option<Setting> {
        let reading = read(&parse(written), self.catalog);
        match reading.occurrences.as_slice() {
            [one] if !reading.corrupt => Some(one.setting.clone()),
            _ => None,
        }
    }

    fn lost(
        &mut self,
        before: &Setting,
        after: &Setting,
        code: Code,
        span: Span,
        headline: String,
    ) {
        let diagnostic = Diagnostic::new(code, span, headline);
        self.report
            .push(Loss::of_setting(before, Some(after.clone()), diagnostic));
    }

    fn dropped(&mut self, span: Span, headline: impl Into<String>) {
        let code = Code::ContentDropped;
        self.texts
            .push_with(code, || Diagnostic::new(code, span, headline));
    }

    /// Whether something stands on the line that is being written.
    fn after_statement(&self) -> bool {
        self.out
            .last()
            .is_some_and(|byte| !matches!(byte, b'\n' | b'\r'))
    }

    fn fresh_line(&mut self) {
        if self.after_statement() {
            self.out.push(b'\n');
        }
    }

    fn name(&self, element: NodeId) -> &[u8] {
        let tag = self.tree.child_nodes(element).next();
        let name = tag.and_then(|(tag, _)| {
            self.tree
                .child_leaves(tag)
                .find(|leaf| leaf.kind == LeafKind::Name)
        });
        name.map_or(&[], |leaf| leaf.text)
    }
}
