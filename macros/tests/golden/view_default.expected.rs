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
mod __ItemSegments {
    pub enum sku {}
    pub enum count {}
    pub enum length {}
}
/// The fields of [`Item`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ItemFields<__P: ::docmodel::__private::Path> {
    /// Stored as `sku`: a string. May be missing from a document.
    sku: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __ItemSegments::sku>,
    >,
    /// Stored as `count`: a 32-bit integer (`int`). May be missing from a document.
    count: <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
        i32,
    >>::Accessor<::docmodel::__private::Child<__P, __ItemSegments::count>>,
    /// Stored as `length`: a 32-bit integer (`int`). Computed by `length` when the document is stored.
    length: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Computed<__P, __ItemSegments::length>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
/// A view of a stored [`Item`]: what is not small borrows from the bytes of the document.
#[allow(dead_code, reason = "not every program uses every field")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ItemRef<'doc> {
    sku: <String as ::docmodel::__private::View>::Ref<'doc>,
    count: i32,
    length: <i32 as ::docmodel::__private::View>::Ref<'doc>,
    __view: ::core::marker::PhantomData<(&'doc (), fn() -> ())>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
#[allow(
    clippy::redundant_closure,
    reason = "a closure puts an error where the attribute is, and only there"
)]
const _: () = {
    impl ::docmodel::__private::Segment for __ItemSegments::sku {
        const NAME: &'static str = "sku";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value(new_sku));
    }
    impl ::docmodel::__private::Segment for __ItemSegments::count {
        const NAME: &'static str = "count";
        const DEFAULT: ::docmodel::__private::DefaultValue = ::core::option::Option::Some(||
        ::docmodel::__private::default_value::<
            i32,
        >(|| ::core::default::Default::default()));
    }
    impl ::docmodel::__private::Segment for __ItemSegments::length {
        const NAME: &'static str = "length";
    }
    fn __compute_length(__model: &Item) -> i32 {
        let __function: fn(&Item) -> i32 = length;
        __function(__model)
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ItemFields<__P> {
        const NEW: Self = Self {
            sku: ::docmodel::__private::Accessor::NEW,
            count: ::docmodel::__private::Accessor::NEW,
            length: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for ItemFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ItemFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Item {
        type Fields<__P: ::docmodel::__private::Path> = ItemFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["sku", "count", "length"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { sku: __field_sku, count: __field_count, length: _ } = self;
            let __field_length = &__compute_length(self);
            <String as ::docmodel::__private::FieldType>::encode(
                __field_sku,
                b"sku\0",
                __out,
            );
            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                i32,
            >>::encode(__field_count, b"count\0", __out);
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_length,
                b"length\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_sku = ::core::option::Option::None;
            let mut __field_count = ::core::option::Option::None;
            let mut __field_length = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"sku\0",
                &mut __field_sku,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"count\0",
                &mut __field_count,
                <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                    i32,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"length\0",
                &mut __field_length,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"sku" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_sku,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"count" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_count,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                i32,
                            >>::decode,
                        )?
                    }
                    b"length" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_length,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            let __computes_0 = __field_length.is_none();
            let mut __made = Self {
                sku: __document.or_else(__field_sku, new_sku),
                count: __document
                    .or_else(__field_count, || ::core::default::Default::default()),
                length: __document
                    .or_else(
                        __field_length,
                        || <i32 as ::docmodel::__private::Placeholder>::placeholder(),
                    ),
            };
            if __computes_0 {
                __made.length = __compute_length(&__made);
            }
            ::core::result::Result::Ok(__made)
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { sku: __field_sku, count: __field_count, length: _ } = self;
            let __field_length = &__compute_length(self);
            __at.field(
                "sku",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_sku,
                        __at,
                    );
                },
            );
            __at.field(
                "count",
                |__at| {
                    <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                        i32,
                    >>::validate(__field_count, __at);
                },
            );
            __at.field(
                "length",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_length,
                        __at,
                    );
                },
            );
        }
        fn compute_fields(&mut self) {
            let __field_length = __compute_length(self);
            self.length = __field_length;
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Item {
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
    impl ::docmodel::__private::EmbeddedModel for Item {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Item {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Item {
        type Form = ::docmodel::__private::view::Borrowed;
    }
    #[automatically_derived]
    impl<'doc> ItemRef<'doc> {
        /// Views the bytes of one document as [`Item`].
        ///
        /// # Errors
        /// If the document does not fit the model.
        #[allow(dead_code, reason = "not every program has bytes of its own")]
        fn from_slice(
            __bytes: &'doc [::core::primitive::u8],
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::docmodel::__private::view_from_slice::<Item>(__bytes)
        }
    }
    #[automatically_derived]
    impl<'doc> ::core::clone::Clone for ItemRef<'doc> {
        fn clone(&self) -> Self {
            let Self {
                sku: __field_sku,
                count: __field_count,
                length: __field_length,
                ..
            } = self;
            Self {
                sku: ::core::clone::Clone::clone(__field_sku),
                count: ::core::clone::Clone::clone(__field_count),
                length: ::core::clone::Clone::clone(__field_length),
                __view: ::core::marker::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'doc> ::core::fmt::Debug for ItemRef<'doc> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            let Self {
                sku: __field_sku,
                count: __field_count,
                length: __field_length,
                ..
            } = self;
            __f.debug_struct("ItemRef")
                .field("sku", &__field_sku)
                .field("count", &__field_count)
                .field("length", &__field_length)
                .finish()
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Viewed for Item {
        type Ref<'doc> = ItemRef<'doc>;
        fn decode_view<'doc>(
            __from: &mut ::docmodel::__private::Decoder<'doc>,
        ) -> ::core::result::Result<
            Self::Ref<'doc>,
            ::docmodel::__private::DecodeError,
        > {
            let __document = __from.begin_document()?;
            let mut __field_sku = ::core::option::Option::None;
            let mut __field_count = ::core::option::Option::None;
            let mut __field_length = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"sku\0",
                &mut __field_sku,
                <String as ::docmodel::__private::View>::decode_ref,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"count\0",
                &mut __field_count,
                <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                    i32,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"length\0",
                &mut __field_length,
                <i32 as ::docmodel::__private::View>::decode_ref,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"sku" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_sku,
                            <String as ::docmodel::__private::View>::decode_ref,
                        )?
                    }
                    b"count" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_count,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                i32,
                            >>::decode,
                        )?
                    }
                    b"length" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_length,
                            <i32 as ::docmodel::__private::View>::decode_ref,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(ItemRef {
                sku: match __field_sku {
                    ::core::option::Option::Some(__value) => __value,
                    ::core::option::Option::None => {
                        static __KEPT: ::docmodel::__private::view::Kept = ::docmodel::__private::view::Kept::new();
                        <String as ::docmodel::__private::View>::default_ref(
                            new_sku,
                            &__KEPT,
                        )?
                    }
                },
                count: __document
                    .or_else(__field_count, || ::core::default::Default::default()),
                length: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_length,
                            <i32 as ::docmodel::__private::View>::missing_ref,
                        ),
                        "length",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                __view: ::core::marker::PhantomData,
            })
        }
    }
};
