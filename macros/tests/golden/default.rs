#[derive(EmbeddedModel)]
struct Settings {
    #[field(default)]
    theme: String,
    #[field(default = "defaults::page_size")]
    page_size: i32,
}
