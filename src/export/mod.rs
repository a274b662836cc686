//! Tables out: one format a file, all written to anything that takes bytes.
