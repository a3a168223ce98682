#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::redaction_is_complete;

fuzz_target!(|bytes: &[u8]| assert_eq!(redaction_is_complete(bytes), Ok(())));
