//! Types by their tokens, as far as these leave no doubt.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// The last segment of a path that names a type of the standard library: one name, or a path from `std` and
/// the like. Another path may lead to another type of the same name.
pub(crate) fn standard_type(path: &syn::Path) -> Option<&PathSegment> {
    let first = &path.segments.first()?.ident;
    let from_std = ["std", "core", "alloc"].iter().any(|name| first == name);
    path.segments.last().filter(|_| path.segments.len() == 1 || from_std)
}

/// The type inside an `Option`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Path(path) => {
            let segment = standard_type(&path.path).filter(|segment| segment.ident == "Option")?;
            type_arguments(segment).first().copied()
        }
        Type::Group(group) => option_of(&group.elem),
        Type::Paren(paren) => option_of(&paren.elem),
        _ => None,
    }
}

/// The type arguments of the last part of a path: `[K, V]` of `HashMap<K, V>`.
pub(crate) fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

/// Whether a type is `PhantomData<..>`, which holds nothing to store.
pub(crate) fn is_phantom(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == "PhantomData"),
        Type::Group(group) => is_phantom(&group.elem),
        Type::Paren(paren) => is_phantom(&paren.elem),
        _ => false,
    }
}

/// Whether a type's tokens have this name in them.
pub(crate) fn mentions(ty: &Type, name: &Ident) -> bool {
    fn among(tokens: proc_macro2::TokenStream, name: &Ident) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => ident == *name,
            proc_macro2::TokenTree::Group(group) => among(group.stream(), name),
            _ => false,
        })
    }

    among(ty.to_token_stream(), name)
}
