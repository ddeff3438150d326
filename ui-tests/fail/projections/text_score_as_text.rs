use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Page {
    #[field(id)]
    id: ObjectId,
    text: String,
}

#[derive(Projection)]
#[projection(of = Page)]
struct Found {
    #[from(text_score())]
    score: String,
}

fn main() {}
