#[derive(FieldType)]
#[field_type(external)]
enum Shape {
    Point,
    Circle { radius: f64 },
    Named(String),
}
