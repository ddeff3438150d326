#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Level {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "int32";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Low => {
                    ::docmodel::__private::FieldType::encode(&-1i32, __key, __out)
                }
                Self::High => {
                    ::docmodel::__private::FieldType::encode(&16i32, __key, __out)
                }
            }
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::docmodel::__private::variant::numbered(
                __tag,
                __from,
                &[-1i32, 16i32],
                |__value| match __value {
                    -1i32 => ::core::option::Option::Some(Self::Low),
                    16i32 => ::core::option::Option::Some(Self::High),
                    _ => ::core::option::Option::None,
                },
            )
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Level {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Level {}
};
