//! The page's state: one workspace value, and what the screens derive from it.

mod asking;
mod editing;
mod keeping;
mod lab;
mod navigating;
mod one_file;
mod opening;
mod parameters;
mod portal;
mod rules;
mod saving;
mod serving;
mod source;
mod trials;
mod updating;
mod working;

pub(crate) use asking::{GoOn, Notice, OpenDialog, Tone};
pub(crate) use editing::Reveal;
pub(crate) use keeping::{Restored, restore};
pub(crate) use lab::{Lab, lab};
pub(crate) use navigating::{VIEW, speak_kept_language};
pub(crate) use portal::{Portal, Stage};
pub(crate) use rules::{RulesDesk, rules_desk};
pub(crate) use source::{SourceView, source_view};
pub(crate) use trials::{Arrival, Trials, trials};
pub(crate) use updating::Update;
pub(crate) use working::Worked;

use crate::model::analysis::Analysis;
use crate::model::arrival::KnownPhrase;
use crate::model::comparison::ComparedBy;
use crate::model::compiling::Compiling;
use crate::model::document::{Document, DocumentId};
use crate::model::frame::Feature;
use crate::model::history::History;
use crate::model::packing::Packing;
use crate::model::preferences::Theme;
use crate::model::route::Route;
use crate::model::secret::SecretText;
use crate::model::stages::Stages;
use crate::model::storage::Storing;
use crate::model::workspace::Workspace;
use crate::platform::events::Timer;
use crate::platform::files::FileHandle;
use crate::platform::worker::Task;
use crate::texts::{Language, documents as texts};
use keeping::Keeper;
use leptos::prelude::*;
use profile_core::view::ParameterFilter;
use std::collections::HashMap;
use std::sync::Arc;

/// The two ways in which a text is shown and edited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// As text.
    #[default]
    Source,
    /// As a form.
    Parameters,
}

impl Side {
    /// Both, in the order of their tabs.
    pub(crate) const ALL: [Self; 2] = [Self::Source, Self::Parameters];

    /// Its name.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Source => texts::source(),
            Self::Parameters => texts::parameters(),
        }
    }

    /// The id of its tab.
    pub(crate) fn tab(self) -> &'static str {
        match self {
            Self::Source => "tab-source",
            Self::Parameters => "tab-parameters",
        }
    }

    /// The id of its area.
    pub(crate) fn area(self) -> &'static str {
        match self {
            Self::Source => "side-source",
            Self::Parameters => "side-parameters",
        }
    }

    /// What a portal calls it.
    fn feature(self) -> Feature {
        match self {
            Self::Source => Feature::Source,
            Self::Parameters => Feature::Parameters,
        }
    }
}

/// The panel beside the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Panel {
    /// The other format.
    #[default]
    Convert,
    /// Another profile, or the factory.
    Compare,
    /// gzip and encryption.
    Pack,
    /// The vendor's compiler.
    Compile,
    /// Size, format, layers.
    Facts,
}

impl Panel {
    /// All of them, in the order of their tabs.
    pub(crate) const ALL: [Self; 5] = [
        Self::Convert,
        Self::Compare,
        Self::Pack,
        Self::Compile,
        Self::Facts,
    ];

    /// Its name.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Convert => texts::convert(),
            Self::Compare => texts::compare(),
            Self::Pack => texts::pack(),
            Self::Compile => texts::compile(),
            Self::Facts => texts::facts(),
        }
    }

    /// The id of its tab.
    pub(crate) fn tab(self) -> &'static str {
        match self {
            Self::Convert => "tab-convert",
            Self::Compare => "tab-compare",
            Self::Pack => "tab-pack",
            Self::Compile => "tab-compile",
            Self::Facts => "tab-facts",
        }
    }

    /// The id of its area.
    pub(crate) fn area(self) -> &'static str {
        match self {
            Self::Convert => "panel-convert",
            Self::Compare => "panel-compare",
            Self::Pack => "panel-pack",
            Self::Compile => "panel-compile",
            Self::Facts => "panel-facts",
        }
    }

    /// What a portal calls it.
    fn feature(self) -> Feature {
        match self {
            Self::Convert => Feature::Convert,
            Self::Compare => Feature::Compare,
            Self::Pack => Feature::Pack,
            Self::Compile => Feature::Compile,
            Self::Facts => Feature::Facts,
        }
    }
}

