//! The page around the frame: the handshake, and what the frame shows for it.

use super::keeping::Keeper;
use super::{Panel, Side, Studio};
use crate::model::analysis::Counts;
use crate::model::catalogue::{Known, catalogue, use_catalogue};
use crate::model::document::DocumentId;
use crate::model::frame::bucket::Gap;
use crate::model::frame::leaving::{Gate, Leaving};
use crate::model::frame::{Configure, Feature, Heard, Message, Origins, Outgoing, Session, Wish};
use crate::model::route::{Route, View};
use crate::model::storage::Storing;
use crate::model::workspace::Workspace;
use crate::platform::events::{self, Timer};
use crate::platform::frame::{self, HeightObserver, Incoming, Port};
use crate::platform::{clock, preferences};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

/// How often the frame says that it is there, in milliseconds.
const CALL: u32 = 500;
/// The same once nobody has answered for long.
const LATER: u32 = 5_000;
/// After so many calls.
const PATIENCE: u32 = 120;
/// Changes and findings are told at most this often, in milliseconds.
pub(super) const TOLD: u64 = 250;
/// The height is told at most this often, in milliseconds.
const MEASURED: u64 = 100;

/// How far the handshake has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is not known yet who may be around the frame.
    #[default]
    Asking,
    /// Nobody may.
    Refused,
    /// Nobody has spoken yet.
    Waiting,
    /// A page is pinned.
    Connected,
}

/// What the page around the frame lets be seen and done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leave {
    /// Whether nothing can be changed.
    pub(crate) readonly: bool,
    /// What is shown; everything where nothing is said.
    features: Option<Vec<Feature>>,
}

impl Leave {
    fn has(&self, feature: Feature) -> bool {
        let features = self.features.as_ref();
        features.is_none_or(|features| features.contains(&feature))
    }
}

/// The line to the page around the frame.
#[derive(Clone, Copy)]
pub(crate) struct Portal {
    /// How far the handshake has come.
    pub(crate) stage: RwSignal<Stage>,
    /// What it lets be seen and done.
    pub(crate) leave: RwSignal<Leave>,
    /// Whether it can read secrets that are typed here.
    pub(crate) reads: RwSignal<bool>,
    /// The text that it has saved without secrets that are nowhere but here, and how many these are.
    pub(crate) only_here: RwSignal<Option<(Arc<[u8]>, usize)>>,
    pub(super) line: StoredValue<Line, LocalStorage>,
}

/// What no screen shows.
pub(super) struct Line {
    session: Session,
    port: Option<Port>,
    /// The message that has pinned the page.
    opening: Option<Message>,
    /// What may leave. It holds the document as the portal has given it, if it could be read without a phrase of the
    /// person's.
    pub(super) gate: Gate,
    /// The catalogue that counts from the next document on.
    pub(super) next: Option<Known>,
    /// Whether the document was given as a text.
    pub(super) as_text: bool,
    /// The request whose document is being read.
    pub(super) loading: Option<(DocumentId, Option<String>)>,
    /// What was given to be saved, by id.
    pub(super) saves: HashMap<String, Sent>,
    /// What the portal has saved without secrets that are nowhere but here.
    pub(super) half: Option<(DocumentId, Arc<[u8]>)>,
    pub(super) saved: u32,
    /// Unsaved or not, and the text, as the portal knows them.
    pub(super) told: Option<(bool, Option<Arc<[u8]>>)>,
    pub(super) counts: Option<Counts>,
    pub(super) change: Turn,
    pub(super) findings: Turn,
    height: Turn,
    measured: u32,
    said_height: u32,
    observer: Option<HeightObserver>,
}

/// What was given to be saved.
pub(super) struct Sent {
    /// Which document.
    pub(super) document: DocumentId,
    /// Its text.
    pub(super) text: Arc<[u8]>,
    /// What the portal got of it.
    pub(super) left: Arc<Leaving>,
}

/// When something is told next.
pub(super) struct Turn {
    gap: Gap,
    timer: Option<Timer>,
}

impl Turn {
    fn new(length: u64) -> Self {
        Self {
            gap: Gap::new(length),
            timer: None,
        }
    }
}

