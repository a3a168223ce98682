//! Changing documents, undo and redo, going to places.

use super::{MAIN, OpenDialog, Side, Studio};
use crate::model::analysis::Listed;
use crate::model::catalogue::catalogue;
use crate::model::command::{Applied, Command};
use crate::model::document::DocumentId;
use crate::model::frame::leaving::fillable;
use crate::model::route::{Route, View};
use crate::model::{names, pace};
use crate::platform::{clock, dom, events};
use crate::texts::{number, portal as portal_texts, work as texts};
use leptos::prelude::*;
use profile_core::checks::FirmwareLevel;
use profile_core::diagnostic::{Fix, Severity};
use profile_core::redaction;
use profile_core::text::{
    FieldChange, LineIndex, Span, TextEdit, Utf16Position, displayed_change, field_edits,
};
use std::sync::Arc;

/// A place to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reveal {
    /// In which document.
    pub(crate) document: DocumentId,
    /// From here.
    pub(crate) start: Utf16Position,
    /// To here.
    pub(crate) end: Utf16Position,
    /// Whether the focus goes there too.
    pub(crate) focus: bool,
    serial: u64,
}

impl Studio {
    /// Applies a command that can be undone. `false` when it does not fit.
    pub(crate) fn run(self, command: Command) -> bool {
        let done = self.apply(command).is_some();
        self.settle_now();
        done
    }

    fn apply(self, command: Command) -> Option<Applied> {
        if untrack(|| self.is_readonly()) {
            self.warn(portal_texts::readonly());
            return None;
        }
        let mut applied = None;
        self.history.update(|history| {
            self.workspace.update(|workspace| {
                applied = history.run(workspace, command, clock::now());
            });
        });
        self.touched();
        applied
    }

    /// The source field shows `after` now.
    pub(crate) fn typed(self, document: DocumentId, after: &str) {
        if let Some(edit) = displayed_change(&self.text(document), after) {
            let edits = vec![edit];
            self.apply(Command::Edit { document, edits });
            self.settle_soon(document);
        }
    }

    /// The source editor was changed like this.
    pub(crate) fn changed(self, document: DocumentId, changes: &[FieldChange]) {
        let edits = field_edits(&self.text(document), changes);
        if !edits.is_empty() {
            self.apply(Command::Edit { document, edits });
            self.settle_soon(document);
        }
    }

    /// Applies the mend of a problem that was found in `text`.
    pub(crate) fn mend(self, document: DocumentId, text: &Arc<[u8]>, fix: &Fix) {
        let done = texts::mended(&fix.title);
        if let Some(place) = self.mend_with(document, text, fix.edits.clone(), done) {
            self.go_to_span(document, place);
        }
    }

    /// Applies the mends of all problems of `code` in the chosen document, as one step.
    pub(crate) fn mend_all(self, code: &str) {
        let Some(analysis) = self.analysis.get_untracked() else {
            return;
        };
        let all = analysis.mend_all(code);
        let done = match all.total.saturating_sub(all.taken) {
            _ if all.more => texts::mended_of_more(all.taken),
            0 => texts::mended_all(all.taken),
            left => texts::mended_some(all.taken, &number(all.total), &number(left)),
        };
        let document = analysis.document;
        if let Some(place) = self.mend_with(document, &analysis.text, all.edits, done) {
            self.go_to_span(document, Span::at(place.start));
        }
    }

    /// Applies `edits`, which are for `text`, and answers the place that was changed.
    fn mend_with(
        self,
        document: DocumentId,
        text: &Arc<[u8]>,
        edits: Vec<TextEdit>,
        done: String,
    ) -> Option<Span> {
        if *text != self.text(document) {
            self.settle_now();
            self.warn(texts::text_has_changed());
            return None;
        }
        let applied = self.apply(Command::Edit { document, edits })?;
        self.settle_now();
        self.say(done);
        applied.place
    }

    /// Goes to bytes of the source, the focus too.
    pub(crate) fn go_to_span(self, document: DocumentId, place: Span) {
        let text = self.text(document);
        let lines = LineIndex::new(&text);
        let places = (
            lines.utf16_position(place.start),
            lines.utf16_position(place.end),
        );
        self.go(document, places, true);
    }