/// Handles of everything the page knows. Made once, below the root.
#[derive(Clone, Copy)]
pub(crate) struct Studio {
    /// The project.
    pub(crate) workspace: RwSignal<Workspace>,
    /// The document on the screen.
    pub(crate) chosen: RwSignal<Option<DocumentId>>,
    /// The panel beside the source.
    pub(crate) panel: RwSignal<Panel>,
    /// The dialog that is open.
    pub(crate) dialog: RwSignal<Option<OpenDialog>>,
    /// What the page has to say.
    pub(crate) notices: RwSignal<Vec<Notice>>,
    /// How the project is stored.
    pub(crate) storing: RwSignal<Storing>,
    /// Keys of copies that second tabs have stored.
    pub(crate) copies: RwSignal<Vec<String>>,
    /// The chosen document, read and checked; a moment behind the typing.
    pub(crate) analysis: Memo<Option<Arc<Analysis>>>,
    /// The problem that F8 has reached.
    problem: RwSignal<Option<usize>>,
    history: RwSignal<History>,
    /// Counts the moments at which typing has settled.
    settled: RwSignal<u64>,
    screen: StoredValue<Screen>,
    /// Whether checking a big text is due.
    pub(crate) checking: RwSignal<bool>,
    reveal: RwSignal<Option<Reveal>>,
    keeper: StoredValue<Keeper, LocalStorage>,
    behind: StoredValue<Behind, LocalStorage>,
}

/// The id of the area of the chosen document.
pub(crate) const MAIN: &str = "document";

/// Handles that few screens use: [`Studio`] is passed by value and stays small.
#[derive(Clone, Copy)]
struct Screen {
    /// How reading and checking the chosen document stands.
    reading: Worked<Arc<Analysis>>,
    /// Which view is shown.
    route: RwSignal<Route>,
    /// The colours of the page.
    theme: RwSignal<Theme>,
    /// The language that was chosen; nothing where the browser's counts.
    language: RwSignal<Option<Language>>,
    /// How a new build of the page stands.
    update: RwSignal<Update>,
    /// Counts the projects that were opened: the next one may have documents with the same ids.
    projects: RwSignal<u32>,
    /// How the text is shown.
    side: RwSignal<Side>,
    /// What narrows the list of parameters.
    parameter_filter: RwSignal<ParameterFilter>,
    /// What documents are compared by.
    compared_by: RwSignal<ComparedBy>,
    /// The rule and the device of the lab.
    lab: Lab,
    /// Its tests, and what is kept beside it.
    trials: Trials,
    /// What is typed in the Rules view.
    desk: RulesDesk,
    /// The page around the frame, if there is one.
    portal: Option<Portal>,
}

/// What no screen shows.
#[derive(Default)]
struct Behind {
    /// What is to be done when the dialog has given the focus back.
    after_dialog: Option<GoOn>,
    /// Ends the pause after which a text is checked.
    settle: Option<Timer>,
    /// Ends the pause after which the project is stored.
    store: Option<Timer>,
    /// Writes a big project to the browser's storage.
    storing: Option<Task>,
    /// What is to be done when everything is stored.
    after_storing: Option<GoOn>,
    /// Writes a big project to a file.
    exporting: Option<Task>,
    /// The last place that was gone to.
    revealed: u64,
    /// Counts the messages; no two have one number.
    said: u64,
    /// The file that the project was saved to, where the studio is one file.
    project: Option<FileHandle>,
    /// Files that can be written back to.
    handles: HashMap<DocumentId, FileHandle>,
    /// What is chosen for packing; phrases among it, so it is never stored.
    packings: HashMap<DocumentId, Packing>,
    /// The layers that files were opened from, with their bytes.
    openings: HashMap<DocumentId, Stages>,
    /// What is chosen for compiling; never stored either.
    compilings: HashMap<DocumentId, Compiling>,
}

/// The state, from any component.
pub(crate) fn studio() -> Studio {
    expect_context()
}

