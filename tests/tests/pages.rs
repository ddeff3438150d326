//! Pages: by number, and by a place in the sort order.

mod keyset;
mod offset;
mod streaming;
