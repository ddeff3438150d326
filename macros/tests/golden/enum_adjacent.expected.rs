#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::FieldType
    for Tree<T> {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Empty => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Empty");
                        },
                    )
                }
                Self::Leaf(__field_value) => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Leaf");
                            <T as ::docmodel::__private::FieldType>::encode(
                                __field_value,
                                b"c\0",
                                __out,
                            );
                        },
                    )
                }
                Self::Pair { left: __field_left, right: __field_right } => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Pair");
                            ::docmodel::__private::variant::document(
                                b"c\0",
                                __out,
                                |__out| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::encode(
                                        __field_left,
                                        b"left\0",
                                        __out,
                                    );
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::encode(
                                        __field_right,
                                        b"right\0",
                                        __out,
                                    );
                                },
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
            let __found = ::docmodel::__private::variant::adjacent(
                __tag,
                __from,
                "t",
                "c",
            )?;
            match __found.name().text() {
                "Empty" => {
                    __from.skip(__tag)?;
                    __found.no_value().map(|()| Self::Empty)
                }
                "Leaf" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            <T as ::docmodel::__private::FieldType>::decode,
                            <T as ::docmodel::__private::FieldType>::missing,
                            <T as ::docmodel::__private::FieldType>::BSON_TYPE,
                        )
                        .map(Self::Leaf)
                }
                "Pair" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            |__tag, __from| {
                                __from
                                    .expect_tag(__tag, ::docmodel::__private::Tag::DOCUMENT)?;
                                let __document = __from.begin_document()?;
                                let mut __field_left = ::core::option::Option::None;
                                let mut __field_right = ::core::option::Option::None;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"left\0",
                                    &mut __field_left,
                                    <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                )?;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"right\0",
                                    &mut __field_right,
                                    <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                )?;
                                while let ::core::option::Option::Some((__tag, __key)) = __from
                                    .next_element(&__document)?
                                {
                                    match __key {
                                        b"left" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_left,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        b"right" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_right,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        _ => __from.skip(__tag)?,
                                    }
                                }
                                ::core::result::Result::Ok(Self::Pair {
                                    left: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_left,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "left",
                                            <Box<
                                                Tree<T>,
                                            > as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                    right: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_right,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "right",
                                            <Box<
                                                Tree<T>,
                                            > as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                })
                            },
                            || ::core::option::Option::None,
                            "document",
                        )
                }
                _ => {
                    ::core::result::Result::Err(
                        __found.name().unknown(&["Empty", "Leaf", "Pair"]),
                    )
                }
            }
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Leaf(__field_value) => {
                    __at.field(
                        "c",
                        |__at| {
                            <T as ::docmodel::__private::FieldType>::validate(
                                __field_value,
                                __at,
                            );
                        },
                    );
                }
                Self::Pair { left: __field_left, right: __field_right } => {
                    __at.field(
                        "c",
                        |__at| {
                            __at.field(
                                "left",
                                |__at| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::validate(
                                        __field_left,
                                        __at,
                                    );
                                },
                            );
                            __at.field(
                                "right",
                                |__at| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::validate(
                                        __field_right,
                                        __at,
                                    );
                                },
                            );
                        },
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::DocumentId
    for Tree<T> {}
};
