//! The source editor: a script of its own (`app/editor`), loaded when it is first wanted.

use super::{parts, words};
use js_sys::Reflect;
use profile_core::text::Utf16Position;
use std::fmt;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub(crate) use web_sys::HtmlElement;
use web_sys::{ShadowRoot, ShadowRootInit, ShadowRootMode};

#[wasm_bindgen]
extern "C" {
    /// What the script exports.
    #[derive(Clone)]
    type Script;
    #[wasm_bindgen(method, catch)]
    fn mount(
        this: &Script,
        root: &ShadowRoot,
        text: &str,
        format: &str,
        wrap: bool,
        readonly: bool,
        words: &str,
        ask: &JsValue,
    ) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, js_name = setDoc)]
    fn set_doc(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = setFormat)]
    fn set_format(this: &Handle, format: &str);
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Handle, problems: &str);
    #[wasm_bindgen(method, js_name = setWrap)]
    fn set_wrap(this: &Handle, wrap: bool);
    #[wasm_bindgen(method)]
    fn reveal(this: &Handle, line: u32, column: u32, end: u32, end_column: u32, focus: bool);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// The loaded script.
#[derive(Clone)]
pub(crate) struct EditorScript(Script);

impl EditorScript {
    /// Loads the script, or says in words why it cannot be.
    pub(crate) async fn load() -> Result<Self, String> {
        let loading = parts::editor().map_err(|error| words(&error))?;
        let script = JsFuture::from(loading).await;
        script
            .map(|script| Self(script.unchecked_into()))
            .map_err(|error| words(&error))
    }
}

/// What the editor asks of the page.
pub(crate) enum Ask {
    /// The text was changed: the changes as the script writes them, and the length of the text in UTF-16 units.
    Changed(String, usize),
    /// What could stand there?
    Completion(Utf16Position),
    /// What is known about the word there?
    Hover(Utf16Position),
    /// Mend the problem of this number.
    Mend(usize),
    /// Take the last step back.
    Undo,
    /// Take it again.
    Redo,
}

impl Ask {
    fn read(kind: &str, text: String, a: u32, b: u32) -> Option<Self> {
        let (line, column) = (a as usize, b as usize);
        let place = Utf16Position { line, column };
        Some(match kind {
            "changed" => Self::Changed(text, line),
            "completion" => Self::Completion(place),
            "hover" => Self::Hover(place),
            "mend" => Self::Mend(line),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => return None,
        })
    }
}

/// What an editor starts with.
pub(crate) struct Start<'t> {
    /// What it shows.
    pub(crate) text: &'t str,
    /// The name of the format.
    pub(crate) format: &'t str,
    /// Whether long lines are wrapped.
    pub(crate) wrap: bool,
    /// Whether nothing can be changed.
    pub(crate) readonly: bool,
    /// Its words in the language of the page, as the script reads them.
    pub(crate) words: &'t str,
}

type Answering = Closure<dyn Fn(String, String, u32, u32) -> Option<String>>;

/// An editor in the page. It ends when it is dropped.
pub(crate) struct Editor {
    handle: Handle,
    /// What the script calls.
    _answering: Answering,
}

impl fmt::Debug for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Editor")
    }
}

impl Editor {
    /// Makes an editor in the shadow tree of `host`; `answer` answers what it asks.
    pub(crate) fn mount(
        script: &EditorScript,
        host: &HtmlElement,
        start: &Start<'_>,
        answer: impl Fn(Ask) -> Option<String> + 'static,
    ) -> Result<Self, String> {
        let options = ShadowRootInit::new(ShadowRootMode::Open);
        // The focus that the page gives to the host goes to the text.
        let _ = Reflect::set(&options, &"delegatesFocus".into(), &true.into());
        let root = match host.shadow_root() {
            Some(root) => root,
            None => host.attach_shadow(&options).map_err(|e| words(&e))?,
        };
        let answering: Answering = Closure::new(move |kind: String, text, a, b| {
            Ask::read(&kind, text, a, b).and_then(&answer)
        });
        let Start {
            text,
            format,
            wrap,
            readonly,
            words: said,
        } = *start;
        let handle = script
            .0
            .mount(
                &root,
                text,
                format,
                wrap,
                readonly,
                said,
                answering.as_ref(),
            )
            .map_err(|error| words(&error))?;
        Ok(Self {
            handle,
            _answering: answering,
        })
    }

    /// The text is this now.
    pub(crate) fn set_text(&self, text: &str) {
        self.handle.set_doc(text);
    }

    /// Its format is called this now.
    pub(crate) fn set_format(&self, format: &str) {
        self.handle.set_format(format);
    }

    /// Shows these problems, as the script reads them.
    pub(crate) fn set_problems(&self, problems: &str) {
        self.handle.set_diagnostics(problems);
    }

    /// Wraps long lines, or does not.
    pub(crate) fn set_wrap(&self, wrap: bool) {
        self.handle.set_wrap(wrap);
    }

    /// Selects and shows a part of the text.
    pub(crate) fn reveal(&self, start: Utf16Position, end: Utf16Position, focus: bool) {
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let (line, column) = (number(start.line), number(start.column));
        self.handle
            .reveal(line, column, number(end.line), number(end.column), focus);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
