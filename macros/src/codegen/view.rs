//! The view, `OrderRef<'doc>`: the fields as they borrow from a stored document.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::context::{Context, at_type, ident_at_type, local};
use super::docs;
use crate::model::{Field, Model, Param, Storage};

/// Names and generics of a model's view.
pub(super) struct View<'a> {
    cx: &'a Context<'a>,
    ident: Ident,
    /// `<'doc, T: View>`
    generics: TokenStream,
    /// `<T: View>`
    model_generics: TokenStream,
    /// `OrderRef<'doc, T>`
    self_type: TokenStream,
}

impl<'a> View<'a> {
    /// None if the model has no view.
    pub(super) fn of(cx: &'a Context<'a>) -> Option<Self> {
        let Context { model, private, .. } = cx;
        model.view?;
        let ident = ident(model);
        let params = model.generics.params.iter().map(|param| match param {
            Param::Type { ident, bounds } => {
                let bounds = bounds.iter();
                quote!(#ident: #(#bounds +)* #private::View)
            }
            Param::Const { ident, ty } => quote!(const #ident: #ty),
        });
        let params: Vec<_> = params.collect();
        let arguments = model.generics.arguments();
        Some(Self {
            generics: quote!(<'doc #(, #params)*>),
            model_generics: if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) },
            self_type: quote!(#ident<'doc #(, #arguments)*>),
            ident,
            cx,
        })
    }

    /// The struct.
    pub(super) fn declare(&self) -> TokenStream {
        let Self { cx, ident, generics, .. } = self;
        let visibility = &cx.model.visibility;
        let where_clause = cx.where_clause();
        let doc = docs::view_struct(cx.model);
        let fields = self.fields().map(|field| {
            let Field { ident, visibility, docs, .. } = field;
            let ty = self.type_of(field);
            quote!(#(#[doc = #docs])* #visibility #ident: #ty)
        });
        let params = cx.model.generics.type_params();
        quote! {
            #[doc = #doc]
            #[allow(dead_code, reason = "not every program uses every field")]
            #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
            #visibility struct #ident #generics #where_clause {
                #(#fields,)*
                // Uses the lifetime and the parameters that no field does. Also, a struct whose last field has a size
                // has one: a type that cannot be viewed is then an error at the field only.
                __view: ::core::marker::PhantomData<(&'doc (), fn() -> (#(#params,)*))>,
            }
        }
    }

    /// The impls, given what reads a document.
    pub(super) fn impls(&self, decode: &TokenStream) -> TokenStream {
        let Self { cx, model_generics, self_type, .. } = self;
        let Context { private, self_type: model, .. } = cx;
        let where_clause = cx.where_clause();
        let inherent = self.inherent();
        let traits = self.clone_and_debug();
        quote! {
            #inherent
            #traits

            #[automatically_derived]
            impl #model_generics #private::Viewed for #model #where_clause {
                type Ref<'doc> = #self_type;

                fn decode_view<'doc>(
                    __from: &mut #private::Decoder<'doc>,
                ) -> ::core::result::Result<Self::Ref<'doc>, #private::DecodeError> {
                    #decode
                }
            }
        }
    }

    fn inherent(&self) -> TokenStream {
        let Self { cx, generics, self_type, .. } = self;
        let Context { private, self_type: model, .. } = cx;
        let visibility = &cx.model.visibility;
        let where_clause = cx.where_clause();
        let doc = docs::view_from_slice(cx.model);
        quote! {
            #[automatically_derived]
            impl #generics #self_type #where_clause {
                #[doc = #doc]
                ///
                /// # Errors
                /// If the document does not fit the model.
                #[allow(dead_code, reason = "not every program has bytes of its own")]
                #visibility fn from_slice(
                    __bytes: &'doc [::core::primitive::u8],
                ) -> ::core::result::Result<Self, #private::DecodeError> {
                    #private::view_from_slice::<#model>(__bytes)
                }
            }
        }
    }

    /// Not derived: the derives would bind the parameters, and not what they are in the view.
    fn clone_and_debug(&self) -> TokenStream {
        let Self { cx, ident, generics, self_type, .. } = self;
        let where_clause = cx.where_clause();
        let name = ident.to_string();
        let idents: Vec<_> = self.fields().map(ident_at_type).collect();
        let locals: Vec<_> = self.fields().map(local).collect();
        let names = self.fields().map(Field::name);
        let clones = self.fields().map(|field| {
            let (ty, local) = (&field.ty, local(field));
            at_type(ty, quote_spanned!(ty.span()=> ::core::clone::Clone::clone(#local)))
        });
        quote! {
            #[automatically_derived]
            impl #generics ::core::clone::Clone for #self_type #where_clause {
                fn clone(&self) -> Self {
                    let Self { #(#idents: #locals,)* .. } = self;
                    Self { #(#idents: #clones,)* __view: ::core::marker::PhantomData }
                }
            }

            #[automatically_derived]
            impl #generics ::core::fmt::Debug for #self_type #where_clause {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    let Self { #(#idents: #locals,)* .. } = self;
                    __f.debug_struct(#name) #(.field(#names, &#locals))* .finish()
                }
            }
        }
    }

    fn fields(&self) -> impl Iterator<Item = &'a Field> {
        self.cx.model.fields.iter().filter(|field| !field.is_skipped())
    }

    fn type_of(&self, field: &Field) -> TokenStream {
        let private = &self.cx.private;
        let ty = &field.ty;
        match &field.storage {
            _ if field.is_flattened() => at_type(ty, quote!(<#ty as #private::FlattenView>::Ref<'doc>)),
            Storage::Own => at_type(ty, quote!(<#ty as #private::View>::Ref<'doc>)),
            // What an adapter reads is a value that owns its data.
            Storage::Adapter(..) | Storage::With(_) => ty.to_token_stream(),
        }
    }

    /// What a view is made with, in place of `Self`.
    pub(super) fn constructor(&self) -> TokenStream {
        self.ident.to_token_stream()
    }

    /// The impl of `ViewAs` of an embedded model.
    pub(super) fn form(&self) -> TokenStream {
        let Context { private, self_type, .. } = self.cx;
        form(private, &self.model_generics, self_type, self.cx.where_clause(), "Borrowed")
    }
}

fn ident(model: &Model) -> Ident {
    format_ident!("{}Ref", model.ident.unraw())
}

/// The impl that says what a field type is in views.
pub(super) fn form(
    private: &TokenStream,
    generics: &TokenStream,
    self_type: &TokenStream,
    where_clause: Option<&syn::WhereClause>,
    form: &str,
) -> TokenStream {
    let form = format_ident!("{form}");
    quote! {
        #[automatically_derived]
        impl #generics #private::ViewAs for #self_type #where_clause {
            type Form = #private::view::#form;
        }
    }
}
