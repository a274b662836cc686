#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Whatever the bytes are: read, or refused in words.
    drop(counterpoint::import::read("fuzzed.doc", bytes));
});
