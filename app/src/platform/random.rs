//! Random bytes.

/// `N` bytes of the browser's generator for keys. `None` where it has none.
pub(crate) fn bytes<const N: usize>() -> Option<[u8; N]> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let mut bytes = [0; N];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