    /// Replaces the whole text.
    pub(crate) fn rewrite(self, document: DocumentId, text: Vec<u8>) {
        let before = self.text(document);
        if text != *before {
            let edits = vec![TextEdit::replace(Span::new(0, before.len()), text)];
            self.run(Command::Edit { document, edits });
        }
    }

    /// Writes `values` into the holes of a document. Whether all of them could be.
    pub(crate) fn fill_holes(self, document: DocumentId, values: &[(u32, Vec<u8>)]) -> bool {
        let text = self.text(document);
        let mut values = values.to_vec();
        let wanted = values.len();
        if self.is_framed() {
            values = fillable(&text, values);
        }
        let all = values.len() == wanted;
        let filled = redaction::fill(&text, &values, &catalogue());
        self.rewrite(document, filled);
        dom::rescue_focus(MAIN);
        if !all {
            self.warn(portal_texts::no_secret_there());
        }
        all
    }

    /// Gives a document another name.
    pub(crate) fn rename(self, document: DocumentId, name: &str) {
        let wanted = names::clean(name);
        if wanted != self.name(document) {
            let name = self.workspace.with_untracked(|w| w.free_name(&wanted));
            self.run(Command::Rename { document, name });
        }
    }

    /// Puts a copy of a document behind it and shows it.
    pub(crate) fn duplicate(self, document: DocumentId) {
        let mut copy = None;
        self.workspace
            .update(|workspace| copy = workspace.copy_of(document));
        let Some((index, copy)) = copy else {
            return;
        };
        let (id, name) = (copy.id, copy.name.clone());
        let document = Box::new(copy);
        self.run(Command::Restore { index, document });
        self.choose(id);
        self.say(texts::is_copy(&name));
    }

    /// Shows the document behind the chosen one in the list, or the one before it; round at the ends.
    pub(crate) fn step_document(self, forward: bool) {
        let chosen = self.chosen.get_untracked();
        let next = self.workspace.with_untracked(|workspace| {
            let all = &workspace.documents;
            let here = all.iter().position(|one| Some(one.id) == chosen)?;
            let next = if forward {
                here + 1
            } else {
                here + all.len() - 1
            };
            all.get(next % all.len()).map(|one| one.id)
        });
        if let Some(next) = next {
            self.choose(next);
        }
    }

    /// Says that the profiles of the project are for another firmware.
    pub(crate) fn set_firmware(self, level: FirmwareLevel) {
        if self.workspace.with_untracked(|w| w.firmware != level) {
            self.run(Command::SetFirmware(level));
        }
    }

    /// Gives the project another name.
    pub(crate) fn name_project(self, name: &str) {
        let name = name.trim();
        if !name.is_empty() && self.workspace.with_untracked(|w| w.name != name) {
            self.run(Command::NameProject(name.to_owned()));
        }
    }

    /// Closes a document, after asking if it is unsaved.
    pub(crate) fn close_document(self, document: DocumentId) {
        match self.peek_document(document, crate::model::document::Document::is_unsaved) {
            Some(true) => self.ask(OpenDialog::CloseUnsaved(document)),
            _ => self.close_document_now(document),
        }
    }

    /// Closes a document; undo brings it back.
    pub(crate) fn close_document_now(self, document: DocumentId) {
        let name = self.name(document);
        let next = self.workspace.with_untracked(|w| {
            let index = w.documents.iter().position(|d| d.id == document)?;
            let other = w.documents.get(index + 1);
            let other = other.or_else(|| w.documents.get(index.checked_sub(1)?));
            other.map(|d| d.id)
        });
        if self.chosen.get_untracked() == Some(document) {
            self.chosen.set(next);
        }
        self.run(Command::Close(document));
        self.drop_packings();
        self.say(texts::closed(&name));
        dom::rescue_focus(MAIN);
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        self.step(texts::undone_in, |studio| {
            let mut applied = None;
            studio.history.update(|history| {
                studio
                    .workspace
                    .update(|workspace| applied = history.undo(workspace));
            });
            applied
        });
    }

    /// Takes the last undone step again.
    pub(crate) fn redo(self) {
        self.step(texts::redone_in, |studio| {
            let mut applied = None;
            studio.history.update(|history| {
                studio
                    .workspace
                    .update(|workspace| applied = history.redo(workspace));
            });
            applied
        });
    }

