//! Undo and redo.

use super::command::{Applied, Command, apply};
use super::document::DocumentId;
use super::workspace::Workspace;
use profile_core::text::TextEdit;

/// How many steps are kept.
const KEPT: usize = 1_000;
/// A pause longer than this begins a new step, in milliseconds.
const PAUSE: f64 = 1_500.0;

/// The steps that were taken and those that were undone.
#[derive(Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What one undo takes back.
#[derive(Clone)]
struct Step {
    /// In the order in which they were applied.
    commands: Vec<Command>,
    /// What takes them back, in that order as well.
    inverses: Vec<Command>,
    typing: Option<Typing>,
}

/// Where typing goes on.
#[derive(Clone, Copy)]
struct Typing {
    document: DocumentId,
    kind: TypingKind,
    /// The offset at which the next character belongs to this step.
    at: usize,
    time: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TypingKind {
    Inserting,
    Removing,
}

impl History {
    /// Applies `command` at `time` (in milliseconds) and remembers it. Typing in one place is one step.
    pub fn run(
        &mut self,
        workspace: &mut Workspace,
        command: Command,
        time: f64,
    ) -> Option<Applied> {
        let applied = apply(workspace, &command)?;
        let typing = Typing::of(&command, time);
        self.undone.clear();
        match self.done.last_mut() {
            Some(step) if typing.is_some_and(|next| step.continues(&command, next)) => {
                step.commands.push(command);
                step.inverses.push(applied.inverse.clone());
                step.typing = typing;
            }
            _ => self.done.push(Step {
                commands: vec![command],
                inverses: vec![applied.inverse.clone()],
                typing,
            }),
        }
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
        Some(applied)
    }

    /// Takes the last step back.
    pub fn undo(&mut self, workspace: &mut Workspace) -> Option<Applied> {
        let mut step = self.done.pop()?;
        step.typing = None;
        let applied = run_all(workspace, step.inverses.iter().rev());
        self.undone.push(step);
        applied
    }

