#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::rule_links_come_back(bytes), Ok(())));
