//! Field types of other crates, each behind a feature named after its major version, and std's times.

#[cfg(feature = "bytes-1")]
mod bytes;
#[cfg(feature = "chrono-0_4")]
mod chrono;
#[cfg(feature = "rust_decimal-1")]
mod decimal;
#[cfg(feature = "indexmap-2")]
mod indexmap;
#[cfg(feature = "jiff-0_2")]
mod jiff;
#[cfg(feature = "serde_json-1")]
mod json;
mod millis;
mod std_time;
#[cfg(feature = "time-0_3")]
mod time;
#[cfg(feature = "url-2")]
mod url;
mod uuid;
