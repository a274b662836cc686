//! Files that are broken, forged or not what they say: each is read or refused in words, and nothing else happens. The
//! mutations come from a fixed seed, so that a failure can be had again; `MUTATIONS=5000` makes a long run of it.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use counterpoint::import::{self, ImportError, Imported};
use counterpoint::model::{TurnRecord, Warned};
use zip::write::SimpleFileOptions;

use super::formats::files;
use super::numbers::{Numbers, asked_for};

/// How often each file is damaged in an ordinary run.
const USUAL: usize = 25;

/// Damages bytes in one of the ways in which files are damaged, by accident or on purpose.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const WORDS: &[&[u8]] = &[
        b"<",
        b">",
        b"\"",
        b"&#0;",
        b"-->",
        b"{",
        b"}",
        b"\\u-1?",
        b"99999999999",
        b"\xff\xfe",
        b"\0",
        b"\x1b",
        b"[",
        b"]]",
    ];
    let at = numbers.below(bytes.len());
    let to = (at + numbers.below(64)).min(bytes.len());
    match numbers.below(6) {
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (at % 8)),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..to)),
        3 => {
            let piece = bytes[at..to].to_vec();
            bytes.splice(at..at, piece.iter().copied().cycle().take(piece.len() * 50));
        }
        4 => drop(bytes.splice(at..at, WORDS[numbers.below(WORDS.len())].iter().copied())),
        _ => bytes[at..to].reverse(),
    }
}

/// Returns the archive with one of its parts damaged, so that damage reaches what is packed.
fn damaged_within(bytes: &[u8], numbers: &mut Numbers) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = numbers.below(archive.len());
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        if i == chosen {
            damage(&mut content, numbers);
        }
        written.start_file(part.name().ok()?.into_owned(), SimpleFileOptions::default()).ok()?;
        written.write_all(&content).ok()?;
    }
    Some(written.finish().ok()?.into_inner())
}

/// Fails unless what was read is whole: turns in order and inside the text.
fn check(read: Result<Warned<Imported>, ImportError>, what: &str) {
    match read {
        Ok(Warned { output, .. }) => {
            assert_eq!(output.chars as usize, output.text.chars().count(), "{what}");
            let mut reached = 0;
            for TurnRecord(start, words, end, speaker, _) in output.turns {
                assert!(
                    reached <= start && start <= words && words <= end && end <= output.chars,
                    "{what}: {start} {words} {end}"
                );
                assert!(speaker.is_none_or(|i| usize::from(i) < output.speakers.len()), "{what}");
                reached = end;
            }
        }
        Err(error) => assert!(error.to_string().contains(": "), "{what}: {error}"),
    }
}

#[test]
fn damaged_files_of_every_format_are_read_or_refused() {
    let n_mutations = asked_for("MUTATIONS", USUAL);
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let whole = std::fs::read(&path).unwrap();
        let mut numbers = Numbers::of(whole.len());
        for n in 0..n_mutations {
            let mut bytes = whole.clone();
            let within = if n % 2 == 0 { damaged_within(&bytes, &mut numbers) } else { None };
            match within {
                Some(within) => bytes = within,
                None => (0..=numbers.below(3)).for_each(|_| damage(&mut bytes, &mut numbers)),
            }
            let what = format!("{name}, mutation {n}");
            let tried = std::panic::catch_unwind(|| check(import::read(&name, &bytes), &what));
            assert!(tried.is_ok(), "{what}: {}", String::from_utf8_lossy(&bytes).escape_debug());
        }
    }
}

#[test]
fn a_wrapped_label_whose_words_begin_on_another_line() {
    // The words begin at byte 9 of their line; byte 9 of the line above is the middle of `à`.
    let text = "INT: a\nZoé Velà\nDubois : Oui.\nINT: b\nZoé Velà\nDubois : Non.\n";
    check(import::read("a.txt", text.as_bytes()), text);
}

#[test]
fn a_wrong_ending_does_no_harm() {
    const ENDINGS: &[&str] =
        &["txt", "doc", "docx", "odt", "rtf", "pdf", "html", "epub", "vtt", "json", "csv", "xlsx", "md", "x"];
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        for ending in ENDINGS {
            check(import::read(&format!("a.{ending}"), &bytes), &format!("{} as .{ending}", path.display()));
        }
    }
}

#[test]
fn a_file_that_was_copied_in_part_is_said_to_be_so_in_both_languages() {
    use counterpoint::model::Tongue;
    let whole = |name: &str| std::fs::read(files().into_iter().find(|path| path.ends_with(name)).unwrap()).unwrap();
    for name in [
        "word.docx",
        "interview.doc",
        "entretien.odt",
        "book.epub",
        "survey.xlsx",
        "survey.ods",
        "whisper.json",
        "lists.fodt",
    ] {
        let bytes = whole(name);
        let error = import::read(name, &bytes[..bytes.len() / 2]).unwrap_err().said();
        let (en, fr) = (error.told(Tongue::English), error.told(Tongue::French));
        assert!(en.contains("cut off") || en.contains("ends too early"), "{en}");
        assert!(fr.contains("incomplète") || fr.contains("se termine trop tôt"), "{fr}");
        assert!(en.contains("Copy it again") && fr.contains("Copiez-le à nouveau"), "{en}\n{fr}");
    }
}

