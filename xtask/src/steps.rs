//! A run of steps, timed.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// The steps of a run in order, with their times.
#[derive(Debug)]
pub(crate) struct Steps {
    started: Instant,
    done: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    time: Duration,
    passed: bool,
    /// What the report says about it besides.
    note: Option<String>,
}

impl Steps {
    /// Starts the clock.
    pub(crate) fn start() -> Self {
        Self {
            started: Instant::now(),
            done: Vec::new(),
        }
    }

    /// Takes one step, announced by its name.
    pub(crate) fn take(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n── {name}");
        let started = Instant::now();
        let outcome = work();
        self.done.push(Step {
            name,
            time: started.elapsed(),
            passed: outcome.is_ok(),
            note: None,
        });
        outcome
    }

    /// Lets the report say something about the step that was taken last.
    pub(crate) fn note(&mut self, words: String) {
        if let Some(step) = self.done.last_mut() {
            step.note = Some(words);
        }
    }

    /// The table of the steps, and a last line that says how the run of `what` ended.
    pub(crate) fn report(&self, what: &str) -> String {
        let mut lines = vec![String::new()];
        for step in &self.done {
            let mark = if step.passed { "" } else { "  failed" };
            let seconds = step.time.as_secs_f64();
            lines.push(format!("{seconds:>8.1} s  {}{mark}", step.name));
            lines.extend(step.note.iter().map(|note| format!("            {note}")));
        }
        let seconds = self.started.elapsed().as_secs();
        let failed = self.done.iter().find(|step| !step.passed);
        lines.push(match failed {
            None => format!("{what} passed in {seconds} s"),
            Some(step) => format!("{what} failed at \"{}\" after {seconds} s", step.name),
        });
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::Steps;
    use crate::failure::Failure;

    #[test]
    fn a_run_without_a_failure_passes() {
        let mut steps = Steps::start();
        assert!(steps.take("one", || Ok(())).is_ok());
        assert!(
            steps
                .report("all tests")
                .ends_with("all tests passed in 0 s")
        );
    }

    #[test]
    fn a_note_stands_below_its_step() {
        let mut steps = Steps::start();
        assert!(steps.take("one", || Ok(())).is_ok());
        steps.note("half of it".to_owned());
        let report = steps.report("all tests");
        assert!(report.contains("one\n            half of it\n"), "{report}");
    }

    #[test]
    fn a_failed_step_is_named() {
        let mut steps = Steps::start();
        let failure = Failure::new("no");
        assert_eq!(
            steps.take("two", || Err(failure.clone())),
            Err(failure.clone())
        );
        let report = steps.report("all tests");
        assert!(report.contains("two  failed"), "{report}");
        assert!(
            report.ends_with("all tests failed at \"two\" after 0 s"),
            "{report}"
        );
    }
}
