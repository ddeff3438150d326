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
pub mod __AddressSegments {
    pub enum street {}
    pub enum zip {}
}
/// The fields of [`Address`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct AddressFields<__P: ::docmodel::__private::Path> {
    /// The street, and the number in it.
    ///
    /// Stored as `street`: a string.
    pub street: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __AddressSegments::street>,
    >,
    /// Stored as `zip`: a string, or null.
    pub zip: ::docmodel::__private::AccessorOf<
        Option<String>,
        ::docmodel::__private::Child<__P, __AddressSegments::zip>,
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
    impl ::docmodel::__private::Segment for __AddressSegments::street {
        const NAME: &'static str = "street";
    }
    impl ::docmodel::__private::Segment for __AddressSegments::zip {
        const NAME: &'static str = "zip";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for AddressFields<__P> {
        const NEW: Self = Self {
            street: ::docmodel::__private::Accessor::NEW,
            zip: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for AddressFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("AddressFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Address {
        type Fields<__P: ::docmodel::__private::Path> = AddressFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["street", "zip"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { street: __field_street, zip: __field_zip } = self;
            <String as ::docmodel::__private::FieldType>::encode(
                __field_street,
                b"street\0",
                __out,
            );
            <Option<
                String,
            > as ::docmodel::__private::FieldType>::encode(__field_zip, b"zip\0", __out);
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_street = ::core::option::Option::None;
            let mut __field_zip = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"street\0",
                &mut __field_street,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"zip\0",
                &mut __field_zip,
                <Option<String> as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"street" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_street,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"zip" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_zip,
                            <Option<String> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                street: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_street,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "street",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                zip: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_zip,
                            <Option<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "zip",
                        <Option<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { street: __field_street, zip: __field_zip } = self;
            __at.field(
                "street",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_street,
                        __at,
                    );
                },
            );
            __at.field(
                "zip",
                |__at| {
                    <Option<
                        String,
                    > as ::docmodel::__private::FieldType>::validate(__field_zip, __at);
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Address {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::EmbeddedField<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            __out.embedded(__key, self);
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            __from.embedded(__tag)
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            ::docmodel::__private::Model::validate_fields(self, __at);
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::EmbeddedModel for Address {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Address {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Address {
        type Form = ::docmodel::__private::view::Owned;
    }
};
