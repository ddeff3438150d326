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
mod __CategorySegments {
    pub enum name {}
    pub enum id {}
}
/// The fields of [`Category`], a document of the collection `categories`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct CategoryFields<__P: ::docmodel::__private::Path> {
    /// Stored as `name`: a string.
    name: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<__P, __CategorySegments::name>,
    >,
    /// Stored as `_id`: an `objectId`.
    id: ::docmodel::__private::AccessorOf<
        ObjectId,
        ::docmodel::__private::Id<__P, __CategorySegments::id>,
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
    impl ::docmodel::__private::Segment for __CategorySegments::name {
        const NAME: &'static str = "name";
    }
    impl ::docmodel::__private::Segment for __CategorySegments::id {
        const NAME: &'static str = "_id";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for CategoryFields<__P> {
        const NEW: Self = Self {
            name: ::docmodel::__private::Accessor::NEW,
            id: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for CategoryFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("CategoryFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Category {
        type Fields<__P: ::docmodel::__private::Path> = CategoryFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "name"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { name: __field_name, id: __field_id } = self;
            <ObjectId as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <String as ::docmodel::__private::FieldType>::encode(
                __field_name,
                b"name\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_name = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <ObjectId as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"name\0",
                &mut __field_name,
                <String as ::docmodel::__private::FieldType>::decode,
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
                    b"name" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_name,
                            <String as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                name: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_name,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "name",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                id: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_id,
                            <ObjectId as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <ObjectId as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { name: __field_name, id: __field_id } = self;
            __at.field(
                "name",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_name,
                        __at,
                    );
                },
            );
            __at.field(
                "_id",
                |__at| {
                    <ObjectId as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Category {
        type Id = ObjectId;
        const COLLECTION: &'static str = "categories";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
