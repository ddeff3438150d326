#[derive(EmbeddedModel)]
struct Range<T: Clone = i64, const N: usize = 2>
where
    T: PartialOrd,
{
    from: T,
    to: Option<T>,
    parts: Vec<Self>,
}
