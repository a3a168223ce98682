#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::conversion_is_accounted_for(bytes), Ok(())));
