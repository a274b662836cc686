#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Whatever the bytes are, XML or one of the texts that hold tiers: read, or refused in words.
    drop(counterpoint::import::read("fuzzed.eaf", bytes));
});
