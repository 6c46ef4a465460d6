//! Owns: one worker: service, retirement, what is owed and what is set aside.
//! Never: sums over workers; a number of law.

pub(super) mod assessment;
pub(super) mod couples;
pub(super) mod dependants;
pub(super) mod injured;
pub(super) mod internal_retirement;
pub(super) mod judge;
pub(super) mod leave;
pub(super) mod owed;
pub(super) mod reserve;
pub(super) mod retirement;
pub(super) mod service;
pub(super) mod specimen;
pub(super) mod standing;
pub(super) mod sums;
pub(super) mod unreached;
