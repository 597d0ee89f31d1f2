//! The `coquille` command.

fn main() {}
