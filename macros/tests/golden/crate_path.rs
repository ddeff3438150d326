#[derive(EmbeddedModel)]
#[document(crate = crate::vendored::docmodel)]
struct Flag {
    on: bool,
}
