#[derive(EmbeddedModel)]
struct Reading {
    #[field(lenient)]
    count: i64,
    #[field(binary)]
    payload: Option<Vec<u8>>,
    #[field(truncate, skip_none)]
    at: Option<SystemTime>,
    #[field(serde)]
    address: IpAddr,
    #[field(with = "money::cents")]
    price: Money,
    #[field(with = "money::cents", default)]
    old: Option<Money>,
    #[field(flatten)]
    rest: bson::Document,
}
