//! The model as it is today, and how older documents become current.

use bson::{Bson, Document, doc};
use docmodel::prelude::*;

#[derive(Debug, DocumentModel)]
#[document(collection = "people", schema_version = 2, upgrade(1 = "phone_to_contact"))]
pub(crate) struct Person {
    #[field(id)]
    pub(crate) id: i32,
    pub(crate) name: String,
    /// The first generation called it a town.
    #[field(alias = "town")]
    pub(crate) city: String,
    /// An early import stored numbers.
    #[field(lenient)]
    pub(crate) zip: String,
    pub(crate) contact: Contact,
    /// Another program stores doubles, and the first generation did not count.
    #[field(lenient, default)]
    pub(crate) points: i64,
    /// What others added stays with the document.
    #[field(flatten)]
    pub(crate) rest: Document,
}

#[derive(Debug, FieldType)]
pub(crate) enum Contact {
    Email { address: String },
    Phone { number: String },
}

/// The first version had a phone number and nothing else.
fn phone_to_contact(person: &mut Document) -> Result<(), String> {
    let Some(Bson::String(number)) = person.remove("phone") else {
        return Err("there is no phone number".into());
    };
    person.insert("contact", doc! { "type": "Phone", "number": number });
    Ok(())
}