impl Studio {
    /// Makes the state of `workspace` and offers it to every component below.
    pub(crate) fn provide(
        workspace: Workspace,
        keeper: Keeper,
        storing: Storing,
        portal: Option<Portal>,
    ) -> Self {
        let first = workspace.documents.first().map(|document| document.id);
        let workspace = RwSignal::new(workspace);
        let chosen = RwSignal::new(first);
        let settled = RwSignal::new(0);
        let reading = Worked::ask(move || {
            settled.track();
            let id = chosen.get()?;
            workspace.with_untracked(|workspace| Analysis::ask(workspace, id))
        });
        // Until a big text is read again, what was found in it before stays.
        let analysis = Memo::new(move |before: Option<&Option<Arc<Analysis>>>| {
            let before = before.cloned().flatten();
            let chosen = chosen.get();
            let same = before.filter(|one| reading.is_asked() && Some(one.document) == chosen);
            reading.value().or(same)
        });
        let (lab, trials, desk) = (Lab::new(workspace), Trials::new(), RulesDesk::new());
        let studio = Self {
            workspace,
            chosen,
            panel: RwSignal::new(Panel::default()),
            dialog: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            storing: RwSignal::new(storing),
            copies: RwSignal::new(Vec::new()),
            analysis,
            problem: RwSignal::new(None),
            history: RwSignal::new(History::default()),
            settled,
            screen: StoredValue::new(Screen {
                reading,
                route: RwSignal::new(Route::default()),
                theme: RwSignal::new(navigating::kept_theme()),
                language: RwSignal::new(navigating::kept_language()),
                update: RwSignal::new(Update::default()),
                projects: RwSignal::new(0),
                side: RwSignal::new(Side::default()),
                parameter_filter: RwSignal::new(ParameterFilter::default()),
                compared_by: RwSignal::new(ComparedBy::default()),
                lab,
                trials,
                desk,
                portal,
            }),
            checking: RwSignal::new(false),
            reveal: RwSignal::new(None),
            keeper: StoredValue::new_local(keeper),
            behind: StoredValue::new_local(Behind::default()),
        };
        provide_context(studio);
        provide_context(SourceView::restore());
        provide_context(desk);
        provide_context(lab);
        provide_context(trials);
        studio.read_lab();
        studio.follow_lab();
        studio
    }

    /// How reading and checking the chosen document stands.
    pub(crate) fn reading(self) -> Worked<Arc<Analysis>> {
        self.screen.get_value().reading
    }

    /// Which view is shown.
    pub(crate) fn route(self) -> RwSignal<Route> {
        self.screen.get_value().route
    }

    /// The lab and its tests.
    fn lab_handles(self) -> (Lab, Trials) {
        let screen = self.screen.get_value();
        (screen.lab, screen.trials)
    }

    /// What is typed in the Rules view.
    fn desk(self) -> RulesDesk {
        self.screen.get_value().desk
    }

    /// The colours of the page.
    pub(crate) fn theme(self) -> RwSignal<Theme> {
        self.screen.get_value().theme
    }

    /// The language that was chosen; nothing where the browser's counts.
    pub(crate) fn language(self) -> RwSignal<Option<Language>> {
        self.screen.get_value().language
    }

    /// Counts the projects that were opened.
    pub(crate) fn projects(self) -> RwSignal<u32> {
        self.screen.get_value().projects
    }

    /// How the text is shown.
    pub(crate) fn side(self) -> RwSignal<Side> {
        self.screen.get_value().side
    }

    /// What narrows the list of parameters.
    pub(crate) fn parameter_filter(self) -> RwSignal<ParameterFilter> {
        self.screen.get_value().parameter_filter
    }

    /// What documents are compared by.
    pub(crate) fn compared_by(self) -> RwSignal<ComparedBy> {
        self.screen.get_value().compared_by
    }

    /// What `read` finds in a document.
    pub(crate) fn with_document<T>(
        self,
        id: DocumentId,
        read: impl FnOnce(&Document) -> T,
    ) -> Option<T> {
        self.workspace
            .with(|workspace| workspace.document(id).map(read))
    }

