//! x
/// x
pub struct PreparedRule;
/// x
pub struct Decision;