    fn step(self, done: fn(&str) -> String, take: impl FnOnce(Self) -> Option<Applied>) {
        let before = self.chosen.get_untracked();
        if untrack(|| self.is_readonly()) {
            return;
        }
        let Some(applied) = take(self) else {
            return;
        };
        self.hush();
        self.drop_packings();
        self.touched();
        self.settle_now();
        self.keep_choice_valid();
        let Some(document) = applied.document else {
            return;
        };
        if self.peek_document(document, |_| ()).is_none() {
            return;
        }
        // What was pressed in another view does not leave it: a sentence says what has changed.
        let stays = self.route().with_untracked(Route::view) != View::Documents;
        if stays || before != Some(document) {
            self.say(done(&self.name(document)));
        }
        if stays {
            return;
        }
        self.choose(document);
        if let Some(place) = applied.place {
            let text = self.text(document);
            let at = LineIndex::new(&text).utf16_position(place.end);
            self.go(document, (at, at), false);
        }
    }

    /// Shows a document.
    pub(crate) fn choose(self, document: DocumentId) {
        self.show_documents();
        if self.chosen.get_untracked() != Some(document) {
            self.problem.set(None);
            self.chosen.set(Some(document));
            self.unlock_shown(document);
        }
    }

    /// Chooses a document that exists.
    pub(super) fn keep_choice_valid(self) {
        let valid = self
            .chosen
            .get_untracked()
            .is_some_and(|id| self.peek_document(id, |_| ()).is_some());
        if !valid {
            let first = self
                .workspace
                .with_untracked(|w| w.documents.first().map(|d| d.id));
            self.chosen.set(first);
        }
    }

    /// Shows a place in the source.
    pub(crate) fn go(
        self,
        document: DocumentId,
        (start, end): (Utf16Position, Utf16Position),
        focus: bool,
    ) {
        self.choose(document);
        if focus && untrack(|| self.sides()).contains(&Side::Source) {
            self.side().set(Side::Source);
        }
        let serial = self
            .reveal
            .with_untracked(|last| last.map_or(1, |last| last.serial + 1));
        self.reveal.set(Some(Reveal {
            document,
            start,
            end,
            focus,
            serial,
        }));
    }

    /// The place to go to in `document`, once.
    pub(crate) fn take_reveal(self, document: DocumentId) -> Option<Reveal> {
        let reveal = self.reveal.get()?;
        let fresh = reveal.document == document
            && reveal.serial > self.behind.with_value(|behind| behind.revealed);
        fresh.then(|| {
            self.behind
                .update_value(|behind| behind.revealed = reveal.serial);
            reveal
        })
    }

    /// Goes to the next problem, or to the one before.
    pub(crate) fn go_to_problem(self, forward: bool) {
        let Some(analysis) = self.analysis.get_untracked() else {
            return;
        };
        let last = analysis.problems.len().saturating_sub(1);
        let index = match (self.problem.get_untracked(), forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(index), true) if index >= last => 0,
            (Some(index), true) => index + 1,
            (Some(index), false) => index.checked_sub(1).unwrap_or(last),
        };
        if let Some(one) = analysis.problems.get(index) {
            self.problem.set(Some(index));
            self.go(one.document, (one.problem.start, one.problem.end), true);
        }
    }

    /// Goes to the first error of the chosen document.
    pub(crate) fn go_to_first_error(self) {
        let Some(analysis) = self.analysis.get_untracked() else {
            return;
        };
        let is_error = |one: &&Listed| one.problem.severity == Severity::Error;
        if let Some(one) = analysis.problems.iter().find(is_error) {
            self.go(one.document, (one.problem.start, one.problem.end), true);
        }
    }

    /// Checks the text now instead of after a pause.
    pub(crate) fn settle_now(self) {
        self.behind.update_value(|behind| {
            behind.settle = None;
        });
        self.problem.set(None);
        self.checking.set(false);
        self.settled.update(|count| *count += 1);
    }

    fn settle_soon(self, document: DocumentId) {
        let size = self.text(document).len();
        if pace::is_slow(size) && !self.checking.get_untracked() {
            self.checking.set(true);
        }
        self.behind.update_value(|behind| {
            behind.settle = Some(events::timer(pace::settling(size), move || {
                self.settle_now();
            }));
        });
    }
}
