#![no_main]

// The reader of workbooks panics on some forged addresses of cells, and ours catches it: only what comes through is a
// crash.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    // Whatever the bytes are: read, or refused in words.
    drop(counterpoint::import::read("fuzzed.xlsx", bytes));
});
