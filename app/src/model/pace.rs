//! How long the page waits before it works on a text that is being typed: the bigger, the longer.

/// Up to this size a text is a small one, in bytes.
const SMALL: usize = 100_000;
/// No pause is longer, in milliseconds.
const LONGEST: usize = 1_500;

/// The pause before a text of `size` bytes is checked, in milliseconds.
pub fn settling(size: usize) -> u32 {
    pause(150, size)
}

/// The pause before texts of `size` bytes are stored, in milliseconds.
pub fn storing(size: usize) -> u32 {
    pause(250, size)
}

/// Whether checking a text of `size` bytes takes so long that the page says that it is due.
pub fn is_slow(size: usize) -> bool {
    size > SMALL
}

fn pause(shortest: usize, size: usize) -> u32 {
    let more = size.saturating_sub(SMALL) / 1_000;
    u32::try_from((shortest + more).min(LONGEST)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn big_texts_wait_longer_but_not_for_ever() {
        assert_eq!(settling(100_000), 150);
        assert_eq!(settling(600_000), 650);
        assert_eq!(storing(600_000), 750);
        assert_eq!(settling(50_000_000), 1_500);
        assert!(is_slow(100_001) && !is_slow(100_000));
    }
}
