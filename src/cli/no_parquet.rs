//! Parquet in a command that was built without: said, and nothing else.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;

use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Records};

/// A table that cannot be there.
pub(crate) struct Table(Infallible);

impl Table {
    /// Says that there is no way to read it.
    #[expect(clippy::needless_pass_by_value, reason = "the other takes it")]
    pub(crate) fn open(source: Arc<Source>, _field: &str) -> Result<Self, Failure> {
        Err(Failure::Input(format!(
            "{source}: this command was built without Parquet, as that of the Python package is; \
             the one that Cargo installs has it, and in Python a data frame: coquille.polars, coquille.pandas"
        )))
    }

    /// Its records, if there were any.
    pub(crate) fn into_records(self) -> Records<'static> {
        match self.0 {}
    }

    /// What would write it.
    pub(crate) fn rewrite(
        self,
        _out: &mut (dyn Write + Send),
        _mend: impl FnMut(Vec<Record>) -> Result<(Vec<String>, bool), Failure>,
        _go_on: impl FnMut(u64) -> bool,
    ) -> Result<(), Failure> {
        match self.0 {}
    }
}
