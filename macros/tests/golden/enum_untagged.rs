#[derive(FieldType)]
#[field_type(untagged)]
enum Setting {
    Number(i32),
    Text(#[field(max_length = 5)] String),
}
