use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(view)]
struct Range<T> {
    from: T,
    #[field(default)]
    unit: String,
}

fn main() {}
