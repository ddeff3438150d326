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
mod __SettingsSegments {
    pub enum theme {}
    pub enum page_size {}
}
/// The fields of [`Settings`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct SettingsFields<__P: ::docmodel::__private::Path> {
    /// Stored as `theme`: a string. May be missing from a document.
    theme: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __SettingsSegments::theme>,
    >,
    /// Stored as `page_size`: a 32-bit integer (`int`). May be missing from a document.
    page_size: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Child<__P, __SettingsSegments::page_size>,
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
    impl ::docmodel::__private::Segment for __SettingsSegments::theme {
        const NAME: &'static str = "theme";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value::<
            String,
        >(|| ::core::default::Default::default()));
    }
    impl ::docmodel::__private::Segment for __SettingsSegments::page_size {
        const NAME: &'static str = "page_size";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value(defaults::page_size));
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for SettingsFields<__P> {
        const NEW: Self = Self {
            theme: ::docmodel::__private::Accessor::NEW,
            page_size: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for SettingsFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("SettingsFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Settings {
        type Fields<__P: ::docmodel::__private::Path> = SettingsFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["theme", "page_size"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { theme: __field_theme, page_size: __field_page_size } = self;
            <String as ::docmodel::__private::FieldType>::encode(
                __field_theme,
                b"theme\0",
                __out,
            );
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_page_size,
                b"page_size\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_theme = ::core::option::Option::None;
            let mut __field_page_size = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"theme\0",
                &mut __field_theme,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"page_size\0",
                &mut __field_page_size,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"theme" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_theme,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"page_size" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_page_size,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                theme: __document
                    .or_else(__field_theme, || ::core::default::Default::default()),
                page_size: __document.or_else(__field_page_size, defaults::page_size),
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { theme: __field_theme, page_size: __field_page_size } = self;
            __at.field(
                "theme",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_theme,
                        __at,
                    );
                },
            );
            __at.field(
                "page_size",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_page_size,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Settings {
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
    impl ::docmodel::__private::EmbeddedModel for Settings {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Settings {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Settings {
        type Form = ::docmodel::__private::view::Owned;
    }
};
