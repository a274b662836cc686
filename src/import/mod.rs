//! Files in: one format a file, bytes to facts. Nothing here commits anything.
