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
mod __ShapeVariants {
    pub enum Point {}
    pub enum Circle {}
    pub enum Named {}
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
mod __ShapeCircleVariantSegments {
    pub enum radius {}
}
/// The fields of a [`Shape::Circle`], as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ShapeCircleVariantFields<__P: ::docmodel::__private::Path> {
    /// Stored as `radius`: a number (`double`).
    radius: ::docmodel::__private::AccessorOf<
        f64,
        ::docmodel::__private::Child<__P, __ShapeCircleVariantSegments::radius>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
/// The variants of [`Shape`], as filters and typed paths.
struct ShapeVariants<__P: ::docmodel::__private::Path> {
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Shape {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::VariantsField<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = "string or document";
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Point => __out.string(__key, "Point"),
                Self::Circle { radius: __field_radius } => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            ::docmodel::__private::variant::document(
                                b"Circle\0",
                                __out,
                                |__out| {
                                    <f64 as ::docmodel::__private::FieldType>::encode(
                                        __field_radius,
                                        b"radius\0",
                                        __out,
                                    );
                                },
                            );
                        },
                    )
                }
                Self::Named(__field_value) => {
                    ::docmodel::__private::variant::document(
                        __key,
                        __out,
                        |__out| {
                            <String as ::docmodel::__private::FieldType>::encode(
                                __field_value,
                                b"Named\0",
                                __out,
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
            let __found = ::docmodel::__private::variant::external(__tag, __from)?;
            match __found.name().text() {
                "Point" => {
                    __from.skip(__tag)?;
                    __found.no_value().map(|()| Self::Point)
                }
                "Circle" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            |__tag, __from| {
                                __from
                                    .expect_tag(__tag, ::docmodel::__private::Tag::DOCUMENT)?;
                                let __document = __from.begin_document()?;
                                let mut __field_radius = ::core::option::Option::None;
                                ::docmodel::__private::Decoder::expect(
                                    __from,
                                    b"radius\0",
                                    &mut __field_radius,
                                    <f64 as ::docmodel::__private::FieldType>::decode,
                                )?;
                                while let ::core::option::Option::Some((__tag, __key)) = __from
                                    .next_element(&__document)?
                                {
                                    match __key {
                                        b"radius" => {
                                            ::docmodel::__private::Decoder::element(
                                                __from,
                                                __tag,
                                                &mut __field_radius,
                                                <f64 as ::docmodel::__private::FieldType>::decode,
                                            )?
                                        }
                                        _ => __from.skip(__tag)?,
                                    }
                                }
                                ::core::result::Result::Ok(Self::Circle {
                                    radius: __document
                                        .required(
                                            ::core::option::Option::or_else(
                                                __field_radius,
                                                <f64 as ::docmodel::__private::FieldType>::missing,
                                            ),
                                            "radius",
                                            <f64 as ::docmodel::__private::FieldType>::BSON_TYPE,
                                        )?,
                                })
                            },
                            || ::core::option::Option::None,
                            "document",
                        )
                }
                "Named" => {
                    __from.skip(__tag)?;
                    __found
                        .value(
                            <String as ::docmodel::__private::FieldType>::decode,
                            <String as ::docmodel::__private::FieldType>::missing,
                            <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                        )
                        .map(Self::Named)
                }
                _ => {
                    ::core::result::Result::Err(
                        __found.name().unknown(&["Point", "Circle", "Named"]),
                    )
                }
            }
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Circle { radius: __field_radius } => {
                    __at.field(
                        "Circle",
                        |__at| {
                            __at.field(
                                "radius",
                                |__at| {
                                    <f64 as ::docmodel::__private::FieldType>::validate(
                                        __field_radius,
                                        __at,
                                    );
                                },
                            );
                        },
                    );
                }
                Self::Named(__field_value) => {
                    __at.field(
                        "Named",
                        |__at| {
                            <String as ::docmodel::__private::FieldType>::validate(
                                __field_value,
                                __at,
                            );
                        },
                    );
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Shape {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Shape {}
    impl ::docmodel::__private::Variant for __ShapeVariants::Point {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Name(
            "Point",
        );
    }
    impl ::docmodel::__private::Marked for __ShapeVariants::Point {}
    impl ::docmodel::__private::Segment for __ShapeVariants::Point {
        const NAME: &'static str = "Point";
    }
    impl ::docmodel::__private::Variant for __ShapeVariants::Circle {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Key(
            "Circle",
        );
    }
    impl ::docmodel::__private::Marked for __ShapeVariants::Circle {}
    impl ::docmodel::__private::Segment for __ShapeVariants::Circle {
        const NAME: &'static str = "Circle";
    }
    impl ::docmodel::__private::Variant for __ShapeVariants::Named {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Key(
            "Named",
        );
    }
    impl ::docmodel::__private::Marked for __ShapeVariants::Named {}
    impl ::docmodel::__private::Segment for __ShapeVariants::Named {
        const NAME: &'static str = "Named";
    }
    impl ::docmodel::__private::Segment for __ShapeCircleVariantSegments::radius {
        const NAME: &'static str = "radius";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ShapeCircleVariantFields<__P> {
        const NEW: Self = Self {
            radius: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug
    for ShapeCircleVariantFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ShapeCircleVariantFields", __f)
        }
    }
    #[allow(dead_code, reason = "not every program asks for every variant")]
    #[allow(
        clippy::type_complexity,
        reason = "the types are the enum's, inside of paths"
    )]
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ShapeVariants<__P> {
        /// The value is a [`Shape::Point`].
        fn is_point(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __ShapeVariants::Point>()
        }
        /// The value is a [`Shape::Circle`].
        fn is_circle(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __ShapeVariants::Circle>()
        }
        /// What a [`Shape::Circle`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_circle(
            &self,
        ) -> &'static ShapeCircleVariantFields<
            ::docmodel::__private::Child<
                ::docmodel::__private::OfVariant<__P, __ShapeVariants::Circle>,
                __ShapeVariants::Circle,
            >,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::fields()
        }
        /// The value is a [`Shape::Named`].
        fn is_named(
            &self,
        ) -> ::docmodel::__private::Filter<<__P as ::docmodel::__private::Path>::Model> {
            ::docmodel::__private::is_variant::<__P, __ShapeVariants::Named>()
        }
        /// What a [`Shape::Named`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_named(
            &self,
        ) -> ::docmodel::__private::AccessorOf<
            String,
            ::docmodel::__private::Child<
                ::docmodel::__private::OfVariant<__P, __ShapeVariants::Named>,
                __ShapeVariants::Named,
            >,
        >
        where
            __P: ::docmodel::__private::Together,
        {
            ::docmodel::__private::Accessor::NEW
        }
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for ShapeVariants<__P> {
        const NEW: Self = Self {
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for ShapeVariants<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ShapeVariants", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Variants for Shape {
        type Variants<__P: ::docmodel::__private::Path> = ShapeVariants<__P>;
    }
};
