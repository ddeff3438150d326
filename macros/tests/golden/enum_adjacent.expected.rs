#[doc(hidden)]
#[allow(
    non_camel_case_types,
    non_snake_case,
    reason = "named after the enum and its variants"
)]
#[allow(
    missing_debug_implementations,
    unreachable_pub,
    reason = "no part of the enum's public interface"
)]
mod __TreeVariants {
    pub enum Empty {}
    pub enum Leaf {}
    pub enum Pair {}
    pub enum __Content {}
}
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
mod __TreePairVariantSegments {
    pub enum left {}
    pub enum right {}
}
/// The fields of a [`Tree::Pair`], as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct TreePairVariantFields<
    __P: ::docmodel::__private::Path,
    T: ::docmodel::__private::FieldType,
> {
    /// Stored as `left`: [`Box<Tree<T>>`].
    left: ::docmodel::__private::AccessorOf<
        Box<Tree<T>>,
        ::docmodel::__private::Child<__P, __TreePairVariantSegments::left>,
    >,
    /// Stored as `right`: [`Box<Tree<T>>`].
    right: ::docmodel::__private::AccessorOf<
        Box<Tree<T>>,
        ::docmodel::__private::Child<__P, __TreePairVariantSegments::right>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P, T)>,
}
/// The variants of [`Tree`], as filters and typed paths.
struct TreeVariants<
    __P: ::docmodel::__private::Path,
    T: ::docmodel::__private::FieldType,
