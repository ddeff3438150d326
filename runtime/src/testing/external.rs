//! The server that the environment names.

use std::env;
use std::ffi::OsString;

use mongodb::options::{ConnectionString, HostInfo};

use super::{Address, Server, ServerError};

/// The first that is set wins.
const VARIABLES: [&str; 2] = ["DOCMODEL_TEST_URI", "MONGODB_URI"];

/// A connection string and the variable it is from.
pub(super) struct Named {
    variable: &'static str,
    uri: String,
    host: String,
}

pub(super) fn from_environment() -> Result<Option<Named>, ServerError> {
    VARIABLES
        .into_iter()
        .find_map(|variable| {
            let value = env::var_os(variable)?;
            (!value.is_empty()).then(|| Named::parse(variable, value))
        })
        .transpose()
}

impl Named {
    fn parse(variable: &'static str, value: OsString) -> Result<Self, ServerError> {
        let invalid = || ServerError::InvalidUri { variable };
        let uri = value.into_string().map_err(|_| invalid())?;
        let host = match ConnectionString::parse(&uri).map_err(|_| invalid())?.host_info {
            HostInfo::HostIdentifiers(hosts) => {
                let hosts: Vec<_> = hosts.iter().map(ToString::to_string).collect();
                hosts.join(",")
            }
            HostInfo::DnsRecord(name) => name,
            _ => return Err(invalid()),
        };
        Ok(Self { variable, uri, host })
    }

    pub(super) async fn connect(self) -> Result<Server, ServerError> {
        let Self { variable, uri, host } = self;
        let connected = async {
            let address = Address::parse(uri, host.clone()).await?;
            Server::open(address, None).await
        };
        connected.await.map_err(|source| ServerError::NoAnswer { host, origin: variable, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(uri: &str) -> Result<String, ServerError> {
        Named::parse("MONGODB_URI", uri.into()).map(|named| named.host)
    }

    #[test]
    fn the_host_is_without_user_and_password() {
        let uri = "mongodb://ann:s3cret@db1.example:27018,db2.example/admin?replicaSet=rs";
        assert_eq!(host(uri).unwrap(), "db1.example:27018,db2.example:27017");
        let uri = "mongodb+srv://ann:s3cret@cluster.example/";
        assert_eq!(host(uri).unwrap(), "cluster.example");
    }

    #[test]
    fn no_part_of_a_malformed_string_is_printed() {
        for uri in [
            "mongodb://ann:s3/cret@db.example",
            "mongodb://ann:s3:cret@db.example",
            "mongodb://ann:s3?cret@db.example",
            "s3cret",
            "",
        ] {
            let error = host(uri).unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(matches!(error, ServerError::InvalidUri { .. }), "{text}");
            assert!(text.contains("MONGODB_URI"), "{text}");
            assert!(!text.contains("cret") && !text.contains("s3"), "{text}");
        }
    }
}
