#[allow(deprecated, reason = "a deprecated field is still read")]
#[allow(
    clippy::type_complexity,
    reason = "the types are the projection's, one after the other"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    static __FIELDS: ::docmodel::__private::LazyLock<
        (
            ::docmodel::__private::Reader<String>,
            ::docmodel::__private::Reader<Option<String>>,
            ::docmodel::__private::Reader<i32>,
            ::docmodel::__private::Reader<Vec<Item>>,
            ::docmodel::__private::Reader<Option<String>>,
        ),
    > = ::docmodel::__private::LazyLock::new(|| (
        ::docmodel::__private::reader::<
            String,
            _,
            _,
            _,
        >(::docmodel::__private::source::<shop::Order, _>(|__model| __model.number)),
        ::docmodel::__private::reader::<
            Option<String>,
            _,
            _,
            _,
        >(
            ::docmodel::__private::source::<
                shop::Order,
                _,
            >(|__model| ::docmodel::__private::traverse(&__model.ship_to).city),
        ),
        ::docmodel::__private::reader::<
            i32,
            _,
            _,
            _,
        >(
            ::docmodel::__private::source::<
                shop::Order,
                _,
            >(|__model| __model.items.len()),
        ),
        ::docmodel::__private::reader::<
            Vec<Item>,
            _,
            _,
            _,
        >(
            ::docmodel::__private::source::<
                shop::Order,
                _,
            >(|__model| __model.items.slice(..2)),
        ),
        ::docmodel::__private::reader::<
            Option<String>,
            _,
            _,
            _,
        >(
            ::docmodel::__private::source::<
                shop::Order,
                _,
            >(|__model| __model.payment.variant_card().last4),
        ),
    ));
    #[automatically_derived]
    impl ::docmodel::__private::Projection for Card {
        type Model = shop::Order;
        fn want(__out: &mut ::docmodel::__private::Wanted) {
            ::docmodel::__private::ReadField::want(&*__FIELDS.0, __out);
            ::docmodel::__private::ReadField::want(&*__FIELDS.1, __out);
            ::docmodel::__private::ReadField::want(&*__FIELDS.2, __out);
            ::docmodel::__private::ReadField::want(&*__FIELDS.3, __out);
            ::docmodel::__private::ReadField::want(&*__FIELDS.4, __out);
        }
        fn read(
            __document: &::docmodel::__private::Place<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::result::Result::Ok(Self {
                number: ::docmodel::__private::ReadField::read(
                    &*__FIELDS.0,
                    __document,
                )?,
                city: ::docmodel::__private::ReadField::read(&*__FIELDS.1, __document)?,
                r#type: ::docmodel::__private::ReadField::read(
                    &*__FIELDS.2,
                    __document,
                )?,
                first: ::docmodel::__private::ReadField::read(&*__FIELDS.3, __document)?,
                card: ::docmodel::__private::ReadField::read(&*__FIELDS.4, __document)?,
            })
        }
    }
};
#[allow(deprecated, reason = "a deprecated field is still read")]
#[allow(
    clippy::type_complexity,
    reason = "the types are the projection's, one after the other"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    static __FIELDS: my::docmodel::__private::LazyLock<()> = my::docmodel::__private::LazyLock::new(||
    ());
    #[automatically_derived]
    impl my::docmodel::__private::Projection for Nothing {
        type Model = Order;
        fn want(__out: &mut my::docmodel::__private::Wanted) {}
        fn read(
            __document: &my::docmodel::__private::Place<'_>,
        ) -> ::core::result::Result<Self, my::docmodel::__private::DecodeError> {
            ::core::result::Result::Ok(Self {})
        }
    }
};
::core::compile_error! {
    "expected the path of a field of the model, as in `#[from(ship_to.city)]`"
}
#[allow(deprecated, reason = "a deprecated field is still read")]
#[allow(
    clippy::type_complexity,
    reason = "the types are the projection's, one after the other"
)]
#[allow(unused_qualifications, reason = "names are found whatever is in scope")]
const _: () = {
    #[automatically_derived]
    impl ::docmodel::__private::Projection for Mistaken {
        type Model = Order;
        fn want(__out: &mut ::docmodel::__private::Wanted) {
            ::core::unimplemented!()
        }
        fn read(
            __document: &::docmodel::__private::Place<'_>,
        ) -> ::core::result::Result<Self, ::docmodel::__private::DecodeError> {
            ::core::unimplemented!()
        }
    }
};
::core::compile_error! {
    "a projection says what it is of, as in `#[projection(of = Order)]`"
}
