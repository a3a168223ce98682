#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::pasted_commands_are_read(bytes), Ok(())));
