#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::mends_converge;

fuzz_target!(|bytes: &[u8]| assert_eq!(mends_converge(bytes), Ok(())));
