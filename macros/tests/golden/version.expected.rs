#[doc(hidden)]
#[allow(
    non_camel_case_types,
    non_snake_case,
    reason = "named after the model and its fields"
)]
#[allow(
    missing_debug_implementations,
    unreachable_pub,
    reason = "no part of the model's public interface"
)]
mod __ProductSegments {
    pub enum id {}
    pub enum revision {}
}
/// The fields of [`Product`], a document of the collection `products`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ProductFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: a 32-bit integer (`int`).
    id: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Id<__P, __ProductSegments::id>,
    >,
    /// Stored as `revision`: a 64-bit integer (`long`). May be missing from a document. The version of the document: every write counts it up.
    revision: ::docmodel::__private::AccessorOf<
        i64,
        ::docmodel::__private::Computed<__P, __ProductSegments::revision>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    impl ::docmodel::__private::Segment for __ProductSegments::id {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __ProductSegments::revision {
        const NAME: &'static str = "revision";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value::<
            i64,
        >(|| ::core::default::Default::default()));
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ProductFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            revision: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for ProductFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ProductFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Product {
        type Fields<__P: ::docmodel::__private::Path> = ProductFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "revision"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { id: __field_id, revision: __field_revision } = self;
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <i64 as ::docmodel::__private::FieldType>::encode(
                __field_revision,
                b"revision\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_revision = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"revision\0",
                &mut __field_revision,
                <i64 as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_id,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"revision" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_revision,
                            <i64 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                id: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_id,
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                revision: __document
                    .or_else(__field_revision, || ::core::default::Default::default()),
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { id: __field_id, revision: __field_revision } = self;
            __at.field(
                "_id",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
            __at.field(
                "revision",
                |__at| {
                    <i64 as ::docmodel::__private::FieldType>::validate(
                        __field_revision,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Product {
        type Id = i32;
        const COLLECTION: &'static str = "products";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
        const VERSION: ::core::option::Option<::docmodel::__private::Version> = ::core::option::Option::Some(::docmodel::__private::Version {
            name: "revision",
            is_long: <i64 as ::docmodel::__private::VersionNumber>::IS_LONG,
        });
        fn version_number(&self) -> i64 {
            <i64 as ::docmodel::__private::VersionNumber>::get(&self.revision)
        }
        fn set_version_number(&mut self, __number: i64) {
            <i64 as ::docmodel::__private::VersionNumber>::set_number(
                &mut self.revision,
                __number,
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Versioned for Product {}
};