#[test]
fn an_empty_file_is_refused_whatever_its_ending() {
    for format in import::Format::all() {
        for ending in format.extensions() {
            let error = import::read(&format!("a.{ending}"), b"").unwrap_err().to_string();
            assert!(error.starts_with(&format!("a.{ending}: ")), "{error}");
        }
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        written.start_file(*name, SimpleFileOptions::default()).unwrap();
        written.write_all(content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    import::read(name, bytes).unwrap_err().to_string()
}

#[test]
fn entities_that_grow_are_refused() {
    let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    let odt = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bomb)]);
    let ods = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", bomb)]);
    for (name, bytes) in [("a.fodt", bomb.to_vec()), ("a.odt", odt), ("a.ods", ods)] {
        assert!(refusal(name, &bytes).contains("document type"), "{}", refusal(name, &bytes));
    }
}

#[test]
fn forged_counts_allocate_nothing() {
    let strings = b"<sst count=\"99999999999\" uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
    let forged = zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", strings)]);
    assert!(refusal("a.xlsx", &forged).contains("claims more texts"));
    let spaces = "<?xml version=\"1.0\"?><office:text><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></office:text>";
    assert!(import::read("a.fodt", spaces.as_bytes()).unwrap().output.chars < 2_000);
}

/// Returns a workbook of one sheet with these rows, whose cells may take their texts from `strings`.
fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"{RELATIONSHIP}/{kind}\" Target=\"{target}\"/>")
    };
    let root = format!("<Relationships>{}</Relationships>", related("officeDocument", "xl/workbook.xml"));
    let parts = related("worksheet", "worksheets/sheet1.xml") + &related("sharedStrings", "sharedStrings.xml");
    let book = format!(
        "<workbook xmlns:r=\"{RELATIONSHIP}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"
    );
    zipped(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{parts}</Relationships>").as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ])
}

#[test]
fn addresses_of_cells_that_no_sheet_has_are_a_damaged_file() {
    let cell = |address: &str| format!("<row r=\"1\"><c r=\"{address}\" t=\"inlineStr\"><is><t>oui</t></is></c></row>");
    assert!(refusal("a.xlsx", &workbook(&cell("A1"), "")).contains("no column of this table"));
    // The reader of workbooks counts beyond what its numbers hold, and panics where that is looked for.
    for address in ["ZZZZZZZZZZZZZZ1", "A99999999999999999999", "A0", "1", ""] {
        check(import::read("a.xlsx", &workbook(&cell(address), "")), address);
    }
}

#[test]
fn one_long_text_that_a_thousand_cells_name_is_refused() {
    let rows: String =
        (1..=1_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let strings = format!("<si><t>{}</t></si>", "oui ".repeat(20_000));
    assert!(refusal("a.xlsx", &workbook(&rows, &strings)).contains("50 MB of text"));
}

#[test]
fn a_chapter_that_the_book_names_again_and_again_is_refused() {
    let list = format!(
        "<package><manifest><item id=\"i\" href=\"c.html\" media-type=\"application/xhtml+xml\"/></manifest><spine>{}</spine></package>",
        "<itemref idref=\"i\"/>".repeat(1_000)
    );
    let chapter = format!("<html><body><p>{}</p></body></html>", "oui ".repeat(20_000));
    let book = zipped(&[
        ("META-INF/container.xml", b"<container><rootfile full-path=\"c.opf\"/></container>"),
        ("c.opf", list.as_bytes()),
        ("c.html", chapter.as_bytes()),
    ]);
    assert!(refusal("a.epub", &book).contains("50 MB of text"));
}

#[test]
fn a_tag_with_more_attributes_than_any_page_has_is_refused() {
    let attributes: String = (0..200_000).map(|i| format!(" a{i}")).collect();
    assert!(refusal("a.html", format!("<p{attributes}>Oui.</p>").as_bytes()).contains("too many attributes"));
}

#[test]
fn subtitles_without_a_word_are_empty_and_not_damaged() {
    for bytes in ["", " \n\n", "\u{feff}"] {
        assert!(refusal("a.srt", bytes.as_bytes()).contains("holds no text"));
    }
}

#[test]
fn names_that_leave_the_archive_lead_nowhere() {
    let rels = b"<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></Relationships>";
    let docx = zipped(&[("_rels/.rels", rels), ("word/x.xml", b"<x/>"), ("../../outside.txt", b"no")]);
    assert!(refusal("a.docx", &docx).contains("its part etc/passwd is missing"));
    assert!(!Path::new("../../outside.txt").exists());
}

#[test]
fn what_nobody_sees_is_taken_out_or_told() {
    let Warned { output, warnings } =
        import::read("a.txt", "INT: a\u{1b}[1mb\u{c}\nU07: x\u{202e}evil\u{202c}\nINT: c\u{7f}d\nU07: e\n".as_bytes())
            .unwrap();
    assert_eq!(output.text, "INT: a[1mb\n\nU07: x\u{202e}evil\u{202c}\nINT: cd\nU07: e\n");
    let told = counterpoint::model::Said::joined(&warnings, "\n").to_string();
    assert!(
        told.contains("2 control characters") && told.contains("2 signs that turn the direction of writing"),
        "{told}"
    );
}

#[test]
fn a_file_of_gigabytes_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.txt");
    std::fs::File::create(&path).unwrap().set_len(3 << 30).unwrap();
    assert!(import::files::gather::load(&path).unwrap_err().to_string().contains("huge.txt: the file is too large"));
}
