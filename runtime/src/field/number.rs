//! Filters on integers, by their bits and their remainders, and updates of their bits.

use super::{Field, Operand, Ordered, Single};
use crate::{
    codec::{
        FieldType,
        stored::{As, StoreAs},
    },
    filter::Filter,
    path::Path,
    update::Update,
};
use bson::{Bson, bson, doc};

/// Types that are stored as an integer.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` are no integers, so they have no remainders and no bits",
    label = "needs a field of an integer type"
)]
pub trait Integral: Ordered {}

macro_rules! integral {
    ($($type:ty),*) => { $(#[diagnostic::do_not_recommend] impl Integral for $type {})* };
}
integral!(i8, i16, i32, i64, u8, u16, u32);

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Integral>, T: 'static> Integral for As<A, T> {}

/// Bits are counted from zero, the lowest one. A field that is `null`, missing or no number never matches.
impl<P: Path, T: FieldType> Field<P, T> {
    /// Divided by `divisor`, it leaves `remainder`, which has the number's own sign:
    /// [`$mod`](https://www.mongodb.com/docs/manual/reference/operator/query/mod/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Seat { #[field(id)] id: i32, row: i32 }
    /// assert_eq!(Seat::F.row.modulo(4, 1).to_string(), r#"{ row: { $mod: [Long("4"), Long("1")] } }"#);
    /// ```
    pub fn modulo(self, divisor: i64, remainder: i64) -> Filter<P::Model>
    where
        T: Integral,
    {
        if divisor == 0 {
            return Filter::invalid(format!("`{}` cannot be divided by 0: `modulo` needs another divisor", P::DOTTED));
        }
        Filter::at::<P>("$mod", Ok(bson!([divisor, remainder]).into()))
    }

    /// All of these bits are 1:
    /// [`$bitsAllSet`](https://www.mongodb.com/docs/manual/reference/operator/query/bitsAllSet/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bits_all_set([0, 5]).to_string(), "{ rights: { $bitsAllSet: [0, 5] } }");
    /// ```
    pub fn bits_all_set(self, bits: impl IntoIterator<Item = u8>) -> Filter<P::Model>
    where
        T: Integral,
    {
        Self::bits("$bitsAllSet", bits)
    }

    /// One of these bits is 1, or more:
    /// [`$bitsAnySet`](https://www.mongodb.com/docs/manual/reference/operator/query/bitsAnySet/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bits_any_set([0, 5]).to_string(), "{ rights: { $bitsAnySet: [0, 5] } }");
    /// ```
    pub fn bits_any_set(self, bits: impl IntoIterator<Item = u8>) -> Filter<P::Model>
    where
        T: Integral,
    {
        Self::bits("$bitsAnySet", bits)
    }

    /// All of these bits are 0:
    /// [`$bitsAllClear`](https://www.mongodb.com/docs/manual/reference/operator/query/bitsAllClear/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bits_all_clear([3]).to_string(), "{ rights: { $bitsAllClear: [3] } }");
    /// ```
    pub fn bits_all_clear(self, bits: impl IntoIterator<Item = u8>) -> Filter<P::Model>
    where
        T: Integral,
    {
        Self::bits("$bitsAllClear", bits)
    }

    /// One of these bits is 0, or more:
    /// [`$bitsAnyClear`](https://www.mongodb.com/docs/manual/reference/operator/query/bitsAnyClear/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bits_any_clear([3]).to_string(), "{ rights: { $bitsAnyClear: [3] } }");
    /// ```
    pub fn bits_any_clear(self, bits: impl IntoIterator<Item = u8>) -> Filter<P::Model>
    where
        T: Integral,
    {
        Self::bits("$bitsAnyClear", bits)
    }

    /// Keeps the bits that are 1 here too: [`$bit`](https://www.mongodb.com/docs/manual/reference/operator/update/bit/). As
    /// with [`inc`](Self::inc), a missing field counts as zero, and `null` is an error of the server's.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bit_and(0b0101).to_string(), "{ $bit: { rights: { and: 5 } } }");
    /// ```
    pub fn bit_and(self, bits: impl Operand<T>) -> Update<P::Model>
    where
        T: Integral,
        P: Single,
    {
        Self::change_bits("and", &bits)
    }

    /// Sets the bits that are 1 here: [`$bit`](https://www.mongodb.com/docs/manual/reference/operator/update/bit/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bit_or(0b0101).to_string(), "{ $bit: { rights: { or: 5 } } }");
    /// ```
    pub fn bit_or(self, bits: impl Operand<T>) -> Update<P::Model>
    where
        T: Integral,
        P: Single,
    {
        Self::change_bits("or", &bits)
    }

    /// Turns the bits round that are 1 here: [`$bit`](https://www.mongodb.com/docs/manual/reference/operator/update/bit/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, rights: i32 }
    /// assert_eq!(User::F.rights.bit_xor(0b0101).to_string(), "{ $bit: { rights: { xor: 5 } } }");
    /// ```
    pub fn bit_xor(self, bits: impl Operand<T>) -> Update<P::Model>
    where
        T: Integral,
        P: Single,
    {
        Self::change_bits("xor", &bits)
    }

    fn change_bits(operation: &str, bits: &impl Operand<T>) -> Update<P::Model> {
        Update::new("$bit", P::DOTTED, bits.to_operand().map(|bits| doc! { operation: bits }.into()))
    }

    fn bits(operator: &'static str, bits: impl IntoIterator<Item = u8>) -> Filter<P::Model> {
        let bits: Vec<Bson> = bits.into_iter().map(|bit| i32::from(bit).into()).collect();
        Filter::at::<P>(operator, Ok(bits.into()))
    }
}
