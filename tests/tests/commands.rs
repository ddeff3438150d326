//! The commands that go to the server, as the driver tells of them.

use bson::Document;
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use std::sync::{Arc, Mutex};

pub(crate) type Sent = Arc<Mutex<Vec<Document>>>;

/// A client that keeps the commands it sends.
pub(crate) async fn listening(uri: &str, app_name: &str, connections: Option<u32>) -> (Client, Sent) {
    let mut options = ClientOptions::parse(uri).await.expect("parses");
    let sent = Sent::default();
    let commands = Arc::clone(&sent);
    options.app_name = Some(app_name.to_owned());
    options.max_pool_size = connections;
    options.command_event_handler = Some(EventHandler::callback(move |event| {
        if let CommandEvent::Started(started) = event {
            commands.lock().expect("not poisoned").push(started.command);
        }
    }));
    (Client::with_options(options).expect("valid"), sent)
}

/// The commands of a name.
pub(crate) fn sent(commands: &Sent, name: &str) -> Vec<Document> {
    let commands = commands.lock().expect("not poisoned");
    commands.iter().filter(|command| command.contains_key(name)).cloned().collect()
}
