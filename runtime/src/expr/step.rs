use super::{IntoExpr, Value};
use crate::{
    codec::FieldType,
    error::InvalidOperation,
    field::{
        Accessor, ArrayField, Assignable, EmbeddedField, Field, MapField, Optional, TupleField, Variants, VariantsField,
    },
    path::Path,
    rule::{Validator, Violation},
    shell, update,
};
use bson::{Document, doc};
use std::{fmt, marker::PhantomData};

/// One step of an update by a pipeline, such as `o.total.set_to(..)`. Each step finds what the steps before it have made
/// of the document.
#[must_use = "a step does nothing until the pipeline of an update has it"]
pub struct Step<M> {
    stage: Result<Document, InvalidOperation>,
    /// The rules that a plain value breaks.
    violations: Vec<Violation>,
    model: PhantomData<fn() -> M>,
}

impl<M> Step<M> {
    fn new(stage: Result<Document, InvalidOperation>) -> Self {
        Self { stage, violations: Vec::new(), model: PhantomData }
    }

    fn set<P: Assignable<Model = M>, T>(value: impl IntoExpr<M, T>) -> Self {
        let value = value.into_expr().value;
        let mut violations = Vec::new();
        if let Ok(Value::Plain(value, inside)) = &value {
            let mut at = Validator::default();
            if let Err(error) = update::check_field::<P>(value, &mut at) {
                return Self::new(Err(error));
            }
            let of_field = at.finish();
            violations = inside.iter().chain(&of_field).map(|violation| violation.below(P::DOTTED)).collect();
        }
        Self { violations, ..Self::new(value.map(|value| doc! { "$set": { P::DOTTED: value } })) }
    }

    /// Removes a field: [`$unset`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/unset/).
    ///
    /// ```
    /// # use docmodel::{expr::Step, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Step::unset(Order::F.note).to_string(), r#"{ $unset: ["note"] }"#);
    /// ```
    pub fn unset<A>(_: Optional<A>) -> Self
    where
        A: Accessor<Path: Assignable<Model = M>>,
    {
        Self::new(Ok(doc! { "$unset": [<A::Path as Path>::DOTTED] }))
    }

    /// The stage as it is sent.
    ///
    /// # Errors
    /// If it holds a value that cannot be encoded, or sets a field to a plain value that breaks a rule of the field.
    pub fn to_document(&self) -> Result<Document, InvalidOperation> {
        if !self.violations.is_empty() {
            return Err(InvalidOperation::breaks_rules(&self.violations));
        }
        self.stage.clone()
    }

    #[cfg(feature = "driver")]
    pub(crate) fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

#[cfg(feature = "driver")]
pub(crate) fn render<M>(steps: &[Step<M>]) -> Result<Vec<Document>, InvalidOperation> {
    if steps.is_empty() {
        return Err(InvalidOperation::new("the pipeline of the update is empty; give `pipeline` at least one step"));
    }
    steps.iter().map(Step::to_document).collect()
}

impl<M> Clone for Step<M> {
    fn clone(&self) -> Self {
        Self { stage: self.stage.clone(), violations: self.violations.clone(), model: PhantomData }
    }
}

/// So that `pipeline(|o| o.total.set_to(..))` needs no brackets.
impl<M> IntoIterator for Step<M> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

/// What `pipeline` takes: one [`Step`], an array of them, or whatever else can be iterated over.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a step of a pipeline for this model",
    label = "expected a `Step` of it, or an array of them",
    note = "`set_to` and `Step::unset` make steps, `|o| o.total.set_to(o.price.expr())`; several go into an array; other \
            updates go into `apply`"
)]
pub trait Steps: IntoIterator<Item = Step<Self::Model>> {
    /// The model whose documents they change.
    type Model;
}

#[diagnostic::do_not_recommend]
impl<M, S: IntoIterator<Item = Step<M>>> Steps for S {
    type Model = M;
}

impl<M> fmt::Display for Step<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_document() {
            Ok(stage) => shell::document(&stage).fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}

impl<M> fmt::Debug for Step<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Step({self})")
    }
}

macro_rules! set_to {
    ($($field:ident<P, $($param:ident $(: $bound:ident)?),+> of $value:ident;)*) => {$(
        impl<P: Path, $($param $(: $bound)?),+> $field<P, $($param),+> {
            /// Replaces the value with one that the server computes, in
            /// [`pipeline`](crate::collection::UpdateTarget::pipeline):
            /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/set/). A plain value has to
            /// keep the field's rules, as that of a `set`; whether a computed one does is known to the server only. In an
            /// embedded model that is null or missing, the server makes this field and no other.
            ///
            /// ```
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, price: f64, total: f64 }
            /// let step = Order::F.total.set_to(Order::F.price.expr().multiply(1.25));
            /// assert_eq!(step.to_string(), r#"{ $set: { total: { $multiply: ["$price", 1.25] } } }"#);
            /// ```
            pub fn set_to(self, value: impl IntoExpr<P::Model, $value>) -> Step<P::Model>
            where
                P: Assignable,
            {
                Step::set::<P, $value>(value)
            }
        }
    )*};
}
set_to! {
    Field<P, T: FieldType> of T;
    EmbeddedField<P, E> of E;
    ArrayField<P, T, A: FieldType> of A;
    MapField<P, M, V> of M;
    TupleField<P, T, E> of T;
    VariantsField<P, E: Variants, T> of T;
}
