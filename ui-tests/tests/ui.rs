//! What compiles, and what the compiler says about what does not.
//!
//! After a change of a message, `TRYBUILD=overwrite cargo test -p docmodel-ui-tests` writes the new ones; read the
//! difference before keeping it.

use std::{env, process::Command};

/// Programs in surroundings that derives stumble over. They are run, too.
#[test]
fn pass() {
    trybuild::TestCases::new().pass("pass/*.rs");
}

/// One mistake per program, in a folder per topic.
#[test]
fn fail() {
    assert_pinned_compiler();
    let cases = trybuild::TestCases::new();
    cases.compile_fail("fail/*.rs");
    cases.compile_fail("fail/*/*.rs");
}

/// Another compiler words its messages in another way, and every case would fail for no reason of ours.
fn assert_pinned_compiler() {
    let pinned = include_str!("../../rust-toolchain.toml")
        .lines()
        .find_map(|line| line.strip_prefix("channel = ")?.trim().strip_prefix('"')?.strip_suffix('"'))
        .expect("rust-toolchain.toml has a line `channel = \"..\"`");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    let mut words = version.split_whitespace();
    assert!(
        words.nth(1) == Some(pinned),
        "the expected messages are those of rustc {pinned}, but this is {}; run `cargo +{pinned} test -p docmodel-ui-tests`",
        version.trim()
    );
}
