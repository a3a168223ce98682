//! What the studio in a frame does for its portal: documents come in, documents go out.

use super::Studio;
use super::portal::{Portal, Sent};
use crate::model::analysis::{Analysis, Counts};
use crate::model::arrival::{self, Arrival, Arrived, digest};
use crate::model::document::{Content, Document, DocumentId};
use crate::model::frame::leaving::{Leaving, file_name, in_format};
use crate::model::frame::{Code, Export, Format, Given, Load, Outgoing, Refusal, Status, Summary};
use crate::model::names;
use crate::model::secret::SecretText;
use crate::model::workspace::Workspace;
use crate::platform::{events, random};
use crate::texts::portal as texts;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::layers::{Encryption, Phrase, Recipe, pack};
use std::sync::Arc;

/// What a document is called that the portal does not name.
const UNTITLED: &str = "profile";
/// How long the portal may take to say that a document is saved, in milliseconds.
const PATIENCE: u32 = 30_000;

impl Studio {
    fn refuse(portal: Portal, id: Option<String>, code: Code) {
        portal.say(Outgoing::Error(Refusal { id, code }));
    }

    /// Shows the document that the portal gives, in the place of the one before.
    pub(super) fn load_for_portal(self, portal: Portal, id: Option<String>, load: &Load) {
        let bytes = load.doc.bytes();
        let arrival = arrival::given(bytes);
        if arrival.state == Arrived::Unreadable {
            return Self::refuse(portal, id, Code::NotAProfile);
        }
        let host_text = match arrival.content {
            Content::Text(ref text) => text.clone(),
            Content::Closed(_) => Arc::default(),
        };
        let before = portal.line.try_update_value(|line| {
            line.gate.load(host_text);
            line.as_text = matches!(load.doc, Given::Text(_));
            line.half = None;
            line.saves.clear();
            line.counts = None;
            line.loading.take()
        });
        if let Some((_, before)) = before.flatten() {
            Self::refuse(portal, before, Code::Failed);
        }
        portal.show_gate();
        portal.only_here.set(None);
        let next = portal.line.try_update_value(|line| line.next.take());
        if let Some(known) = next.flatten() {
            self.know(portal, known);
        }
        let title = load.title.as_deref().unwrap_or(UNTITLED);
        let document = self.begin_with(title, arrival);
        let closed = self.peek_document(document, |one| one.text().is_none()) == Some(true);
        portal.line.update_value(|line| {
            line.told = Some((false, self.peek_text(document)));
            line.loading = (!closed).then(|| (document, id.clone()));
        });
        if closed {
            let (kind, counts) = (self.kind(document), Counts::default());
            portal.say(Outgoing::Loaded { id, kind, counts });
        }
        // What is read at once is there already.
        untrack(|| self.tell_findings(portal));
    }

    /// A project of one document, which counts as saved.
    fn begin_with(self, title: &str, arrival: Arrival) -> DocumentId {
        let mut workspace = Workspace::default();
        workspace.firmware = self.workspace.with_untracked(|before| before.firmware);
        let id = workspace.add(&names::clean(title), arrival.content, arrival.container);
        let text = workspace.document(id).and_then(|one| one.text().cloned());
        if let Some(text) = text {
            workspace.mark_saved(id, text);
        }
        self.replace(workspace);
        self.keep_opening(id, arrival.stages);
        self.show_documents();
        id
    }

    fn peek_text(self, id: DocumentId) -> Option<Arc<[u8]>> {
        self.peek_document(id, |one| one.text().cloned()).flatten()
    }