> {
    __params: ::core::marker::PhantomData<fn() -> (__P, T)>,
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::FieldType
    for Tree<T> {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::VariantsField<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Empty => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Empty");
                        },
                    )
                }
                Self::Leaf(__field_value) => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Leaf");
                            <T as ::docmodel::__private::FieldType>::encode(
                                __field_value,
                                b"c\0",
                                __out,
                            );
                        },
                    )
                }
                Self::Pair { left: __field_left, right: __field_right } => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            __out.string(b"t\0", "Pair");
                            ::docmodel::__private::variant::document(
                                b"c\0",
                                __out,
                                |__out| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::encode(
                                        __field_left,
                                        b"left\0",
                                        __out,
                                    );
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::encode(
                                        __field_right,
                                        b"right\0",
                                        __out,
                                    );
                                },
                            );
                        },
                    )
                }
            }
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __found = ::docmodel::__private::variant::adjacent(
                __tag,
                __from,
                "t",
                "c",
            )?;
            match __found.name().text() {
                "Empty" => {
                    __from.skip(__tag)?;
                    __found.no_value().map(|()| Self::Empty)
                }
                "Leaf" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            <T as ::docmodel::__private::FieldType>::decode,
                            <T as ::docmodel::__private::FieldType>::missing,
                            <T as ::docmodel::__private::FieldType>::BSON_TYPE,
                        )
                        .map(Self::Leaf)
                }
                "Pair" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            |__tag, __from| {
                                __from
                                    .expect_tag(__tag, ::docmodel::__private::Tag::DOCUMENT)?;
                                let __document = __from.begin_document()?;
                                let mut __field_left = ::core::option::Option::None;
                                let mut __field_right = ::core::option::Option::None;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"left\0",
                                    &mut __field_left,
                                    <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                )?;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"right\0",
                                    &mut __field_right,
                                    <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                )?;
                                while let ::core::option::Option::Some((__tag, __key)) = __from
                                    .next_element(&__document)?
                                {
                                    match __key {
                                        b"left" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_left,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        b"right" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_right,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        _ => __from.skip(__tag)?,
                                    }
                                }
                                ::core::result::Result::Ok(Self::Pair {
                                    left: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_left,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "left",
                                            <Box<
                                                Tree<T>,
                                            > as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                    right: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_right,
                                                <Box<Tree<T>> as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "right",
                                            <Box<
                                                Tree<T>,
                                            > as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                })
                            },
                            || ::core::option::Option::None,
                            "document",
                        )
                }
                _ => {
                    ::core::result::Result::Err(
                        __found.name().unknown(&["Empty", "Leaf", "Pair"]),
                    )
                }
            }
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Leaf(__field_value) => {
                    __at.field(
                        "c",
                        |__at| {
                            <T as ::docmodel::__private::FieldType>::validate(
                                __field_value,
                                __at,
                            );
                        },
                    );
                }
                Self::Pair { left: __field_left, right: __field_right } => {
                    __at.field(
                        "c",
                        |__at| {
                            __at.field(
                                "left",
                                |__at| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::validate(
                                        __field_left,
                                        __at,
                                    );
                                },
                            );
                            __at.field(
                                "right",
                                |__at| {
                                    <Box<
                                        Tree<T>,
                                    > as ::docmodel::__private::FieldType>::validate(
                                        __field_right,
                                        __at,
                                    );
                                },
                            );
                        },
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::ViewAs for Tree<T> {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::DocumentId
    for Tree<T> {}
    impl ::docmodel::__private::Variant for __TreeVariants::Empty {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "t",
            name: "Empty",
        };
    }
    impl ::docmodel::__private::Marked for __TreeVariants::Empty {}
    impl ::docmodel::__private::Variant for __TreeVariants::Leaf {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "t",
            name: "Leaf",
        };
    }
    impl ::docmodel::__private::Marked for __TreeVariants::Leaf {}
    impl ::docmodel::__private::Variant for __TreeVariants::Pair {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Tag {
            key: "t",
            name: "Pair",
        };
    }
    impl ::docmodel::__private::Marked for __TreeVariants::Pair {}
    impl ::docmodel::__private::Segment for __TreeVariants::__Content {
        const NAME: &'static str = "c";
    }
    impl ::docmodel::__private::Segment for __TreePairVariantSegments::left {
        const NAME: &'static str = "left";
    }
    impl ::docmodel::__private::Segment for __TreePairVariantSegments::right {
        const NAME: &'static str = "right";
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::docmodel::__private::Fields for TreePairVariantFields<__P, T> {
        const NEW: Self = Self {
            left: ::docmodel::__private::Accessor::NEW,
            right: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::core::fmt::Debug for TreePairVariantFields<__P, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("TreePairVariantFields", __f)
        }
    }
    #[allow(dead_code, reason = "not every program asks for every variant")]
    #[allow(
        clippy::type_complexity,
        reason = "the types are the enum's, inside of paths"
    )]
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > TreeVariants<__P, T> {
        /// The value is a [`Tree::Empty`].
        fn is_empty(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __TreeVariants::Empty>()
        }
        /// The value is a [`Tree::Leaf`].
        fn is_leaf(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __TreeVariants::Leaf>()
        }
        /// What a [`Tree::Leaf`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_leaf(
            &self,
        ) -> ::docmodel::__private::AccessorOf<
            T,
            ::docmodel::__private::Child<
                ::docmodel::__private::OfVariant<__P, __TreeVariants::Leaf>,
                __TreeVariants::__Content,
            >,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::Accessor::NEW
        }
        /// The value is a [`Tree::Pair`].
        fn is_pair(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __TreeVariants::Pair>()
        }
        /// What a [`Tree::Pair`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_pair(
            &self,
        ) -> &'static TreePairVariantFields<
            ::docmodel::__private::Child<
                ::docmodel::__private::OfVariant<__P, __TreeVariants::Pair>,
                __TreeVariants::__Content,
            >,
            T,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::fields()
        }
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::docmodel::__private::Fields for TreeVariants<__P, T> {
        const NEW: Self = Self {
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::core::fmt::Debug for TreeVariants<__P, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("TreeVariants", __f)
        }
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::Variants
    for Tree<T> {
        type Variants<__P: ::docmodel::__private::Path> = TreeVariants<__P, T>;
    }
};
