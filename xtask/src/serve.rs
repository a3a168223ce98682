//! The page on this machine, under the headers it is made for.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{node, not_started};
use crate::project::Project;
use crate::setup::{self, PAGE};

/// Where the search for a free port starts.
pub(crate) const FIRST_PORT: u16 = 8080;

/// Reads the port that the reader asks for.
pub(crate) fn port(word: &str) -> Outcome<u16> {
    word.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
        Failure::new(format!(
            "`{word}` is no port: give a number from 1 to 65535"
        ))
    })
}

/// Builds the page and serves it until the reader ends it.
pub(crate) fn task(project: &Project, wanted: u16) -> Outcome {
    let lock = project.lock()?;
    setup::meet(project, PAGE)?;
    build::page(project)?;
    drop(lock);

    let port = free_port(wanted)?;
    println!("\nSPA Profile Studio is served at the address below; Ctrl+C ends it.");
    let mut server = node(&project.e2e().join("serve.mjs"));
    server
        .arg(project.dist())
        .arg(port.to_string())
        .arg("--until-stdin-ends");
    // The server ends with this task, because its input ends then.
    let mut child = server
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&server, &error))?;
    let input = child.stdin.take();
    let status = child.wait();
    drop(input);
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new(
            "the server ended by itself: see the message above",
        )),
    }
}

/// The wanted port, or the first free one after it.
pub(crate) fn free_port(wanted: u16) -> Outcome<u16> {
    (wanted..=wanted.saturating_add(99))
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| {
            Failure::new(format!(
                "no port from {wanted} on is free: choose another with `--port N`"
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::{free_port, port};
    use std::net::{Ipv4Addr, TcpListener};

    #[test]
    fn a_port_is_a_number_above_zero() {
        assert_eq!(port("8080"), Ok(8080));
        for word in ["0", "65536", "-1", "http"] {
            assert!(port(word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let number = taken.local_addr().unwrap().port();
        assert!(free_port(number).unwrap() > number);
    }
}
