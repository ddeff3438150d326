//! What lies between the root of a path and its end, as types: [`Single`](crate::field::Single) and the other bounds on
//! paths look at these, so that they can say which part of a path is in the way, however long it is.

use std::marker::PhantomData;

/// Nothing but fields.
#[derive(Debug)]
pub struct Straight;

/// An array, of which the path stands for every element.
#[derive(Debug)]
pub struct EveryElement<R>(PhantomData<R>);

/// A field that may still have an old name.
#[derive(Debug)]
pub struct OldName<R>(PhantomData<R>);

/// The `_id` of a document.
#[derive(Debug)]
pub struct Identity<R>(PhantomData<R>);

/// A field that is computed.
#[derive(Debug)]
pub struct Computation<R>(PhantomData<R>);

/// An enum, of which the path goes into one variant.
#[derive(Debug)]
pub struct OneVariant<R>(PhantomData<R>);
