#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(profile_core::invariants::views_point_at_places(bytes), Ok(())));
