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
    pub enum number {}
    pub enum email {}
    pub enum paid {}
    pub enum gone_at {}
}
/// The fields of [`Order`], a document of the collection `orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: a 32-bit integer (`int`).
    id: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Id<__P, __OrderSegments::id>,
    >,
    /// Stored as `number`: a string. Index: `number` (unique among documents that are not deleted) where `paid == true`.
    number: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::number>,
    >,
    /// Stored as `email`: a string. Index: `email` (unique among documents that are not deleted).
    email: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __OrderSegments::email>,
    >,
    /// Stored as `paid`: a boolean (`bool`). Index: `paid`.
    paid: ::docmodel::__private::AccessorOf<
        bool,
        ::docmodel::__private::Child<__P, __OrderSegments::paid>,
    >,
    /// Stored as `goneAt`: a `date`, or null. When the document was deleted: queries do not see it then, unless they say so.
    gone_at: ::docmodel::__private::AccessorOf<
        Option<DateTime>,
        ::docmodel::__private::Child<__P, __OrderSegments::gone_at>,
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
    impl ::docmodel::__private::Segment for __OrderSegments::number {
        const NAME: &'static str = "number";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::email {
        const NAME: &'static str = "email";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::paid {
        const NAME: &'static str = "paid";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::gone_at {
        const NAME: &'static str = "goneAt";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for OrderFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            number: ::docmodel::__private::Accessor::NEW,
            email: ::docmodel::__private::Accessor::NEW,
            paid: ::docmodel::__private::Accessor::NEW,
            gone_at: ::docmodel::__private::Accessor::NEW,
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
            own: &["_id", "number", "email", "paid", "goneAt"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                id: __field_id,
                number: __field_number,
                email: __field_email,
                paid: __field_paid,
                gone_at: __field_gone_at,
            } = self;
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_number,
                b"number\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_email,
                b"email\0",
                __out,
            );
            <bool as ::docmodel::__private::FieldType>::encode(
                __field_paid,
                b"paid\0",
                __out,
            );
            <Option<
                DateTime,
            > as ::docmodel::__private::FieldType>::encode(
                __field_gone_at,
                b"goneAt\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_number = ::core::option::Option::None;
            let mut __field_email = ::core::option::Option::None;
            let mut __field_paid = ::core::option::Option::None;
            let mut __field_gone_at = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"number\0",
                &mut __field_number,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"email\0",
                &mut __field_email,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"paid\0",
                &mut __field_paid,
                <bool as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"goneAt\0",
                &mut __field_gone_at,
                <Option<DateTime> as ::docmodel::__private::FieldType>::decode,
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
                            <i32 as ::docmodel::__private::FieldType>::decode,
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
                    b"email" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_email,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"paid" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_paid,
                            <bool as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"goneAt" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_gone_at,
                            <Option<
                                DateTime,
                            > as ::docmodel::__private::FieldType>::decode,
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
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
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
                email: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_email,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "email",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                paid: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_paid,
                            <bool as ::docmodel::__private::FieldType>::missing,
                        ),
                        "paid",
                        <bool as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                gone_at: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_gone_at,
                            <Option<
                                DateTime,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "goneAt",
                        <Option<DateTime> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                number: __field_number,
                email: __field_email,
                paid: __field_paid,
                gone_at: __field_gone_at,
            } = self;
            __at.field(
                "_id",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_id,
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
                "email",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_email,
                        __at,
                    );
                },
            );
            __at.field(
                "paid",
                |__at| {
                    <bool as ::docmodel::__private::FieldType>::validate(
                        __field_paid,
                        __at,
                    );
                },
            );
            __at.field(
                "goneAt",
                |__at| {
                    <Option<
                        DateTime,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_gone_at,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = i32;
        const COLLECTION: &'static str = "orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[
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
                .partial(|| ::docmodel::__private::PartialFilter::undeleted::<
                    Self,
                >({
                    let __model = <Self as ::docmodel::__private::Model>::fields::<
                        ::docmodel::__private::Root<Self>,
                    >();
                    __model.paid.eq(true)
                })),
            ::docmodel::__private::Index::new(
                    &[
                        ::docmodel::__private::IndexKey::ascending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.email),
                        ),
                    ],
                )
                .unique()
                .partial(|| ::docmodel::__private::PartialFilter::undeleted::<
                    Self,
                >(::docmodel::__private::Filter::everything())),
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<Self, _>(|__model| __model.paid),
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
        const SOFT_DELETE: ::core::option::Option<&'static str> = ::core::option::Option::Some(
            "goneAt",
        );
        fn has_deletion_time(&self) -> bool {
            <Option<
                DateTime,
            > as ::docmodel::__private::DeletionTime>::has_time(&self.gone_at)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::SoftDelete for Order {}
};
