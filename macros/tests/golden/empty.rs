#[derive(EmbeddedModel)]
struct Nothing {}
