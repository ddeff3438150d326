#[doc(hidden)]
#[allow(
    non_camel_case_types,
    non_snake_case,
    reason = "named after the model and its fields"
)]
#[allow(
    missing_debug_implementations,
    missing_docs,
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
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
pub struct PostFields<__P: ::docmodel::__private::Path> {
    /// Stored as `_id`: an `objectId`.
    pub id: <ObjectId as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::id>,
    >,
    /// What readers gave it.
    ///
    /// Recomputed every night.
    ///
    /// Stored as `score`: a number (`double`). From `0.0` to `5.0`. Index: `tags, -score` (unique).
    pub score: <f64 as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::score>,
    >,
    /// Stored as `tags`: an array of strings. From `1` to `9` items. Indexes: `tags, -score` (unique); `tags`.
    pub tags: <Vec<
        String,
    > as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::tags>,
    >,
    /// Stored as `authors`: an array of [`author::Author`].
    pub authors: <Vec<
        author::Author,
    > as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::authors>,
    >,
    /// Stored as `views`: a document with 64-bit integers (`long`) as values.
    pub views: <HashMap<
        String,
        i64,
    > as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::views>,
    >,
    /// Stored as `code`: a string, or null. At most `9` characters. Matches `` ^`[^`]+`$ ``.
    pub code: <Option<
        String,
    > as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::code>,
    >,
    /// Stored as `published`: a `date`, or null.
    pub published: <Option<
        DateTime,
    > as ::docmodel::__private::FieldType>::Accessor<
        ::docmodel::__private::Child<__P, __PostSegments::published>,
    >,
    __params: ::core::marker::PhantomData<fn() -> (__P,)>,
}
#[allow(deprecated, reason = "a deprecated field is still stored")]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    impl ::docmodel::__private::Segment for __PostSegments::id {
        const NAME: &'static str = "_id";
    }
    impl ::docmodel::__private::Segment for __PostSegments::score {
        const NAME: &'static str = "score";
    }
    impl ::docmodel::__private::Segment for __PostSegments::tags {
        const NAME: &'static str = "tags";
    }
    impl ::docmodel::__private::Segment for __PostSegments::authors {
        const NAME: &'static str = "authors";
    }
    impl ::docmodel::__private::Segment for __PostSegments::views {
        const NAME: &'static str = "views";
    }
    impl ::docmodel::__private::Segment for __PostSegments::code {
        const NAME: &'static str = "code";
    }
    impl ::docmodel::__private::Segment for __PostSegments::published {
        const NAME: &'static str = "published";
    }
    #[automatically_derived]
    impl<__P: ::docmodel::__private::Path> PostFields<__P> {
        #[doc(hidden)]
        pub const NEW: Self = Self {
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
        fn fields<__P: ::docmodel::__private::Path>() -> &'static Self::Fields<__P> {
            ::docmodel::__private::zero_sized(PostFields::NEW)
        }
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
            __from.expect(b"_id\0", &mut __field_id)?;
            __from.expect(b"score\0", &mut __field_score)?;
            __from.expect(b"tags\0", &mut __field_tags)?;
            __from.expect(b"authors\0", &mut __field_authors)?;
            __from.expect(b"views\0", &mut __field_views)?;
            __from.expect(b"code\0", &mut __field_code)?;
            __from.expect(b"published\0", &mut __field_published)?;
            while let ::core::option::Option::Some((__tag, __key)) = __from
                .next_element(&__document)?
            {
                match __key {
                    b"_id" => __from.element(__tag, &mut __field_id)?,
                    b"score" => __from.element(__tag, &mut __field_score)?,
                    b"tags" => __from.element(__tag, &mut __field_tags)?,
                    b"authors" => __from.element(__tag, &mut __field_authors)?,
                    b"views" => __from.element(__tag, &mut __field_views)?,
                    b"code" => __from.element(__tag, &mut __field_code)?,
                    b"published" => __from.element(__tag, &mut __field_published)?,
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(Self {
                id: __document.required(__field_id, "_id")?,
                score: __document.required(__field_score, "score")?,
                tags: __document.required(__field_tags, "tags")?,
                authors: __document.required(__field_authors, "authors")?,
                views: __document.required(__field_views, "views")?,
                code: __document.required(__field_code, "code")?,
                published: __document.required(__field_published, "published")?,
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
            __at.field("_id", __field_id, |_, _| {});
            __at.field(
                "score",
                __field_score,
                |__value, __at| {
                    ::docmodel::__private::rule::min(__value, 0.0, __at);
                    ::docmodel::__private::rule::max(__value, 5.0, __at);
                },
            );
            __at.field(
                "tags",
                __field_tags,
                |__value, __at| {
                    ::docmodel::__private::rule::min_items(__value, 1, __at);
                    ::docmodel::__private::rule::max_items(__value, 9, __at);
                },
            );
            __at.field("authors", __field_authors, |_, _| {});
            __at.field("views", __field_views, |_, _| {});
            __at.field(
                "code",
                __field_code,
                |__value, __at| {
                    ::docmodel::__private::rule::max_length(__value, 9, __at);
                    {
                        static __PATTERN: ::docmodel::__private::rule::Pattern = ::docmodel::__private::rule::Pattern::new(
                            "^`[^`]+`$",
                        );
                        ::docmodel::__private::rule::pattern(__value, &__PATTERN, __at);
                    }
                },
            );
            __at.field("published", __field_published, |_, _| {});
        }
    }
    #[automatically_derived]
    impl ::docmodel::__private::DocumentModel for Post {
        type Id = ObjectId;
        const COLLECTION: &'static str = "posts";
        const F: PostFields<::docmodel::__private::Root<Self>> = PostFields::NEW;
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
