//! The `coquille` command as a user runs it: the real program, with real files and pipes.

#![expect(clippy::unwrap_used, reason = "what a test cannot do fails it")]

mod check;
mod clean;
mod compression;
mod decisions;
mod edits;
mod explain;
mod failures;
mod files;
mod fit;
mod fit_channel;
mod jsonl;
mod manual;
mod options;
mod parquet;
mod program;
mod quality;
mod report;
mod rows;
mod stream;
mod tree;
