#![no_main]
use libfuzzer_sys::fuzz_target;
use profile_core::invariants::packed_files_open;

fuzz_target!(|bytes: &[u8]| assert_eq!(packed_files_open(bytes), Ok(())));
