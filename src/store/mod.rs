//! The project folder and nothing else: journals, texts, originals, the device.
