//! Files: picking, reading, dropping, writing back, downloading.

use super::folders::Folder;
use super::{method, property, words};
use crate::texts::keeping as texts;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, Event, File, FileList, HtmlAnchorElement,
    HtmlInputElement,
};

/// The right to write a file that was picked.
#[derive(Clone)]
pub(crate) struct FileHandle(JsValue);

/// A file that was picked or dropped, not read yet.
pub(crate) struct Picked {
    file: Result<File, String>,
    name: String,
    handle: Option<Promise>,
    own_handle: Option<FileHandle>,
}

/// A file that was read.
pub(crate) struct ReadFile {
    /// Its name.
    pub(crate) name: String,
    /// Its bytes, or why they cannot be read.
    pub(crate) bytes: Result<Vec<u8>, String>,
    /// The right to write it, where the browser gives one.
    pub(crate) handle: Option<FileHandle>,
}

/// What came of asking where to save.
pub(crate) enum Target {
    /// There.
    File(FileHandle),
    /// The person has thought better of it.
    Cancelled,
    /// The browser cannot ask.
    Unsupported,
}

impl Picked {
    pub(super) fn from_file(file: File) -> Self {
        Self {
            name: file.name(),
            file: Ok(file),
            handle: None,
            own_handle: None,
        }
    }

    /// Reads the file.
    pub(crate) async fn read(self) -> ReadFile {
        let bytes = match self.file {
            Ok(file) => bytes(&file).await,
            Err(why) => Err(why),
        };
        let handle = match (self.own_handle, self.handle) {
            (Some(handle), _) => Some(handle),
            (None, Some(promise)) => JsFuture::from(promise)
                .await
                .ok()
                .filter(|handle| property(handle, "createWritable").is_some())
                .map(FileHandle),
            (None, None) => None,
        };
        ReadFile {
            name: self.name,
            bytes,
            handle,
        }
    }
}

async fn bytes(file: &Blob) -> Result<Vec<u8>, String> {
    JsFuture::from(file.array_buffer())
        .await
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|error| words(&error))
}

/// The files of a file field, which is emptied so that the same file can be picked again.
pub(crate) fn chosen(event: &Event) -> Vec<Picked> {
    let Some(field) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let picked = field.files().as_ref().map(listed).unwrap_or_default();
    field.set_value("");
    picked
}

/// What was dropped. A drop can be looked into only while its event is handled.
#[derive(Default)]
pub(crate) struct Dropped {
    /// Its files.
    pub(crate) files: Vec<Picked>,
    /// Its folders.
    pub(crate) folders: Vec<Folder>,
}

/// The files of a drop.
pub(crate) fn dropped(transfer: Option<DataTransfer>) -> Dropped {
    let Some(transfer) = transfer else {
        return Dropped::default();
    };
    let items = transfer.items();
    let (mut picked, mut folders) = (Vec::new(), Vec::new());
    for index in 0..items.length() {
        let Some(item) = items.get(index).filter(|item| item.kind() == "file") else {
            continue;
        };
        if let Some(folder) = Folder::of(&item) {
            folders.push(folder);
            continue;
        }
        let handle = method(&item, "getAsFileSystemHandle")
            .and_then(|ask| ask.call0(&item).ok())
            .and_then(|promise| promise.dyn_into::<Promise>().ok());
        if let Ok(Some(file)) = item.get_as_file() {
            picked.push(Picked {
                handle,
                ..Picked::from_file(file)
            });
        }
    }
    if picked.is_empty() && folders.is_empty() {
        picked = transfer.files().as_ref().map(listed).unwrap_or_default();
    }
    Dropped {
        files: picked,
        folders,
    }
}

/// What was pasted: files, or else text.
pub(crate) fn pasted(event: &ClipboardEvent) -> (Vec<Picked>, String) {
    let Some(transfer) = event.clipboard_data() else {
        return (Vec::new(), String::new());
    };
    let files = transfer.files().as_ref().map(listed).unwrap_or_default();
    (files, transfer.get_data("text/plain").unwrap_or_default())
}

