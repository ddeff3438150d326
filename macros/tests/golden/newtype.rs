#[derive(FieldType)]
pub struct Email(#[field(pattern = "^[^@]+@[^@]+$")] String);

#[derive(FieldType)]
struct Id<T>(PhantomData<fn() -> T>, pub(crate) ObjectId);