impl Portal {
    /// The line of a page in a frame, to nobody yet.
    pub(crate) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::default()),
            leave: RwSignal::new(Leave::default()),
            reads: RwSignal::new(false),
            only_here: RwSignal::new(None),
            line: StoredValue::new_local(Line {
                session: Session::new(Origins::default()),
                port: None,
                opening: None,
                gate: Gate::default(),
                next: None,
                as_text: true,
                loading: None,
                saves: HashMap::new(),
                half: None,
                saved: 0,
                told: None,
                counts: None,
                change: Turn::new(TOLD),
                findings: Turn::new(TOLD),
                height: Turn::new(MEASURED),
                measured: 0,
                said_height: 0,
                observer: None,
            }),
        }
    }

    /// Asks who may be around the frame, and calls them until one answers.
    pub(crate) fn begin(self) {
        if !frame::is_wanted() {
            self.stage.set(Stage::Refused);
            return;
        }
        spawn_local(async move {
            match frame::origins().await {
                Some(origins) => self.wait(origins),
                None => self.stage.set(Stage::Refused),
            }
        });
    }

    fn wait(self, origins: Origins) {
        let parent = frame::parent_origin();
        if origins.of_parent(parent.as_deref()).is_empty() {
            self.stage.set(Stage::Refused);
            return;
        }
        self.line
            .update_value(|line| line.session = Session::new(origins));
        self.stage.set(Stage::Waiting);
        frame::on_message(move |incoming| self.window_said(incoming));
        self.call(0);
    }

    fn call(self, before: u32) {
        let parent = frame::parent_origin();
        let called = self.line.with_value(|line| {
            let origins = line.session.origins().of_parent(parent.as_deref());
            line.session.waits().then_some(origins)
        });
        let Some(origins) = called else {
            return;
        };
        for origin in origins {
            frame::call(Outgoing::Ready, &origin);
        }
        let pause = if before < PATIENCE { CALL } else { LATER };
        events::after(pause, move || self.call(before.saturating_add(1)));
    }

    fn window_said(self, incoming: &Incoming) {
        // What comes later is not even looked at.
        if !self.line.with_value(|line| line.session.waits()) {
            return;
        }
        let origin = incoming.origin();
        let is_of_parent = incoming.is_of_parent();
        let opening = self.line.try_update_value(|line| {
            let session = &mut line.session;
            session.window(is_of_parent, &origin, clock::ticks(), || incoming.read())
        });
        let Some(opening) = opening.flatten() else {
            return;
        };
        let id = opening.id.clone();
        if let Some(port) = frame::connect(Outgoing::Connected { id }, &origin) {
            self.line.update_value(|line| {
                line.session.connected();
                line.port = Some(port);
                line.opening = Some(opening);
            });
            self.stage.set(Stage::Connected);
        }
    }

    /// Says something to the portal.
    pub(super) fn say(self, message: Outgoing) {
        let port = self.line.with_value(|line| line.port.clone());
        if let Some(port) = port {
            port.say(message);
        }
    }

    /// Runs `tell` now, or when its turn comes. Until then it is not asked for again.
    pub(super) fn in_turn(self, turn: fn(&mut Line) -> &mut Turn, tell: impl FnOnce() + 'static) {
        let wait = self.line.try_update_value(|line| {
            let turn = turn(line);
            turn.timer.is_none().then(|| turn.gap.wait(clock::ticks()))
        });
        let Some(wait) = wait.flatten() else {
            return;
        };
        let told = move || {
            self.line.update_value(|line| {
                let turn = turn(line);
                turn.gap.said(clock::ticks());
                if let Some(timer) = turn.timer.take() {
                    timer.forget();
                }
            });
            tell();
        };
        if wait == 0 {
            told();
            return;
        }
        let timer = events::timer(u32::try_from(wait).unwrap_or(u32::MAX), told);
        self.line
            .update_value(|line| turn(line).timer = Some(timer));
    }

    /// Shows whether secrets that are typed here can be read by the portal.
    pub(super) fn show_gate(self) {
        let reads = self.line.with_value(|line| line.gate.gives());
        self.reads.set(reads);
    }

    /// Notes that the person types, in whatever field.
    pub(crate) fn follow_typing(self) {
        frame::on_typing(move || self.line.update_value(|line| line.gate.typed()));
    }

    /// Tells the height of `content` whenever it changes.
    pub(crate) fn measure(self, content: &frame::HtmlDivElement) {
        let observer = HeightObserver::new(content, move |height| {
            self.line.update_value(|line| line.measured = height);
            self.in_turn(|line| &mut line.height, move || self.tell_height());
        });
        self.line.update_value(|line| line.observer = observer);
    }

    fn tell_height(self) {
        let height = self.line.try_update_value(|line| {
            let fresh = line.measured != line.said_height && line.measured > 0;
            line.said_height = line.measured;
            fresh.then_some(line.measured)
        });
        if let Some(height) = height.flatten() {
            self.say(Outgoing::Resize(height));
        }
    }
}

impl Studio {
    /// The state of a page in a frame, whose document `portal` gives.
    pub(crate) fn provide_in_frame(portal: Portal) -> Self {
        let workspace = Workspace::default();
        let studio = Self::provide(workspace, Keeper::none(), Storing::Portal, Some(portal));
        let opening = portal.line.try_update_value(|line| line.opening.take());
        studio.tell_changes(portal);
        if let Some(opening) = opening.flatten() {
            studio.answer(portal, opening);
        }
        let port = portal.line.with_value(|line| line.port.clone());
        if let Some(port) = port {
            port.listen(move |incoming| studio.port_said(portal, incoming));
        }
        studio
    }