/// Whether a drag carries files.
pub(crate) fn carries_files(transfer: Option<DataTransfer>) -> bool {
    transfer.is_some_and(|transfer| {
        transfer
            .types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

fn listed(files: &FileList) -> Vec<Picked> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .map(Picked::from_file)
        .collect()
}

/// Whether [`pick`] can ask, so that files can be written back.
pub(crate) fn can_pick() -> bool {
    web_sys::window().is_some_and(|window| method(&window, "showOpenFilePicker").is_some())
}

/// Asks for files with the browser's own dialog. `None` where the browser cannot ask that way; nothing
/// when the person cancels.
pub(crate) async fn pick() -> Option<Vec<Picked>> {
    let window = web_sys::window()?;
    let ask = method(&window, "showOpenFilePicker")?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"multiple".into(), &JsValue::TRUE);
    let handles = match promised(ask.call1(&window, &options)).await {
        Ok(handles) => Array::from(&handles),
        Err(error) if is_cancel(&error) => return Some(Vec::new()),
        Err(_) => return None,
    };
    let mut picked = Vec::new();
    for handle in handles.iter() {
        picked.push(from_handle(handle).await);
    }
    Some(picked)
}

/// The file behind a handle that the browser gave.
pub(super) async fn from_handle(handle: JsValue) -> Picked {
    let name = property(&handle, "name")
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    let file = match method(&handle, "getFile") {
        Some(open) => promised(open.call0(&handle))
            .await
            .and_then(JsCast::dyn_into::<File>)
            .map_err(|error| words(&error)),
        None => Err(texts::no_file().to_owned()),
    };
    Picked {
        name,
        file,
        handle: None,
        own_handle: Some(FileHandle(handle)),
    }
}

/// Asks where to save a file that has no place yet.
pub(crate) async fn ask_target(name: &str) -> Target {
    let Some(window) = web_sys::window() else {
        return Target::Unsupported;
    };
    let Some(ask) = method(&window, "showSaveFilePicker") else {
        return Target::Unsupported;
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    match promised(ask.call1(&window, &options)).await {
        Ok(handle) => Target::File(FileHandle(handle)),
        Err(error) if is_cancel(&error) => Target::Cancelled,
        Err(_) => Target::Unsupported,
    }
}

impl FileHandle {
    /// The file's name.
    pub(crate) fn name(&self) -> String {
        property(&self.0, "name")
            .and_then(|name| name.as_string())
            .unwrap_or_default()
    }

    /// Writes the file, or says why it cannot be written.
    pub(crate) async fn write(&self, bytes: &[u8]) -> Result<(), String> {
        self.try_write(bytes).await.map_err(|error| words(&error))
    }

    async fn try_write(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let stream = call(&self.0, "createWritable", None).await?;
        let content = Uint8Array::from(bytes);
        call(&stream, "write", Some(&content)).await?;
        call(&stream, "close", None).await?;
        Ok(())
    }
}

/// Calls a method that answers with a promise, and waits for it.
async fn call(
    object: &JsValue,
    name: &str,
    argument: Option<&JsValue>,
) -> Result<JsValue, JsValue> {
    let missing = || JsValue::from(js_sys::Error::new(texts::no_writing()));
    let method = method(object, name).ok_or_else(missing)?;
    promised(match argument {
        Some(argument) => method.call1(object, argument),
        None => method.call0(object),
    })
    .await
}

async fn promised(called: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&called?)).await
}

fn is_cancel(error: &JsValue) -> bool {
    property(error, "name")
        .and_then(|name| name.as_string())
        .as_deref()
        == Some("AbortError")
}

/// Hands `bytes` to the browser as a download. `false` where it refuses.
pub(crate) fn download(name: &str, bytes: &[u8]) -> bool {
    try_download(name, bytes).is_ok()
}

fn try_download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let document = super::dom::document().ok_or(JsValue::UNDEFINED)?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/octet-stream");
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the blob after the click, so its address lives on for a while.
    Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
