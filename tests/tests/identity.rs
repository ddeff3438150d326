//! Documents with an identity: what one writer stores, another one does not lose.

mod versions;
