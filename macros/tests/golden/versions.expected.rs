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
mod __PersonSegments {
    pub enum id {}
    pub enum name {}
}
/// The fields of [`Person`], a document of the collection `people`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
struct PersonFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: a 32-bit integer (`int`).
    id: ::docmodel::__private::AccessorOf<
        i32,
        ::docmodel::__private::Id<
            ::docmodel::__private::Upgraded<__P, Person>,
            __PersonSegments::id,
        >,
    >,
    /// Stored as `name`: a string.
    name: ::docmodel::__private::AccessorOf<
        String,
        ::docmodel::__private::Child<
            ::docmodel::__private::Upgraded<__P, Person>,
            __PersonSegments::name,
        >,
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
    impl ::docmodel::__private::Segment for __PersonSegments::id {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __PersonSegments::name {
        const NAME: &'static str = "name";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for PersonFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            name: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for PersonFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("PersonFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Person {
        type Fields<__P: ::docmodel::__private::Path> = PersonFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "name", "schema_version"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: true,
        };
        const SCHEMA_VERSION: ::core::option::Option<(&'static str, i32)> = ::core::option::Option::Some((
            "schema_version",
            3i32,
        ));
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self { id: __field_id, name: __field_name } = self;
            <i32 as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            ::docmodel::__private::FieldType::encode(&3i32, b"schema_version\0", __out);
            <String as ::docmodel::__private::FieldType>::encode(
                __field_name,
                b"name\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            if let ::core::option::Option::Some(__version) = ::docmodel::__private::upgrade::older_version::<
                Self,
            >(__from)? {
                return ::docmodel::__private::upgrade::decode(__from, __version);
            }
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_name = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <i32 as ::docmodel::__private::FieldType>::decode,
            )?;
            let mut __name = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"schema_version\0",
                &mut __name,
                |__tag, __from| __from.skip(__tag),
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
                    b"schema_version" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __name,
                            |__tag, __from| __from.skip(__tag),
                        )?
                    }
                    b"_id" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_id,
                            <i32 as ::docmodel::__private::FieldType>::decode,
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
                id: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_id,
                            <i32 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <i32 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                name: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_name,
                            <String as ::docmodel::__private::FieldType>::missing,
                        ),
                        "name",
                        <String as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self { id: __field_id, name: __field_name } = self;
            __at.field(
                "_id",
                |__at| {
                    <i32 as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
            __at.field(
                "name",
                |__at| {
                    <String as ::docmodel::__private::FieldType>::validate(
                        __field_name,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::upgrade::Versioned for Person {
        const KEY: &'static str = "schema_version";
        const CURRENT: i32 = 3i32;
        const STEPS: &'static [::docmodel::__private::upgrade::Step] = &[
            |__document| ::docmodel::__private::upgrade::Upgrade::apply(
                split_name,
                __document,
            ),
            |__document| ::docmodel::__private::upgrade::Upgrade::apply(
                Person::add_country,
                __document,
            ),
        ];
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Person {
        type Id = i32;
        const COLLECTION: &'static str = "people";
        const INDEXES: &'static [::docmodel::__private::Index] = &[];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
