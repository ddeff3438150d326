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
pub mod __OrderSegments {
    pub enum number {}
    pub enum items {}
    pub enum total {}
    pub enum note {}
}
/// The fields of [`Order`], a document of the collection `orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct OrderFields<
    __P: ::docmodel::__private::Path,
    T: Clone + ::docmodel::__private::FieldType,
> {
    /// The number.
    ///
    /// Stored as `_id`: a string.
    pub number: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Id<__P, __OrderSegments::number>,
    >,
    /// Stored as `items`: an array of `T`.
    pub(crate) items: ::docmodel::__private::AccessorOf<
        Vec<T>,
        ::docmodel::__private::Child<__P, __OrderSegments::items>,
    >,
    /// Stored as `total`: a number (`double`).
    total: <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
        f64,
    >>::Accessor<::docmodel::__private::Child<__P, __OrderSegments::total>>,
    /// Stored as `note`: a string, or null. May still be stored as `remark`.
    note: ::docmodel::__private::AccessorOf<
        Option<String>,
        ::docmodel::__private::Renamed<__P, __OrderSegments::note>,
    >,
    /// Stored in the document itself: the elements of a [`Place`].
    place: ::docmodel::__private::FlattenedField<__P, Place, Order<T>>,
    __params: ::core::marker::PhantomData<fn() -> (__P, T)>,
}
/// A view of a stored [`Order`]: what is not small borrows from the bytes of the document.
#[allow(dead_code, reason = "not every program uses every field")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct OrderRef<'doc, T: Clone + ::docmodel::__private::View> {
    /// The number.
    pub number: <String as ::docmodel::__private::View>::Ref<'doc>,
    pub(crate) items: <Vec<T> as ::docmodel::__private::View>::Ref<'doc>,
    total: f64,
    note: <Option<String> as ::docmodel::__private::View>::Ref<'doc>,
    place: <Place as ::docmodel::__private::FlattenView>::Ref<'doc>,
    __view: ::core::marker::PhantomData<(&'doc (), fn() -> (T,))>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    impl ::docmodel::__private::Segment for __OrderSegments::number {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::items {
        const NAME: &'static str = "items";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::total {
        const NAME: &'static str = "total";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::note {
        const NAME: &'static str = "note";
    }
    impl ::docmodel::__private::Aliases for __OrderSegments::note {
        const OLD: &'static [&'static str] = &["remark"];
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
    > ::docmodel::__private::Fields for OrderFields<__P, T> {
        const NEW: Self = Self {
            number: ::docmodel::__private::Accessor::NEW,
            items: ::docmodel::__private::Accessor::NEW,
            total: ::docmodel::__private::Accessor::NEW,
            note: ::docmodel::__private::Accessor::NEW,
            place: ::docmodel::__private::FlattenedField::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
    > ::core::fmt::Debug for OrderFields<__P, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("OrderFields", __f)
        }
    }
    #[automatically_derived]
    impl<T: Clone + ::docmodel::__private::FieldType> ::docmodel::__private::Model
    for Order<T> {
        type Fields<__P: ::docmodel::__private::Path> = OrderFields<__P, T>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "items", "total", "note", "remark"],
            flattened: &[<Place as ::docmodel::__private::Flatten>::NAMES],
            unknown: if false
                || <Place as ::docmodel::__private::Flatten>::NAMES.is_rest()
            {
                ::docmodel::__private::Unknown::Kept
            } else {
                ::docmodel::__private::Unknown::Skipped
            },
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            const {
                ::core::assert!(
                    < Place as ::docmodel::__private::Flatten > ::NAMES.is_open() || <
                    Place as ::docmodel::__private::Flatten > ::NAMES.is_rest(),
                    "`Place` cannot be flattened into `Order`: it denies keys that are not its own, or holds them in a map, and those of `Order` would be among them"
                );
                ::core::assert!(
                    ! < Place as ::docmodel::__private::Flatten > ::NAMES.versioned,
                    "`Place` cannot be flattened into `Order`: it has a `schema_version` of its own, and an upgrade would change the whole document; declare the versions on `Order`"
                );
                ::core::assert!(
                    ! < Place as ::docmodel::__private::Flatten > ::NAMES.meets(&
                    ::docmodel::__private::Names { own : < Order < T > as
                    ::docmodel::__private::Model > ::NAMES.own, ..
                    ::docmodel::__private::Names::REST }),
                    "`Place` cannot be flattened into `Order`: both have a field that is stored under the same name; give one of them another name with `#[field(name = \"..\")]`"
                );
            };
            let Self {
                number: __field_number,
                items: __field_items,
                total: __field_total,
                note: __field_note,
                cache: _,
                place: __field_place,
            } = self;
            <String as ::docmodel::__private::FieldType>::encode(
                __field_number,
                b"_id\0",
                __out,
            );
            <Vec<
                T,
            > as ::docmodel::__private::FieldType>::encode(
                __field_items,
                b"items\0",
                __out,
            );
            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                f64,
            >>::encode(__field_total, b"total\0", __out);
            <Option<
                String,
            > as ::docmodel::__private::FieldType>::encode(
                __field_note,
                b"note\0",
                __out,
            );
            <Place as ::docmodel::__private::Flatten>::encode_elements(
                __field_place,
                <Self as ::docmodel::__private::Model>::NAMES,
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __whole = ::core::clone::Clone::clone(__from);
            let __document = __from.begin_document()?;
            let mut __field_number = ::core::option::Option::None;
            let mut __field_items = ::core::option::Option::None;
            let mut __field_total = ::core::option::Option::None;
            let mut __field_note = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_number,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"items\0",
                &mut __field_items,
                <Vec<T> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"total\0",
                &mut __field_total,
                <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                    f64,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"note\0",
                &mut __field_note,
                <Option<String> as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_number,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"items" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_items,
                            <Vec<T> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"total" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_total,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                f64,
                            >>::decode,
                        )?
                    }
                    b"note" | b"remark" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_note,
                            <Option<String> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                number: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_number,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                items: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_items,
                            <Vec<T> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "items",
                        <Vec<T> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                total: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_total,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                f64,
                            >>::missing,
                        ),
                        "total",
                        <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                            f64,
                        >>::BSON_TYPE,
                    )?,
                note: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_note,
                            <Option<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "note",
                        <Option<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                cache: (<Option<
                    T,
                > as ::docmodel::__private::Placeholder>::placeholder)(),
                place: <Place as ::docmodel::__private::Flatten>::decode_elements(
                    &__whole,
                    <Self as ::docmodel::__private::Model>::NAMES,
                )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                number: __field_number,
                items: __field_items,
                total: __field_total,
                note: __field_note,
                cache: _,
                place: __field_place,
            } = self;
            __at.field(
                "_id",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_number,
                        __at,
                    );
                },
            );
            __at.field(
                "items",
                |__at| {
                    <Vec<
                        T,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_items,
                        __at,
                    );
                },
            );
            __at.field(
                "total",
                |__at| {
                    <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                        f64,
                    >>::validate(__field_total, __at);
                },
            );
            __at.field(
                "note",
                |__at| {
                    <Option<
                        String,
                    > as ::docmodel::__private::FieldType>::validate(__field_note, __at);
                },
            );
            <Place as ::docmodel::__private::Flatten>::validate_elements(
                __field_place,
                __at,
            );
        }
    }
    #[automatically_derived]
    impl<
        T: Clone + ::docmodel::__private::FieldType,
    > ::docmodel::__private::DocumentModel for Order<T> {
        type Id = String;
        const COLLECTION: &'static str = "orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.number
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.number
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> OrderRef<'doc, T> {
        /// Views the bytes of one document as [`Order`].
        ///
        /// # Errors
        /// If the document does not fit the model.
        #[allow(dead_code, reason = "not every program has bytes of its own")]
        pub fn from_slice(
            __bytes: &'doc [::core::primitive::u8],
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::docmodel::__private::view_from_slice::<Order<T>>(__bytes)
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> ::core::clone::Clone
    for OrderRef<'doc, T> {
        fn clone(&self) -> Self {
            let Self {
                number: __field_number,
                items: __field_items,
                total: __field_total,
                note: __field_note,
                place: __field_place,
                ..
            } = self;
            Self {
                number: ::core::clone::Clone::clone(__field_number),
                items: ::core::clone::Clone::clone(__field_items),
                total: ::core::clone::Clone::clone(__field_total),
                note: ::core::clone::Clone::clone(__field_note),
                place: ::core::clone::Clone::clone(__field_place),
                __view: ::core::marker::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> ::core::fmt::Debug
    for OrderRef<'doc, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            let Self {
                number: __field_number,
                items: __field_items,
                total: __field_total,
                note: __field_note,
                place: __field_place,
                ..
            } = self;
            __f.debug_struct("OrderRef")
                .field("number", &__field_number)
                .field("items", &__field_items)
                .field("total", &__field_total)
                .field("note", &__field_note)
                .field("place", &__field_place)
                .finish()
        }
    }
    #[automatically_derived]
    impl<T: Clone + ::docmodel::__private::View> ::docmodel::__private::Viewed
    for Order<T> {
        type Ref<'doc> = OrderRef<'doc, T>;
        fn decode_view<'doc>(
            __from: &mut ::docmodel::__private::Decoder<'doc>,
        ) -> ::core::result::Result<
            Self::Ref<'doc>,
            ::docmodel::__private::DecodeError,
        > {
            let __whole = ::core::clone::Clone::clone(__from);
            let __document = __from.begin_document()?;
            let mut __field_number = ::core::option::Option::None;
            let mut __field_items = ::core::option::Option::None;
            let mut __field_total = ::core::option::Option::None;
            let mut __field_note = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_number,
                <String as ::docmodel::__private::View>::decode_ref,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"items\0",
                &mut __field_items,
                <Vec<T> as ::docmodel::__private::View>::decode_ref,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"total\0",
                &mut __field_total,
                <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                    f64,
                >>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"note\0",
                &mut __field_note,
                <Option<String> as ::docmodel::__private::View>::decode_ref,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_number,
                            <String as ::docmodel::__private::View>::decode_ref,
                        )?
                    }
                    b"items" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_items,
                            <Vec<T> as ::docmodel::__private::View>::decode_ref,
                        )?
                    }
                    b"total" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_total,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                f64,
                            >>::decode,
                        )?
                    }
                    b"note" | b"remark" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_note,
                            <Option<String> as ::docmodel::__private::View>::decode_ref,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(OrderRef {
                number: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_number,
                            <String as ::docmodel::__private::View>::missing_ref,
                        ),
                        "_id",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                items: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_items,
                            <Vec<T> as ::docmodel::__private::View>::missing_ref,
                        ),
                        "items",
                        <Vec<T> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                total: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_total,
                            <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                                f64,
                            >>::missing,
                        ),
                        "total",
                        <::docmodel::__private::Lenient as ::docmodel::__private::StoreAs<
                            f64,
                        >>::BSON_TYPE,
                    )?,
                note: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_note,
                            <Option<String> as ::docmodel::__private::View>::missing_ref,
                        ),
                        "note",
                        <Option<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                place: <Place as ::docmodel::__private::FlattenView>::decode_elements_ref(
                    &__whole,
                    <Self as ::docmodel::__private::Model>::NAMES,
                )?,
                __view: ::core::marker::PhantomData,
            })
        }
    }
};
