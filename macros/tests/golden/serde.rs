#[derive(EmbeddedModel)]
#[serde(rename_all = "kebab-case", default)]
struct Profile {
    first_name: String,
    #[serde(rename = "family", default = "unknown")]
    last_name: String,
    #[serde(rename(serialize = "mail", deserialize = "email"), default, borrow)]
    #[field(name = "e_mail", default = "no_mail")]
    e_mail: String,
}
