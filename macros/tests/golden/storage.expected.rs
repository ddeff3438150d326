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
mod __ReadingSegments {
    pub enum count {}
    pub enum payload {}
    pub enum at {}
    pub enum address {}
    pub enum price {}
    pub enum old {}
}
/// The fields of [`Reading`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ReadingFields<__P: ::docmodel::__private::Path> {
    /// Stored as `count`: a 64-bit integer (`long`).
    count: <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
        i64,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::count>>,
    /// Stored as `payload`: binary data (`binData`).
    payload: <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
        Option<Vec<u8>>,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::payload>>,
    /// Stored as `at`: `Option<SystemTime>`, cut to milliseconds. May be missing from a document.
    at: <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
        Option<SystemTime>,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::at>>,
    /// Stored as `address`: `IpAddr`, as serde stores it.
    address: <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
        IpAddr,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::address>>,
    /// Stored as `price`: `Money`, by `money::cents`.
    price: <::docmodel::__private::Functions<
        __ReadingSegments::price,
    > as ::docmodel::__private::StoreAs<
        Money,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::price>>,
    /// Stored as `old`: `Option<Money>`, by `money::cents`. May be missing from a document.
    old: <::docmodel::__private::OptionOf<
        ::docmodel::__private::Functions<__ReadingSegments::old>,
    > as ::docmodel::__private::StoreAs<
        Option<Money>,
    >>::Accessor<::docmodel::__private::Child<__P, __ReadingSegments::old>>,
    /// Stored in the document itself: the elements of a [`bson::Document`].
    rest: ::docmodel::__private::FlattenedField<__P, bson::Document, Reading>,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[allow(unused_imports, reason = "they are for modules that have no such functions")]
    use ::docmodel::__private::missing::{from_stored, to_stored};
    impl ::docmodel::__private::Segment for __ReadingSegments::count {
        const NAME: &'static str = "count";
    }
    impl ::docmodel::__private::Segment for __ReadingSegments::payload {
        const NAME: &'static str = "payload";
    }
    impl ::docmodel::__private::Segment for __ReadingSegments::at {
        const NAME: &'static str = "at";
    }
    impl ::docmodel::__private::Segment for __ReadingSegments::address {
        const NAME: &'static str = "address";
    }
    impl ::docmodel::__private::Segment for __ReadingSegments::price {
        const NAME: &'static str = "price";
    }
    impl ::docmodel::__private::With<Money> for __ReadingSegments::price {
        type Stored = money::cents::Stored;
        fn to_stored(__value: &Money) -> Self::Stored {
            use money::cents::*;
            to_stored(__value)
        }
        fn from_stored(
            __stored: Self::Stored,
        ) -> ::core::result::Result<Money, ::docmodel::__private::Reason> {
            let __read: ::core::result::Result<Money, _> = {
                use money::cents::*;
                from_stored(__stored)
            };
            ::docmodel::__private::outcome(__read)
        }
    }
    impl ::docmodel::__private::Segment for __ReadingSegments::old {
        const NAME: &'static str = "old";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value::<
            Option<Money>,
        >(|| ::core::default::Default::default()));
    }
    impl ::docmodel::__private::With<Money> for __ReadingSegments::old {
        type Stored = money::cents::Stored;
        fn to_stored(__value: &Money) -> Self::Stored {
            use money::cents::*;
            to_stored(__value)
        }
        fn from_stored(
            __stored: Self::Stored,
        ) -> ::core::result::Result<Money, ::docmodel::__private::Reason> {
            let __read: ::core::result::Result<Money, _> = {
                use money::cents::*;
                from_stored(__stored)
            };
            ::docmodel::__private::outcome(__read)
        }
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ReadingFields<__P> {
        const NEW: Self = Self {
            count: ::docmodel::__private::Accessor::NEW,
            payload: ::docmodel::__private::Accessor::NEW,
            at: ::docmodel::__private::Accessor::NEW,
            address: ::docmodel::__private::Accessor::NEW,
            price: ::docmodel::__private::Accessor::NEW,
            old: ::docmodel::__private::Accessor::NEW,
            rest: ::docmodel::__private::FlattenedField::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for ReadingFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ReadingFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Reading {
        type Fields<__P: ::docmodel::__private::Path> = ReadingFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["count", "payload", "at", "address", "price", "old"],
            flattened: &[<bson::Document as ::docmodel::__private::Flatten>::NAMES],
            unknown: if false
                || <bson::Document as ::docmodel::__private::Flatten>::NAMES.is_rest()
            {
                ::docmodel::__private::Unknown::Kept
            } else {
                ::docmodel::__private::Unknown::Skipped
            },
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            const _: () = {
                ::core::assert!(
                    < bson::Document as ::docmodel::__private::Flatten > ::NAMES
                    .is_open() || < bson::Document as ::docmodel::__private::Flatten >
                    ::NAMES.is_rest(),
                    "`bson::Document` cannot be flattened into `Reading`: it denies keys that are not its own, or holds them in a map, and those of `Reading` would be among them"
                );
                ::core::assert!(
                    ! < bson::Document as ::docmodel::__private::Flatten > ::NAMES
                    .versioned,
                    "`bson::Document` cannot be flattened into `Reading`: it has a `schema_version` of its own, and an upgrade would change the whole document; declare the versions on `Reading`"
                );
                ::core::assert!(
                    ! < bson::Document as ::docmodel::__private::Flatten > ::NAMES
                    .meets(& ::docmodel::__private::Names { own : < Reading as
                    ::docmodel::__private::Model > ::NAMES.own, ..
                    ::docmodel::__private::Names::REST }),
                    "`bson::Document` cannot be flattened into `Reading`: both have a field that is stored under the same name; give one of them another name with `#[field(name = \"..\")]`"
                );
            };
            let Self {
                count: __field_count,
                payload: __field_payload,
                at: __field_at,
                address: __field_address,
                price: __field_price,
                old: __field_old,
                rest: __field_rest,
            } = self;
            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                i64,
            >>::encode(__field_count, b"count\0", __out);
            <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                Option<Vec<u8>>,
            >>::encode(__field_payload, b"payload\0", __out);
            if <Option<
                SystemTime,
            > as ::docmodel::__private::Nullable>::is_some(__field_at) {
                <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                    Option<SystemTime>,
                >>::encode(__field_at, b"at\0", __out);
            }
            <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                IpAddr,
            >>::encode(__field_address, b"address\0", __out);
            <::docmodel::__private::Functions<
                __ReadingSegments::price,
            > as ::docmodel::__private::StoreAs<
                Money,
            >>::encode(__field_price, b"price\0", __out);
            <::docmodel::__private::OptionOf<
                ::docmodel::__private::Functions<__ReadingSegments::old>,
            > as ::docmodel::__private::StoreAs<
                Option<Money>,
            >>::encode(__field_old, b"old\0", __out);
            <bson::Document as ::docmodel::__private::Flatten>::encode_elements(
                __field_rest,
                <Self as ::docmodel::__private::Model>::NAMES,
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __whole = ::core::clone::Clone::clone(__from);
            let __document = __from.begin_document()?;
            let mut __field_count = ::core::option::Option::None;
            let mut __field_payload = ::core::option::Option::None;
            let mut __field_at = ::core::option::Option::None;
            let mut __field_address = ::core::option::Option::None;
            let mut __field_price = ::core::option::Option::None;
            let mut __field_old = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"count\0",
                &mut __field_count,
                <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                    i64,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"payload\0",
                &mut __field_payload,
                <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                    Option<Vec<u8>>,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"at\0",
                &mut __field_at,
                <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                    Option<SystemTime>,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"address\0",
                &mut __field_address,
                <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                    IpAddr,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"price\0",
                &mut __field_price,
                <::docmodel::__private::Functions<
                    __ReadingSegments::price,
                > as ::docmodel::__private::StoreAs<Money>>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"old\0",
                &mut __field_old,
                <::docmodel::__private::OptionOf<
                    ::docmodel::__private::Functions<__ReadingSegments::old>,
                > as ::docmodel::__private::StoreAs<Option<Money>>>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"count" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_count,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                i64,
                            >>::decode,
                        )?
                    }
                    b"payload" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_payload,
                            <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                                Option<Vec<u8>>,
                            >>::decode,
                        )?
                    }
                    b"at" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_at,
                            <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                                Option<SystemTime>,
                            >>::decode,
                        )?
                    }
                    b"address" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_address,
                            <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                                IpAddr,
                            >>::decode,
                        )?
                    }
                    b"price" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_price,
                            <::docmodel::__private::Functions<
                                __ReadingSegments::price,
                            > as ::docmodel::__private::StoreAs<Money>>::decode,
                        )?
                    }
                    b"old" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_old,
                            <::docmodel::__private::OptionOf<
                                ::docmodel::__private::Functions<__ReadingSegments::old>,
                            > as ::docmodel::__private::StoreAs<Option<Money>>>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                count: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_count,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                i64,
                            >>::missing,
                        ),
                        "count",
                        <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                            i64,
                        >>::BSON_TYPE,
                    )?,
                payload: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_payload,
                            <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                                Option<Vec<u8>>,
                            >>::missing,
                        ),
                        "payload",
                        <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                            Option<Vec<u8>>,
                        >>::BSON_TYPE,
                    )?,
                at: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_at,
                            <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                                Option<SystemTime>,
                            >>::missing,
                        ),
                        "at",
                        <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                            Option<SystemTime>,
                        >>::BSON_TYPE,
                    )?,
                address: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_address,
                            <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                                IpAddr,
                            >>::missing,
                        ),
                        "address",
                        <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                            IpAddr,
                        >>::BSON_TYPE,
                    )?,
                price: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_price,
                            <::docmodel::__private::Functions<
                                __ReadingSegments::price,
                            > as ::docmodel::__private::StoreAs<Money>>::missing,
                        ),
                        "price",
                        <::docmodel::__private::Functions<
                            __ReadingSegments::price,
                        > as ::docmodel::__private::StoreAs<Money>>::BSON_TYPE,
                    )?,
                old: __document
                    .or_else(__field_old, || ::core::default::Default::default()),
                rest: <bson::Document as ::docmodel::__private::Flatten>::decode_elements(
                    &__whole,
                    <Self as ::docmodel::__private::Model>::NAMES,
                )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                count: __field_count,
                payload: __field_payload,
                at: __field_at,
                address: __field_address,
                price: __field_price,
                old: __field_old,
                rest: __field_rest,
            } = self;
            __at.field(
                "count",
                |__at| {
                    <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                        i64,
                    >>::validate(__field_count, __at);
                },
            );
            __at.field(
                "payload",
                |__at| {
                    <::docmodel::__private::Binary as ::docmodel::__private::StoreAs<
                        Option<Vec<u8>>,
                    >>::validate(__field_payload, __at);
                },
            );
            __at.field(
                "at",
                |__at| {
                    <::docmodel::__private::Truncate as ::docmodel::__private::StoreAs<
                        Option<SystemTime>,
                    >>::validate(__field_at, __at);
                },
            );
            __at.field(
                "address",
                |__at| {
                    <::docmodel::__private::Serde as ::docmodel::__private::StoreAs<
                        IpAddr,
                    >>::validate(__field_address, __at);
                },
            );
            __at.field(
                "price",
                |__at| {
                    <::docmodel::__private::Functions<
                        __ReadingSegments::price,
                    > as ::docmodel::__private::StoreAs<
                        Money,
                    >>::validate(__field_price, __at);
                },
            );
            __at.field(
                "old",
                |__at| {
                    <::docmodel::__private::OptionOf<
                        ::docmodel::__private::Functions<__ReadingSegments::old>,
                    > as ::docmodel::__private::StoreAs<
                        Option<Money>,
                    >>::validate(__field_old, __at);
                },
            );
            <bson::Document as ::docmodel::__private::Flatten>::validate_elements(
                __field_rest,
                __at,
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Reading {
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
    impl ::docmodel::__private::EmbeddedModel for Reading {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Reading {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Reading {
        type Form = ::docmodel::__private::view::Owned;
    }
};
