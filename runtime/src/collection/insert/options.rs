//! Options that all inserts of many models have.

/// Setters for the [`Options`](super::send::Options) of a builder.
macro_rules! insert_options {
    ($builder:ident) => {
        impl<'a, M: DocumentModel + Send + Sync> $builder<'a, M> {
            /// Whether to stop at the first model that is refused, as it does unless told otherwise.
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
            /// # async fn example(orders: Collection<Order>, mut new: Vec<Order>) -> docmodel::Result<()> {
            /// orders.insert_many(&mut new).ordered(false).await?;
            /// # Ok(()) }
            /// ```
            pub fn ordered(mut self, ordered: bool) -> Self {
                self.options.ordered = ordered;
                self
            }

            /// How many documents go to the server in one command, at the most: from 1 to 100,000, which is what it is
            /// unless told otherwise. What a batch holds is limited by its [bytes](Self::batch_bytes), too.
            ///
            /// A number out of this range is taken for the nearest one in it.
            pub fn batch_size(mut self, documents: usize) -> Self {
                self.options.limits = self.options.limits.with_documents(documents);
                self
            }

            /// How many bytes go to the server in one command, at the most: up to 40 MiB, and 1 MiB unless told
            /// otherwise. A document that is larger goes alone.
            ///
            /// More at once gain little, unless the server is far away: then, each command takes as long as the way to it
            /// and back.
            ///
            /// In memory are the batches that are [under way](Self::in_flight), some times over, for the driver makes
            /// copies; and one more, which is filled meanwhile. `insert_many` has all of them from the beginning, as it
            /// sends nothing if one of the models does not fit.
            pub fn batch_bytes(mut self, bytes: usize) -> Self {
                self.options.limits = self.options.limits.with_bytes(bytes);
                self
            }

            /// How many batches are with the server at once: one, unless told otherwise. More need
            /// [`ordered(false)`](Self::ordered), and no session. It gains the time in which the server would wait for the
            /// next batch, if it has processors to spare for that; `cargo bench -p docmodel-tests --bench write` prints it.
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
            /// # async fn example(orders: Collection<Order>, mut new: Vec<Order>) -> docmodel::Result<()> {
            /// orders.insert_many(&mut new).ordered(false).in_flight(4).await?;
            /// # Ok(()) }
            /// ```
            pub fn in_flight(mut self, batches: usize) -> Self {
                self.options.in_flight = batches.max(1);
                self
            }

            /// Tells, after each batch, how many models are done with by then: stored or refused.
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
            /// # async fn example(orders: Collection<Order>, mut new: Vec<Order>) -> docmodel::Result<()> {
            /// let all = new.len();
            /// orders.insert_many(&mut new).progress(|done| println!("{done} of {all}")).await?;
            /// # Ok(()) }
            /// ```
            pub fn progress(mut self, report: impl FnMut(usize) + Send + 'a) -> Self {
                self.options.progress = Some(Box::new(report));
                self
            }
        }
    };
}

pub(super) use insert_options;
