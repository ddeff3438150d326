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
pub mod __PostSegments {
    pub enum id {}
    pub enum score {}
    pub enum tags {}
    pub enum authors {}
    pub enum views {}
    pub enum code {}
    pub enum published {}
}
/// The fields of [`Post`], a document of the collection `posts`, as typed paths.
#[allow(dead_code, reason = "not every program uses every path")]
#[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct PostFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: an `objectId`.
    pub id: ::docmodel::__private::AccessorOf<
        ObjectId,
        ::docmodel::__private::Id<__P, __PostSegments::id>,
    >,
    /// What readers gave it.
    ///
    /// Recomputed every night.
    ///
    /// Stored as `score`: a number (`double`). From `0.0` to `5.0`. Index: `tags, -score` (unique).
    pub score: ::docmodel::__private::AccessorOf<
        f64,
        ::docmodel::__private::Child<__P, __PostSegments::score>,
    >,
    /// Stored as `tags`: an array of strings. From `1` to `9` items. Indexes: `tags, -score` (unique); `tags`.
    pub tags: ::docmodel::__private::AccessorOf<
        Vec<String>,
        ::docmodel::__private::Child<__P, __PostSegments::tags>,
    >,
    /// Stored as `authors`: an array of [`author::Author`].
    pub authors: ::docmodel::__private::AccessorOf<
        Vec<author::Author>,
        ::docmodel::__private::Child<__P, __PostSegments::authors>,
    >,
    /// Stored as `views`: a document with 64-bit integers (`long`) as values.
    pub views: ::docmodel::__private::AccessorOf<
        HashMap<String, i64>,
        ::docmodel::__private::Child<__P, __PostSegments::views>,
    >,
    /// Stored as `code`: a string, or null. At most `9` characters. Matches `` ^`[^`]+`$ ``.
    pub code: ::docmodel::__private::AccessorOf<
        Option<String>,
        ::docmodel::__private::Child<__P, __PostSegments::code>,
    >,
    /// Stored as `published`: a `date`, or null.
    pub published: ::docmodel::__private::AccessorOf<
        Option<DateTime>,
        ::docmodel::__private::Child<__P, __PostSegments::published>,
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
    impl ::docmodel::__private::Segment for __PostSegments::id {
        const NAME: &'static str = "_id";
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_score(__field_score: &f64, __at: &mut ::docmodel::__private::Validator) {
        ::docmodel::__private::rule::min(
            ::docmodel::__private::rule::Number::number(__field_score),
            0.0,
            __at,
        );
        ::docmodel::__private::rule::max(
            ::docmodel::__private::rule::Number::number(__field_score),
            5.0,
            __at,
        );
    }
    impl ::docmodel::__private::Segment for __PostSegments::score {
        const NAME: &'static str = "score";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <f64 as ::docmodel::__private::FieldType>::decode,
            __rules_score,
        ));
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_tags(
        __field_tags: &Vec<String>,
        __at: &mut ::docmodel::__private::Validator,
    ) {
        ::docmodel::__private::rule::min_items(__field_tags, 1, __at);
        ::docmodel::__private::rule::max_items(__field_tags, 9, __at);
    }
    impl ::docmodel::__private::Segment for __PostSegments::tags {
        const NAME: &'static str = "tags";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <Vec<String> as ::docmodel::__private::FieldType>::decode,
            __rules_tags,
        ));
    }
    impl ::docmodel::__private::Segment for __PostSegments::authors {
        const NAME: &'static str = "authors";
    }
    impl ::docmodel::__private::Segment for __PostSegments::views {
        const NAME: &'static str = "views";
    }
    #[allow(
        clippy::ptr_arg,
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the type is the field's"
    )]
    fn __rules_code(
        __field_code: &Option<String>,
        __at: &mut ::docmodel::__private::Validator,
    ) {
        ::docmodel::__private::rule::max_length(__field_code, 9, __at);
        {
            static __PATTERN: ::docmodel::__private::rule::Pattern = ::docmodel::__private::rule::Pattern::new(
                "^`[^`]+`$",
            );
            ::docmodel::__private::rule::pattern(__field_code, &__PATTERN, __at);
        }
    }
    impl ::docmodel::__private::Segment for __PostSegments::code {
        const NAME: &'static str = "code";
        const CHECK: ::core::option::Option<::docmodel::__private::Check> = ::core::option::Option::Some(|
            __value,
            __at|
        ::docmodel::__private::check_stored(
            __value,
            __at,
            <Option<String> as ::docmodel::__private::FieldType>::decode,
            __rules_code,
        ));
    }
    impl ::docmodel::__private::Segment for __PostSegments::published {
        const NAME: &'static str = "published";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::docmodel::__private::Fields
    for PostFields<__P> {
        const NEW: Self = Self {
            id: ::docmodel::__private::Accessor::NEW,
            score: ::docmodel::__private::Accessor::NEW,
            tags: ::docmodel::__private::Accessor::NEW,
            authors: ::docmodel::__private::Accessor::NEW,
            views: ::docmodel::__private::Accessor::NEW,
            code: ::docmodel::__private::Accessor::NEW,
            published: ::docmodel::__private::Accessor::NEW,
            __params: ::core::marker::PhantomData,
        };
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> ::core::fmt::Debug for PostFields<__P> {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::docmodel::__private::debug_fields::<__P>("PostFields", __f)
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::Model for Post {
        type Fields<__P: ::docmodel::__private::Path> = PostFields<__P>;
        const NAMES: &'static ::docmodel::__private::Names = &::docmodel::__private::Names {
            own: &["_id", "score", "tags", "authors", "views", "code", "published"],
            flattened: &[],
            unknown: ::docmodel::__private::Unknown::Skipped,
            versioned: false,
        };
        fn encode_fields(&self, __out: &mut ::docmodel::__private::Encoder) {
            let Self {
                id: __field_id,
                score: __field_score,
                tags: __field_tags,
                authors: __field_authors,
                views: __field_views,
                code: __field_code,
                published: __field_published,
            } = self;
            <ObjectId as ::docmodel::__private::FieldType>::encode(
                __field_id,
                b"_id\0",
                __out,
            );
            <f64 as ::docmodel::__private::FieldType>::encode(
                __field_score,
                b"score\0",
                __out,
            );
            <Vec<
                String,
            > as ::docmodel::__private::FieldType>::encode(
                __field_tags,
                b"tags\0",
                __out,
            );
            <Vec<
                author::Author,
            > as ::docmodel::__private::FieldType>::encode(
                __field_authors,
                b"authors\0",
                __out,
            );
            <HashMap<
                String,
                i64,
            > as ::docmodel::__private::FieldType>::encode(
                __field_views,
                b"views\0",
                __out,
            );
            <Option<
                String,
            > as ::docmodel::__private::FieldType>::encode(
                __field_code,
                b"code\0",
                __out,
            );
            <Option<
                DateTime,
            > as ::docmodel::__private::FieldType>::encode(
                __field_published,
                b"published\0",
                __out,
            );
        }
        fn decode_document(
            __from: &mut ::docmodel::__private::Decoder<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            let __document = __from.begin_document()?;
            let mut __field_id = ::core::option::Option::None;
            let mut __field_score = ::core::option::Option::None;
            let mut __field_tags = ::core::option::Option::None;
            let mut __field_authors = ::core::option::Option::None;
            let mut __field_views = ::core::option::Option::None;
            let mut __field_code = ::core::option::Option::None;
            let mut __field_published = ::core::option::Option::None;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"_id\0",
                &mut __field_id,
                <ObjectId as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"score\0",
                &mut __field_score,
                <f64 as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"tags\0",
                &mut __field_tags,
                <Vec<String> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"authors\0",
                &mut __field_authors,
                <Vec<author::Author> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"views\0",
                &mut __field_views,
                <HashMap<String, i64> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"code\0",
                &mut __field_code,
                <Option<String> as ::docmodel::__private::FieldType>::decode,
            )?;
            ::docmodel::__private::Decoder::expect(
                __from,
                b"published\0",
                &mut __field_published,
                <Option<DateTime> as ::docmodel::__private::FieldType>::decode,
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
                    b"score" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_score,
                            <f64 as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"tags" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_tags,
                            <Vec<String> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"authors" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_authors,
                            <Vec<
                                author::Author,
                            > as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"views" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_views,
                            <HashMap<
                                String,
                                i64,
                            > as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"code" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_code,
                            <Option<String> as ::docmodel::__private::FieldType>::decode,
                        )?
                    }
                    b"published" => {
                        ::docmodel::__private::Decoder::element(
                            __from,
                            __tag,
                            &mut __field_published,
                            <Option<
                                DateTime,
                            > as ::docmodel::__private::FieldType>::decode,
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
                            <ObjectId as ::docmodel::__private::FieldType>::missing,
                        ),
                        "_id",
                        <ObjectId as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                score: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_score,
                            <f64 as ::docmodel::__private::FieldType>::missing,
                        ),
                        "score",
                        <f64 as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                tags: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_tags,
                            <Vec<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "tags",
                        <Vec<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                authors: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_authors,
                            <Vec<
                                author::Author,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "authors",
                        <Vec<
                            author::Author,
                        > as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                views: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_views,
                            <HashMap<
                                String,
                                i64,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "views",
                        <HashMap<
                            String,
                            i64,
                        > as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                code: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_code,
                            <Option<String> as ::docmodel::__private::FieldType>::missing,
                        ),
                        "code",
                        <Option<String> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
                published: __document
                    .required(
                        ::core::option::Option::or_else(
                            __field_published,
                            <Option<
                                DateTime,
                            > as ::docmodel::__private::FieldType>::missing,
                        ),
                        "published",
                        <Option<DateTime> as ::docmodel::__private::FieldType>::BSON_TYPE,
                    )?,
            })
        }
        fn validate_fields(&self, __at: &mut ::docmodel::__private::Validator) {
            let Self {
                id: __field_id,
                score: __field_score,
                tags: __field_tags,
                authors: __field_authors,
                views: __field_views,
                code: __field_code,
                published: __field_published,
            } = self;
            __at.field(
                "_id",
                |__at| {
                    <ObjectId as ::docmodel::__private::FieldType>::validate(
                        __field_id,
                        __at,
                    );
                },
            );
            __at.field(
                "score",
                |__at| {
                    __rules_score(__field_score, __at);
                    <f64 as ::docmodel::__private::FieldType>::validate(
                        __field_score,
                        __at,
                    );
                },
            );
            __at.field(
                "tags",
                |__at| {
                    __rules_tags(__field_tags, __at);
                    <Vec<
                        String,
                    > as ::docmodel::__private::FieldType>::validate(__field_tags, __at);
                },
            );
            __at.field(
                "authors",
                |__at| {
                    <Vec<
                        author::Author,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_authors,
                        __at,
                    );
                },
            );
            __at.field(
                "views",
                |__at| {
                    <HashMap<
                        String,
                        i64,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_views,
                        __at,
                    );
                },
            );
            __at.field(
                "code",
                |__at| {
                    __rules_code(__field_code, __at);
                    <Option<
                        String,
                    > as ::docmodel::__private::FieldType>::validate(__field_code, __at);
                },
            );
            __at.field(
                "published",
                |__at| {
                    <Option<
                        DateTime,
                    > as ::docmodel::__private::FieldType>::validate(
                        __field_published,
                        __at,
                    );
                },
            );
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Post {
        type Id = ObjectId;
        const COLLECTION: &'static str = "posts";
        const INDEXES: &'static [::docmodel::__private::Index] = &[
            ::docmodel::__private::Index::new(
                    &[
                        ::docmodel::__private::IndexKey::ascending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.tags),
                        ),
                        ::docmodel::__private::IndexKey::descending(
                            ::docmodel::__private::path_of::<
                                Self,
                                _,
                            >(|__model| __model.score),
                        ),
                    ],
                )
                .unique(),
            ::docmodel::__private::Index::new(
                &[
                    ::docmodel::__private::IndexKey::ascending(
                        ::docmodel::__private::path_of::<Self, _>(|__model| __model.tags),
                    ),
                ],
            ),
        ];
        fn id(&self) -> &Self::Id {
            &self.id
        }
        fn id_mut(&mut self) -> &mut Self::Id {
            &mut self.id
        }
    }
};
