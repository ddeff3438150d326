::core::compile_error! {
    "the id is in every document, as `_id`, and its type says how it is stored; remove `alias` or `id`"
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
    pub enum number {}
    pub enum items {}
    pub enum total {}
}
/// The fields of [`Order`], a document of the collection `orders`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct OrderFields<
    __P: ::docmodel::__private::Path,
    T: Clone + ::docmodel::__private::FieldType,
> {
    /// The number.
    ///
    /// Stored as `_id`: a string. May still be stored as `no`.
    pub number: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Renamed<__P, __OrderSegments::number>,
    >,
    /// Stored as `items`: an array of `T`.
    pub(crate) items: ::docmodel::__private::AccessorOf<
        Vec<T>,
        ::docmodel::__private::Child<__P, __OrderSegments::items>,
    >,
    /// Stored as `total`: a number (`double`).
    total: ::docmodel::__private::AccessorOf<
        ::docmodel::__private::As<::docmodel::__private::Lenient, f64>,
        ::docmodel::__private::Child<__P, __OrderSegments::total>,
    >,
    /// Stored in the document itself: the elements of a [`Place`].
    place: <Place as ::docmodel::__private::Flatten>::Elements<__P>,
    __params: ::core::marker::PhantomData<fn() -> (__P, T)>,
}
/// A view of a stored [`Order`]: what is not small borrows from the bytes of the document.
#[allow(dead_code, reason = "not every program uses every field")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct OrderRef<'doc, T: Clone + ::docmodel::__private::View> {
    /// The number.
    pub number: <String as ::docmodel::__private::View>::Ref<'doc>,
    pub(crate) items: <Vec<T> as ::docmodel::__private::View>::Ref<'doc>,
    total: f64,
    place: <Place as ::docmodel::__private::FlattenView>::Ref<'doc>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(
    non_snake_case,
    reason = "locals are named after fields, also after those that start with `_`"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    impl ::docmodel::__private::Segment for __OrderSegments::number {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Aliases for __OrderSegments::number {
        const OLD: &'static [&'static str] = &["no"];
    }
    impl ::docmodel::__private::Segment for __OrderSegments::items {
        const NAME: &'static str = "items";
    }
    impl ::docmodel::__private::Segment for __OrderSegments::total {
        const NAME: &'static str = "total";
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
    > ::docmodel::__private::Fields for OrderFields<__P, T> {
        const NEW: Self = Self {
            number: ::docmodel::__private::Accessor::NEW,
            items: ::docmodel::__private::Accessor::NEW,
            total: ::docmodel::__private::Accessor::NEW,
            place: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<
        __P: ::docmodel::__private::Path,
        T: Clone + ::docmodel::__private::FieldType,
    > ::core::fmt::Debug for OrderFields<__P, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("OrderFields", __f)
        }
    }
    #[automatically_derived]
    impl<T: Clone + ::docmodel::__private::FieldType> ::docmodel::__private::Model
    for Order<T> {
        type Fields<__P: ::docmodel::__private::Path> = OrderFields<__P, T>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "no", "items", "total"],
            flattened: &[<Place as ::docmodel::__private::Flatten>::NAMES],
            unknown: if false
                || <Place as ::docmodel::__private::Flatten>::NAMES.is_rest()
            {
                ::docmodel::__private::Unknown::Kept
            } else {
                ::docmodel::__private::Unknown::Skipped
            },
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
    impl<
        T: Clone + ::docmodel::__private::FieldType,
    > ::docmodel::__private::DocumentModel for Order<T> {
        type Id = String;
        const COLLECTION: &'static str = "orders";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            ::core::unimplemented!()
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            ::core::unimplemented!()
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> OrderRef<'doc, T> {
        /// Views the bytes of one document as [`Order`].
        ///
        /// # Errors
        /// If the document does not fit the model.
        #[allow(dead_code, reason = "not every program has bytes of its own")]
        pub fn from_slice(
            __bytes: &'doc [::core::primitive::u8],
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::docmodel::__private::view_from_slice::<Order<T>>(__bytes)
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> ::core::clone::Clone
    for OrderRef<'doc, T> {
        fn clone(&self) -> Self {
            Self {
                number: ::core::clone::Clone::clone(&self.number),
                items: ::core::clone::Clone::clone(&self.items),
                total: ::core::clone::Clone::clone(&self.total),
                place: ::core::clone::Clone::clone(&self.place),
            }
        }
    }
    #[automatically_derived]
    impl<'doc, T: Clone + ::docmodel::__private::View> ::core::fmt::Debug
    for OrderRef<'doc, T> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __f.debug_struct("OrderRef")
                .field("number", &self.number)
                .field("items", &self.items)
                .field("total", &self.total)
                .field("place", &self.place)
                .finish()
        }
    }
    #[automatically_derived]
    impl<T: Clone + ::docmodel::__private::View> ::docmodel::__private::Viewed
    for Order<T> {
        type Ref<'doc> = OrderRef<'doc, T>;
        fn decode_view<'doc>(
            __from: &mut ::docmodel::__private::Decoder<'doc>,
        ) -> ::core::result::Result<
            Self::Ref<'doc>,
            ::docmodel::__private::DecodeError,
        > {
            ::core::unimplemented!()
        }
    }
};
