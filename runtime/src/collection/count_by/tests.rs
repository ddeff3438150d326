use super::*;
use crate::prelude::*;

#[derive(DocumentModel)]
#[document(crate = crate)]
struct Order {
    #[field(id)]
    id: ObjectId,
    city: String,
    lines: Option<i32>,
}

fn read<A: Readable<Path = P>, P: field::Readable>(_: A, row: Document) -> Result<(A::Output<P>, u64), String> {
    read_row::<A, P>(&row.to_vec().expect("encoded")).map_err(|error| error.to_string())
}

#[test]
fn a_count_is_any_whole_number() {
    for count in [Bson::Int32(3), Bson::Int64(3), Bson::Double(3.0)] {
        assert_eq!(read(Order::F.city, doc! { "_id": "Oslo", "count": count }), Ok(("Oslo".into(), 3)));
    }
    let many = doc! { "_id": null, "count": i64::MAX };
    assert_eq!(read(Order::F.lines, many), Ok((None, i64::MAX.unsigned_abs())));
}

#[test]
fn and_nothing_else() {
    let no_count = "the server's reply to `count_by` has no count";
    for count in [Bson::Int32(-1), Bson::Double(0.5), Bson::Double(f64::NAN), "3".into(), Bson::Null] {
        assert_eq!(read(Order::F.city, doc! { "_id": "Oslo", "count": count }), Err(no_count.into()));
    }
    assert_eq!(read(Order::F.city, doc! { "_id": "Oslo" }), Err(no_count.into()));
}
