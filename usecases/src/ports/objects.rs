//! Documents: a local folder or anything else `object_store` speaks to. Sealed at rest; the database holds the hash of
//! what was stored, so that an exchanged or damaged file is told from the right one (assurance.md I11).

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::context::Rng;
use crate::error::{Error, Result};
use crate::secrets::Secrets;

/// Where documents lie.
#[derive(Clone, Debug)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    secrets: Arc<Secrets>,
}

/// What is kept in the database of a stored document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
    /// Length of the content in bytes.
    pub bytes: i64,
}

const SEALED_AS: &str = "objects";

impl Objects {
    /// A local folder; it is made if there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(path: &Path, secrets: Arc<Secrets>) -> Result<Self> {
        std::fs::create_dir_all(path).map_err(Error::unexpected)?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(Error::unexpected)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), secrets })
    }

    /// Memory, gone with the process: for tests.
    #[must_use]
    pub fn memory(secrets: Arc<Secrets>) -> Self {
        Self { store: Arc::new(InMemory::new()), secrets }
    }

    /// Stores a document under its id. Done before the row is committed: a file without a row is swept, a row without
    /// a file is not.
    ///
    /// # Errors
    /// When the store has not taken it.
    pub async fn put(&self, rng: &Rng, id: Uuid, content: &[u8]) -> Result<Stored> {
        let sealed = self.secrets.seal(rng, SEALED_AS, id, content);
        self.store.put(&key(id), Bytes::from(sealed).into()).await.map_err(Error::unexpected)?;
        Ok(Stored { sha256: Sha256::digest(content).into(), bytes: i64::try_from(content.len()).unwrap_or(i64::MAX) })
    }

    /// The content of a document whose hash must be `sha256`; `None` when there is no such file any more.
    ///
    /// # Errors
    /// When the file is not the one that was stored.
    pub async fn get(&self, id: Uuid, sha256: &[u8]) -> Result<Option<Vec<u8>>> {
        let sealed = match self.store.get(&key(id)).await {
            Ok(found) => found.bytes().await.map_err(Error::unexpected)?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(Error::unexpected(error)),
        };
        let content = self.secrets.open(SEALED_AS, id, &sealed).map_err(Error::unexpected)?;
        if Sha256::digest(&content).as_slice() != sha256 {
            return Err(Error::unexpected("a document is not the one that was stored"));
        }
        Ok(Some(content))
    }

    /// Every id under which something is stored.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn list(&self) -> Result<Vec<Uuid>> {
        let found: Vec<_> = self.store.list(None).try_collect().await.map_err(Error::unexpected)?;
        Ok(found.iter().filter_map(|file| Uuid::try_parse(file.location.filename()?).ok()).collect())
    }

    /// Deletes a document; one that is gone already is no fault.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn delete(&self, id: Uuid) -> Result<()> {
        match self.store.delete(&key(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Error::unexpected(error)),
        }
    }
}

/// The last bytes of an UUIDv7 are random, so they spread the files over the folders.
fn key(id: Uuid) -> Key {
    let name = id.simple().to_string();
    Key::from(format!("{}/{name}", name.get(30..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_document_lies_sealed_and_comes_back_whole() {
        let folder = std::env::temp_dir().join(format!("portal-objects-{}", std::process::id()));
        let secrets = Arc::new(Secrets::from_master(&[3; 32]));
        let objects = Objects::folder(&folder, secrets).unwrap();
        let (rng, id) = (Rng::System, Uuid::from_u128(9));
        let stored = objects.put(&rng, id, b"%PDF-1.7 a passport").await.unwrap();
        let file = folder.join("09").join(id.simple().to_string());
        let at_rest = std::fs::read(&file).unwrap();
        assert!(!at_rest.windows(8).any(|part| part == b"passport"));
        assert_eq!(objects.get(id, &stored.sha256).await.unwrap().unwrap(), b"%PDF-1.7 a passport");
        assert!(objects.get(id, &[0; 32]).await.is_err());
        assert_eq!(objects.get(Uuid::from_u128(8), &stored.sha256).await.unwrap(), None);
        let mut altered = at_rest;
        altered[40] ^= 1;
        std::fs::write(&file, altered).unwrap();
        assert!(objects.get(id, &stored.sha256).await.is_err());
        objects.delete(id).await.unwrap();
        objects.delete(id).await.unwrap();
        assert_eq!(objects.get(id, &stored.sha256).await.unwrap(), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
