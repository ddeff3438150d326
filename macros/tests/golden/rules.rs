#[derive(EmbeddedModel)]
struct Line {
    #[field(min = 1, max = limits::MAX_QTY)]
    qty: i32,
    #[field(min = -40.0)]
    temperature: f64,
    #[field(min_length = 1, max_length = 80, pattern = r"^[A-Z]{2}-\d+$")]
    number: String,
    #[field(min_items = 1, max_items = 500)]
    tags: Vec<String>,
    note: Option<String>,
}
