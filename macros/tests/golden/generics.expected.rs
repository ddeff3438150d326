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
mod __RangeSegments {
    pub enum from {}
    pub enum to {}
    pub enum parts {}
}
/// The fields of [`Range`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct RangeFields<
    __P: ::docmodel::__private::Path,
    T: Clone + ::docmodel::__private::FieldType,
    const N: usize,
>
where
    T: PartialOrd,
{
    /// Stored as `from`: `T`.
    from: ::docmodel::__private::AccessorOf<
        T,
        ::docmodel::__private::Child<__P, __RangeSegments::from>,
    >,
    /// Stored as `to`: `T`, or null.
    to: ::docmodel::__private::AccessorOf<
        Option<T>,
        ::docmodel::__private::Child<__P, __RangeSegments::to>,
    >,
    /// Stored as `parts`: an array of [`Range<T, N>`].
    parts: ::docmodel::__private::AccessorOf<
        Vec<Range<T, N>>,
        ::docmodel::__private::Child<__P, __RangeSegments::parts>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P, T)>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    impl ::docmodel::__private::Segment for __RangeSegments::from {
        const NAME: &'static str = "from";
    }
    impl ::docmodel::__private::Segment for __RangeSegments::to {
        const NAME: &'static str = "to";
    }
    impl ::docmodel::__private::Segment for __RangeSegments::parts {
        const NAME: &'static str = "parts";
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::Fields for RangeFields<__P, T, N>
    where
        T: PartialOrd,
    {
        const NEW: Self = Self {
            from: ::docmodel::__private::Accessor::NEW,
            to: ::docmodel::__private::Accessor::NEW,
            parts: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::core::fmt::Debug for RangeFields<__P, T, N>
    where
        T: PartialOrd,
    {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("RangeFields", __f)
        }
    }
    #[automatically_derived]
    impl<
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::Model for Range<T, N>
    where
        T: PartialOrd,
    {
        type Fields<__P: ::docmodel::__private::Path> = RangeFields<__P, T, N>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["from", "to", "parts"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { from: __field_from, to: __field_to, parts: __field_parts } = self;
            <T as ::docmodel::__private::FieldType>::encode(
                __field_from,
                b"from\0",
                __out,
            );
            <Option<
                T,
            > as ::docmodel::__private::FieldType>::encode(__field_to, b"to\0", __out);
            <Vec<
                Range<T, N>,
            > as ::docmodel::__private::FieldType>::encode(
                __field_parts,
                b"parts\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_from = ::core::option::Option::None;
            let mut __field_to = ::core::option::Option::None;
            let mut __field_parts = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"from\0",
                &mut __field_from,
                <T as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"to\0",
                &mut __field_to,
                <Option<T> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"parts\0",
                &mut __field_parts,
                <Vec<Range<T, N>> as ::docmodel::__private::FieldType>::decode,
            )?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"from" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_from,
                            <T as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"to" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_to,
                            <Option<T> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"parts" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_parts,
                            <Vec<
                                Range<T, N>,
                            > as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                from: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_from,
                            <T as ::docmodel::__private::FieldType>::missing,
                        ),
                        "from",
                        <T as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                to: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_to,
                            <Option<T> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "to",
                        <Option<T> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                parts: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_parts,
                            <Vec<
                                Range<T, N>,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "parts",
                        <Vec<Range<T, N>> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { from: __field_from, to: __field_to, parts: __field_parts } = self;
            __at.field(
                "from",
                |__at| {
                    <T as ::docmodel::__private::FieldType>::validate(
                        __field_from,
                        __at,
                    );
                },
            );
            __at.field(
                "to",
                |__at| {
                    <Option<
                        T,
                    > as ::docmodel::__private::FieldType>::validate(__field_to, __at);
                },
            );
            __at.field(
                "parts",
                |__at| {
                    <Vec<
                        Range<T, N>,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_parts,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl<
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::FieldType for Range<T, N>
    where
        T: PartialOrd,
    {
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
    impl<
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::EmbeddedModel for Range<T, N>
    where
        T: PartialOrd,
    {}
    #[automatically_derived]
    impl<
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::DocumentId for Range<T, N>
    where
        T: PartialOrd,
    {}
    #[automatically_derived]
    impl<
        T: Clone + ::docmodel::__private::FieldType,
        const N: usize,
    > ::docmodel::__private::ViewAs for Range<T, N>
    where
        T: PartialOrd,
    {
        type Form = ::docmodel::__private::view::Owned;
    }
};
