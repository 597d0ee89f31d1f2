//! Characters: what went wrong between bytes and letters.
