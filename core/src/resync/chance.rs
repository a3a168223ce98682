//! Chance that can be repeated: numbers drawn by a seed (SCHED-10, G-24).

/// A generator of numbers that depend on its seed alone: `SplitMix64`, whose state grows by a constant and is mixed.
///
/// It is good enough to spread delays. It keeps no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    state: u64,
}

impl Chance {
    /// The generator of `seed`.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number from 0 to `most`, both included, each as likely as any other.
    ///
    /// Draws that would favour small numbers, those behind the last whole multiple of the range, are drawn again.
    pub fn up_to(&mut self, most: u32) -> u32 {
        let range = u64::from(most) + 1;
        let surplus = (u64::MAX % range + 1) % range;
        loop {
            let drawn = self.next();
            if drawn <= u64::MAX - surplus {
                return u32::try_from(drawn % range).unwrap_or(most);
            }
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
