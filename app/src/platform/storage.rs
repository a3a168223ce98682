//! `IndexedDB`: one store, one record per copy of the project.

use super::words;
use crate::model::storage::{COPY, CURRENT, Record, Save, copy_key, decide};
use crate::texts::keeping as texts;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "spa-profile-studio";
const VERSION: u32 = 1;
const STORE: &str = "projects";
/// How long the browser may take to open the store, in milliseconds.
const PATIENCE: i32 = 3_000;

/// The open store.
#[derive(Clone)]
pub(crate) struct Store(IdbDatabase);

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// Stored as this revision.
    As(u64),
    /// Stored under this key of its own, because the other one was written meanwhile.
    Forked(String),
}

impl Store {
    /// Opens the store, or says in words why there is none.
    pub(crate) async fn open() -> Result<Self, String> {
        let request = open_request().map_err(|error| words(&error))?;
        let upgrade = Closure::once_into_js({
            let request = request.clone();
            move || create_store(&request)
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database = opened(&request).await.map_err(|error| words(&error))?;
        database
            .dyn_into()
            .map(Self)
            .map_err(|_| texts::no_database().to_owned())
    }

    /// The record under `key`.
    pub(crate) async fn load(&self, key: &str) -> Result<Option<Record>, String> {
        let read = async {
            let (_, store) = self.transaction(IdbTransactionMode::Readonly)?;
            result(&store.get(&key.into())?).await
        };
        read.await
            .map(|value| record(&value))
            .map_err(|error| words(&error))
    }

    /// The keys of the copies that other tabs have made.
    pub(crate) async fn copies(&self) -> Vec<String> {
        let keys = self.keys().await.unwrap_or_default();
        keys.into_iter()
            .filter(|key| key.starts_with(COPY))
            .collect()
    }

    /// Writes `project` under `key` if revision `base` is still the stored one, else under a key of its own.
    pub(crate) async fn save(&self, key: &str, base: u64, project: &str) -> Result<Saved, String> {
        self.try_save(key, base, project)
            .await
            .map_err(|error| words(&error))
    }

    /// Removes a record.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), String> {
        let removed = async {
            let (_, store) = self.transaction(IdbTransactionMode::Readwrite)?;
            result(&store.delete(&key.into())?).await
        };
        removed.await.map(|_| ()).map_err(|error| words(&error))
    }

    /// Removes every record.
    pub(crate) async fn clear(&self) -> Result<(), String> {
        let cleared = async {
            let (transaction, store) = self.transaction(IdbTransactionMode::Readwrite)?;
            store.clear()?;
            completed(&transaction).await
        };
        cleared.await.map_err(|error| words(&error))
    }

    /// Reading the revision and writing happen in one transaction, so no other tab comes between.
    async fn try_save(&self, key: &str, base: u64, project: &str) -> Result<Saved, JsValue> {
        let (transaction, store) = self.transaction(IdbTransactionMode::Readwrite)?;
        let present = record(&result(&store.get(&key.into())?).await?);
        let saved = match decide(base, present.map(|record| record.revision)) {
            Save::Write(revision) => {
                store.put_with_key(&value(revision, project)?, &key.into())?;
                Saved::As(revision)
            }
            Save::Fork => {
                let keys = result(&store.get_all_keys()?).await?;
                let own = copy_key(&strings(&keys));
                store.put_with_key(&value(1, project)?, &own.as_str().into())?;
                Saved::Forked(own)
            }
        };
        completed(&transaction).await?;
        Ok(saved)
    }

    async fn keys(&self) -> Result<Vec<String>, JsValue> {
        let (_, store) = self.transaction(IdbTransactionMode::Readonly)?;
        let keys = result(&store.get_all_keys()?).await?;
        Ok(strings(&keys))
    }

    fn transaction(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(STORE, mode)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

fn open_request() -> Result<IdbOpenDbRequest, JsValue> {
    let missing = || JsValue::from(js_sys::Error::new(texts::no_storage()));
    let window = web_sys::window().ok_or_else(missing)?;
    let factory = window.indexed_db()?.ok_or_else(missing)?;
    factory.open_with_u32(DATABASE, VERSION)
}

fn create_store(request: &IdbOpenDbRequest) {
    if let Ok(database) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
        let _ = database.create_object_store(STORE);
    }
}

/// Waits for the database, but not for ever: a browser with damaged storage may never answer.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, JsValue> {
    let late = js_sys::Error::new(texts::silent_storage());
    let waiting = Promise::new(&mut |_, reject| {
        let _ = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_1(&reject, PATIENCE, &late)
        });
    });
    let answer = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    match JsFuture::from(Promise::race(&Array::of2(&answer, &waiting))).await {
        Ok(_) => request.result(),
        Err(error) if error.is_instance_of::<js_sys::Error>() => Err(error),
        Err(_) => Err(failure(request)),
    }
}

/// Waits for `request`.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(_) => Err(failure(request)),
    }
}

fn failure(request: &IdbRequest) -> JsValue {
    request
        .error()
        .ok()
        .flatten()
        .map_or(JsValue::UNDEFINED, Into::into)
}

/// Waits until `transaction` has reached the disk, or says why it has not.
async fn completed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(JsValue::UNDEFINED, Into::into)),
    }
}

fn value(revision: u64, project: &str) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &"revision".into(), &revision.to_string().into())?;
    Reflect::set(&object, &"project".into(), &project.into())?;
    Ok(object.into())
}

fn record(value: &JsValue) -> Option<Record> {
    Some(Record {
        revision: super::property(value, "revision")?
            .as_string()?
            .parse()
            .ok()?,
        project: super::property(value, "project")?.as_string()?,
    })
}

fn strings(keys: &JsValue) -> Vec<String> {
    Array::from(keys)
        .iter()
        .filter_map(|key| key.as_string())
        .collect()
}

/// The key under which a project is kept unless another tab holds it.
pub(crate) const KEY: &str = CURRENT;
