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
    pub enum placed_at {}
    pub enum touched_at {}
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
    /// Stored as `placed_at`: a `date`.
    placed_at: ::docmodel::__private::AccessorOf<
        DateTime,
        ::docmodel::__private::Child<__P, __OrderSegments::placed_at>,
    >,
    /// Stored as `touched_at`: a `date`, or null.
    touched_at: ::docmodel::__private::AccessorOf<
        Option<DateTime>,
        ::docmodel::__private::Child<__P, __OrderSegments::touched_at>,
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
    impl ::docmodel::__private::Segment for __OrderSegments::placed_at {
        const NAME: &'static str = "placed_at";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::touched_at {
        const NAME: &'static str = "touched_at";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for OrderFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            placed_at: ::docmodel::__private::Accessor::NEW,
            touched_at: ::docmodel::__private::Accessor::NEW,
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
            own: &["_id", "placed_at", "touched_at"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                id: __field_id,
                placed_at: __field_placed_at,
                touched_at: __field_touched_at,
            } = self;
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <DateTime as ::docmodel::__private::FieldType>::encode(
                __field_placed_at,
                b"placed_at\0",
                __out,
            );
            <Option<
                DateTime,
            > as ::docmodel::__private::FieldType>::encode(
                __field_touched_at,
                b"touched_at\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_placed_at = ::core::option::Option::None;
            let mut __field_touched_at = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"placed_at\0",
                &mut __field_placed_at,
                <DateTime as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"touched_at\0",
                &mut __field_touched_at,
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
                    b"placed_at" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_placed_at,
                            <DateTime as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"touched_at" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_touched_at,
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
                placed_at: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_placed_at,
                            <DateTime as ::docmodel::__private::FieldType>::missing,
                        ),
                        "placed_at",
                        <DateTime as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                touched_at: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_touched_at,
                            <Option<
                                DateTime,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "touched_at",
                        <Option<DateTime> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                placed_at: __field_placed_at,
                touched_at: __field_touched_at,
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
                "placed_at",
                |__at| {
                    <DateTime as ::docmodel::__private::FieldType>::validate(
                        __field_placed_at,
                        __at,
                    );
                },
            );
            __at.field(
                "touched_at",
                |__at| {
                    <Option<
                        DateTime,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_touched_at,
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
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
        const CREATED_AT: ::core::option::Option<&'static str> = ::core::option::Option::Some(
            "placed_at",
        );
        const UPDATED_AT: ::core::option::Option<&'static str> = ::core::option::Option::Some(
            "touched_at",
        );
        fn timestamps_mut(
            &mut self,
        ) -> [::core::option::Option<&mut dyn ::docmodel::__private::WriteTime>; 2] {
            [
                ::core::option::Option::Some(
                    <DateTime as ::docmodel::__private::WriteTime>::as_dyn(
                        &mut self.placed_at,
                    ),
                ),
                ::core::option::Option::Some(
                    <Option<
                        DateTime,
                    > as ::docmodel::__private::WriteTime>::as_dyn(&mut self.touched_at),
                ),
            ]
        }
    }
};
