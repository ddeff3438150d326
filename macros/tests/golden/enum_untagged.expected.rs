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
mod __SettingVariants {
    pub enum Number {}
    pub enum Text {}
}
/// The variants of [`Setting`], as filters and typed paths.
struct SettingVariants<__P: ::docmodel::__private::Path> {
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Setting {
        type Accessor<__P: ::docmodel::__private::Path> = ::docmodel::__private::VariantsField<
            __P,
            Self,
        >;
        const BSON_TYPE: &'static str = ::docmodel::__private::variant::JoinedTypes::<
            Self,
        >::TEXT;
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            match self {
                Self::Number(__field_value) => {
                    <i32 as ::docmodel::__private::FieldType>::encode(
                        __field_value,
                        __key,
                        __out,
                    )
                }
                Self::Text(__field_value) => {
                    <String as ::docmodel::__private::FieldType>::encode(
                        __field_value,
                        __key,
                        __out,
                    )
                }
            }
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            if let ::core::option::Option::Some(__value) = ::docmodel::__private::variant::attempt(
                __tag,
                __from,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )? {
                return ::core::result::Result::Ok(Self::Number(__value));
            }
            if let ::core::option::Option::Some(__value) = ::docmodel::__private::variant::attempt(
                __tag,
                __from,
                <String as ::docmodel::__private::FieldType>::decode,
            )? {
                return ::core::result::Result::Ok(Self::Text(__value));
            }
            ::core::result::Result::Err(
                ::docmodel::__private::variant::of_no_type(
                    __tag,
                    __from,
                    <Self as ::docmodel::__private::FieldType>::BSON_TYPE,
                ),
            )
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            match self {
                Self::Number(__field_value) => {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
                Self::Text(__field_value) => {
                    ::docmodel::__private::rule::max_length(__field_value, 5, __at);
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_value,
                        __at,
                    );
                }
            }
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Setting {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::variant::TypeNames for Setting {
        const NAMES: &'static [&'static str] = &[
            <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
            <String as ::docmodel::__private::FieldType>::BSON_TYPE,
        ];
    }
    impl ::docmodel::__private::Variant for __SettingVariants::Number {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Type;
    }
    impl ::docmodel::__private::Variant for __SettingVariants::Text {
        const MARK: ::docmodel::__private::Mark = ::docmodel::__private::Mark::Type;
    }
    #[allow(dead_code, reason = "not every program asks for every variant")]
    #[allow(
        clippy::type_complexity,
        reason = "the types are the enum's, inside of paths"
    )]
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> SettingVariants<__P> {
        /// What a [`Setting::Number`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_number(
            &self,
        ) -> ::docmodel::__private::AccessorOf<
            i32,
            ::docmodel::__private::OfVariant<__P, __SettingVariants::Number>,
        > {
            ::docmodel::__private::Accessor::NEW
        }
        /// What a [`Setting::Text`] holds. Filters on it match no other variant.
        #[must_use]
        fn variant_text(
            &self,
        ) -> ::docmodel::__private::AccessorOf<
            String,
            ::docmodel::__private::OfVariant<__P, __SettingVariants::Text>,
        > {
            ::docmodel::__private::Accessor::NEW
        }
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for SettingVariants<__P> {
        const NEW: Self = Self {
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for SettingVariants<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("SettingVariants", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Variants for Setting {
        type Variants<__P: ::docmodel::__private::Path> = SettingVariants<__P>;
    }
};
