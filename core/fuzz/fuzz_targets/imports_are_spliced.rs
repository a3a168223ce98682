#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::imports_are_spliced(bytes), Ok(())));
