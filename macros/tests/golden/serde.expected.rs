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
mod __ProfileSegments {
    pub enum first_name {}
    pub enum last_name {}
    pub enum e_mail {}
}
/// The fields of [`Profile`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ProfileFields<__P: ::docmodel::__private::Path> {
    /// Stored as `first-name`: a string. May be missing from a document.
    first_name: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __ProfileSegments::first_name>,
    >,
    /// Stored as `family`: a string. May be missing from a document.
    last_name: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __ProfileSegments::last_name>,
    >,
    /// Stored as `e_mail`: a string. May be missing from a document.
    e_mail: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __ProfileSegments::e_mail>,
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
    impl ::docmodel::__private::Segment for __ProfileSegments::first_name {
        const NAME: &'static str = "first-name";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value(|| {
            <Profile as ::core::default::Default>::default().first_name
        }));
    }
    impl ::docmodel::__private::Segment for __ProfileSegments::last_name {
        const NAME: &'static str = "family";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value(unknown));
    }
    impl ::docmodel::__private::Segment for __ProfileSegments::e_mail {
        const NAME: &'static str = "e_mail";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value(no_mail));
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ProfileFields<__P> {
        const NEW: Self = Self {
            first_name: ::docmodel::__private::Accessor::NEW,
            last_name: ::docmodel::__private::Accessor::NEW,
            e_mail: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for ProfileFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ProfileFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Profile {
        type Fields<__P: ::docmodel::__private::Path> = ProfileFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["first-name", "family", "e_mail"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                first_name: __field_first_name,
                last_name: __field_last_name,
                e_mail: __field_e_mail,
            } = self;
            <String as ::docmodel::__private::FieldType>::encode(
                __field_first_name,
                b"first-name\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_last_name,
                b"family\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_e_mail,
                b"e_mail\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_first_name = ::core::option::Option::None;
            let mut __field_last_name = ::core::option::Option::None;
            let mut __field_e_mail = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"first-name\0",
                &mut __field_first_name,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"family\0",
                &mut __field_last_name,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"e_mail\0",
                &mut __field_e_mail,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"first-name" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_first_name,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"family" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_last_name,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"e_mail" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_e_mail,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                first_name: __document
                    .or_else(
                        __field_first_name,
                        || <Self as ::core::default::Default>::default().first_name,
                    ),
                last_name: __document.or_else(__field_last_name, unknown),
                e_mail: __document.or_else(__field_e_mail, no_mail),
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                first_name: __field_first_name,
                last_name: __field_last_name,
                e_mail: __field_e_mail,
            } = self;
            __at.field(
                "first-name",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_first_name,
                        __at,
                    );
                },
            );
            __at.field(
                "family",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_last_name,
                        __at,
                    );
                },
            );
            __at.field(
                "e_mail",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_e_mail,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Profile {
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
    impl ::docmodel::__private::EmbeddedModel for Profile {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Profile {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Profile {
        type Form = ::docmodel::__private::view::Owned;
    }
};
