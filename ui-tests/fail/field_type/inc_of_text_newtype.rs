use docmodel::prelude::*;

#[derive(FieldType)]
pub struct Email(String);

#[derive(DocumentModel)]
pub struct User {
    #[field(id)]
    pub id: ObjectId,
    pub email: Email,
}

fn main() {
    let _ = User::F.email.inc(1);
}
