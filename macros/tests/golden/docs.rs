#[derive(DocumentModel)]
#[index(tags, -score, unique)]
pub struct Post {
    #[field(id)]
    pub id: ObjectId,
    /// What readers gave it.
    ///
    /// Recomputed every night.
    #[field(min = 0.0, max = 5.0)]
    pub score: f64,
    #[field(min_items = 1)]
    #[field(max_items = 9)]
    #[index]
    pub tags: Vec<String>,
    pub authors: Vec<author::Author>,
    pub views: HashMap<String, i64>,
    #[field(pattern = "^`[^`]+`$", max_length = 9)]
    pub code: Option<String>,
    pub published: Option<DateTime>,
}
