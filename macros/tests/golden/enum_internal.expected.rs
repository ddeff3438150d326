#[doc(hidden)]
#[allow(
    non_camel_case_types,
    non_snake_case,
    reason = "named after the enum and its variants"
)]
#[allow(
    missing_debug_implementations,
    unreachable_pub,
    reason = "no part of the enum's public interface"
)]
mod __PaymentVariants {
    pub enum Cash {}
    pub enum Card {}
    pub enum Transfer {}
}
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
mod __PaymentCardVariantSegments {
    pub enum last_four {}
    pub enum expiry_month {}
}
/// The fields of a [`Payment::Card`], as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct PaymentCardVariantFields<__P: ::docmodel::__private::Path> {
    /// Stored as `lastFour`: a string. Matches `^[0-9]{4}$`.
    last_four: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __PaymentCardVariantSegments::last_four>,
    >,
    /// Stored as `month`: a 32-bit integer (`int`). May be missing from a document.
    expiry_month: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Child<__P, __PaymentCardVariantSegments::expiry_month>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
/// The variants of [`Payment`], as filters and typed paths.
struct PaymentVariants<__P: ::docmodel::__private::Path> {
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Payment {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::VariantsField<
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
                            const _: () = ::core::assert!(
                                < Bank as ::docmodel::__private::Model > ::NAMES.is_open(),
                                "`Bank` cannot stand beside the tag of `Payment`: it denies keys that are not its own, or holds them in a map, and `type` would be among them; store what is in the variant apart, as `external` and `content = \"..\"` do"
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
    impl ::docmodel::__private::ViewAs for Payment {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Payment {}
    impl ::docmodel::__private::Variant for __PaymentVariants::Cash {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "type",
            name: "Cash",
        };
    }
    impl ::docmodel::__private::Variant for __PaymentVariants::Card {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "type",
            name: "Card",
        };
    }
    impl ::docmodel::__private::Variant for __PaymentVariants::Transfer {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "type",
            name: "Transfer",
        };
    }
    impl ::docmodel::__private::Segment for __PaymentCardVariantSegments::last_four {
        const NAME: &'static str = "lastFour";
    }
    impl ::docmodel::__private::Segment for __PaymentCardVariantSegments::expiry_month {
        const NAME: &'static str = "month";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value::<
            i32,
        >(|| ::core::default::Default::default()));
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for PaymentCardVariantFields<__P> {
        const NEW: Self = Self {
            last_four: ::docmodel::__private::Accessor::NEW,
            expiry_month: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug
    for PaymentCardVariantFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("PaymentCardVariantFields", __f)
        }
    }
    #[allow(dead_code, reason = "not every program asks for every variant")]
    #[allow(
        clippy::type_complexity,
        reason = "the types are the enum's, inside of paths"
    )]
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> PaymentVariants<__P> {
        /// The value is a [`Payment::Cash`].
        fn is_cash(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __PaymentVariants::Cash>()
        }
        /// The value is a [`Payment::Card`].
        fn is_card(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __PaymentVariants::Card>()
        }
        /// What a [`Payment::Card`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_card(
            &self,
        ) -> &'static PaymentCardVariantFields<
            ::docmodel::__private::OfVariant<__P, __PaymentVariants::Card>,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::fields()
        }
        /// The value is a [`Payment::Transfer`].
        fn is_transfer(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __PaymentVariants::Transfer>()
        }
        /// What a [`Payment::Transfer`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_transfer(
            &self,
        ) -> &'static <Bank as ::docmodel::__private::Model>::Fields<
            ::docmodel::__private::OfVariant<__P, __PaymentVariants::Transfer>,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            <Bank as ::docmodel::__private::Model>::fields::<
                ::docmodel::__private::OfVariant<__P, __PaymentVariants::Transfer>,
            >()
        }
        /// The value is none of the variants that are named: a [`Payment::Other`].
        fn is_other(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model>
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::is_other_variant::<
                __P,
            >(
                &[
                    ::docmodel::__private::Mark::Tag {
                        key: "type",
                        name: "Cash",
                    },
                    ::docmodel::__private::Mark::Tag {
                        key: "type",
                        name: "Card",
                    },
                    ::docmodel::__private::Mark::Tag {
                        key: "type",
                        name: "Transfer",
                    },
                ],
            )
        }
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for PaymentVariants<__P> {
        const NEW: Self = Self {
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for PaymentVariants<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("PaymentVariants", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Variants for Payment {
        type Variants<__P: ::docmodel::__private::Path> = PaymentVariants<__P>;
    }
};