    fn port_said(self, portal: Portal, incoming: &Incoming) {
        let heard = portal
            .line
            .try_update_value(|line| line.session.port(clock::ticks(), || incoming.read()));
        match heard {
            Some(Heard::Message(message)) => self.answer(portal, message),
            Some(Heard::Refuse(refusal)) => portal.say(Outgoing::Error(refusal)),
            Some(Heard::Silence) | None => {}
        }
    }

    fn answer(self, portal: Portal, message: Message) {
        let Message { id, wish } = message;
        match wish {
            Wish::Configure(wanted) => {
                self.configure(portal, wanted);
                portal.say(Outgoing::Configured { id });
            }
            Wish::Load(load) => self.load_for_portal(portal, id, &load),
            Wish::GetDoc => self.give_doc(portal, id),
            Wish::Export(export) => self.export_for_portal(portal, id, &export),
            Wish::Status(status) => self.take_status(portal, id.as_deref(), &status),
            Wish::Close { force } => self.close_for_portal(portal, id, force),
        }
    }

    fn configure(self, portal: Portal, wanted: Configure) {
        if let Some(theme) = wanted.theme {
            self.show_theme(theme);
        }
        if let Some(locale) = wanted.locale {
            self.speak_in_frame(&locale);
        }
        if let Some(gives) = wanted.gives_secrets {
            let typed = self.was_touched(portal);
            portal.line.update_value(|line| line.gate.ask(gives, typed));
            portal.show_gate();
        }
        if let Some(style) = wanted.style {
            preferences::show_style(&style.properties());
        }
        if let Some(known) = wanted.catalogue {
            if self.was_touched(portal) {
                portal.line.update_value(|line| line.next = Some(known));
            } else {
                self.know(portal, known);
            }
        }
        let before = portal.leave.get_untracked();
        let leave = Leave {
            readonly: wanted.readonly.unwrap_or(before.readonly),
            features: wanted.features.or_else(|| before.features.clone()),
        };
        if leave == before {
            return;
        }
        portal.leave.set(leave);
        if !untrack(|| self.may_show(&self.route().get())) {
            self.show_documents();
        }
        let panels = untrack(|| self.panels());
        if let Some(first) = panels
            .first()
            .filter(|_| !panels.contains(&self.panel.get_untracked()))
        {
            self.panel.set(*first);
        }
        let sides = untrack(|| self.sides());
        if let Some(first) = sides
            .first()
            .filter(|_| !sides.contains(&self.side().get_untracked()))
        {
            self.side().set(*first);
        }
    }

    /// Knows other parameters from now on: what is open is read again, and the page is drawn again.
    pub(super) fn know(self, portal: Portal, known: Known) {
        portal.line.update_value(|line| line.next = None);
        if known == catalogue() {
            return;
        }
        use_catalogue(known);
        portal.line.update_value(|line| line.gate.look_again());
        self.settle_now();
        self.lab_handles().0.rule.notify();
        portal.leave.notify();
    }

    /// The line to the portal, in a frame.
    pub(crate) fn portal(self) -> Option<Portal> {
        self.screen.get_value().portal
    }

    /// Whether a portal has this page in its frame.
    pub(crate) fn is_framed(self) -> bool {
        self.portal().is_some()
    }

    /// Whether nothing can be changed.
    pub(crate) fn is_readonly(self) -> bool {
        let portal = self.portal();
        portal.is_some_and(|portal| portal.leave.with(|leave| leave.readonly))
    }

    /// Whether a part of the studio is shown.
    pub(crate) fn has(self, feature: Feature) -> bool {
        let portal = self.portal();
        portal.is_none_or(|portal| portal.leave.with(|leave| leave.has(feature)))
    }

    /// Whether a view is shown.
    pub(crate) fn has_view(self, view: View) -> bool {
        match view {
            View::Documents => true,
            View::Rules => self.has(Feature::Rules),
            View::Reference => self.has(Feature::Reference),
            View::Settings => self.has(Feature::Settings),
            View::Proof => !self.is_framed(),
        }
    }

    /// Whether a place can be gone to.
    pub(super) fn may_show(self, route: &Route) -> bool {
        let starts = *route == Route::Start && self.is_framed();
        self.has_view(route.view()) && !starts
    }

    /// The panels that are shown.
    pub(crate) fn panels(self) -> Vec<Panel> {
        let all = Panel::ALL.into_iter();
        all.filter(|panel| self.has(panel.feature())).collect()
    }

    /// The ways in which the text is shown.
    pub(crate) fn sides(self) -> Vec<Side> {
        let all = Side::ALL.into_iter();
        all.filter(|side| self.has(side.feature())).collect()
    }
}
