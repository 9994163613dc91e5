//! The command line of fonte.
fn main() {}
