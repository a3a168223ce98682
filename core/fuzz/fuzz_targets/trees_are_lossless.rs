#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::trees_are_lossless;

fuzz_target!(|bytes: &[u8]| assert_eq!(trees_are_lossless(bytes), Ok(())));
