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
pub(crate) mod __OrderSegments {
    pub enum id {}
    pub enum ship_to {}
    pub enum size {}
    pub enum r#type {}
}
/// The fields of [`Order`], a document of the collection `shop.orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub(crate) struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: a 64-bit integer (`long`).
    pub(crate) id: ::docmodel::__private::AccessorOf<
        i64,
        ::docmodel::__private::Id<__P, __OrderSegments::id>,
    >,
    /// Stored as `shipTo`: a string.
    pub(super) ship_to: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::ship_to>,
    >,
    /// Stored as `größe`: a 32-bit integer (`int`).
    size: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Child<__P, __OrderSegments::size>,
    >,
    /// Stored as `type`: a string.
    r#type: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::r#type>,
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
    impl ::docmodel::__private::Segment for __OrderSegments::id {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::ship_to {
        const NAME: &'static str = "shipTo";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::size {
        const NAME: &'static str = "größe";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::r#type {
        const NAME: &'static str = "type";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for OrderFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            ship_to: ::docmodel::__private::Accessor::NEW,
            size: ::docmodel::__private::Accessor::NEW,
            r#type: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for OrderFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("OrderFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Order {
        type Fields<__P: ::docmodel::__private::Path> = OrderFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "shipTo", "größe", "type"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                id: __field_id,
                ship_to: __field_ship_to,
                size: __field_size,
                r#type: __field_type,
            } = self;
            <i64 as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_ship_to,
                b"shipTo\0",
                __out,
            );
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_size,
                b"gr\xC3\xB6\xC3\x9Fe\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_type,
                b"type\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_ship_to = ::core::option::Option::None;
            let mut __field_size = ::core::option::Option::None;
            let mut __field_type = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <i64 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"shipTo\0",
                &mut __field_ship_to,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"gr\xC3\xB6\xC3\x9Fe\0",
                &mut __field_size,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"type\0",
                &mut __field_type,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_id,
                            <i64 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"shipTo" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_ship_to,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"gr\xC3\xB6\xC3\x9Fe" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_size,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"type" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_type,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                id: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_id,
                            <i64 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <i64 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                ship_to: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_ship_to,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "shipTo",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                size: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_size,
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "größe",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                r#type: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_type,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "type",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                ship_to: __field_ship_to,
                size: __field_size,
                r#type: __field_type,
            } = self;
            __at.field(
                "_id",
                |__at| {
                    <i64 as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
            __at.field(
                "shipTo",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_ship_to,
                        __at,
                    );
                },
            );
            __at.field(
                "größe",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_size,
                        __at,
                    );
                },
            );
            __at.field(
                "type",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_type,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = i64;
        const COLLECTION: &'static str = "shop.orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
