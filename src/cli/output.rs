//! Where results go: standard output, or a file that is whole or not there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::compression::{Compression, Packed};
use super::failure::Failure;
use super::streams::Streams;

/// An output that is open. A file takes its place only when it is finished.
pub(crate) struct Output {
    name: String,
    writer: Writer,
}

enum Writer {
    Stdout(BufWriter<Box<dyn Write + Send>>),
    /// A pipe or a device, which cannot be replaced.
    Device(Packed<File>),
    /// A new file beside the one it will replace.
    File {
        new: Packed<NamedTempFile>,
        path: PathBuf,
    },
}

impl Output {
    /// To the file, packed as its name says, or else to standard output.
    pub(crate) fn to(file: Option<&Path>, streams: &Streams) -> Result<Self, Failure> {
        if let Some(file) = file {
            return Self::replacing(file, Compression::of_name(file));
        }
        let writer = Writer::Stdout(BufWriter::with_capacity(1 << 16, streams.stdout()));
        Ok(Self { name: "standard output".to_owned(), writer })
    }

    /// To a file that may be there. It keeps its permissions; a link stays, and what it points to is replaced.
    pub(crate) fn replacing(
        file: &Path,
        compression: Option<Compression>,
    ) -> Result<Self, Failure> {
        let name = file.display().to_string();
        let open = || -> io::Result<Writer> {
            let old = match fs::metadata(file) {
                Ok(old) if old.is_file() => Some(old),
                Ok(_) => {
                    let device = File::options().write(true).open(file)?;
                    return Ok(Writer::Device(Packed::new(device, compression)?));
                }
                Err(_) => None,
            };
            let path = if old.is_some() { file.canonicalize()? } else { file.to_owned() };
            let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
            let new = temporary(folder.unwrap_or(Path::new(".")))?;
            if let Some(old) = old {
                new.as_file().set_permissions(old.permissions())?;
            }
            Ok(Writer::File { new: Packed::new(new, compression)?, path })
        };
        let writer = open().map_err(|e| Failure::writing(&name, &e))?;
        Ok(Self { name, writer })
    }

    /// What to write to.
    pub(crate) fn writer(&mut self) -> &mut (dyn Write + Send) {
        match &mut self.writer {
            Writer::Stdout(out) => out,
            Writer::Device(out) => out,
            Writer::File { new, .. } => new,
        }
    }

    /// Writes, and names the output if that fails.
    pub(crate) fn writing(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        write(self.writer()).map_err(|e| Failure::writing(&self.name, &e))
    }

    /// Writes text as it is.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.writing(|out| out.write_all(text.as_bytes()))
    }

    /// Writes what is left, and puts a file in its place. Without it a file stays as it was.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let finished = match self.writer {
            Writer::Stdout(mut out) => out.flush(),
            Writer::Device(out) => out.finish().map(|_| ()),
            Writer::File { new, path } => {
                new.finish().and_then(|new| Ok(new.persist(path).map(|_| ())?))
            }
        };
        finished.map_err(|e| Failure::writing(&self.name, &e))
    }
}

/// What files are called that are not in their place yet.
const UNFINISHED: &str = ".coquille-";

/// Whether a file is what a run that was killed has left.
pub(crate) fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED))
}

/// A new file with the permissions that new files get here.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
