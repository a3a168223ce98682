//! What the page can show of itself, by `public/proof.js`, which is loaded for it.

use super::{parts, words};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Script;
    #[wasm_bindgen(method)]
    fn prove(this: &Script) -> Promise;
    #[wasm_bindgen(method)]
    fn file(this: &Script, name: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn cases(this: &Script, tell: &Closure<dyn Fn(String) -> bool>) -> Promise;
}

async fn script() -> Result<Script, JsValue> {
    let script = JsFuture::from(parts::proof()?).await?;
    Ok(script.unchecked_into())
}

/// Tries requests to another server and lists those that were made: JSON, or why there is none.
pub(crate) async fn prove() -> Result<String, String> {
    let proven = async { JsFuture::from(script().await?.prove()).await };
    let told = proven.await.map_err(|error| words(&error))?;
    Ok(told.as_string().unwrap_or_default())
}

/// The bytes of a file of the page, as the page gets them. `None` where nothing comes.
pub(crate) async fn file(name: &str) -> Option<Vec<u8>> {
    let asked = async { JsFuture::from(script().await?.file(name)).await };
    let bytes = asked.await.ok()?.dyn_into::<Uint8Array>().ok()?;
    Some(bytes.to_vec())
}

/// Runs the core's cases in the engine and tells of each file of them, as JSON; an answer of `false` ends it. Why they could not
/// be run.
pub(crate) async fn cases(tell: impl Fn(String) -> bool + 'static) -> Result<(), String> {
    let tell = Closure::new(tell);
    let ran = async { JsFuture::from(script().await?.cases(&tell)).await };
    ran.await.map(drop).map_err(|error| words(&error))
}
