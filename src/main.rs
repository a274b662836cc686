//! The binary: the window without arguments, otherwise the command line.

fn main() {}
