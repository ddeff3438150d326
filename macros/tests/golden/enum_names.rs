#[derive(FieldType)]
#[field_type(rename_all = "snake_case")]
pub enum Status {
    Draft,
    OnItsWay,
    #[field_type(name = "gone")]
    r#Lost,
    #[field_type(other)]
    Other(#[field(max_length = 20)] String),
}
