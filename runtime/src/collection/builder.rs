//! What every builder has: a plan, a session, and a future.

use futures_util::future::BoxFuture;

/// The future that a builder becomes.
pub(super) type Executing<'a, T> = BoxFuture<'a, crate::Result<T>>;

/// Gives a builder `session`, `plan` and `IntoFuture`, from its methods `operation` (what to send), `usable` (which
/// indexes can serve it) and `execute`. Its session is a field of it, or of the field that is named after `at`.
macro_rules! builder {
    ($builder:ident $(<$($param:ident: $bound:path),+>)? $(at $options:ident)? -> $output:ty) => {
        impl<'a, M: DocumentModel + Send + Sync $($(, $param: $bound)+)?> $builder<'a, M $($(, $param)+)?> {
            /// Runs in a session of the driver's, and so in its [transaction](mod@crate::transaction).
            pub fn session(mut self, session: &'a mut mongodb::ClientSession) -> Self {
                self.$($options.)?session = Some(session);
                self
            }

            /// What will be sent, and the declared indexes that can serve it.
            pub fn plan(&self) -> $crate::plan::QueryPlan {
                let operation = self.operation().map(Into::into);
                $crate::plan::QueryPlan::new(self.collection.name(), operation, self.usable())
            }
        }

        impl<'a, M: DocumentModel + Send + Sync $($(, $param: $bound + Send + 'a)+)?> IntoFuture for $builder<'a, M $($(, $param)+)?> {
            type Output = $crate::Result<$output>;
            type IntoFuture = $crate::collection::builder::Executing<'a, $output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.execute())
            }
        }

        impl<M: DocumentModel + Send + Sync $($(, $param: $bound)+)?> std::fmt::Debug for $builder<'_, M $($(, $param)+)?> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($builder)).field(&self.plan().to_string()).finish()
            }
        }
    };
}

pub(super) use builder;
