//! What stands on a web page and is not its text.
