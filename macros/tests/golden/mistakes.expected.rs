::core::compile_error! {
    "unknown document attribute `colection`; did you mean `collection`?"
}
::core::compile_error! {
    "`id` is not marked as the id; add `#[field(id)]` to store it as `_id`"
}
::core::compile_error! {
    "`u64` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers"
}
::core::compile_error! {
    "`max` is less than `min`, so that no value is valid"
}
::core::compile_error! {
    "`totl` is neither a field of `Order` nor an index option; did you mean `total`?"
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
pub mod __OrderSegments {
    pub enum id {}
    pub enum total {}
}
/// The fields of [`Order`], a document of the collection `orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct OrderFields<__P: ::docmodel::__private::Path> {
    /// Stored as `id`: an `objectId`.
    pub id: ::docmodel::__private::AccessorOf<
        ObjectId,
        ::docmodel::__private::Child<__P, __OrderSegments::id>,
    >,
    /// Stored as `total`: a number (`double`). From `2` to `1`.
    pub total: ::docmodel::__private::AccessorOf<
        f64,
        ::docmodel::__private::Child<__P, __OrderSegments::total>,
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
        const NAME: &'static str = "id";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::total {
        const NAME: &'static str = "total";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for OrderFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            total: ::docmodel::__private::Accessor::NEW,
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
            own: &["id", "total"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            ::core::unimplemented!()
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::unimplemented!()
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            ::core::unimplemented!()
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Order {
        type Id = ObjectId;
        const COLLECTION: &'static str = "orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            ::core::unimplemented!()
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            ::core::unimplemented!()
        }
    }
};
::core::compile_error! {
    "a model owns its data and has no lifetime parameters; use `String` instead of `&str`"
}
::core::compile_error! {
    "a model owns its data; use `String`"
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
mod __ViewSegments {
    pub enum value {}
}
/// The fields of [`View`], wherever it is embedded, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct ViewFields<
    __P: ::docmodel::__private::Path,
    T: ::docmodel::__private::FieldType,
> {
    /// Stored as `value`: `T`.
    value: ::docmodel::__private::AccessorOf<
        T,
        ::docmodel::__private::Child<__P, __ViewSegments::value>,
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
    impl ::docmodel::__private::Segment for __ViewSegments::value {
        const NAME: &'static str = "value";
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::docmodel::__private::Fields for ViewFields<__P, T> {
        const NEW: Self = Self {
            value: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: ::docmodel::__private::FieldType,
    > ::core::fmt::Debug for ViewFields<__P, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("ViewFields", __f)
        }
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::Model
    for View<'static, T> {
        type Fields<__P: ::docmodel::__private::Path> = ViewFields<__P, T>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["value"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            ::core::unimplemented!()
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::unimplemented!()
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            ::core::unimplemented!()
        }
    }
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::FieldType
    for View<'static, T> {
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
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::EmbeddedModel
    for View<'static, T> {}
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::DocumentId
    for View<'static, T> {}
    #[automatically_derived]
    impl<T: ::docmodel::__private::FieldType> ::docmodel::__private::ViewAs
    for View<'static, T> {
        type Form = ::docmodel::__private::view::Owned;
    }
};
