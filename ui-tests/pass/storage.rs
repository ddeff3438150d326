//! Attributes that choose how a field is stored, in generic models, and beside names that the expansion uses too.

#![deny(warnings)]

use docmodel::prelude::*;

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Size {
    width: i32,
}

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Versioned<T: EmbeddedModel> {
    #[field(lenient)]
    version: i64,
    #[field(flatten)]
    content: T,
    #[field(computed = "Self::next")]
    next: i64,
}

impl<T: EmbeddedModel> Versioned<T> {
    fn next(&self) -> i64 {
        self.version + 1
    }
}

/// Types of a module that are called like those of fields are not meant by these.
mod cents {
    pub type Stored = i64;
    #[allow(dead_code)]
    pub struct Money;

    pub fn to_stored(money: &super::Money) -> Stored {
        money.0 * 100
    }

    pub fn from_stored(stored: Stored) -> Result<super::Money, &'static str> {
        if stored % 100 == 0 { Ok(super::Money(stored / 100)) } else { Err("there are cents") }
    }
}

/// Functions that take what the field's value leads to.
mod reversed {
    pub type Stored = String;

    pub fn to_stored(text: &str) -> String {
        text.chars().rev().collect()
    }

    pub fn from_stored(text: Stored) -> Result<String, std::convert::Infallible> {
        Ok(to_stored(&text))
    }
}

#[derive(Debug, PartialEq)]
struct Money(i64);

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Price {
    #[field(with = "cents")]
    money: Money,
    #[field(with = "cents", skip_none)]
    old: Option<Money>,
    #[field(with = "self::reversed")]
    text: String,
}

#[derive(Debug, PartialEq, FieldType)]
struct Count(#[field(lenient)] i32);

#[derive(Debug, PartialEq, FieldType)]
enum Part {
    Size {
        #[field(binary)]
        photo: Vec<u8>,
        #[field(flatten)]
        size: Size,
    },
    Other,
}

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Item {
    price: Price,
    count: Count,
    part: Part,
    other: Part,
    #[field(flatten)]
    rest: bson::Document,
}

fn decoded<M: Model>(model: &M) -> M {
    docmodel::from_slice(&docmodel::to_vec(model).unwrap()).unwrap()
}

fn main() {
    let versioned = Versioned { version: 1, content: Size { width: 3 }, next: 2 };
    assert_eq!(decoded(&versioned), versioned);
    let item = Item {
        price: Price { money: Money(2), old: None, text: "abc".into() },
        count: Count(3),
        part: Part::Size { photo: vec![1], size: Size { width: 4 } },
        other: Part::Other,
        rest: bson::doc! { "more": 1 },
    };
    assert_eq!(decoded(&item), item);
}
