//! coquille
pub mod text;
