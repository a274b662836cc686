//! Counting: a project and a question in, a result and its table out.
