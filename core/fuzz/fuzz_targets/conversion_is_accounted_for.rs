#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::conversion_is_accounted_for;

fuzz_target!(|bytes: &[u8]| assert_eq!(conversion_is_accounted_for(bytes), Ok(())));
