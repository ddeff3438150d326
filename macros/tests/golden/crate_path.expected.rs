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
mod __FlagSegments {
    pub enum on {}
}
/// The fields of [`Flag`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct FlagFields<__P: crate::vendored::docmodel::__private::Path> {
    /// Stored as `on`: a boolean (`bool`).
    on: crate::vendored::docmodel::__private::AccessorOf<
        bool,
        crate::vendored::docmodel::__private::Child<__P, __FlagSegments::on>,
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
    impl crate::vendored::docmodel::__private::Segment for __FlagSegments::on {
        const NAME: &'static str = "on";
    }
    #[automatically_derived]
    impl<
        __P: crate::vendored::docmodel::__private::Path,
    > crate::vendored::docmodel::__private::Fields for FlagFields<__P> {
        const NEW: Self = Self {
            on: crate::vendored::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: crate::vendored::docmodel::__private::Path> ::core::fmt::Debug
    for FlagFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            crate::vendored::docmodel::__private::debug_fields::<__P>("FlagFields", __f)
        }
    }
    #[automatically_derived]
    impl crate::vendored::docmodel::__private::Model for Flag {
        type Fields<__P: crate::vendored::docmodel::__private::Path> = FlagFields<__P>;
        const NAMES: &'static crate::vendored::docmodel::__private::Names = &crate::vendored::docmodel::__private::Names {
            own: &["on"],
            flattened: &[],
            unknown: crate::vendored::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(
            &self,
            __out: &mut crate::vendored::docmodel::__private::Encoder,
        ) {
            let Self { on: __field_on } = self;
            <bool as crate::vendored::docmodel::__private::FieldType>::encode(
                __field_on,
                b"on\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut crate::vendored::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<
            Self,
            crate::vendored::docmodel::__private::DecodeError,
        > {
            let __document = __from.begin_document()?;
            let mut __field_on = ::core::option::Option::None;
            crate::vendored::docmodel::__private::Decoder::expect(
                __from,
                b"on\0",
                &mut __field_on,
                <bool as crate::vendored::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"on" => {
                        crate::vendored::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_on,
                            <bool as crate::vendored::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                on: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_on,
                            <bool as crate::vendored::docmodel::__private::FieldType>::missing,
                        ),
                        "on",
                        <bool as crate::vendored::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(
            &self,
            __at: &mut crate::vendored::docmodel::__private::Validator,
        ) {
            let Self { on: __field_on } = self;
            __at.field(
                "on",
                |__at| {
                    <bool as crate::vendored::docmodel::__private::FieldType>::validate(
                        __field_on,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl crate::vendored::docmodel::__private::FieldType for Flag {
        type Accessor<__P: crate::vendored::docmodel::__private::Path> = crate::vendored::docmodel::__private::EmbeddedField<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "document";
        fn encode(
            &self,
            __key: &[u8],
            __out: &mut crate::vendored::docmodel::__private::Encoder,
        ) {
            __out.embedded(__key, self);
        }
        fn decode(
            __tag: crate::vendored::docmodel::__private::Tag,
            __from: &mut crate::vendored::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<
            Self,
            crate::vendored::docmodel::__private::DecodeError,
        > {
            __from.embedded(__tag)
        }
        fn validate(&self, __at: &mut crate::vendored::docmodel::__private::Validator) {
            crate::vendored::docmodel::__private::Model::validate_fields(self, __at);
        }
    }
    #[automatically_derived]
    impl crate::vendored::docmodel::__private::EmbeddedModel for Flag {}
    #[automatically_derived]
    impl crate::vendored::docmodel::__private::DocumentId for Flag {}
    #[automatically_derived]
    impl crate::vendored::docmodel::__private::ViewAs for Flag {
        type Form = crate::vendored::docmodel::__private::view::Owned;
    }
};
