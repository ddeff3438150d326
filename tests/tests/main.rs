//! All integration tests, in one binary: the driver is linked once.

mod codec;
