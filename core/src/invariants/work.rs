use super::{Property, holds};
use crate::catalog::Catalog;
use crate::work::{Answer, Bytes, Job, Source, SourceFile, answer};
use std::collections::BTreeSet;

/// A job that travels as bytes has the answer of one that does not, and bytes that are no job are refused (GEN-03).
pub fn jobs_are_answered(bytes: &[u8]) -> Property {
    let source = || Source {
        files: vec![
            SourceFile {
                name: "main.txt".into(),
                text: bytes.into(),
            },
            SourceFile {
                name: "part.txt".into(),
                text: b"GPP_B \"2\" ;\nimport main.txt\n".as_slice().into(),
            },
        ],
        main: 0,
        firmware: crate::checks::FirmwareLevel::default(),
    };
    let jobs = [
        Job::Check(source()),
        Job::Parameters(source()),
        Job::Convert(source()),
        Job::Compare {
            right: source(),
            left: None,
        },
        Job::Compress(bytes.into()),
        Job::Redact {
            texts: vec![Bytes::new(bytes), Bytes::new(b"Admin_Passwd \"s\" ;")],
            keys: BTreeSet::new(),
            first: 1,
        },
    ];
    for job in jobs {
        let travelled = Answer::decode(&answer(&job.encode("")));
        holds(
            travelled == Some(job.run(Catalog::builtin())),
            "a job is answered otherwise when it travels",
        )?;
    }
    let strange = answer(bytes);
    holds(
        strange.is_empty() || Answer::decode(&strange).is_some(),
        "bytes that happen to be a job have no answer",
    )
}
