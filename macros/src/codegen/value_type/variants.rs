//! The variants of an enum as filters and paths: `PaymentVariants<P>`, with `is_card()` and `variant_card()`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::Context;
use crate::codegen::context::{Context as ModelContext, accessor_of, at_storage, at_type};
use crate::codegen::{docs, fields};
use crate::model::{Content, Enum, Field, Form, Model, Shape, Variant};

/// What an enum declares besides its impl of `FieldType`.
#[derive(Default)]
pub(super) struct Items {
    /// The named types.
    pub(super) declared: TokenStream,
    pub(super) impls: TokenStream,
}

pub(super) fn items(cx: &Context<'_>) -> Items {
    let Shape::Enum(stored) = &cx.item.shape else {
        return Items::default();
    };
    if !stored.form.has_data() {
        return Items::default();
    }
    let of = VariantsContext::new(cx, stored);
    let structs: Vec<_> = stored.variants.iter().filter_map(|variant| of.fields_struct(variant)).collect();
    let declared: TokenStream = structs.iter().map(|items| &items.declared).cloned().collect();
    let impls: TokenStream = structs.into_iter().map(|items| items.impls).collect();
    let (marks, variants) = (of.marks(), of.variants_struct());
    let (mark_impls, variants_impls) = (of.mark_impls(), of.variants_impls());
    Items { declared: quote!(#marks #declared #variants), impls: quote!(#mark_impls #impls #variants_impls) }
}

struct VariantsContext<'a> {
    cx: &'a Context<'a>,
    stored: &'a Enum,
    /// `Payment`
    name: Ident,
    /// `PaymentVariants`
    variants_ident: Ident,
    /// `<__P: Path, T: FieldType>`
    generics: TokenStream,
    /// The module of a type per variant.
    marks: Ident,
}

impl<'a> VariantsContext<'a> {
    fn new(cx: &'a Context<'a>, stored: &'a Enum) -> Self {
        let (private, params) = (&cx.private, &cx.params);
        let name = cx.item.ident.unraw();
        Self {
            cx,
            stored,
            variants_ident: format_ident!("{name}Variants"),
            generics: quote!(<__P: #private::Path #(, #params)*>),
            marks: format_ident!("__{name}Variants"),
            name,
        }
    }

    /// A type per variant.
    fn marks(&self) -> TokenStream {
        let (visibility, marks) = (&self.cx.item.visibility, &self.marks);
        let variants = self.stored.variants.iter().map(|variant| &variant.ident);
        let content = matches!(self.stored.form, Form::Adjacent { .. }).then(|| {
            quote!(
                pub enum __Content {}
            )
        });
        quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types, non_snake_case, reason = "named after the enum and its variants")]
            #[allow(
                missing_debug_implementations, unreachable_pub,
                reason = "no part of the enum's public interface"
            )]
            #visibility mod #marks {
                #(pub enum #variants {})*
                #content
            }
        }
    }

    fn mark_impls(&self) -> TokenStream {
        let (private, marks) = (&self.cx.private, &self.marks);
        let impls = self.stored.variants.iter().map(|variant| {
            let (ident, mark) = (&variant.ident, self.mark(variant));
            let segment = matches!(self.stored.form, Form::External).then(|| {
                let name = &variant.stored.value;
                segment(private, &quote!(#marks::#ident), name)
            });
            let marked = (!matches!(self.stored.form, Form::Untagged))
                .then(|| quote!(impl #private::Marked for #marks::#ident {}));
            quote! {
                impl #private::Variant for #marks::#ident {
                    const MARK: #private::Mark = #mark;
                }
                #marked
                #segment
            }
        });
        let content = match &self.stored.form {
            Form::Adjacent { content, .. } => segment(private, &quote!(#marks::__Content), &content.value),
            _ => TokenStream::new(),
        };
        quote!(#(#impls)* #content)
    }

    /// How a stored value shows that it is the variant.
    fn mark(&self, variant: &Variant) -> TokenStream {
        let private = &self.cx.private;
        let name = &variant.stored.value;
        match (&self.stored.form, &variant.content) {
            (Form::Internal { tag } | Form::Adjacent { tag, .. }, _) => {
                let key = &tag.value;
                quote!(#private::Mark::Tag { key: #key, name: #name })
            }
            (Form::External, Content::Nothing) => quote!(#private::Mark::Name(#name)),
            (Form::External, _) => quote!(#private::Mark::Key(#name)),
            _ => quote!(#private::Mark::Type),
        }
    }

    fn variants_struct(&self) -> TokenStream {
        let Self { cx, variants_ident, generics, name, .. } = self;
        let visibility = &cx.item.visibility;
        let where_clause = &cx.item.generics.where_clause;
        let params = cx.item.generics.type_params();
        let doc = docs::variants_struct(name);
        quote! {
            #[doc = #doc]
            #visibility struct #variants_ident #generics #where_clause {
                __params: ::core::marker::PhantomData<fn() -> (__P, #(#params,)*)>,
            }
        }
    }

    fn variants_impls(&self) -> TokenStream {
        let Self { cx, variants_ident, generics, .. } = self;
        let Context { private, self_type, impl_generics, .. } = cx;
        let where_clause = &cx.item.generics.where_clause;
        let variants_type = self.applied(variants_ident, &quote!(__P));
        let variants_name = variants_ident.to_string();
        let methods = self.stored.variants.iter().map(|variant| self.methods(variant));
        let other = self.is_other();
        quote! {
            #[allow(dead_code, reason = "not every program asks for every variant")]
            #[allow(clippy::type_complexity, reason = "the types are the enum's, inside of paths")]
            #[automatically_derived]
            impl #generics #variants_type #where_clause {
                #(#methods)*
                #other
            }

            #[automatically_derived]
            impl #generics #private::Fields for #variants_type #where_clause {
                const NEW: Self = Self { __params: ::core::marker::PhantomData };
            }

            #[automatically_derived]
            impl #generics ::core::fmt::Debug for #variants_type #where_clause {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #private::debug_fields::<__P>(#variants_name, __f)
                }
            }

            #[automatically_derived]
            impl #impl_generics #private::Variants for #self_type #where_clause {
                type Variants<__P: #private::Path> = #variants_type;
            }
        }
    }

    fn methods(&self, variant: &Variant) -> TokenStream {
        let is = (!matches!(self.stored.form, Form::Untagged)).then(|| self.is_variant(variant));
        let held = self.held(variant);
        quote!(#is #held)
    }

    fn is_variant(&self, variant: &Variant) -> TokenStream {
        let Self { cx, marks, name, .. } = self;
        let (private, visibility, ident) = (&cx.private, &cx.item.visibility, &variant.ident);
        let method = Ident::new(&variant.filter_name(), variant.ident.span());
        let doc = docs::is_variant(name, ident);
        quote! {
            #[doc = #doc]
            #visibility fn #method(&self) -> #private::Filter<<__P as #private::Path>::Model> {
                #private::is_variant::<__P, #marks::#ident>()
            }
        }
    }

    fn is_other(&self) -> Option<TokenStream> {
        let other = self.stored.other()?;
        let private = &self.cx.private;
        let visibility = &self.cx.item.visibility;
        let method = Ident::new(&other.filter_name(), other.ident.span());
        let doc = docs::is_other(&self.name, &other.ident);
        let marks = self.stored.variants.iter().map(|variant| self.mark(variant));
        Some(quote! {
            #[doc = #doc]
            #visibility fn #method(&self) -> #private::Filter<<__P as #private::Path>::Model>
            where
                __P: #private::Together,
            {
                #private::is_other_variant::<__P>(&[#(#marks),*])
            }
        })
    }

    /// The way to what a variant holds.
    fn held(&self, variant: &Variant) -> Option<TokenStream> {
        let Self { cx, name, .. } = self;
        let private = &cx.private;
        let visibility = &cx.item.visibility;
        let path = self.path(variant);
        let (returned, body) = match &variant.content {
            Content::Fields(fields) if !fields.is_empty() => {
                let fields_type = self.applied(&self.fields_ident(variant), &path);
                (quote!(&'static #fields_type), quote!(#private::fields()))
            }
            Content::Value(value) if matches!(self.stored.form, Form::Internal { .. }) => {
                let ty = &value.ty;
                let model = quote_spanned!(ty.span()=> <#ty as #private::Model>);
                (at_type(ty, quote!(&'static #model::Fields<#path>)), at_type(ty, quote!(#model::fields::<#path>())))
            }
            Content::Value(value) => {
                (accessor_of(private, value, &path), at_storage(value, quote!(#private::Accessor::NEW)))
            }
            Content::Fields(_) | Content::Nothing => return None,
        };
        let method = format_ident!("variant_{}", variant.snake_name(), span = variant.ident.span());
        let doc = docs::variant(name, &variant.ident);
        // A condition and the name of the variant are two tests, which any two elements of an array could meet.
        let bound = (!matches!(self.stored.form, Form::Untagged)).then(|| quote!(where __P: #private::Together,));
        Some(quote! {
            #[doc = #doc]
            #[must_use]
            #visibility fn #method(&self) -> #returned
            #bound
            {
                #body
            }
        })
    }

    /// The path to what a variant holds.
    fn path(&self, variant: &Variant) -> TokenStream {
        let (private, marks, ident) = (&self.cx.private, &self.marks, &variant.ident);
        let value = quote!(#private::OfVariant<__P, #marks::#ident>);
        match self.stored.form {
            Form::Adjacent { .. } => quote!(#private::Child<#value, #marks::__Content>),
            Form::External => quote!(#private::Child<#value, #marks::#ident>),
            _ => value,
        }
    }

    /// `PaymentCardVariantFields`
    fn fields_ident(&self, variant: &Variant) -> Ident {
        let name = self.model_name(variant);
        format_ident!("{name}Fields")
    }

    fn model_name(&self, variant: &Variant) -> Ident {
        let (name, variant) = (&self.name, variant.ident.unraw());
        format_ident!("{name}{variant}Variant")
    }

    /// The typed paths of a variant with fields of its own, as a model has them.
    fn fields_struct(&self, variant: &Variant) -> Option<Items> {
        let Content::Fields(held) = &variant.content else {
            return None;
        };
        if held.is_empty() {
            return None;
        }
        let item = self.cx.item;
        let visible = |field: &Field| Field { visibility: item.visibility.clone(), ..field.clone() };
        let model = Model {
            ident: self.model_name(variant),
            visibility: item.visibility.clone(),
            generics: item.generics.clone(),
            crate_path: item.crate_path.clone(),
            fields: held.iter().map(visible).collect(),
            has_named_fields: true,
            deny_unknown: None,
            versions: None,
            snapshot: None,
            timestamps: None,
            hooks: None,
            soft_delete: None,
            view: None,
            document: None,
        };
        let mut cx = ModelContext::new(&model);
        cx.fields_generics = self.generics.clone();
        // No type has the names of a variant.
        cx.self_type = quote!(());
        cx.is_updated = false;
        let segments = fields::segments(&cx);
        let fields_struct = fields::fields_struct(&cx, &docs::variant_fields(&self.name, &variant.ident));
        Some(Items { declared: quote!(#segments #fields_struct), impls: fields::impls(&cx) })
    }

    /// `PaymentVariants<path, T>`
    fn applied(&self, ident: &Ident, path: &TokenStream) -> TokenStream {
        let arguments = self.cx.item.generics.arguments();
        quote!(#ident<#path #(, #arguments)*>)
    }
}

fn segment(private: &TokenStream, ty: &TokenStream, name: &str) -> TokenStream {
    quote! {
        impl #private::Segment for #ty {
            const NAME: &'static str = #name;
        }
    }
}
