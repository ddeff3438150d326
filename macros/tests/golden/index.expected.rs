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
mod __OrderSegments {
    pub enum id {}
    pub enum ship_to {}
    pub enum created_at {}
    pub enum number {}
    pub enum text {}
    pub enum sparse {}
}
/// The fields of [`Order`], a document of the collection `orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: an `objectId`.
    id: <ObjectId as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::id>,
    >,
    /// Stored as `ship_to`: [`Address`]. Indexes: `ship_to.geo.country, -created_at`; `ship_to.city, -ship_to.zip`.
    ship_to: <Address as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::ship_to>,
    >,
    /// Stored as `created_at`: a `date`. Index: `ship_to.geo.country, -created_at`.
    created_at: <DateTime as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::created_at>,
    >,
    /// Stored as `number`: a string. Index: `number` (unique).
    number: <String as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::number>,
    >,
    /// Stored as `text`: a string. Indexes: `text, sparse` (unique); `text`.
    text: <String as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::text>,
    >,
    /// Stored as `sparse`: a boolean (`bool`). Index: `text, sparse` (unique).
    sparse: <bool as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __OrderSegments::sparse>,
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
        const NAME: &'static str = "ship_to";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::created_at {
        const NAME: &'static str = "created_at";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::number {
        const NAME: &'static str = "number";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::text {
        const NAME: &'static str = "text";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::sparse {
        const NAME: &'static str = "sparse";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> OrderFields<__P> {
        #[doc(hidden)]
        pub const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            ship_to: ::docmodel::__private::Accessor::NEW,
            created_at: ::docmodel::__private::Accessor::NEW,
            number: ::docmodel::__private::Accessor::NEW,
            text: ::docmodel::__private::Accessor::NEW,
            sparse: ::docmodel::__private::Accessor::NEW,
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
                created_at: __field_created_at,
                number: __field_number,
                text: __field_text,
                sparse: __field_sparse,
            } = self;
            <ObjectId as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <Address as ::docmodel::__private::FieldType>::encode(
                __field_ship_to,
                b"ship_to\0",
                __out,
            );
            <DateTime as ::docmodel::__private::FieldType>::encode(
                __field_created_at,
                b"created_at\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_number,
                b"number\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_text,
                b"text\0",
                __out,
            );
            <bool as ::docmodel::__private::FieldType>::encode(
                __field_sparse,
                b"sparse\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_ship_to = ::core::option::Option::None;
            let mut __field_created_at = ::core::option::Option::None;
            let mut __field_number = ::core::option::Option::None;
            let mut __field_text = ::core::option::Option::None;
            let mut __field_sparse = ::core::option::Option::None;
            __from.expect(b"_id\0", &mut __field_id)?;
            __from.expect(b"ship_to\0", &mut __field_ship_to)?;
            __from.expect(b"created_at\0", &mut __field_created_at)?;
            __from.expect(b"number\0", &mut __field_number)?;
            __from.expect(b"text\0", &mut __field_text)?;
            __from.expect(b"sparse\0", &mut __field_sparse)?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => __from.element(__tag, &mut __field_id)?,
                    b"ship_to" => __from.element(__tag, &mut __field_ship_to)?,
                    b"created_at" => __from.element(__tag, &mut __field_created_at)?,
                    b"number" => __from.element(__tag, &mut __field_number)?,
                    b"text" => __from.element(__tag, &mut __field_text)?,
                    b"sparse" => __from.element(__tag, &mut __field_sparse)?,
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                id: __document.required(__field_id, "_id")?,
                ship_to: __document.required(__field_ship_to, "ship_to")?,
                created_at: __document.required(__field_created_at, "created_at")?,
                number: __document.required(__field_number, "number")?,
                text: __document.required(__field_text, "text")?,
                sparse: __document.required(__field_sparse, "sparse")?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                ship_to: __field_ship_to,
                created_at: __field_created_at,
                number: __field_number,
                text: __field_text,
                sparse: __field_sparse,
            } = self;
            __at.field("_id", __field_id, |_, _| {});
            __at.field("ship_to", __field_ship_to, |_, _| {});
            __at.field("created_at", __field_created_at, |_, _| {});
            __at.field("number", __field_number, |_, _| {});
            __at.field("text", __field_text, |_, _| {});
            __at.field("sparse", __field_sparse, |_, _| {});
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = ObjectId;
        const COLLECTION: &'static str = "orders";
        const F: OrderFields<::docmodel::__private::Root<Self>> = OrderFields::NEW;
        const INDEXES: &'static [::docmodel::__private::Index] = &[
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| {
                            ::docmodel::__private::Traverse::traverse(
                                    &::docmodel::__private::Traverse::traverse(&__model.ship_to)
                                        .geo,
                                )
                                .country
                        }),
                    ),
                    ::docmodel::__private::IndexKey::descending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| __model.created_at),
                    ),
                ],
            ),
            ::docmodel::__private::Index::new(
                    &[
                        ::docmodel::__private::IndexKey::ascending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.text),
                        ),
                        ::docmodel::__private::IndexKey::ascending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.sparse),
                        ),
                    ],
                )
                .unique()
                .named("by_text"),
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| {
                            ::docmodel::__private::Traverse::traverse(&__model.ship_to)
                                .city
                        }),
                    ),
                    ::docmodel::__private::IndexKey::descending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| {
                            ::docmodel::__private::Traverse::traverse(&__model.ship_to)
                                .zip
                        }),
                    ),
                ],
            ),
            ::docmodel::__private::Index::new(
                    &[
                        ::docmodel::__private::IndexKey::ascending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.number),
                        ),
                    ],
                )
                .unique()
                .named("by_number"),
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<Self, _>(|__model| __model.text),
                    ),
                ],
            ),
        ];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
