#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Payment {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::Field<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Cash => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"type\0", "Cash");
                        },
                    )
                }
                Self::Card {
                    last_four: __field_last_four,
                    expiry_month: __field_expiry_month,
                } => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"type\0", "Card");
                            <String as ::docmodel::__private::FieldType>::encode(
                                __field_last_four,
                                b"lastFour\0",
                                __out,
                            );
                            <i32 as ::docmodel::__private::FieldType>::encode(
                                __field_expiry_month,
                                b"month\0",
                                __out,
                            );
                        },
                    )
                }
                Self::Transfer(__field_value) => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"type\0", "Transfer");
                            const _: () = ::core::assert!(
                                ! < Bank as ::docmodel::__private::Model > ::NAMES
                                .contains(b"type"),
                                "`Bank` has a field that is stored as `type`, which is the tag of `Payment`; give one of them another name"
                            );
                            <Bank as ::docmodel::__private::Model>::encode_fields(
                                __field_value,
                                __out,
                            );
                        },
                    )
                }
                Self::Other(__field_value) => {
                    <Document as ::docmodel::__private::FieldType>::encode(
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
            let __found = ::docmodel::__private::variant::internal(
                __tag,
                __from,
                "type",
            );
            match __found.as_ref().map(|__found| __found.text()) {
                ::core::result::Result::Ok("Cash") => {
                    let __found = __found?;
                    __from.skip(__tag).map(|()| Self::Cash)
                }
                ::core::result::Result::Ok("Card") => {
                    let __found = __found?;
                    let __document = __from.begin_document()?;
                    let mut __field_last_four = ::core::option::Option::None;
                    let mut __field_expiry_month = ::core::option::Option::None;
                    let mut __name = ::core::option::Option::None;
                    ::docmodel::__private::Decoder::expect(
                        __from,
                        b"type\0",
                        &mut __name,
                        |__tag, __from| __from.skip(__tag),
                    )?;
                    ::docmodel::__private::Decoder::expect(
                        __from,
                        b"lastFour\0",
                        &mut __field_last_four,
                        <String as ::docmodel::__private::FieldType>::decode,
                    )?;
                    ::docmodel::__private::Decoder::expect(
                        __from,
                        b"month\0",
                        &mut __field_expiry_month,
                        <i32 as ::docmodel::__private::FieldType>::decode,
                    )?;
                    while let ::core::option::Option::Some((__tag, __key)) = __from
                        .next_element(&__document)?
                    {
                        match __key {
                            b"type" => {
                                ::docmodel::__private::Decoder::element(
                                    __from,
                                    __tag,
                                    &mut __name,
                                    |__tag, __from| __from.skip(__tag),
                                )?
                            }
                            b"lastFour" => {
                                ::docmodel::__private::Decoder::element(
                                    __from,
                                    __tag,
                                    &mut __field_last_four,
                                    <String as ::docmodel::__private::FieldType>::decode,
                                )?
                            }
                            b"month" => {
                                ::docmodel::__private::Decoder::element(
                                    __from,
                                    __tag,
                                    &mut __field_expiry_month,
                                    <i32 as ::docmodel::__private::FieldType>::decode,
                                )?
                            }
                            _ => __from.skip(__tag)?,
                        }
                    }
                    ::core::result::Result::Ok(Self::Card {
                        last_four: __document
                            .required(
                                ::core::option::Option::or_else(
                                    __field_last_four,
                                    <String as ::docmodel::__private::FieldType>::missing,
                                ),
                                "lastFour",
                                <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                            )?,
                        expiry_month: __document
                            .or_else(
                                __field_expiry_month,
                                || ::core::default::Default::default(),
                            ),
                    })
                }
                ::core::result::Result::Ok("Transfer") => {
                    let __found = __found?;
                    <Bank as ::docmodel::__private::Model>::decode_document(__from)
                        .map(Self::Transfer)
                }
                _ => {
                    <Document as ::docmodel::__private::FieldType>::decode(__tag, __from)
                        .map(Self::Other)
                }
            }
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Card {
                    last_four: __field_last_four,
                    expiry_month: __field_expiry_month,
                } => {
                    __at.field(
                        "lastFour",
                        |__at| {
                            {
                                static __PATTERN: ::docmodel::__private::rule::Pattern = ::docmodel::__private::rule::Pattern::new(
                                    "^[0-9]{4}$",
                                );
                                ::docmodel::__private::rule::pattern(
                                    __field_last_four,
                                    &__PATTERN,
                                    __at,
                                );
                            }
                            <String as ::docmodel::__private::FieldType>::validate(
                                __field_last_four,
                                __at,
                            );
                        },
                    );
                    __at.field(
                        "month",
                        |__at| {
                            <i32 as ::docmodel::__private::FieldType>::validate(
                                __field_expiry_month,
                                __at,
                            );
                        },
                    );
                }
                Self::Transfer(__field_value) => {
                    <Bank as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
                Self::Other(__field_value) => {
                    <Document as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Payment {}
};
