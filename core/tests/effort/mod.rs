//! How much a test does: a sample in `cargo test`, everything in `cargo xtask soak`.
//!
//! `SOAK=1` asks for everything. `SOAK_SEED` is a number that chooses the sample, or the random part of
//! everything; without it the tests choose the same sample each time. The seed is printed, so that a failure
//! can be repeated.
#![allow(dead_code, reason = "no test uses all of it")]

/// Whether everything is asked for.
pub(crate) fn soaks() -> bool {
    std::env::var_os("SOAK").is_some()
}

/// `sample` in the tests, `all` in a soak run.
pub(crate) fn cases(sample: usize, all: usize) -> usize {
    if soaks() { all } else { sample }
}

/// The number of an environment variable.
pub(crate) fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} is no number: {text}")))
}

/// A source of chance that gives the same each time for the same seed (splitmix64).
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// The source for the test of this name. Prints how to repeat the run.
    pub(crate) fn of(test: &str) -> Self {
        let seed = number("SOAK_SEED").unwrap_or(1);
        println!("{test}: repeat with SOAK_SEED={seed}");
        let name = test.bytes().fold(0, |sum: u64, byte| {
            sum.wrapping_mul(31).wrapping_add(u64::from(byte))
        });
        Self(seed ^ name.rotate_left(32))
    }

    /// The source for a fixed purpose.
    pub(crate) fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    /// Another source, for a part of the work that runs by itself.
    pub(crate) fn split(&mut self) -> Self {
        Self(self.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number below `end`, or 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap().max(1);
        usize::try_from(self.next() % end).unwrap()
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[7]
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..len.div_ceil(8))
            .flat_map(|_| self.next().to_le_bytes())
            .collect();
        bytes.truncate(len);
        bytes
    }

    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// Does `work` for the numbers from 0 to `count` on two threads. Each number has its own source of chance,
/// whichever thread it falls to.
pub(crate) fn on_two_threads(
    random: &mut Random,
    count: usize,
    work: impl Fn(usize, Random) + Sync,
) {
    let jobs: Vec<(usize, Random)> = (0..count).map(|number| (number, random.split())).collect();
    let halves: [Vec<_>; 2] = [0, 1].map(|half| {
        let mine = jobs.iter().filter(|(number, _)| number % 2 == half);
        mine.cloned().collect()
    });
    let work = &work;
    std::thread::scope(|scope| {
        for half in halves {
            scope.spawn(move || {
                for (number, random) in half {
                    work(number, random);
                }
            });
        }
    });
}
