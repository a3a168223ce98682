#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::rules_are_kept_without_secrets(bytes), Ok(())));