    /// The same, without following changes.
    pub(crate) fn peek_document<T>(
        self,
        id: DocumentId,
        read: impl FnOnce(&Document) -> T,
    ) -> Option<T> {
        self.workspace
            .with_untracked(|workspace| workspace.document(id).map(read))
    }

    /// A document's text as it is now.
    pub(crate) fn text(self, id: DocumentId) -> Arc<[u8]> {
        self.peek_document(id, |document| document.text().cloned())
            .flatten()
            .unwrap_or_default()
    }

    /// A document's name as it is now.
    pub(crate) fn name(self, id: DocumentId) -> String {
        self.peek_document(id, |document| document.name.clone())
            .unwrap_or_default()
    }

    /// What is chosen for packing a document.
    pub(crate) fn packing(self, id: DocumentId) -> Option<Packing> {
        let chosen = self
            .behind
            .with_value(|behind| behind.packings.get(&id).cloned());
        chosen.or_else(|| self.peek_document(id, Packing::of))
    }

    /// Keeps what is chosen for packing as long as the document is open.
    pub(crate) fn keep_packing(self, id: DocumentId, packing: Packing) {
        if self.peek_document(id, |_| ()).is_some() {
            self.behind.update_value(|behind| {
                behind.packings.insert(id, packing);
            });
        }
    }

    /// The layers that a document was opened from, with their bytes, as long as the page that opened it is open.
    pub(crate) fn opening(self, id: DocumentId) -> Option<Stages> {
        self.behind
            .with_value(|behind| behind.openings.get(&id).cloned())
    }

    /// What is chosen for compiling a document.
    pub(crate) fn compiling(self, id: DocumentId) -> Compiling {
        self.behind
            .with_value(|behind| behind.compilings.get(&id).cloned())
            .unwrap_or_default()
    }

    /// Keeps what is chosen for compiling as long as the document is open.
    pub(crate) fn keep_compiling(self, id: DocumentId, compiling: Compiling) {
        if self.peek_document(id, |_| ()).is_some() {
            self.behind.update_value(|behind| {
                behind.compilings.insert(id, compiling);
            });
        }
    }

    /// The phrases that documents other than `except` are packed with, each once.
    pub(crate) fn known_phrases(self, except: DocumentId) -> Vec<KnownPhrase> {
        let names = self.workspace.with_untracked(|workspace| {
            let documents = workspace.documents.iter().filter(|d| d.id != except);
            documents
                .map(|d| (d.id, d.name.clone()))
                .collect::<Vec<_>>()
        });
        let mut known: Vec<KnownPhrase> = Vec::new();
        self.behind.with_value(|behind| {
            for (id, owner) in names {
                let phrase = behind.packings.get(&id).map(|chosen| chosen.phrase.clone());
                let fresh = |phrase: &SecretText| {
                    !phrase.is_empty() && known.iter().all(|one| one.phrase != *phrase)
                };
                if let Some(phrase) = phrase.filter(fresh) {
                    known.push(KnownPhrase { owner, phrase });
                }
            }
        });
        known
    }

    /// Drops the choices, and so the secrets among them, of documents that are closed.
    fn drop_packings(self) {
        self.behind.update_value(|behind| {
            let open = |id: &DocumentId| self.peek_document(*id, |_| ()).is_some();
            behind.packings.retain(|id, _| open(id));
            behind.compilings.retain(|id, _| open(id));
            behind.openings.retain(|id, _| open(id));
        });
    }

    /// Follows the moments at which typing has settled.
    pub(crate) fn follow_settling(self) {
        self.settled.track();
    }

    /// Whether some document is unsaved.
    pub(crate) fn is_unsaved(self) -> bool {
        self.workspace.with_untracked(Workspace::is_unsaved)
    }

    /// Shows a panel and moves the focus to its tab.
    pub(crate) fn show(self, panel: Panel) {
        self.show_documents();
        self.panel.set(panel);
        crate::platform::dom::focus(panel.tab());
    }

    /// Shows the text in one of its two ways and moves the focus to its tab.
    pub(crate) fn show_side(self, side: Side) {
        self.side().set(side);
        crate::platform::dom::focus(side.tab());
    }

    /// Whether there is something to undo.
    pub(crate) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is something to redo.
    pub(crate) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }
}
