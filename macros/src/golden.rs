//! Golden expansions: what the derives make of `tests/golden/<name>.rs` is kept beside it, as formatted source.
//!
//! `DOCMODEL_BLESS=1 cargo test -p docmodel-macros` writes the expansions anew. Read the diff before you keep it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use syn::{Attribute, DeriveInput, File, Ident, Item};

use crate::derive::{derive, derive_field_type, derive_projection};
use crate::model::Kind;

const EXPECTED: &str = "expected.rs";

#[test]
fn expansions_are_as_kept() {
    let is_blessing = env::var_os("DOCMODEL_BLESS").is_some();
    let mut differences = Vec::new();
    for input in inputs() {
        let expected = input.with_extension(EXPECTED);
        let expansion = expand(&input);
        if is_blessing {
            fs::write(&expected, expansion).expect("an expansion can be written");
        } else {
            let kept = fs::read_to_string(&expected).unwrap_or_default();
            differences.extend(difference(&input, &kept, &expansion));
        }
    }
    assert!(
        differences.is_empty(),
        "{}\nto keep the new expansions: DOCMODEL_BLESS=1 cargo test -p docmodel-macros",
        differences.join("\n")
    );
}

fn inputs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut inputs: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the golden inputs are there")
        .map(|entry| entry.expect("a golden input can be read").path())
        .filter(|path| !path.to_string_lossy().ends_with(EXPECTED))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty());
    inputs
}

/// The formatted expansions of the types in a file.
fn expand(input: &Path) -> String {
    let source = fs::read_to_string(input).expect("a golden input can be read");
    let file: File = syn::parse_str(&source).expect("a golden input is Rust");
    let expansion: TokenStream = file.items.into_iter().map(expand_item).collect();
    let expansion: File = syn::parse2(expansion).expect("an expansion is Rust");
    prettyplease::unparse(&expansion)
}

fn expand_item(item: Item) -> TokenStream {
    let mut input: DeriveInput = match item {
        Item::Struct(item) => item.into(),
        Item::Enum(item) => item.into(),
        _ => panic!("a golden input has structs and enums only"),
    };
    let name = take_derive(&mut input);
    if name == "FieldType" {
        return derive_field_type(&input);
    }
    if name == "Projection" {
        return derive_projection(&input);
    }
    let kinds = [Kind::Document, Kind::Embedded];
    let kind = kinds.into_iter().find(|kind| name == kind.derive_name());
    derive(kind.expect("a golden input has a derive of ours"), &input)
}

/// Removes `#[derive(..)]`, as the compiler does before it calls the derive.
fn take_derive(input: &mut DeriveInput) -> Ident {
    let is_derive = |attribute: &Attribute| attribute.path().is_ident("derive");
    let position = input.attrs.iter().position(is_derive).expect("a golden input has a derive");
    input.attrs.remove(position).parse_args().expect("a golden input has one derive")
}

/// The first line that differs.
fn difference(input: &Path, kept: &str, expansion: &str) -> Option<String> {
    if kept == expansion {
        return None;
    }
    let (mut kept, mut expansion) = (kept.lines(), expansion.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (kept.next(), expansion.next()) {
            (Some(kept), Some(new)) if kept == new => {}
            (kept, new) => {
                let name = input.file_name().unwrap_or_default().to_string_lossy();
                let [kept, new] = [kept, new].map(|line| line.unwrap_or("(nothing)"));
                return Some(format!("{name} expands differently in line {number}\n  kept: {kept}\n  new:  {new}"));
            }
        }
    }
}
