//! Newtypes and enums where nothing at all is in scope, or something else of the same name.

#![deny(warnings)]
#![no_implicit_prelude]

/// What the expansion must not see.
#[allow(dead_code)]
mod shadows {
    pub struct String;
    pub struct Option;
    pub struct Result;
    pub struct Box;
    pub struct PhantomData;
    pub enum Some {}
    pub enum Ok {}
    pub trait Model {}
    pub trait FieldType {}
}
#[allow(unused_imports)]
use self::shadows::*;

type Text = ::std::string::String;

#[derive(::docmodel::FieldType)]
struct Email(#[field(pattern = "@", min_length = 3)] Text);

#[derive(::docmodel::FieldType)]
struct Id<T>(::bson::oid::ObjectId, ::core::marker::PhantomData<fn() -> T>);

#[derive(::docmodel::FieldType)]
struct List<T: ::core::clone::Clone = i32, const N: usize = 2>([T; N])
where
    T: ::core::fmt::Debug;

#[derive(::docmodel::FieldType)]
#[field_type(rename_all = "snake_case")]
enum Status {
    r#Draft,
    #[field_type(name = "gone")]
    #[deprecated]
    Lost,
    #[field_type(other)]
    Other(#[field(max_length = 9)] Text),
}

#[derive(::docmodel::FieldType)]
#[field_type(repr = "int64")]
#[repr(i64)]
enum Level {
    Low = -1,
    High = 0xff,
    #[field_type(other)]
    Other(i64),
}

#[derive(::docmodel::EmbeddedModel)]
struct Bank {
    iban: Text,
}

/// Fields with the names of what the expansion has for itself.
#[derive(::docmodel::FieldType)]
enum Payment {
    Some,
    Ok {},
    None {
        r#match: i32,
        #[field(default)]
        from: ::core::option::Option<i32>,
        tag: Text,
        value: i32,
    },
    Err(Bank),
}

#[derive(::docmodel::FieldType)]
#[field_type(tag = "t", content = "c")]
enum Tree<T> {
    Leaf(T),
    Pair { left: ::std::boxed::Box<Self>, right: ::std::boxed::Box<Tree<T>> },
}

#[derive(::docmodel::FieldType)]
#[field_type(external)]
enum Shape {
    Point,
    Circle {
        #[field(min = 0.0)]
        radius: f64,
    },
    Any(Bank),
}

#[derive(::docmodel::FieldType)]
#[field_type(untagged)]
enum Setting {
    Number(i32),
    Bank(Bank),
}

/// Written by a macro, from names, types and attributes of both sides.
macro_rules! types {
    ($newtype:ident($type:ty, $least:expr), $enum:ident { $($variant:ident = $name:literal),* }) => {
        #[derive(::docmodel::FieldType)]
        struct $newtype(#[field(min = $least)] $type);

        #[derive(::docmodel::FieldType)]
        enum $enum {
            $(#[field_type(name = $name)] $variant,)*
            Own { own: $type },
        }
    };
}

types!(Price(f64, 0.5), Currency { Euro = "eur", Krone = "nok" });

#[derive(::docmodel::DocumentModel)]
#[index(email, status)]
struct Order {
    #[field(id)]
    id: Id<Order>,
    #[field(max_length = 80)]
    email: Email,
    list: List,
    status: Status,
    level: Level,
    payment: Payment,
    tree: Tree<i32>,
    shape: Shape,
    settings: ::std::vec::Vec<Setting>,
    price: Price,
    currency: Currency,
}

fn main() {
    use ::std::convert::Into;

    fn ids<T: ::docmodel::model::DocumentId>() {}
    ids::<Email>();
    ids::<Id<Order>>();
    ids::<Status>();
    ids::<Payment>();

    let order = Order {
        id: Id(::bson::oid::ObjectId::new(), ::core::marker::PhantomData),
        email: Email("a@b".into()),
        list: List([1, 2]),
        status: Status::Other("sent".into()),
        level: Level::High,
        payment: Payment::None { r#match: 1, from: ::core::option::Option::Some(2), tag: "x".into(), value: 3 },
        tree: Tree::Pair {
            left: ::std::boxed::Box::new(Tree::Leaf(1)),
            right: ::std::boxed::Box::new(Tree::Leaf(2)),
        },
        shape: Shape::Circle { radius: 2.0 },
        settings: ::std::vec![Setting::Number(1), Setting::Bank(Bank { iban: "NO1".into() })],
        price: Price(0.0),
        currency: Currency::Own { own: 1.0 },
    };
    let bytes = ::docmodel::to_vec(&order).unwrap();
    let read: Order = ::docmodel::from_slice(&bytes).unwrap();
    ::std::assert_eq!(::docmodel::to_vec(&read).unwrap(), bytes);
    ::std::assert_eq!(::docmodel::Model::validate(&order).unwrap_err().len(), 1);

    let others = ::std::vec![
        <Payment as ::docmodel::FieldType>::to_bson(&Payment::Some),
        ::docmodel::FieldType::to_bson(&Payment::Ok {}),
        ::docmodel::FieldType::to_bson(&Payment::Err(Bank { iban: "NO1".into() })),
        ::docmodel::FieldType::to_bson(&Status::r#Draft),
        ::docmodel::FieldType::to_bson(&Level::Low),
        ::docmodel::FieldType::to_bson(&Level::Other(5)),
        ::docmodel::FieldType::to_bson(&Shape::Point),
        ::docmodel::FieldType::to_bson(&Shape::Any(Bank { iban: "NO1".into() })),
        ::docmodel::FieldType::to_bson(&Currency::Euro),
        ::docmodel::FieldType::to_bson(&Currency::Krone),
    ];
    for other in others {
        ::std::assert!(::core::result::Result::is_ok(&other));
    }
    #[allow(deprecated)]
    let lost = <Order as ::docmodel::DocumentModel>::F.status.eq(Status::Lost);
    ::std::assert_eq!(::std::string::ToString::to_string(&lost), r#"{ status: "gone" }"#);
}
