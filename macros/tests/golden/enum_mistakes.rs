#[derive(FieldType)]
#[field_type(repr = "int16", tag = "kind")]
enum Level<'a> {
    Low,
    High(u64),
}

#[derive(FieldType)]
struct Two(i32, i32);
