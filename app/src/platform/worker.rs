//! The worker beside the page (`public/worker.js`): a job goes in, its answer comes back.

use super::events::{Timer, after, timer};
use super::parts;
use gloo::events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// A worker without work is ended after this time, in milliseconds.
const IDLE: u32 = 10_000;

thread_local! {
    /// The worker that the next job takes, and what ends it when there is none.
    static WAITING: RefCell<Option<(Worker, Timer)>> = const { RefCell::new(None) };
}

/// Why a job has no answer.
pub(crate) enum Fault {
    /// The browser starts no worker here, or its files are missing.
    Missing,
    /// The engine has trapped; in the browser's words.
    Trap(String),
}

/// A job under way. Dropping it ends the worker, in the middle of whatever it does.
pub(crate) struct Task(Rc<RefCell<Option<Running>>>);

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(running) = self.0.borrow_mut().take() {
            running.worker.terminate();
        }
    }
}

/// Gives `job` to the worker; `done` gets the answer, unless the task is dropped before.
pub(crate) fn run(job: &[u8], done: impl FnOnce(Result<Vec<u8>, Fault>) + 'static) -> Task {
    let running = Rc::new(RefCell::new(None));
    let task = Task(running.clone());
    let done = Rc::new(RefCell::new(Some(done)));
    let end = move |result: Result<Vec<u8>, Fault>| {
        let ended = running.borrow_mut().take();
        if let Some(running) = ended {
            retire(running, result.is_ok());
        }
        let done = done.borrow_mut().take();
        if let Some(done) = done {
            done(result);
        }
    };
    match begin(job, end.clone()) {
        Ok(running) => *task.0.borrow_mut() = Some(running),
        Err(_) => after(0, move || end(Err(Fault::Missing))),
    }
    task
}

fn begin(
    job: &[u8],
    end: impl Fn(Result<Vec<u8>, Fault>) + Clone + 'static,
) -> Result<Running, JsValue> {
    let waiting = WAITING.with_borrow_mut(Option::take);
    let worker = match waiting {
        Some((worker, _)) => worker,
        None => parts::worker()?,
    };
    let replied = end.clone();
    let message = EventListener::new(&worker, "message", move |event: &Event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            replied(reply(&event.data()));
        }
    });
    // The script itself could not be loaded: everything later is a message.
    let error = EventListener::new(&worker, "error", move |_| end(Err(Fault::Missing)));
    let bytes = Uint8Array::from(job);
    worker.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()))?;
    Ok(Running {
        worker,
        _listeners: [message, error],
    })
}

/// Bytes are an answer; an object tells of a fault.
fn reply(data: &JsValue) -> Result<Vec<u8>, Fault> {
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return Ok(bytes.to_vec());
    }
    let words = |name: &str| Reflect::get(data, &name.into()).ok()?.as_string();
    match words("trap") {
        Some(why) => Err(Fault::Trap(why)),
        None => Err(Fault::Missing),
    }
}

/// Keeps a sound worker for the next job; ends one that has trapped.
fn retire(running: Running, sound: bool) {
    let free = WAITING.with_borrow(Option::is_none);
    if sound && free {
        let end = timer(IDLE, || {
            if let Some((worker, timer)) = WAITING.with_borrow_mut(Option::take) {
                worker.terminate();
                timer.forget();
            }
        });
        let worker = running.worker.clone();
        WAITING.set(Some((worker, end)));
    } else {
        running.worker.terminate();
    }
    // One of its listeners is being called.
    after(0, move || drop(running));
}
