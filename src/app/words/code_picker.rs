//! What this panel says.
