#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::nothing_traps;

fuzz_target!(|bytes: &[u8]| assert_eq!(nothing_traps(bytes), Ok(())));
