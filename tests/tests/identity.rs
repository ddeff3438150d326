//! Documents with an identity: what one writer stores, another one does not lose.

mod hooks;
mod other_writers;
mod random;
mod saving;
mod timestamps;
mod tracking;
mod versions;
