use crate::actions::SOURCE_FIELD;
use crate::model::analysis::Analysis;
use crate::model::document::DocumentId;
use crate::model::editor;
use crate::platform::editor::{Ask, Editor, EditorScript, HtmlElement, Start};
use crate::platform::events;
use crate::store::{SourceView, Studio, source_view, studio};
use crate::texts::source as texts;
use leptos::html;
use leptos::prelude::*;
use profile_core::document::SourceFormat;
use profile_core::text::displayed;
use std::sync::Arc;

/// The text in the editor.
#[component]
pub(super) fn EditorField(
    /// Which document.
    id: DocumentId,
    /// Its text.
    text: Memo<Arc<[u8]>>,
    /// The loaded editor.
    script: EditorScript,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let field = Field {
        studio: studio(),
        source: source_view(),
        id,
        editor: StoredValue::new_local(None),
        held: StoredValue::new(Arc::default()),
        shown: StoredValue::new(None),
    };
    Effect::new(move |_| {
        if let Some(host) = host.get() {
            field.mount(&script, &host);
            field.follow(text);
        }
    });
    on_cleanup(move || drop(field.editor.try_update_value(Option::take)));
    view! { <div node_ref=host id=SOURCE_FIELD class="source-editor"></div> }
}

/// An editor and what it shows.
#[derive(Clone, Copy)]
struct Field {
    studio: Studio,
    source: SourceView,
    id: DocumentId,
    editor: StoredValue<Option<Editor>, LocalStorage>,
    /// The text that the editor holds already.
    held: StoredValue<Arc<[u8]>>,
    /// The analysis whose problems it shows.
    shown: StoredValue<Option<Arc<Analysis>>>,
}

impl Field {
    fn mount(self, script: &EditorScript, host: &HtmlElement) {
        let text = self.studio.text(self.id);
        let start = Start {
            text: &displayed(&text),
            format: editor::format_name(SourceFormat::of(&text)),
            wrap: self.source.wrap.get_untracked(),
            readonly: untrack(|| self.studio.is_readonly()),
            words: &editor::words(),
        };
        self.held.set_value(text.clone());
        match Editor::mount(script, host, &start, move |ask| self.answer(ask)) {
            Ok(editor) => self.editor.set_value(Some(editor)),
            Err(why) => {
                self.studio.warn(texts::not_started(&why));
                self.source.plain.set(true);
            }
        }
    }

    fn with(self, act: impl FnOnce(&Editor)) {
        self.editor.with_value(|editor| {
            if let Some(editor) = editor {
                act(editor);
            }
        });
    }

    fn answer(self, ask: Ask) -> Option<String> {
        match ask {
            Ask::Changed(changes, length) => self.changed(&changes, length),
            Ask::Completion(at) => return editor::completion(&self.studio.text(self.id), at),
            Ask::Hover(at) => return editor::hover(&self.studio.text(self.id), at),
            Ask::Mend(index) => self.mend(index),
            Ask::Undo => self.studio.undo(),
            Ask::Redo => self.studio.redo(),
        }
        None
    }

    fn changed(self, changes: &str, length: usize) {
        if let Some(changes) = editor::changes(changes) {
            self.studio.changed(self.id, &changes);
        }
        let text = self.studio.text(self.id);
        let same = editor::shown_length(&text) == length;
        self.held.set_value(text);
        if !same {
            // A script may hold half a character, a text may not.
            events::after(0, move || self.show_text());
        }
    }

    fn show_text(self) {
        let text = self.studio.text(self.id);
        self.with(|editor| editor.set_text(&displayed(&text)));
        self.held.set_value(text);
    }

    fn mend(self, index: usize) {
        let Some(analysis) = self.shown.get_value() else {
            return;
        };
        let problem = analysis.problems.get(index);
        if let Some(fix) = problem.and_then(|one| one.problem.fix.as_ref()) {
            self.studio.mend(self.id, &analysis.text, fix);
        }
    }

    /// Shows what changes elsewhere.
    fn follow(self, text: Memo<Arc<[u8]>>) {
        let (studio, id) = (self.studio, self.id);
        Effect::new(move |_| {
            let held = text.with(|text| self.held.with_value(|held| Arc::ptr_eq(held, text)));
            if !held {
                self.show_text();
            }
        });
        Effect::new(move |_| {
            let analysis = studio.analysis.get().filter(|found| found.document == id);
            if let Some(found) = analysis.filter(|found| found.text == studio.text(id)) {
                self.show_problems(found);
            }
        });
        Effect::new(move |_| {
            let wrap = self.source.wrap.get();
            self.with(|editor| editor.set_wrap(wrap));
        });
        Effect::new(move |_| {
            if let Some(reveal) = studio.take_reveal(id) {
                // The editor takes its new text in another effect, which may come after this one.
                events::after(0, move || {
                    self.with(|editor| editor.reveal(reveal.start, reveal.end, reveal.focus));
                });
            }
        });
    }

    fn show_problems(self, analysis: Arc<Analysis>) {
        // The text that the places are for comes first.
        if !self
            .held
            .with_value(|held| Arc::ptr_eq(held, &analysis.text))
        {
            self.show_text();
        }
        let problems = editor::problems(&analysis, !untrack(|| self.studio.is_readonly()));
        let format = editor::format_name(analysis.format);
        self.with(|editor| {
            editor.set_format(format);
            editor.set_problems(&problems);
        });
        self.shown.set_value(Some(analysis));
    }
}
