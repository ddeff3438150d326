#[derive(FieldType)]
#[field_type(repr = "int32")]
enum Level {
    Low = -1,
    High = 0x10,
}