    fn kind(self, id: DocumentId) -> &'static str {
        match self.peek_text(id).map(|text| SourceFormat::of(&text)) {
            Some(SourceFormat::OpenFormat) => "open-format",
            Some(SourceFormat::PlainText) => "plain-text",
            None => "file",
        }
    }

    pub(super) fn give_doc(self, portal: Portal, id: Option<String>) {
        let Some(document) = self.chosen.get_untracked() else {
            return Self::refuse(portal, id, Code::NoDocument);
        };
        let (doc, holes) = match self.peek_text(document) {
            Some(text) => given(portal, &leave(portal, &text)),
            None => {
                let bytes = self.peek_document(document, |one| one.bytes().to_vec());
                (Given::Bytes(bytes.unwrap_or_default()), 0)
            }
        };
        portal.say(Outgoing::Doc { id, doc, holes });
    }

    pub(super) fn export_for_portal(self, portal: Portal, id: Option<String>, export: &Export) {
        match self.exported(portal, export) {
            Ok((name, bytes, holes)) => {
                portal.say(Outgoing::Exported {
                    id,
                    format: export.format,
                    name,
                    bytes,
                    holes,
                });
                if export.format == Format::Encrypted {
                    self.left_encrypted(portal, export.phrase.is_some());
                }
            }
            Err(code) => Self::refuse(portal, id, code),
        }
    }

    /// The document has left with all of its secrets, for whoever has the phrase.
    fn left_encrypted(self, portal: Portal, phrase_is_of_portal: bool) {
        if phrase_is_of_portal {
            self.note_lastingly(texts::taken_encrypted());
        }
        let text = self
            .chosen
            .get_untracked()
            .and_then(|id| self.peek_text(id));
        let half = portal.line.try_update_value(|line| {
            line.gate.encrypted(text?);
            line.half.take()
        });
        if let Some((document, text)) = half.flatten() {
            let left = leave(portal, &text);
            self.saved_as(portal, document, text, &left);
        }
    }

    /// The portal has what `left` of `text`. It counts as saved where that, with what has left encrypted, is all of it.
    fn saved_as(
        self,
        portal: Portal,
        document: DocumentId,
        text: Arc<[u8]>,
        left: &Leaving,
    ) -> usize {
        let here = portal.line.try_update_value(|line| {
            let here = line.gate.only_here(&left.withheld);
            line.half = (here > 0).then(|| (document, text.clone()));
            // The portal may take its own word for it that all is saved.
            if here > 0 {
                line.told = None;
            }
            here
        });
        let here = here.unwrap_or_default();
        portal
            .only_here
            .set((here > 0).then(|| (text.clone(), here)));
        let saved = if here == 0 {
            text
        } else {
            left.text.as_slice().into()
        };
        self.mark_saved(document, saved);
        here
    }

    fn exported(self, portal: Portal, export: &Export) -> Result<(String, Vec<u8>, usize), Code> {
        let document = self.chosen.get_untracked().ok_or(Code::NoDocument)?;
        let text = self.peek_text(document).ok_or(Code::NotAProfile)?;
        let leaving = match export.format {
            Format::Encrypted => Leaving::whole(&text).into(),
            _ => leave(portal, &text),
        };
        let holes = leaving.holes;
        let bytes = match export.format {
            Format::OpenFormat => in_format(&leaving.text, SourceFormat::OpenFormat),
            Format::PlainText => in_format(&leaving.text, SourceFormat::PlainText),
            Format::Gzip => packed(&leaving.text, None)?,
            Format::Encrypted => packed(&text, Some(self.encryption(document, export)?))?,
        };
        let title = self.name(document);
        let name = export.name.as_deref().map(names::clean);
        let name = name.unwrap_or_else(|| file_name(&title, &text, export.format));
        Ok((name, bytes, holes))
    }

    /// The phrase is the portal's, or the one that was typed for packing.
    fn encryption(self, document: DocumentId, export: &Export) -> Result<Encryption, Code> {
        let typed = self.packing(document).map(|packing| packing.phrase);
        let typed = typed.filter(|phrase| !phrase.is_empty());
        let phrase = export.phrase.clone().or(typed);
        let phrase = phrase.as_ref().map(SecretText::reveal);
        Ok(Encryption {
            phrase: phrase.and_then(Phrase::new).ok_or(Code::NeedsPhrase)?,
            salt: random::bytes().ok_or(Code::Failed)?,
            digest: digest(export.digest),
        })
    }

    /// The person wants the document saved.
    pub(super) fn save_to_portal(self, portal: Portal, document: DocumentId) {
        if untrack(|| self.is_readonly()) {
            self.warn(texts::readonly());
            return;
        }
        let Some(text) = self.peek_text(document) else {
            return;
        };
        let left = leave(portal, &text);
        let withheld = left.withheld.len();
        let (doc, holes) = given(portal, &left);
        let id = portal.line.try_update_value(|line| {
            line.saved = line.saved.saturating_add(1);
            let id = format!("save-{}", line.saved);
            let sent = Sent {
                document,
                text,
                left,
            };
            line.saves.insert(id.clone(), sent);
            id
        });
        let Some(id) = id else {
            return;
        };
        let asked = id.clone();
        portal.say(Outgoing::Save { id, doc, holes });
        match withheld {
            0 => self.note(texts::sent()),
            withheld => self.note(texts::sent_without(withheld)),
        }
        events::after(PATIENCE, move || {
            let open = portal
                .line
                .try_update_value(|line| line.saves.contains_key(&asked));
            if open == Some(true) {
                self.warn(texts::no_answer());
            }
        });
    }

    /// The portal says what became of the document.
    pub(super) fn take_status(self, portal: Portal, id: Option<&str>, status: &Status) {
        let given = portal.line.try_update_value(|line| line.saves.remove(id?));
        let given = given.flatten();
        let asked = given.is_some();
        let now = || {
            let document = self.chosen.get_untracked()?;
            let text = self.peek_text(document)?;
            let left = leave(portal, &text);
            Some(Sent {
                document,
                text,
                left,
            })
        };
        match (status.saved, &status.message) {
            (true, _) => {
                // A late answer to an old save says nothing of the text as it is now.
                let about = if id.is_none() { now() } else { given };
                if let Some(sent) = about {
                    match self.saved_as(portal, sent.document, sent.text, &sent.left) {
                        0 => self.say(texts::saved()),
                        here => self.warn(texts::saved_without(here)),
                    }
                }
            }
            (false, Some(why)) => self.warn(texts::not_saved_as(why)),
            (false, None) if asked => self.warn(texts::not_saved()),
            (false, None) => {}
        }
    }

    pub(super) fn close_for_portal(self, portal: Portal, id: Option<String>, force: bool) {
        if self.is_unsaved() && !force {
            return Self::refuse(portal, id, Code::Unsaved);
        }
        let loading = portal.line.try_update_value(|line| line.loading.take());
        if let Some((_, asked)) = loading.flatten() {
            Self::refuse(portal, asked, Code::Failed);
        }
        portal.line.update_value(|line| {
            line.gate.load(Arc::default());
            line.half = None;
            line.saves.clear();
            line.told = None;
            line.counts = None;
        });
        portal.show_gate();
        self.replace(Workspace::default());
        portal.say(Outgoing::Exit { id });
    }

    /// Whether something was typed, or done to the document, since the portal has given it. What is to be a secret, and who
    /// may read it, does not change then.
    pub(super) fn was_touched(self, portal: Portal) -> bool {
        let text = self
            .chosen
            .get_untracked()
            .and_then(|id| self.peek_text(id));
        let (host, typed) = portal
            .line
            .with_value(|line| (line.gate.host().clone(), line.gate.was_typed()));
        let changed = untrack(|| self.can_undo() || self.can_redo());
        typed || changed || text.is_some_and(|text| text != host)
    }

    /// Tells the portal of every change and of what is found.
    pub(super) fn tell_changes(self, portal: Portal) {
        Effect::new(move |_| {
            self.workspace.track();
            portal.in_turn(|line| &mut line.change, move || self.tell_change(portal));
        });
        Effect::new(move |_| {
            self.analysis.track();
            let failed = self.reading().progress();
            let failed = failed.is_some_and(|progress| progress.has_ended());
            let loading = portal.line.with_value(|line| line.loading.is_some());
            if loading && failed {
                let asked = portal.line.try_update_value(|line| line.loading.take());
                if let Some((_, id)) = asked.flatten() {
                    Self::refuse(portal, id, Code::Failed);
                }
            } else if loading {
                self.tell_findings(portal);
            } else {
                portal.in_turn(
                    |line| &mut line.findings,
                    move || self.tell_findings(portal),
                );
            }
        });
    }

    fn tell_change(self, portal: Portal) {
        let Some(document) = self.chosen.get_untracked() else {
            return;
        };
        let dirty = self.peek_document(document, Document::is_unsaved) == Some(true);
        let text = self.peek_text(document);
        let known = portal.line.with_value(|line| {
            let same = |told: &(bool, Option<Arc<[u8]>>)| {
                told.0 == dirty && is_same(told.1.as_ref(), text.as_ref())
            };
            line.told.as_ref().is_some_and(same)
        });
        if known {
            return;
        }
        // The length of the text as it is would tell those of secrets that are typed.
        let length = portal.line.with_value(|line| {
            let own = || self.peek_document(document, |one| one.bytes().len());
            let given = || Some(line.gate.host().len());
            if line.gate.gives() { own() } else { given() }
        });
        let summary = Summary {
            title: self.name(document),
            kind: self.kind(document),
            length: length.unwrap_or_default(),
        };
        portal
            .line
            .update_value(|line| line.told = Some((dirty, text)));
        portal.say(Outgoing::Change { dirty, summary });
    }

    fn tell_findings(self, portal: Portal) {
        let Some(analysis) = self.analysis.get_untracked() else {
            return;
        };
        let (document, counts) = (analysis.document, analysis.counts());
        if !self.is_of_now(&analysis) {
            return;
        }
        let (loaded, known) = portal
            .line
            .try_update_value(|line| {
                let loaded = line.loading.take_if(|(loading, _)| *loading == document);
                let known = line.counts.replace(counts) == Some(counts);
                (loaded, known)
            })
            .unwrap_or((None, true));
        if let Some((_, id)) = loaded {
            let kind = self.kind(document);
            portal.say(Outgoing::Loaded { id, kind, counts });
        } else if !known {
            portal.say(Outgoing::Diagnostics(counts));
        }
    }

    /// Whether it is about the text as it is now.
    fn is_of_now(self, analysis: &Analysis) -> bool {
        let text = self.peek_text(analysis.document);
        text.is_some_and(|text| Arc::ptr_eq(&text, &analysis.text))
    }
}

/// The document as it may leave unencrypted.
fn leave(portal: Portal, text: &Arc<[u8]>) -> Arc<Leaving> {
    let left = portal.line.try_update_value(|line| line.gate.leaving(text));
    // Nothing leaves of a page that is going away.
    left.unwrap_or_else(|| Leaving::whole(&[]).into())
}

/// The same as the portal has given it, with the number of its holes.
fn given(portal: Portal, left: &Leaving) -> (Given, usize) {
    let as_text = portal.line.with_value(|line| line.as_text);
    (left.given(as_text), left.holes)
}

fn is_same(one: Option<&Arc<[u8]>>, other: Option<&Arc<[u8]>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn packed(text: &[u8], encryption: Option<Encryption>) -> Result<Vec<u8>, Code> {
    let recipe = Recipe {
        gzip: encryption.is_none(),
        encryption,
    };
    let last = pack(text, &recipe).pop();
    last.map(|stage| stage.bytes).ok_or(Code::Failed)
}
