#[derive(EmbeddedModel)]
#[document(view)]
struct Item {
    #[field(default = "new_sku")]
    sku: String,
    #[field(lenient, default)]
    count: i32,
    #[field(computed = "length")]
    length: i32,
}
