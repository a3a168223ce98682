//! x
/// x
pub struct Reach;
/// x
pub struct Reachability;
/// x
pub fn reachability() {}
