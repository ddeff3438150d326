#[doc(hidden)]
#[allow(
    non_camel_case_types,
    non_snake_case,
    reason = "named after the model and its fields"
)]
#[allow(
    missing_debug_implementations,
    missing_docs,
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
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub(crate) struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: a 64-bit integer (`long`).
    pub(crate) id: <i64 as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::id>,
    >,
    /// Stored as `shipTo`: a string.
    pub(super) ship_to: <String as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::ship_to>,
    >,
    /// Stored as `größe`: a 32-bit integer (`int`).
    size: <i32 as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::size>,
    >,
    /// Stored as `type`: a string.
    r#type: <String as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::r#type>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
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
    impl<__P: ::docmodel::__private::Path> OrderFields<__P> {
        #[doc(hidden)]
        pub const NEW: Self = Self {
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
        fn fields<__P: ::docmodel::__private::Path>() -> &'static Self::Fields<__P> {
            ::docmodel::__private::zero_sized(OrderFields::NEW)
        }
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
            __from.expect(b"_id\0", &mut __field_id)?;
            __from.expect(b"shipTo\0", &mut __field_ship_to)?;
            __from.expect(b"gr\xC3\xB6\xC3\x9Fe\0", &mut __field_size)?;
            __from.expect(b"type\0", &mut __field_type)?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => __from.element(__tag, &mut __field_id)?,
                    b"shipTo" => __from.element(__tag, &mut __field_ship_to)?,
                    b"gr\xC3\xB6\xC3\x9Fe" => __from.element(__tag, &mut __field_size)?,
                    b"type" => __from.element(__tag, &mut __field_type)?,
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                id: __document.required(__field_id, "_id")?,
                ship_to: __document.required(__field_ship_to, "shipTo")?,
                size: __document.required(__field_size, "größe")?,
                r#type: __document.required(__field_type, "type")?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                ship_to: __field_ship_to,
                size: __field_size,
                r#type: __field_type,
            } = self;
            __at.field("_id", __field_id, |_, _| {});
            __at.field("shipTo", __field_ship_to, |_, _| {});
            __at.field("größe", __field_size, |_, _| {});
            __at.field("type", __field_type, |_, _| {});
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = i64;
        const COLLECTION: &'static str = "shop.orders";
        const F: OrderFields<::docmodel::__private::Root<Self>> = OrderFields::NEW;
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
