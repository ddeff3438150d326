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
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: an `objectId`.
    id: ::docmodel::__private::AccessorOf<
        ObjectId,
        ::docmodel::__private::Id<__P, __OrderSegments::id>,
    >,
    /// Stored as `ship_to`: [`Address`]. Indexes: `ship_to.geo.country, -created_at`; `ship_to.city, -ship_to.zip`.
    ship_to: ::docmodel::__private::AccessorOf<
        Address,
        ::docmodel::__private::Child<__P, __OrderSegments::ship_to>,
    >,
    /// Stored as `created_at`: a `date`. Index: `ship_to.geo.country, -created_at`.
    created_at: ::docmodel::__private::AccessorOf<
        DateTime,
        ::docmodel::__private::Child<__P, __OrderSegments::created_at>,
    >,
    /// Stored as `number`: a string. Index: `number` (unique).
    number: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::number>,
    >,
    /// Stored as `text`: a string. Indexes: `text, sparse` (unique); `text`.
    text: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::text>,
    >,
    /// Stored as `sparse`: a boolean (`bool`). Index: `text, sparse` (unique).
    sparse: ::docmodel::__private::AccessorOf<
        bool,
        ::docmodel::__private::Child<__P, __OrderSegments::sparse>,
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
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for OrderFields<__P> {
        const NEW: Self = Self {
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
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "ship_to", "created_at", "number", "text", "sparse"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
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
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <ObjectId as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"ship_to\0",
                &mut __field_ship_to,
                <Address as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"created_at\0",
                &mut __field_created_at,
                <DateTime as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"number\0",
                &mut __field_number,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"text\0",
                &mut __field_text,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"sparse\0",
                &mut __field_sparse,
                <bool as ::docmodel::__private::FieldType>::decode,
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
                            <ObjectId as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"ship_to" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_ship_to,
                            <Address as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"created_at" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_created_at,
                            <DateTime as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"number" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_number,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"text" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_text,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"sparse" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_sparse,
                            <bool as ::docmodel::__private::FieldType>::decode,
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
                            <ObjectId as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <ObjectId as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                ship_to: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_ship_to,
                            <Address as ::docmodel::__private::FieldType>::missing,
                        ),
                        "ship_to",
                        <Address as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                created_at: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_created_at,
                            <DateTime as ::docmodel::__private::FieldType>::missing,
                        ),
                        "created_at",
                        <DateTime as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                number: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_number,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "number",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                text: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_text,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "text",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                sparse: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_sparse,
                            <bool as ::docmodel::__private::FieldType>::missing,
                        ),
                        "sparse",
                        <bool as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
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
            __at.field(
                "_id",
                |__at| {
                    <ObjectId as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
            __at.field(
                "ship_to",
                |__at| {
                    <Address as ::docmodel::__private::FieldType>::validate(
                        __field_ship_to,
                        __at,
                    );
                },
            );
            __at.field(
                "created_at",
                |__at| {
                    <DateTime as ::docmodel::__private::FieldType>::validate(
                        __field_created_at,
                        __at,
                    );
                },
            );
            __at.field(
                "number",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_number,
                        __at,
                    );
                },
            );
            __at.field(
                "text",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_text,
                        __at,
                    );
                },
            );
            __at.field(
                "sparse",
                |__at| {
                    <bool as ::docmodel::__private::FieldType>::validate(
                        __field_sparse,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = ObjectId;
        const COLLECTION: &'static str = "orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| {
                            ::docmodel::__private::traverse(
                                    &::docmodel::__private::traverse(&__model.ship_to).geo,
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
                            ::docmodel::__private::traverse(&__model.ship_to).city
                        }),
                    ),
                    ::docmodel::__private::IndexKey::descending(
                        ::docmodel::__private::path_of::<
                            Self,
                            _,
                        >(|__model| {
                            ::docmodel::__private::traverse(&__model.ship_to).zip
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
