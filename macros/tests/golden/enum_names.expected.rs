#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Status {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "string";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Draft => __out.string(__key, "draft"),
                Self::OnItsWay => __out.string(__key, "on_its_way"),
                Self::r#Lost => __out.string(__key, "gone"),
                Self::Other(__field_value) => {
                    <String as ::docmodel::__private::FieldType>::encode(
                        __field_value,
                        __key,
                        __out,
                    )
                }
            }
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::docmodel::__private::variant::or_other(
                __tag,
                __from,
                |__tag, __from| ::docmodel::__private::variant::named(
                    __tag,
                    __from,
                    &["draft", "on_its_way", "gone"],
                    |__value| match __value {
                        "draft" => ::core::option::Option::Some(Self::Draft),
                        "on_its_way" => ::core::option::Option::Some(Self::OnItsWay),
                        "gone" => ::core::option::Option::Some(Self::r#Lost),
                        _ => ::core::option::Option::None,
                    },
                ),
                |__tag, __from| {
                    <String as ::docmodel::__private::FieldType>::decode(__tag, __from)
                        .map(Self::Other)
                },
            )
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Other(__field_value) => {
                    ::docmodel::__private::rule::max_length(__field_value, 20, __at);
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Status {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Status {}
    #[automatically_derived]
    impl ::docmodel::__private::MapKey for Status
    where
        for<'__a> <String as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::MapKey,
    {
        fn as_key(&self) -> ::docmodel::__private::KeyText<'_> {
            match self {
                Self::Draft => ::docmodel::__private::KeyText::Borrowed("draft"),
                Self::OnItsWay => ::docmodel::__private::KeyText::Borrowed("on_its_way"),
                Self::r#Lost => ::docmodel::__private::KeyText::Borrowed("gone"),
                Self::Other(__value) => {
                    <String as ::docmodel::__private::MapKey>::as_key(__value)
                }
            }
        }
        fn from_key(
            __key: &str,
        ) -> ::core::result::Result<Self, ::docmodel::__private::KeyError> {
            let __value = __key;
            let __known = match __value {
                "draft" => ::core::option::Option::Some(Self::Draft),
                "on_its_way" => ::core::option::Option::Some(Self::OnItsWay),
                "gone" => ::core::option::Option::Some(Self::r#Lost),
                _ => ::core::option::Option::None,
            };
            __known
                .map_or_else(
                    || {
                        <String as ::docmodel::__private::MapKey>::from_key(__key)
                            .map(Self::Other)
                    },
                    ::core::result::Result::Ok,
                )
        }
    }
};
