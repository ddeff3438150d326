#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Setting {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = ::docmodel::__private::variant::JoinedTypes::<
            Self,
        >::TEXT;
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Number(__field_value) => {
                    <i32 as ::docmodel::__private::FieldType>::encode(
                        __field_value,
                        __key,
                        __out,
                    )
                }
                Self::Text(__field_value) => {
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
            if let ::core::option::Option::Some(__value) = ::docmodel::__private::variant::attempt(
                __tag,
                __from,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )? {
                return ::core::result::Result::Ok(Self::Number(__value));
            }
            if let ::core::option::Option::Some(__value) = ::docmodel::__private::variant::attempt(
                __tag,
                __from,
                <String as ::docmodel::__private::FieldType>::decode,
            )? {
                return ::core::result::Result::Ok(Self::Text(__value));
            }
            ::core::result::Result::Err(
                ::docmodel::__private::variant::of_no_type(
                    __tag,
                    __from,
                    <Self as ::docmodel::__private::FieldType>::BSON_TYPE,
                ),
            )
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Number(__field_value) => {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
                Self::Text(__field_value) => {
                    ::docmodel::__private::rule::max_length(__field_value, 5, __at);
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::variant::TypeNames for Setting {
        const NAMES: &'static [&'static str] = &[
            <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
            <String as ::docmodel::__private::FieldType>::BSON_TYPE,
        ];
    }
};
