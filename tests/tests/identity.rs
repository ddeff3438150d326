//! Documents with an identity: what one writer stores, another one does not lose.

mod failures;
mod hooks;
mod other_writers;
mod parts;
mod random;
mod saving;
mod soft_delete;
mod timestamps;
mod tracking;
mod versions;
