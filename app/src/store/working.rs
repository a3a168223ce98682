//! Values that screens ask for: made at once, or by the worker.

use crate::model::work::{Ask, LongJob, Progress};
use crate::platform::events;
use crate::platform::worker::{self, Fault, Task};
use crate::texts::work as texts;
use leptos::prelude::*;
use profile_core::work::answer;
use std::sync::Arc;

/// The pause in which the browser draws that the page is about to be busy, in milliseconds.
const DRAWN: u32 = 50;

/// A value that is asked for again whenever what it hangs on changes.
pub(crate) struct Worked<T: Clone + PartialEq + Send + Sync + 'static> {
    asked: Memo<Option<Ask<T>>>,
    late: RwSignal<Option<Late<T>>>,
    task: StoredValue<Option<Task>, LocalStorage>,
    again: RwSignal<()>,
}

#[allow(
    clippy::expl_impl_clone_on_copy,
    reason = "a derived one would ask it of the value too"
)]
impl<T: Clone + PartialEq + Send + Sync + 'static> Clone for Worked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Copy for Worked<T> {}

/// What has become of a long job.
struct Late<T> {
    job: Arc<Vec<u8>>,
    came: Came<T>,
}

enum Came<T> {
    Value(T),
    Progress(Progress),
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Worked<T> {
    /// Asks by `wanted`, which follows what it reads.
    pub(crate) fn ask(wanted: impl Fn() -> Option<Ask<T>> + Send + Sync + 'static) -> Self {
        let again = RwSignal::new(());
        let worked = Self {
            asked: Memo::new(move |_| {
                again.track();
                wanted()
            }),
            late: RwSignal::new(None),
            task: StoredValue::new_local(None),
            again,
        };
        Effect::new(move |_| match worked.asked.get() {
            Some(Ask::Long(job)) => worked.start(job),
            _ => worked.task.set_value(None),
        });
        worked
    }

    /// The value, if it is there; one that is not up to date is not.
    pub(crate) fn value(self) -> Option<T> {
        self.asked.with(|asked| match asked {
            Some(Ask::Done(value)) => Some(value.clone()),
            Some(Ask::Long(job)) => self.of_job(job, |came| match came {
                Came::Value(value) => Some(value.clone()),
                Came::Progress(_) => None,
            }),
            None => None,
        })
    }

    /// Whether anything is asked for.
    pub(crate) fn is_asked(self) -> bool {
        self.asked.with(Option::is_some)
    }

    /// How the work stands, as long as there is no value.
    pub(crate) fn progress(self) -> Option<Progress> {
        self.asked.with(|asked| match asked {
            Some(Ask::Long(job)) => self.of_job(job, |came| match came {
                Came::Value(_) => None,
                Came::Progress(progress) => Some(progress.clone()),
            }),
            _ => None,
        })
    }

    fn of_job<R>(self, job: &LongJob<T>, read: impl FnOnce(&Came<T>) -> Option<R>) -> Option<R> {
        self.late.with(|late| {
            let late = late
                .as_ref()
                .filter(|late| Arc::ptr_eq(&late.job, &job.job))?;
            read(&late.came)
        })
    }

    /// Ends the work.
    pub(crate) fn cancel(self) {
        self.task.set_value(None);
        if let Some(Progress::Working { words, .. }) = untrack(move || self.progress()) {
            self.asked.with_untracked(|asked| {
                if let Some(Ask::Long(job)) = asked {
                    self.came(job, Came::Progress(Progress::Stopped(words)));
                }
            });
        }
    }

    /// Does the work again from the start.
    pub(crate) fn retry(self) {
        self.again.set(());
    }

    /// How the work stands; where `first`, which it waits for, came to nothing, how that stands.
    pub(crate) fn progress_after<F: Clone + PartialEq + Send + Sync>(
        self,
        first: Worked<F>,
    ) -> Option<Progress> {
        let ended = || first.progress().filter(Progress::has_ended);
        self.progress().or_else(ended)
    }

    /// Does the work again, and what it waits for if that came to nothing.
    pub(crate) fn retry_after<F: Clone + PartialEq + Send + Sync>(self, first: Worked<F>) {
        let waits = untrack(move || first.progress()).is_some_and(|found| found.has_ended());
        if waits {
            first.retry();
        } else {
            self.retry();
        }
    }

    fn start(self, job: LongJob<T>) {
        self.working(&job, true);
        let bytes = job.job.clone();
        let task = worker::run(&bytes, move |result| match result {
            Ok(answer) => self.ended(&job, &answer),
            Err(Fault::Trap(why)) => {
                let failed = Progress::Failed(job.words.clone(), texts::engine_stopped(&why));
                self.came(&job, Came::Progress(failed));
            }
            Err(Fault::Missing) => self.start_here(job),
        });
        // What it replaces is ended by being dropped.
        self.task.set_value(Some(task));
    }

    /// Does the work in the page, where nothing can stop it.
    fn start_here(self, job: LongJob<T>) {
        self.working(&job, false);
        events::after(DRAWN, move || self.ended(&job, &answer(&job.job)));
    }

    fn working(self, job: &LongJob<T>, can_stop: bool) {
        let words = job.words.clone();
        self.came(job, Came::Progress(Progress::Working { words, can_stop }));
    }

    fn ended(self, job: &LongJob<T>, answer: &[u8]) {
        let failed = || {
            let why = texts::other_version().to_owned();
            Came::Progress(Progress::Failed(job.words.clone(), why))
        };
        let came = job.finish(answer).map_or_else(failed, Came::Value);
        self.came(job, came);
    }

    fn came(self, job: &LongJob<T>, came: Came<T>) {
        let job = job.job.clone();
        // The panel that asked may be gone.
        let _ = self.late.try_set(Some(Late { job, came }));
    }
}
