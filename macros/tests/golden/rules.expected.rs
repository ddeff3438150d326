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
mod __LineSegments {
    pub enum qty {}
    pub enum temperature {}
    pub enum number {}
    pub enum tags {}
    pub enum note {}
}
/// The fields of [`Line`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct LineFields<__P: ::docmodel::__private::Path> {
    /// Stored as `qty`: a 32-bit integer (`int`). From `1` to `limits::MAX_QTY`.
    qty: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Child<__P, __LineSegments::qty>,
    >,
    /// Stored as `temperature`: a number (`double`). At least `-40.0`.
    temperature: ::docmodel::__private::AccessorOf<
        f64,
        ::docmodel::__private::Child<__P, __LineSegments::temperature>,
    >,
    /// Stored as `number`: a string. From `1` to `80` characters. Matches `^[A-Z]{2}-\d+$`.
    number: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __LineSegments::number>,
    >,
    /// Stored as `tags`: an array of strings. From `1` to `500` items.
    tags: ::docmodel::__private::AccessorOf<
        Vec<String>,
        ::docmodel::__private::Child<__P, __LineSegments::tags>,
    >,
    /// Stored as `note`: a string, or null.
    note: ::docmodel::__private::AccessorOf<
        Option<String>,
        ::docmodel::__private::Child<__P, __LineSegments::note>,
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
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_qty(__field_qty: &i32, __at: &mut ::docmodel::__private::Validator) {
        ::docmodel::__private::rule::min(
            ::docmodel::__private::rule::Number::number(__field_qty),
            1,
            __at,
        );
        ::docmodel::__private::rule::max(
            ::docmodel::__private::rule::Number::number(__field_qty),
            limits::MAX_QTY,
            __at,
        );
    }
    impl ::docmodel::__private::Segment for __LineSegments::qty {
        const NAME: &'static str = "qty";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <i32 as ::docmodel::__private::FieldType>::decode,
            __rules_qty,
        ));
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_temperature(
        __field_temperature: &f64,
        __at: &mut ::docmodel::__private::Validator,
    ) {
        ::docmodel::__private::rule::min(
            ::docmodel::__private::rule::Number::number(__field_temperature),
            -40.0,
            __at,
        );
    }
    impl ::docmodel::__private::Segment for __LineSegments::temperature {
        const NAME: &'static str = "temperature";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <f64 as ::docmodel::__private::FieldType>::decode,
            __rules_temperature,
        ));
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_number(
        __field_number: &String,
        __at: &mut ::docmodel::__private::Validator,
    ) {
        ::docmodel::__private::rule::min_length(__field_number, 1, __at);
        ::docmodel::__private::rule::max_length(__field_number, 80, __at);
        {
            static __PATTERN: ::docmodel::__private::rule::Pattern = ::docmodel::__private::rule::Pattern::new(
                r"^[A-Z]{2}-\d+$",
            );
            ::docmodel::__private::rule::pattern(__field_number, &__PATTERN, __at);
        }
    }
    impl ::docmodel::__private::Segment for __LineSegments::number {
        const NAME: &'static str = "number";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <String as ::docmodel::__private::FieldType>::decode,
            __rules_number,
        ));
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_tags(
        __field_tags: &Vec<String>,
        __at: &mut ::docmodel::__private::Validator,
    ) {
        ::docmodel::__private::rule::min_items(__field_tags, 1, __at);
        ::docmodel::__private::rule::max_items(__field_tags, 500, __at);
    }
    impl ::docmodel::__private::Segment for __LineSegments::tags {
        const NAME: &'static str = "tags";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <Vec<String> as ::docmodel::__private::FieldType>::decode,
            __rules_tags,
        ));
    }
    impl ::docmodel::__private::Segment for __LineSegments::note {
        const NAME: &'static str = "note";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for LineFields<__P> {
        const NEW: Self = Self {
            qty: ::docmodel::__private::Accessor::NEW,
            temperature: ::docmodel::__private::Accessor::NEW,
            number: ::docmodel::__private::Accessor::NEW,
            tags: ::docmodel::__private::Accessor::NEW,
            note: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for LineFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("LineFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Line {
        type Fields<__P: ::docmodel::__private::Path> = LineFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["qty", "temperature", "number", "tags", "note"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                qty: __field_qty,
                temperature: __field_temperature,
                number: __field_number,
                tags: __field_tags,
                note: __field_note,
            } = self;
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_qty,
                b"qty\0",
                __out,
            );
            <f64 as ::docmodel::__private::FieldType>::encode(
                __field_temperature,
                b"temperature\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_number,
                b"number\0",
                __out,
            );
            <Vec<
                String,
            > as ::docmodel::__private::FieldType>::encode(
                __field_tags,
                b"tags\0",
                __out,
            );
            <Option<
                String,
            > as ::docmodel::__private::FieldType>::encode(
                __field_note,
                b"note\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_qty = ::core::option::Option::None;
            let mut __field_temperature = ::core::option::Option::None;
            let mut __field_number = ::core::option::Option::None;
            let mut __field_tags = ::core::option::Option::None;
            let mut __field_note = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"qty\0",
                &mut __field_qty,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"temperature\0",
                &mut __field_temperature,
                <f64 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"number\0",
                &mut __field_number,
                <String as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"tags\0",
                &mut __field_tags,
                <Vec<String> as ::docmodel::__private::FieldType>::decode,
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
                    b"qty" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_qty,
                            <i32 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"temperature" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_temperature,
                            <f64 as ::docmodel::__private::FieldType>::decode,
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
                    b"tags" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_tags,
                            <Vec<String> as ::docmodel::__private::FieldType>::decode,
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
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                qty: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_qty,
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "qty",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                temperature: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_temperature,
                            <f64 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "temperature",
                        <f64 as ::docmodel::__private::FieldType>::BSON_TYPE,
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
                tags: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_tags,
                            <Vec<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "tags",
                        <Vec<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
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
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                qty: __field_qty,
                temperature: __field_temperature,
                number: __field_number,
                tags: __field_tags,
                note: __field_note,
            } = self;
            __at.field(
                "qty",
                |__at| {
                    __rules_qty(__field_qty, __at);
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_qty,
                        __at,
                    );
                },
            );
            __at.field(
                "temperature",
                |__at| {
                    __rules_temperature(__field_temperature, __at);
                    <f64 as ::docmodel::__private::FieldType>::validate(
                        __field_temperature,
                        __at,
                    );
                },
            );
            __at.field(
                "number",
                |__at| {
                    __rules_number(__field_number, __at);
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_number,
                        __at,
                    );
                },
            );
            __at.field(
                "tags",
                |__at| {
                    __rules_tags(__field_tags, __at);
                    <Vec<
                        String,
                    > as ::docmodel::__private::FieldType>::validate(__field_tags, __at);
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
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Line {
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
    impl ::docmodel::__private::EmbeddedModel for Line {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Line {}
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Line {
        type Form = ::docmodel::__private::view::Owned;
    }
};
