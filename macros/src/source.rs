//! Tokens as text, for messages and docs.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// Types, paths and literals as people write them. A token stream's own `to_string` makes no promise about spaces,
/// and puts them everywhere outside of a compiler.
pub(crate) fn source_of(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.into_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                mark @ (',' | ';') => text.extend([mark, ' ']),
                '+' => text.push_str(" + "),
                mark => text.push(mark),
            },
            word => {
                if text.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::source_of;

    #[test]
    fn spaces_only_where_people_put_them() {
        let text = source_of(quote!(HashMap<String, [Option<&'static mut dyn Error + Send>; 3]>));
        assert_eq!(text, "HashMap<String, [Option<&'static mut dyn Error + Send>; 3]>");
        assert_eq!(source_of(quote!(-1.5)), "-1.5");
        assert_eq!(source_of(quote!(limits::MAX_QTY)), "limits::MAX_QTY");
    }
}
