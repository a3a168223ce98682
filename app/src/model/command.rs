//! Every change that can be undone.

use super::document::{Document, DocumentId};
use super::workspace::Workspace;
use profile_core::checks::FirmwareLevel;
use profile_core::text::{Span, TextEdit};

/// A change of the workspace.
#[derive(Clone)]
pub enum Command {
    /// Changes a text.
    Edit {
        /// Which.
        document: DocumentId,
        /// The edits, for the text as it is now.
        edits: Vec<TextEdit>,
    },
    /// Gives a document another name.
    Rename {
        /// Which.
        document: DocumentId,
        /// The new name.
        name: String,
    },
    /// Takes a document out of the project.
    Close(DocumentId),
    /// Puts a document back at its place.
    Restore {
        /// Where in the list.
        index: usize,
        /// What was taken out.
        document: Box<Document>,
    },
    /// Gives the project another name.
    NameProject(String),
    /// Says that the profiles are for another firmware.
    SetFirmware(FirmwareLevel),
}

/// What applying a command came to.
pub struct Applied {
    /// The command that undoes it.
    pub inverse: Command,
    /// The document it is about.
    pub document: Option<DocumentId>,
    /// The changed part of that document's text, afterwards.
    pub place: Option<Span>,
}

/// Applies `command`. `None` when it does not fit the workspace; nothing is changed then.
pub fn apply(workspace: &mut Workspace, command: &Command) -> Option<Applied> {
    match command {
        Command::Edit { document, edits } => edit(workspace, *document, edits),
        Command::Rename { document, name } => rename(workspace, *document, name),
        Command::Close(document) => close(workspace, *document),
        Command::Restore { index, document } => {
            let at = (*index).min(workspace.documents.len());
            let id = document.id;
            workspace.documents.insert(at, (**document).clone());
            Some(applied(Command::Close(id), Some(id)))
        }
        Command::NameProject(name) => {
            let before = std::mem::replace(&mut workspace.name, name.clone());
            Some(applied(Command::NameProject(before), None))
        }
        Command::SetFirmware(level) => {
            let before = std::mem::replace(&mut workspace.firmware, *level);
            Some(applied(Command::SetFirmware(before), None))
        }
    }
}

fn applied(inverse: Command, document: Option<DocumentId>) -> Applied {
    Applied {
        inverse,
        document,
        place: None,
    }
}

fn edit(workspace: &mut Workspace, id: DocumentId, edits: &[TextEdit]) -> Option<Applied> {
    let back = workspace.document_mut(id)?.edit(edits).ok()?;
    let place = back.iter().map(|edit| edit.span).reduce(Span::cover);
    let inverse = Command::Edit {
        document: id,
        edits: back,
    };
    Some(Applied {
        place,
        ..applied(inverse, Some(id))
    })
}

fn rename(workspace: &mut Workspace, id: DocumentId, name: &str) -> Option<Applied> {
    let document = workspace.document_mut(id)?;
    let before = std::mem::replace(&mut document.name, name.to_owned());
    let inverse = Command::Rename {
        document: id,
        name: before,
    };
    Some(applied(inverse, Some(id)))
}

fn close(workspace: &mut Workspace, id: DocumentId) -> Option<Applied> {
    let index = workspace.documents.iter().position(|d| d.id == id)?;
    let document = Box::new(workspace.documents.remove(index));
    Some(applied(Command::Restore { index, document }, None))
}
