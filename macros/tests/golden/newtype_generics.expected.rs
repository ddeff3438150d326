#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::FieldType for Sorted<T, N>
    where
        T: Clone,
    {
        type Accessor<__P: crate::vendored::docmodel::__private::Path> = <crate::vendored::docmodel::__private::AccessorOf<
            [T; N],
            __P,
        > as crate::vendored::docmodel::__private::Accessor>::Newtype<Self>;
        const BSON_TYPE: &'static str = <[T; N] as crate::vendored::docmodel::__private::FieldType>::BSON_TYPE;
        fn encode(
            &self,
            __key: &[u8],
            __out: &mut crate::vendored::docmodel::__private::Encoder,
        ) {
            <[T; N] as crate::vendored::docmodel::__private::FieldType>::encode(
                &self.0,
                __key,
                __out,
            )
        }
        fn decode(
            __tag: crate::vendored::docmodel::__private::Tag,
            __from: &mut crate::vendored::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<
            Self,
            crate::vendored::docmodel::__private::DecodeError,
        > {
            <[T; N] as crate::vendored::docmodel::__private::FieldType>::decode(
                    __tag,
                    __from,
                )
                .map(|__field_value| Self { 0: __field_value })
        }
        fn missing() -> ::core::option::Option<Self> {
            <[T; N] as crate::vendored::docmodel::__private::FieldType>::missing()
                .map(|__field_value| Self { 0: __field_value })
        }
        fn validate(&self, __at: &mut crate::vendored::docmodel::__private::Validator) {
            let Self { 0: __field_value, .. } = self;
            <[T; N] as crate::vendored::docmodel::__private::FieldType>::validate(
                __field_value,
                __at,
            );
        }
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::ViewAs for Sorted<T, N>
    where
        T: Clone,
    {
        type Form = crate::vendored::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::Ordered for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::Ordered,
    {}
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::Numeric for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::Numeric,
    {
        type Amount = <[T; N] as crate::vendored::docmodel::__private::Numeric>::Amount;
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::Integral for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::Integral,
    {}
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::CurrentDate for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::CurrentDate,
    {
        const TYPE: &'static str = <[T; N] as crate::vendored::docmodel::__private::CurrentDate>::TYPE;
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::Sequence for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::Sequence,
    {}
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::Growable for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::Growable,
    {}
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::DocumentId for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::DocumentId,
    {
        fn fill(&mut self) {
            <[T; N] as crate::vendored::docmodel::__private::DocumentId>::fill(
                &mut self.0,
            );
        }
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::MapKey for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::MapKey,
    {
        fn as_key(&self) -> crate::vendored::docmodel::__private::KeyText<'_> {
            <[T; N] as crate::vendored::docmodel::__private::MapKey>::as_key(&self.0)
        }
        fn from_key(
            __key: &str,
        ) -> ::core::result::Result<
            Self,
            crate::vendored::docmodel::__private::KeyError,
        > {
            <[T; N] as crate::vendored::docmodel::__private::MapKey>::from_key(__key)
                .map(|__field_value| Self { 0: __field_value })
        }
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::rule::Number for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::rule::Number,
    {
        type Bound = <[T; N] as crate::vendored::docmodel::__private::rule::Number>::Bound;
        fn number(&self) -> ::core::option::Option<&Self::Bound> {
            <[T; N] as crate::vendored::docmodel::__private::rule::Number>::number(
                &self.0,
            )
        }
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::rule::Text for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::rule::Text,
    {
        fn text(&self) -> ::core::option::Option<&str> {
            <[T; N] as crate::vendored::docmodel::__private::rule::Text>::text(&self.0)
        }
    }
    #[automatically_derived]
    impl<
        T: Ord + crate::vendored::docmodel::__private::FieldType,
        const N: usize,
    > crate::vendored::docmodel::__private::rule::Items for Sorted<T, N>
    where
        T: Clone,
        for<'__a> <[T; N] as crate::vendored::docmodel::__private::SameAs<
            '__a,
        >>::Type: crate::vendored::docmodel::__private::rule::Items,
    {
        fn items(&self) -> ::core::option::Option<usize> {
            <[T; N] as crate::vendored::docmodel::__private::rule::Items>::items(&self.0)
        }
    }
};
