//! Folders that are dropped.

use super::files::Picked;
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransferItem, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// How many folders deep files are looked for.
const DEEPEST: usize = 16;

/// A folder that was dropped.
pub(crate) struct Folder(FileSystemDirectoryEntry);

impl Folder {
    /// The folder that `item` is, if it is one.
    pub(super) fn of(item: &DataTransferItem) -> Option<Self> {
        let entry = item.webkit_get_as_entry().ok()??;
        entry
            .is_directory()
            .then(|| Self(entry.unchecked_into::<FileSystemDirectoryEntry>()))
    }

    /// Its files and those of the folders in it, by name, without hidden ones; at most `most`, and whether there are more.
    pub(crate) async fn files(self, most: usize) -> (Vec<Picked>, bool) {
        let mut files = Vec::new();
        let mut folders = vec![(self.0, 0)];
        while let Some((folder, depth)) = folders.pop() {
            for entry in entries(&folder).await {
                if entry.name().starts_with('.') {
                    continue;
                }
                if entry.is_directory() {
                    if depth < DEEPEST {
                        folders.push((entry.unchecked_into(), depth + 1));
                    }
                } else if files.len() == most {
                    return (files, true);
                } else if let Some(file) = file(entry.unchecked_ref()).await {
                    files.push(Picked::from_file(file));
                }
            }
        }
        (files, false)
    }
}

/// What a folder holds, sorted by name. The browser gives it in portions; the last one is empty.
async fn entries(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all: Vec<FileSystemEntry> = Vec::new();
    loop {
        let portion = portion(&reader).await.unwrap_or_default();
        if portion.is_empty() {
            all.sort_by_key(FileSystemEntry::name);
            return all;
        }
        all.extend(portion);
    }
}

async fn portion(reader: &FileSystemDirectoryReader) -> Option<Vec<FileSystemEntry>> {
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
    });
    let portion = JsFuture::from(promise).await.ok()?;
    Some(
        Array::from(&portion)
            .iter()
            .map(JsCast::unchecked_into)
            .collect(),
    )
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    let file: JsValue = JsFuture::from(promise).await.ok()?;
    file.dyn_into().ok()
}