    /// Takes the last undone step again.
    pub fn redo(&mut self, workspace: &mut Workspace) -> Option<Applied> {
        let step = self.undone.pop()?;
        let applied = run_all(workspace, step.commands.iter());
        self.done.push(step);
        applied
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

fn run_all<'c>(
    workspace: &mut Workspace,
    commands: impl Iterator<Item = &'c Command>,
) -> Option<Applied> {
    commands
        .filter_map(|command| apply(workspace, command))
        .last()
}

impl Step {
    fn continues(&self, command: &Command, next: Typing) -> bool {
        let Some(last) = self.typing else {
            return false;
        };
        last.document == next.document
            && last.kind == next.kind
            && next.time - last.time <= PAUSE
            && starts_at(command) == Some(last.at)
    }
}

impl Typing {
    /// What `command` is as typing: one short edit that inserts or removes, without a line end.
    fn of(command: &Command, time: f64) -> Option<Self> {
        let Command::Edit { document, edits } = command else {
            return None;
        };
        let [edit] = edits.as_slice() else {
            return None;
        };
        let kind = typing_kind(edit)?;
        let at = match kind {
            TypingKind::Inserting => edit.span.start + edit.replacement.len(),
            TypingKind::Removing => edit.span.start,
        };
        Some(Self {
            document: *document,
            kind,
            at,
            time,
        })
    }
}

fn typing_kind(edit: &TextEdit) -> Option<TypingKind> {
    let line_end = edit.replacement.iter().any(|b| matches!(b, b'\r' | b'\n'));
    match (edit.span.len(), edit.replacement.len()) {
        (0, 1..=4) if !line_end => Some(TypingKind::Inserting),
        (1..=4, 0) => Some(TypingKind::Removing),
        _ => None,
    }
}

/// Where the edit of a typing command touches the step before it.
fn starts_at(command: &Command) -> Option<usize> {
    let Command::Edit { edits, .. } = command else {
        return None;
    };
    let edit = edits.first()?;
    match typing_kind(edit)? {
        TypingKind::Inserting => Some(edit.span.start),
        // Backspace removes what ends at the place.
        TypingKind::Removing => Some(edit.span.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};
    use profile_core::checks::FirmwareLevel;
    use profile_core::text::Span;

    struct Desk {
        workspace: Workspace,
        history: History,
        id: DocumentId,
    }

    impl Desk {
        fn new(text: &str) -> Self {
            let mut workspace = Workspace::default();
            let content = Content::Text(text.as_bytes().into());
            let id = workspace.add("a.xml", content, Container::default());
            Self {
                workspace,
                history: History::default(),
                id,
            }
        }

        fn edit(&mut self, edit: TextEdit, time: f64) {
            let command = Command::Edit {
                document: self.id,
                edits: vec![edit],
            };
            self.history
                .run(&mut self.workspace, command, time)
                .unwrap();
        }

        fn text(&self) -> String {
            let document = self.workspace.document(self.id).unwrap();
            String::from_utf8(document.text().unwrap().to_vec()).unwrap()
        }

        fn undo(&mut self) -> String {
            self.history.undo(&mut self.workspace);
            self.text()
        }
    }

    #[test]
    fn a_copy_and_a_firmware_level_are_undone() {
        let mut desk = Desk::new("abc");
        let (index, copy) = desk.workspace.copy_of(desk.id).unwrap();
        assert_eq!((index, copy.name.as_str()), (1, "a-2.xml"));
        assert!(copy.id != desk.id && copy.is_unsaved());
        let document = Box::new(copy);
        for command in [
            Command::Restore { index, document },
            Command::SetFirmware(FirmwareLevel::V2_0_5),
        ] {
            desk.history.run(&mut desk.workspace, command, 0.0).unwrap();
        }
        assert_eq!(desk.workspace.documents.len(), 2);
        desk.history.undo(&mut desk.workspace);
        assert_eq!(desk.workspace.firmware, FirmwareLevel::default());
        desk.history.undo(&mut desk.workspace);
        assert_eq!(desk.workspace.documents.len(), 1);
    }

    #[test]
    fn typing_in_one_place_is_one_step() {
        let mut desk = Desk::new("<>");
        desk.edit(TextEdit::insert(1, "a"), 0.0);
        desk.edit(TextEdit::insert(2, "b"), 100.0);
        desk.edit(TextEdit::insert(3, "c"), 200.0);
        assert_eq!(desk.text(), "<abc>");
        assert_eq!(desk.undo(), "<>");
        desk.history.redo(&mut desk.workspace);
        assert_eq!(desk.text(), "<abc>");
    }

    #[test]
    fn a_pause_another_place_or_a_line_end_begins_a_step() {
        let mut desk = Desk::new("<>");
        desk.edit(TextEdit::insert(1, "a"), 0.0);
        desk.edit(TextEdit::insert(2, "b"), 9_000.0);
        desk.edit(TextEdit::insert(0, "c"), 9_100.0);
        desk.edit(TextEdit::insert(1, "\n"), 9_200.0);
        assert_eq!(desk.undo(), "c<ab>");
        assert_eq!(desk.undo(), "<ab>");
        assert_eq!(desk.undo(), "<a>");
        assert_eq!(desk.undo(), "<>");
        assert!(!desk.history.can_undo());
    }

    #[test]
    fn backspaces_are_one_step_and_do_not_join_typing() {
        let mut desk = Desk::new("ab");
        desk.edit(TextEdit::insert(2, "c"), 0.0);
        desk.edit(TextEdit::remove(Span::new(2, 3)), 10.0);
        desk.edit(TextEdit::remove(Span::new(1, 2)), 20.0);
        assert_eq!(desk.text(), "a");
        assert_eq!(desk.undo(), "abc");
        assert_eq!(desk.undo(), "ab");
    }

    #[test]
    fn typing_after_an_undo_is_a_step_of_its_own() {
        let mut desk = Desk::new("");
        desk.edit(TextEdit::insert(0, "a"), 0.0);
        desk.undo();
        desk.history.redo(&mut desk.workspace);
        desk.edit(TextEdit::insert(1, "b"), 10.0);
        assert_eq!(desk.undo(), "a");
    }

    #[test]
    fn closing_is_undone_with_the_text() {
        let mut desk = Desk::new("x");
        let command = Command::Close(desk.id);
        desk.history.run(&mut desk.workspace, command, 0.0).unwrap();
        assert!(desk.workspace.document(desk.id).is_none());
        assert_eq!(desk.undo(), "x");
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let mut desk = Desk::new("x");
        let command = Command::Edit {
            document: desk.id,
            edits: vec![TextEdit::remove(Span::new(0, 9))],
        };
        assert!(
            desk.history
                .run(&mut desk.workspace, command, 0.0)
                .is_none()
        );
        assert_eq!(desk.text(), "x");
        assert!(!desk.history.can_undo());
    }
}
