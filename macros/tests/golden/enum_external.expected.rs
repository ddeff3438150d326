#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Shape {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "string or document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Point => __out.string(__key, "Point"),
                Self::Circle { radius: __field_radius } => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            ::docmodel::__private::variant::document(
                                b"Circle\0",
                                __out,
                                |__out| {
                                    <f64 as ::docmodel::__private::FieldType>::encode(
                                        __field_radius,
                                        b"radius\0",
                                        __out,
                                    );
                                },
                            );
                        },
                    )
                }
                Self::Named(__field_value) => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            <String as ::docmodel::__private::FieldType>::encode(
                                __field_value,
                                b"Named\0",
                                __out,
                            );
                        },
                    )
                }
            }
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __found = ::docmodel::__private::variant::external(__tag, __from)?;
            match __found.name().text() {
                "Point" => {
                    __from.skip(__tag)?;
                    __found.no_value().map(|()| Self::Point)
                }
                "Circle" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            |__tag, __from| {
                                __from
                                    .expect_tag(__tag, ::docmodel::__private::Tag::DOCUMENT)?;
                                let __document = __from.begin_document()?;
                                let mut __field_radius = ::core::option::Option::None;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"radius\0",
                                    &mut __field_radius,
                                    <f64 as ::docmodel::__private::FieldType>::decode,
                                )?;
                                while let ::core::option::Option::Some((__tag, __key)) = __from
                                    .next_element(&__document)?
                                {
                                    match __key {
                                        b"radius" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_radius,
                                                <f64 as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        _ => __from.skip(__tag)?,
                                    }
                                }
                                ::core::result::Result::Ok(Self::Circle {
                                    radius: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_radius,
                                                <f64 as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "radius",
                                            <f64 as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                })
                            },
                            || ::core::option::Option::None,
                            "document",
                        )
                }
                "Named" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            <String as ::docmodel::__private::FieldType>::decode,
                            <String as ::docmodel::__private::FieldType>::missing,
                            <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                        )
                        .map(Self::Named)
                }
                _ => {
                    ::core::result::Result::Err(
                        __found.name().unknown(&["Point", "Circle", "Named"]),
                    )
                }
            }
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Circle { radius: __field_radius } => {
                    __at.field(
                        "Circle",
                        |__at| {
                            __at.field(
                                "radius",
                                |__at| {
                                    <f64 as ::docmodel::__private::FieldType>::validate(
                                        __field_radius,
                                        __at,
                                    );
                                },
                            );
                        },
                    );
                }
                Self::Named(__field_value) => {
                    __at.field(
                        "Named",
                        |__at| {
                            <String as ::docmodel::__private::FieldType>::validate(
                                __field_value,
                                __at,
                            );
                        },
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Shape {}
};
