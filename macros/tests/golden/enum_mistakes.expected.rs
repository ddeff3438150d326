::core::compile_error! {
    "a field type owns its data and has no lifetime parameters; use `String` instead of `&str`"
}
::core::compile_error! {
    "an enum is stored in one form: `tag` and `repr` are two; remove one"
}
::core::compile_error! {
    "a discriminant is stored as one of `int32`, `int64`"
}
::core::compile_error! {
    "`u64` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers"
}
::core::compile_error! {
    "`Low` needs its number, as in `Low = 1`: counted from the top, it would change with the order of the variants"
}
::core::compile_error! {
    "a variant that is stored as a number holds nothing; remove its fields, or `repr`"
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Level<'static> {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            ::core::unimplemented!()
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::unimplemented!()
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Level<'static> {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Level<'static> {}
};
::core::compile_error! {
    "a newtype has one field, as in `struct Two(String);`; for a document with named fields, derive `EmbeddedModel`"
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Two {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            ::core::unimplemented!()
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::unimplemented!()
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Two {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Two {}
};
