//! How fast files come in: plain text, Word and PDF, of the corpus's transcripts, as many at once as there are cores, as
//! the program reads them; Word and PDF each in a process of its own.

use std::io::{Cursor, Write as _};
use std::path::Path;

use counterpoint::import;
use counterpoint::import::files::worker;
use rayon::prelude::*;
use zip::write::SimpleFileOptions;

use super::corpus::{Size, Vocabulary, transcript};
use super::measured::Measured;

const N_WORDS: usize = 8_000;

fn texts(size: Size, most: usize) -> Vec<String> {
    let vocabulary = Vocabulary::new();
    (0..size.n_documents.min(most)).map(|n| transcript(&vocabulary, n, N_WORDS).text).collect()
}

/// Returns some transcripts, about a megabyte in all.
pub fn some_texts() -> Vec<String> {
    texts(super::corpus::SIZES[0], 20)
}

/// Returns how many turns there are in texts.
pub fn read_texts(texts: &[String]) -> usize {
    let read = |text: &String| import::read("interview.txt", text.as_bytes()).expect("plain text is read");
    texts.par_iter().with_max_len(1).map(|text| read(text).output.turns.len()).sum()
}

/// Reads plain text with turn detection: about 50 MB, or all of the size's texts if they are fewer.
pub fn text(_: &Path, size: Size) -> Measured {
    let texts = texts(size, 1_000);
    let n_bytes = texts.iter().map(String::len).sum();
    Measured::runs(3, || (), |()| read_texts(&texts)).over(n_bytes)
}

/// Reads Word documents of 8,000 words, at most 200.
pub fn word(_: &Path, size: Size) -> Measured {
    let files: Vec<Vec<u8>> = texts(size, 200).iter().map(|text| word_file(text)).collect();
    Measured::runs(3, || (), |()| read_guarded("interview.docx", &files)).over_all(files.len(), "files")
}

/// Reads PDF files of one transcript each, at most 40.
pub fn pdf(_: &Path, size: Size) -> Measured {
    let pages: Vec<Vec<String>> = texts(size, 40).iter().map(|text| pages(text)).collect();
    let files: Vec<Vec<u8>> = pages.iter().map(|pages| pdf_file(pages)).collect();
    let n_pages = pages.iter().map(Vec::len).sum();
    Measured::runs(3, || (), |()| read_guarded("interview.pdf", &files)).over_all(n_pages, "pages")
}

/// Returns the number of turns of all files.
fn read_guarded(name: &str, files: &[Vec<u8>]) -> usize {
    let program = Path::new(env!("CARGO_BIN_EXE_counterpoint"));
    let read = |bytes: &Vec<u8>| worker::read_guarded(program, name, bytes).expect("the file is read");
    files.par_iter().with_max_len(1).map(|bytes| read(bytes).output.turns.len()).sum()
}

/// Returns a Word document with one paragraph a line, the label of each in bold.
fn word_file(text: &str) -> Vec<u8> {
    const RELATIONSHIPS: &str = "<Relationships><Relationship Id=\"a\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let run = |words: &str, style: &str| {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        format!("<w:r>{style}<w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let paragraph = |line: &str| {
        let (label, words) = line.split_at(line.find(':').map_or(0, |at| at + 1));
        format!("<w:p>{}{}</w:p>", run(label, "<w:rPr><w:b/></w:rPr>"), run(words, ""))
    };
    let body: String = text.lines().map(paragraph).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("_rels/.rels", RELATIONSHIPS), ("word/document.xml", document.as_str())] {
        archive.start_file(name, SimpleFileOptions::default()).expect("an archive can be written");
        archive.write_all(content.as_bytes()).expect("an archive can be written");
    }
    archive.finish().expect("an archive can be written").into_inner()
}

/// Returns the pages of a transcript, each as the operators that draw its lines.
fn pages(text: &str) -> Vec<String> {
    const WIDTH: usize = 90;
    const LINES: usize = 45;
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        lines.push(String::new());
        for word in line.split(' ') {
            if lines.last().is_some_and(|last| last.chars().count() + word.chars().count() > WIDTH) {
                lines.push(String::new());
            }
            let last = lines.last_mut().expect("a line was begun");
            last.push_str(word);
            last.push(' ');
        }
    }
    let draw = |page: &[String]| {
        let shown = page.iter().map(|line| format!("({}) Tj T*\n", literal(line))).collect::<String>();
        format!("BT /F1 11 Tf 50 790 Td 16 TL\n{shown}ET")
    };
    lines.chunks(LINES).map(draw).collect()
}

/// Returns the words as a PDF writes them, in Latin letters.
fn literal(words: &str) -> String {
    let one = |c: char| match c {
        '(' | ')' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        '’' => "'".to_owned(),
        '\u{a0}'..='\u{ff}' => format!("\\{:o}", u32::from(c)),
        _ => "?".to_owned(),
    };
    words.chars().map(one).collect()
}

fn pdf_file(pages: &[String]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R ", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * n
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let from = file.len();
    file.push_str(&format!("{table}trailer << /Size {} /Root 1 0 R >>\nstartxref\n{from}\n%%EOF\n", objects.len() + 1));
    file.into_bytes()
}
