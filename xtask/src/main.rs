//! The project's tasks. Every task does its own set-up and skips what is done already.
//!
//! `cargo xtask help` lists them. Nothing here depends on a crate, so that the first run starts
//! within seconds.

mod bench;
mod browsers;
mod build;
mod engine;
mod failure;
mod fuzzer;
mod hosting;
mod process;
mod project;
mod release;
mod serve;
mod setup;
mod sizes;
mod soak;
mod steps;
mod target;
mod test;
mod tools;

use std::process::ExitCode;

use failure::{Failure, Outcome};
use project::Project;

const HELP: &str = "\
The tasks of SPA Profile Studio:

  cargo xtask serve [--port N]       build the release page, serve it and print its address
  cargo xtask test                   run every test
  cargo xtask test core|page|e2e     run a part of them; words after `--` go to Playwright
  cargo xtask soak [--minutes N] [--keys N]
                                     search for faults for a long time: every mutation, 100,000,000
                                     wrong keys (or N), and N minutes of fuzzing (else 60)
  cargo xtask build                  build the release page into dist/
  cargo xtask release                build it and pack it into release/, with the SHA-256 of everything
  cargo xtask sizes [--accept]       print the sizes of the files in dist/ beside the accepted ones, or accept them
  cargo xtask meter                  print the instructions and memory that the core takes
  cargo xtask bench                  print the speed of the core, native and in wasm
  cargo xtask help                   print this

Each task installs what it needs into ${XDG_CACHE_HOME:-$HOME/.cache}/spa-profile-studio, once.
The environment variable CHROMIUM names the browser of the tests when none is on PATH. With CI set
the tests need Firefox and WebKit too; else they try the page in those that are installed.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match task(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn task(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["build"] => build::task(&Project::locate()?),
        ["release"] => release::task(&Project::locate()?),
        ["serve"] => serve::task(&Project::locate()?, serve::FIRST_PORT),
        ["serve", "--port", port] => serve::task(&Project::locate()?, serve::port(port)?),
        ["soak", rest @ ..] => soak::task(&Project::locate()?, &soak::Request::read(rest)?),
        ["meter"] => bench::meter(&Project::locate()?),
        ["bench"] => bench::bench(&Project::locate()?),
        ["sizes"] => sizes::task(&Project::locate()?),
        ["sizes", "--accept"] => sizes::accept(&Project::locate()?),
        ["test", rest @ ..] => test::task(&Project::locate()?, &test::Request::read(rest)?),
        _ => Err(Failure::new(format!(
            "`{}` is no task: `cargo xtask help` lists the tasks",
            words.join(" ")
        ))),
    }
}
