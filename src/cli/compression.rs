//! Gzip and Zstandard: read by what a file begins with, written by what it is called.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Write};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstd,
}

/// What packed files begin with: RFC 1952 (with deflate, the one method there is) and RFC 8878.
const GZIP: &[u8] = b"\x1F\x8B\x08";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";

impl Compression {
    /// How the bytes that begin so are packed.
    pub(crate) fn of_start(start: &[u8]) -> Option<Self> {
        if start.starts_with(GZIP) {
            Some(Self::Gzip)
        } else if start.starts_with(ZSTD) {
            Some(Self::Zstd)
        } else {
            None
        }
    }

    /// How a file of this name is to be packed.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "gz" => Some(Self::Gzip),
            "zst" | "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    /// How a file is packed; one that cannot be read is not.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let mut start = Vec::with_capacity(ZSTD.len());
        File::open(path).ok()?.take(ZSTD.len() as u64).read_to_end(&mut start).ok()?;
        Self::of_start(&start)
    }
}

/// The ending of a file's name, in lower case, without that of its packing: `jsonl` of `pages.jsonl.gz`.
pub(crate) fn extension(path: &Path) -> String {
    let name = if Compression::of_name(path).is_some() { path.file_stem() } else { None };
    let extension = Path::new(name.unwrap_or(path.as_os_str())).extension();
    extension.unwrap_or(OsStr::new("")).to_string_lossy().to_lowercase()
}

/// What is read, unpacked if it is packed.
pub(crate) fn unpacked(mut reader: Box<dyn BufRead>) -> io::Result<Box<dyn BufRead>> {
    Ok(match Compression::of_start(reader.fill_buf()?) {
        None => reader,
        Some(Compression::Gzip) => Box::new(BufReader::new(MultiGzDecoder::new(reader))),
        Some(Compression::Zstd) => Box::new(BufReader::new(zstd::Decoder::with_buffer(reader)?)),
    })
}

/// A writer that packs.
pub(crate) enum Packed<W: Write> {
    Plain(BufWriter<W>),
    Gzip(GzEncoder<BufWriter<W>>),
    Zstd(zstd::Encoder<'static, BufWriter<W>>),
}

impl<W: Write> Packed<W> {
    pub(crate) fn new(writer: W, compression: Option<Compression>) -> io::Result<Self> {
        let writer = BufWriter::with_capacity(1 << 16, writer);
        Ok(match compression {
            None => Self::Plain(writer),
            Some(Compression::Gzip) => {
                Self::Gzip(GzEncoder::new(writer, flate2::Compression::default()))
            }
            Some(Compression::Zstd) => {
                Self::Zstd(zstd::Encoder::new(writer, zstd::DEFAULT_COMPRESSION_LEVEL)?)
            }
        })
    }

    /// Writes what is left.
    pub(crate) fn finish(self) -> io::Result<W> {
        let writer = match self {
            Self::Plain(writer) => writer,
            Self::Gzip(writer) => writer.finish()?,
            Self::Zstd(writer) => writer.finish()?,
        };
        writer.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl<W: Write> Write for Packed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(writer) => writer.write(bytes),
            Self::Gzip(writer) => writer.write(bytes),
            Self::Zstd(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(writer) => writer.flush(),
            Self::Gzip(writer) => writer.flush(),
            Self::Zstd(writer) => writer.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for compression in [None, Some(Compression::Gzip), Some(Compression::Zstd)] {
            let mut packed = Packed::new(Vec::new(), compression).unwrap();
            packed.write_all("L’été\n".as_bytes()).unwrap();
            let bytes = packed.finish().unwrap();
            assert_eq!(Compression::of_start(&bytes), compression);
            // files that were joined are read to the end of the last
            let twice = [bytes.clone(), bytes].concat();
            let mut text = String::new();
            unpacked(Box::new(io::Cursor::new(twice))).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "L’été\nL’été\n");
        }
    }

    #[test]
    fn what_is_in_a_packed_file_is_told_by_its_name() {
        for (name, ending) in [
            ("a/pages.jsonl.gz", "jsonl"),
            ("pages.CSV.zst", "csv"),
            ("pages.txt", "txt"),
            ("pages.gz", ""),
            (".gz", ""),
        ] {
            assert_eq!(extension(Path::new(name)), ending, "{name}");
        }
    }
}
