#[derive(FieldType)]
#[field_type(crate = crate::vendored::docmodel)]
struct Sorted<T: Ord = i32, const N: usize = 3>([T; N])
where
    T: Clone;
