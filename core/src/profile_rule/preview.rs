//! A request as the device sends it, and a command that sends the same (guide pages 1-12, 2-18, HTTP-01 … HTTP-03).
//! Keys and passwords are never in it.

use super::syntax::Scheme;
use super::trace::{Method, Request};
use crate::command_line::Shell;
use crate::device::Device;

/// A request to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What goes to the server, line by line.
    pub sent: String,
    /// A command for a POSIX shell that asks for the same.
    pub command: String,
    /// What the lines cannot tell, in sentences. Code stands between backticks.
    pub notes: Vec<String>,
}

/// The user agent of a device (HTTP-02).
///
/// ```
/// use profile_core::{device::Device, profile_rule::user_agent};
/// assert_eq!(user_agent(&Device::default()), "Linksys/SPA-2102-2.0.6(b) (88012BA01234)");
/// ```
pub fn user_agent(device: &Device) -> String {
    let Device {
        product,
        firmware,
        serial,
        ..
    } = device;
    format!("Linksys/{product}-{firmware} ({serial})")
}

/// What `device` sends for `request`.
pub fn preview(request: &Request, device: &Device) -> Preview {
    let (sent, command) = if request.scheme == Scheme::Tftp {
        tftp(request)
    } else {
        web(request, device)
    };
    Preview {
        sent,
        command,
        notes: notes(request, device),
    }
}

fn tftp(request: &Request) -> (String, String) {
    let Request {
        server, port, path, ..
    } = request;
    let writes = request.method == Method::TftpPut;
    let (word, command) = if writes {
        ("Write", "put report.xml")
    } else {
        ("Read", "get")
    };
    let sent = format!("{word} request for {path}\nMode: octet\nTo: {server}, UDP port {port}");
    let inner = format!("{} {}", command, Shell::Sh.quoted(path));
    let server = Shell::Sh.quoted(server);
    (sent, format!("tftp -m binary {server} {port} -c {inner}"))
}

fn web(request: &Request, device: &Device) -> (String, String) {
    let agent = user_agent(device);
    let host = if request.port == request.scheme.port() {
        request.server.clone()
    } else {
        format!("{}:{}", request.server, request.port)
    };
    let method = request.method.text();
    let path = &request.path;
    let mut sent = format!("{method} {path} HTTP/1.1\nHost: {host}\nUser-Agent: {agent}");
    let quoted = |text: &str| Shell::Sh.quoted(text);
    let mut command = format!("curl --user-agent {}", quoted(&agent));
    if let Some(body) = &request.body {
        let text = &body.expansion.text;
        sent.push_str(&format!("\nContent-Length: {}\n\n{text}", text.len()));
        command.push_str(&format!(" --data-raw {}", quoted(text)));
    } else if request.method == Method::Post {
        sent.push_str("\n\n(the report)");
        command.push_str(" --data-binary @report.xml");
    }
    if let Some(user) = &request.user {
        command.push_str(&format!(" --anyauth --user {}", quoted(user)));
    }
    let url = request.url();
    if url.contains(['[', ']', '{', '}']) {
        command.push_str(" --globoff");
    }
    command.push_str(&format!(" {}", quoted(&url)));
    (sent, command)
}

fn notes(request: &Request, device: &Device) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |holds: bool, words: &str| {
        if holds {
            notes.push(words.to_owned());
        }
    };
    let report = request.method == Method::TftpPut
        || request.method == Method::Post && request.body.is_none();
    say(
        request.from_option_66,
        "The server is the one that DHCP option 66 names.",
    );
    say(
        request.method == Method::Post,
        "The guide does not say which `Content-Type` the device sends.",
    );
    say(
        request.scheme == Scheme::Https && device.certificate,
        "The device also shows its client certificate.",
    );
    say(
        request.key.is_some(),
        if report {
            "The report is encrypted with the key of the rule."
        } else {
            "What comes back is decrypted with the key of the rule."
        },
    );
    say(
        request.password.is_some(),
        "The password of the rule is not shown; `curl` asks for it.",
    );
    if let Some(letter) = request.alias {
        notes.push(format!(
            "The names in what comes back are mapped by `GPP_{letter}`."
        ));
    }
    if let Some(body) = &request.body {
        let letter = body.letter;
        notes.push(format!("The body is what `GPP_{letter}` holds, expanded."));
    }
    notes
}
