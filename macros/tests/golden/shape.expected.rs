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
mod __EventSegments {
    pub enum id {}
    pub enum full_name {}
    pub enum score {}
    pub enum note {}
    pub enum extra {}
    pub enum total {}
}
/// The fields of [`Event`], a document of the collection `events`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct EventFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: an `objectId`.
    id: ::docmodel::__private::AccessorOf<
        ObjectId,
        ::docmodel::__private::Id<__P, __EventSegments::id>,
    >,
    /// Stored as `fullName`: a string. May still be stored as `name` or `nick`.
    full_name: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Renamed<__P, __EventSegments::full_name>,
    >,
    /// Stored as `score`: a 32-bit integer (`int`). Was stored as `points`.
    score: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Child<__P, __EventSegments::score>,
    >,
    /// Stored as `note`: a string, or null. May be missing from a document.
    note: ::docmodel::__private::AccessorOf<
        Option<String>,
        ::docmodel::__private::Child<__P, __EventSegments::note>,
    >,
    /// Stored as `extra`: [`Extra`]. May be missing from a document.
    extra: ::docmodel::__private::AccessorOf<
        Extra,
        ::docmodel::__private::Child<__P, __EventSegments::extra>,
    >,
    /// Stored in the document itself: the elements of a [`Address`].
    address: ::docmodel::__private::FlattenedField<__P, Address, Event>,
    /// Stored as `total`: a 32-bit integer (`int`). Computed by `Self::sum` when the document is stored. At most `3`.
    total: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Computed<__P, __EventSegments::total>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
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
    impl ::docmodel::__private::Segment for __EventSegments::id {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __EventSegments::full_name {
        const NAME: &'static str = "fullName";
    }
    impl ::docmodel::__private::Aliases for __EventSegments::full_name {
        const OLD: &'static [&'static str] = &["name", "nick"];
    }
    impl ::docmodel::__private::Segment for __EventSegments::score {
        const NAME: &'static str = "score";
    }
    impl ::docmodel::__private::Segment for __EventSegments::note {
        const NAME: &'static str = "note";
    }
    impl ::docmodel::__private::Segment for __EventSegments::extra {
        const NAME: &'static str = "extra";
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_total(__field_total: &i32, __at: &mut ::docmodel::__private::Validator) {
        ::docmodel::__private::rule::max(
            ::docmodel::__private::rule::Number::number(__field_total),
            3,
            __at,
        );
    }
    impl ::docmodel::__private::Segment for __EventSegments::total {
        const NAME: &'static str = "total";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <i32 as ::docmodel::__private::FieldType>::decode,
            __rules_total,
        ));
    }
    fn __compute_total(__model: &Event) -> i32 {
        let __function: fn(&Event) -> i32 = <Event>::sum;
        __function(__model)
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for EventFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            full_name: ::docmodel::__private::Accessor::NEW,
            score: ::docmodel::__private::Accessor::NEW,
            note: ::docmodel::__private::Accessor::NEW,
            extra: ::docmodel::__private::Accessor::NEW,
            address: ::docmodel::__private::FlattenedField::NEW,
            total: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for EventFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("EventFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Event {
        type Fields<__P: ::docmodel::__private::Path> = EventFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &[
                "_id",
                "fullName",
                "name",
                "nick",
                "score",
                "points",
                "note",
                "extra",
                "total",
            ],
            flattened: &[<Address as ::docmodel::__private::Flatten>::NAMES],
            unknown: ::docmodel::__private::Unknown::Denied,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            const _: () = {
                ::core::assert!(
                    < Address as ::docmodel::__private::Flatten > ::NAMES.is_open() || <
                    Address as ::docmodel::__private::Flatten > ::NAMES.is_rest(),
                    "`Address` cannot be flattened into `Event`: it denies keys that are not its own, or holds them in a map, and those of `Event` would be among them"
                );
                ::core::assert!(
                    ! < Address as ::docmodel::__private::Flatten > ::NAMES.versioned,
                    "`Address` cannot be flattened into `Event`: it has a `schema_version` of its own, and an upgrade would change the whole document; declare the versions on `Event`"
                );
                ::core::assert!(
                    ! < Address as ::docmodel::__private::Flatten > ::NAMES.meets(&
                    ::docmodel::__private::Names { own : < Event as
                    ::docmodel::__private::Model > ::NAMES.own, ..
                    ::docmodel::__private::Names::REST }),
                    "`Address` cannot be flattened into `Event`: both have a field that is stored under the same name; give one of them another name with `#[field(name = \"..\")]`"
                );
                ::core::assert!(
                    ! (false || < Address as ::docmodel::__private::Flatten > ::NAMES
                    .is_rest()),
                    "`Event` denies unknown keys, and a flattened map in it holds them; remove `deny_unknown`, or the map"
                );
            };
            let Self {
                id: __field_id,
                full_name: __field_full_name,
                score: __field_score,
                cache: _,
                loaded: _,
                note: __field_note,
                extra: __field_extra,
                address: __field_address,
                total: _,
            } = self;
            let __field_total = &__compute_total(self);
            <ObjectId as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_full_name,
                b"fullName\0",
                __out,
            );
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_score,
                b"score\0",
                __out,
            );
            if ::core::option::Option::is_some(__field_note) {
                <Option<
                    String,
                > as ::docmodel::__private::FieldType>::encode(
                    __field_note,
                    b"note\0",
                    __out,
                );
            }
            if <Extra as ::docmodel::__private::Nullable>::is_some(__field_extra) {
                <Extra as ::docmodel::__private::FieldType>::encode(
                    __field_extra,
                    b"extra\0",
                    __out,
                );
            }
            <Address as ::docmodel::__private::Flatten>::encode_elements(
                __field_address,
                <Self as ::docmodel::__private::Model>::NAMES,
                __out,
            );
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_total,
                b"total\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __whole = ::core::clone::Clone::clone(__from);
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_full_name = ::core::option::Option::None;
            let mut __field_score = ::core::option::Option::None;
            let mut __field_note = ::core::option::Option::None;
            let mut __field_extra = ::core::option::Option::None;
            let mut __field_total = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <ObjectId as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"fullName\0",
                &mut __field_full_name,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"score\0",
                &mut __field_score,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"note\0",
                &mut __field_note,
                <Option<String> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"extra\0",
                &mut __field_extra,
                <Extra as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"total\0",
                &mut __field_total,
                <i32 as ::docmodel::__private::FieldType>::decode,
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
                    b"fullName" | b"name" | b"nick" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_full_name,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"score" | b"points" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_score,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"note" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_note,
                            <Option<String> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"extra" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_extra,
                            <Extra as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"total" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_total,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => {
                        __from
                            .deny(
                                __tag,
                                __key,
                                <Self as ::docmodel::__private::Model>::NAMES,
                            )?
                    }
                }
            }
            let __computes_0 = __field_total.is_none();
            let mut __made = Self {
                id: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_id,
                            <ObjectId as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <ObjectId as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                full_name: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_full_name,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "fullName",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                score: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_score,
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "score",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                cache: (<Cache as ::docmodel::__private::Placeholder>::placeholder)(),
                loaded: (now)(),
                note: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_note,
                            <Option<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "note",
                        <Option<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                extra: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_extra,
                            <Extra as ::docmodel::__private::FieldType>::missing,
                        ),
                        "extra",
                        <Extra as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                address: <Address as ::docmodel::__private::Flatten>::decode_elements(
                    &__whole,
                    <Self as ::docmodel::__private::Model>::NAMES,
                )?,
                total: __document
                    .or_else(
                        __field_total,
                        || <i32 as ::docmodel::__private::Placeholder>::placeholder(),
                    ),
            };
            if __computes_0 {
                __made.total = __compute_total(&__made);
            }
            ::core::result::Result::Ok(__made)
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                full_name: __field_full_name,
                score: __field_score,
                cache: _,
                loaded: _,
                note: __field_note,
                extra: __field_extra,
                address: __field_address,
                total: _,
            } = self;
            let __field_total = &__compute_total(self);
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
                "fullName",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_full_name,
                        __at,
                    );
                },
            );
            __at.field(
                "score",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_score,
                        __at,
                    );
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
            __at.field(
                "extra",
                |__at| {
                    <Extra as ::docmodel::__private::FieldType>::validate(
                        __field_extra,
                        __at,
                    );
                },
            );
            <Address as ::docmodel::__private::Flatten>::validate_elements(
                __field_address,
                __at,
            );
            __at.field(
                "total",
                |__at| {
                    __rules_total(__field_total, __at);
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_total,
                        __at,
                    );
                },
            );
        }
        fn compute_fields(&mut self) {
            let __field_total = __compute_total(self);
            self.total = __field_total;
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Event {
        type Id = ObjectId;
        const COLLECTION: &'static str = "events";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
