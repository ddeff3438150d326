#[derive(FieldType)]
#[field_type(rename_all_fields = "camelCase")]
enum Payment {
    Cash,
    Card {
        #[field(pattern = "^[0-9]{4}$")]
        last_four: String,
        #[field(name = "month", default)]
        expiry_month: i32,
    },
    Transfer(Bank),
    #[field_type(other)]
    Other(Document),
}
