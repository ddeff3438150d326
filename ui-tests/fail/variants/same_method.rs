use docmodel::prelude::*;

#[derive(FieldType)]
pub enum Request {
    HTTPCall { url: String },
    HttpCall(Call),
}

#[derive(EmbeddedModel)]
pub struct Call {
    pub url: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub request: Request,
}

// Shows no errors of its own.
fn main() {
    let _ = Order::F.request.is_http_call() & Order::F.request.variant_http_call().url.eq("a");
}
