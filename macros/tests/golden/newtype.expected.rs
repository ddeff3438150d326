#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::FieldType for Email {
        type Accessor<__P: ::docmodel::__private::Path> = <::docmodel::__private::AccessorOf<
            String,
            __P,
        > as ::docmodel::__private::Accessor>::Newtype<Self>;
        const BSON_TYPE: &'static str = <String as ::docmodel::__private::FieldType>::BSON_TYPE;
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            <String as ::docmodel::__private::FieldType>::encode(&self.0, __key, __out)
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            <String as ::docmodel::__private::FieldType>::decode(__tag, __from)
                .map(|__field_value| Self { 0: __field_value })
        }
        fn missing() -> ::core::option::Option<Self> {
            <String as ::docmodel::__private::FieldType>::missing()
                .map(|__field_value| Self { 0: __field_value })
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { 0: __field_value, .. } = self;
            {
                static __PATTERN: ::docmodel::__private::rule::Pattern = ::docmodel::__private::rule::Pattern::new(
                    "^[^@]+@[^@]+$",
                );
                ::docmodel::__private::rule::pattern(__field_value, &__PATTERN, __at);
            }
            <String as ::docmodel::__private::FieldType>::validate(__field_value, __at);
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::ViewAs for Email {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl ::docmodel::__private::Ordered for Email
    where
        for<'__a> <String as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::Ordered,
    {}
    #[automatically_derived]
    impl ::docmodel::__private::DocumentId for Email
    where
        for<'__a> <String as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::DocumentId,
    {
        fn fill(&mut self) {
            <String as ::docmodel::__private::DocumentId>::fill(&mut self.0);
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::MapKey for Email
    where
        for<'__a> <String as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::MapKey,
    {
        fn as_key(&self) -> ::docmodel::__private::KeyText<'_> {
            <String as ::docmodel::__private::MapKey>::as_key(&self.0)
        }
        fn from_key(
            __key: &str,
        ) -> ::core::result::Result<Self, ::docmodel::__private::KeyError> {
            <String as ::docmodel::__private::MapKey>::from_key(__key)
                .map(|__field_value| Self { 0: __field_value })
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::rule::Text for Email
    where
        for<'__a> <String as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::rule::Text,
    {
        fn text(&self) -> ::core::option::Option<&str> {
            <String as ::docmodel::__private::rule::Text>::text(&self.0)
        }
    }
};
#[allow(deprecated, reason = "a deprecated variant is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl<T: 'static> ::docmodel::__private::FieldType for Id<T> {
        type Accessor<__P: ::docmodel::__private::Path> = <::docmodel::__private::AccessorOf<
            ObjectId,
            __P,
        > as ::docmodel::__private::Accessor>::Newtype<Self>;
        const BSON_TYPE: &'static str = <ObjectId as ::docmodel::__private::FieldType>::BSON_TYPE;
        fn encode(&self, __key: &[u8], __out: &mut ::docmodel::__private::Encoder) {
            <ObjectId as ::docmodel::__private::FieldType>::encode(&self.1, __key, __out)
        }
        fn decode(
            __tag: ::docmodel::__private::Tag,
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            <ObjectId as ::docmodel::__private::FieldType>::decode(__tag, __from)
                .map(|__field_value| Self {
                    1: __field_value,
                    0: ::core::marker::PhantomData,
                })
        }
        fn missing() -> ::core::option::Option<Self> {
            <ObjectId as ::docmodel::__private::FieldType>::missing()
                .map(|__field_value| Self {
                    1: __field_value,
                    0: ::core::marker::PhantomData,
                })
        }
        fn validate(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { 1: __field_value, .. } = self;
            <ObjectId as ::docmodel::__private::FieldType>::validate(
                __field_value,
                __at,
            );
        }
    }
    #[automatically_derived]
    impl<T: 'static> ::docmodel::__private::ViewAs for Id<T> {
        type Form = ::docmodel::__private::view::Owned;
    }
    #[automatically_derived]
    impl<T: 'static> ::docmodel::__private::Ordered for Id<T>
    where
        for<'__a> <ObjectId as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::Ordered,
    {}
    #[automatically_derived]
    impl<T: 'static> ::docmodel::__private::DocumentId for Id<T>
    where
        for<'__a> <ObjectId as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::DocumentId,
    {
        fn fill(&mut self) {
            <ObjectId as ::docmodel::__private::DocumentId>::fill(&mut self.1);
        }
    }
    #[automatically_derived]
    impl<T: 'static> ::docmodel::__private::MapKey for Id<T>
    where
        for<'__a> <ObjectId as ::docmodel::__private::SameAs<
            '__a,
        >>::Type: ::docmodel::__private::MapKey,
    {
        fn as_key(&self) -> ::docmodel::__private::KeyText<'_> {
            <ObjectId as ::docmodel::__private::MapKey>::as_key(&self.1)
        }
        fn from_key(
            __key: &str,
        ) -> ::core::result::Result<Self, ::docmodel::__private::KeyError> {
            <ObjectId as ::docmodel::__private::MapKey>::from_key(__key)
                .map(|__field_value| Self {
                    1: __field_value,
                    0: ::core::marker::PhantomData,
                })
        }
    }
};
