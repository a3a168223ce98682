//! Work on a document: done at once for a small text, given to the worker for a big one.

use super::catalogue::catalogue;
use super::document::DocumentId;
use super::workspace::Workspace;
use crate::texts::{tenths, work as texts};
use profile_core::work::{Answer, Job, Source, SourceFile, imports};
use std::sync::Arc;

/// From this size on a text is worked on beside the page, in bytes. Up to it everything is done within the pause
/// that typing leaves.
pub const BIG: usize = 250_000;

/// What a screen asks for.
#[derive(Clone)]
pub enum Ask<T> {
    /// It is done.
    Done(T),
    /// It is a long job.
    Long(LongJob<T>),
}

/// A job for the worker.
#[derive(Clone)]
pub struct LongJob<T> {
    /// The job, as [`Job::encode`] writes it.
    pub job: Arc<Vec<u8>>,
    /// What it is, in words such as “Checking a.xml (10.0 MB)”.
    pub words: String,
    finish: Arc<dyn Fn(Answer) -> Option<T> + Send + Sync>,
}

impl<T> LongJob<T> {
    /// A job; `finish` makes what is asked for of its answer.
    pub fn new(
        job: &Job<'_>,
        words: String,
        finish: impl Fn(Answer) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        Self {
            job: Arc::new(job.encode(catalogue().rows())),
            words,
            finish: Arc::new(finish),
        }
    }

    /// What an answer comes to; nothing for one that is of another job.
    pub fn finish(&self, answer: &[u8]) -> Option<T> {
        Answer::decode(answer).and_then(|answer| (self.finish)(answer))
    }
}

/// A job is itself only: each asking is a new one.
impl<T: PartialEq> PartialEq for Ask<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Done(one), Self::Done(other)) => one == other,
            (Self::Long(one), Self::Long(other)) => Arc::ptr_eq(&one.job, &other.job),
            _ => false,
        }
    }
}

/// How a long job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is being done.
    Working {
        /// What it is.
        words: String,
        /// Whether it is done in the worker, which can be ended.
        can_stop: bool,
    },
    /// The reader has stopped it.
    Stopped(String),
    /// It came to nothing: its words, and why.
    Failed(String, String),
}

impl Progress {
    /// Whether it has come to an end without a result, so that it can be done again.
    pub fn has_ended(&self) -> bool {
        !matches!(self, Self::Working { .. })
    }

    /// A sentence for the screen.
    pub fn sentence(&self) -> String {
        match self {
            Self::Working {
                words,
                can_stop: true,
            } => texts::working(words),
            Self::Working { words, .. } => texts::working_here(words),
            Self::Stopped(words) => texts::was_stopped(words),
            Self::Failed(words, why) => texts::has_failed(words, why),
        }
    }
}

/// The document as the core takes it, with the files that it can import; `None` for one that is not a text.
pub fn source(workspace: &Workspace, id: DocumentId) -> Option<(Source<'_>, Vec<DocumentId>)> {
    let document = workspace.document(id)?;
    let alone = !imports(document.text()?);
    let mut files = Vec::new();
    let mut ids = Vec::new();
    for one in &workspace.documents {
        if let Some(text) = one.text().filter(|_| !alone || one.id == id) {
            files.push(SourceFile {
                name: one.name.as_str().into(),
                text: text.as_ref().into(),
            });
            ids.push(one.id);
        }
    }
    let main = ids.iter().position(|one| *one == id)?;
    let source = Source {
        files,
        main,
        firmware: workspace.firmware,
    };
    Some((source, ids))
}

/// The size of a text in words.
pub fn size_words(bytes: usize) -> String {
    match bytes {
        0..1_000 => texts::bytes(bytes),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", tenths(bytes / 100_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Container, Content};
    use profile_core::work::answer;

    #[test]
    fn only_a_text_that_imports_takes_the_others_along() {
        let mut workspace = Workspace::default();
        let mut add = |name: &str, text: &str| {
            let content = Content::Text(text.as_bytes().into());
            workspace.add(name, content, Container::default())
        };
        let alone = add("alone.txt", "GPP_A \"1\" ;");
        let importing = add("main.txt", "import alone.txt\n");
        let files = |id| source(&workspace, id).map(|(source, ids)| (source.files.len(), ids));
        assert_eq!(files(alone), Some((1, vec![alone])));
        assert_eq!(files(importing), Some((2, vec![alone, importing])));
        assert_eq!(
            source(&workspace, importing).map(|(source, _)| source.main),
            Some(1)
        );
    }

    #[test]
    fn an_answer_of_another_job_is_none() {
        let job = Job::Compress(b"x".as_slice().into());
        let length = |answer| match answer {
            Answer::Compressed(packed) => Some(packed.file.len()),
            _ => None,
        };
        let long = LongJob::new(&job, "Packing".to_owned(), length);
        assert!(long.finish(&answer(&long.job)).is_some());
        let other = Job::Check(Source {
            files: Vec::new(),
            main: 0,
            firmware: profile_core::firmware::FirmwareLevel::default(),
        });
        assert_eq!(long.finish(&answer(&other.encode(""))), None);
        assert_eq!(long.finish(b""), None);
    }

    #[test]
    fn sizes_are_words() {
        let words = [999, 1_000, 999_999, 10_450_000].map(size_words);
        assert_eq!(words, ["999 bytes", "1 kB", "999 kB", "10.4 MB"]);
    }
}
