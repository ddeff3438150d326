#[derive(FieldType)]
#[serde(tag = "t", content = "c")]
enum Tree<T> {
    Empty,
    Leaf(T),
    Pair { left: Box<Self>, right: Box<Self> },
}
