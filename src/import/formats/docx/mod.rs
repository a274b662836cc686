//! Word documents (.docx), read by a thin reader of our own: every crate that was tried crashed on damaged files or
//! lost notes. The XML is `body.rs`; here the parts are put together.

mod body;
mod numbering;
mod styles;

use std::collections::BTreeMap;

use self::body::{Aside, Body, Chunks, NoteId};
use self::styles::Styles;
use super::damage;
use super::numbering::{Numbering, numbers_turns};
use super::package::{Package, Relationship};
use super::subtitles;
use crate::import::told::left_out;
use crate::import::{Content, Format, FoundComment, ImportError};
use crate::model::{Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    read_as(file_name, bytes, true)
}

/// Returns the text of a document, that of the files within it where `whole`. What is embedded in an embedded document
/// is left out: an archive can be made that holds itself.
fn read_as(file_name: &str, bytes: &[u8], whole: bool) -> Result<Warned<Content>, ImportError> {
    let mut package = Package::open(file_name, bytes)?;
    let main = main_part(&mut package, file_name)?;
    let relationships = package.relationships(&main)?;
    let target = |kind: &str| relationships.iter().find(|r| r.kind == kind).map(|r| r.target.clone());
    let mut named = |kind: &str| target(kind).map(|part| package.part(&part)).transpose().map(Option::flatten);
    let styles = named("styles")?.map(|xml| Styles::of(&xml)).unwrap_or_default();
    let lists = named("numbering")?;
    let missing = || damage::missing(file_name, &main);
    let xml = package.part(&main)?.ok_or_else(missing)?;
    let chunks = if whole { chunks(&mut package, file_name, &relationships)? } else { Chunks::new() };
    let body = body::read(file_name, &xml, &styles, numbering(&xml, lists), chunks)?;
    drop(xml);
    let mut asides = |kind: &str| -> Result<BTreeMap<String, Aside>, ImportError> {
        match target(kind).map(|part| package.part(&part)).transpose()?.flatten() {
            Some(xml) => Ok(body::read(file_name, &xml, &styles, Numbering::default(), Chunks::new())?.asides),
            None => Ok(BTreeMap::new()),
        }
    };
    let (footnotes, endnotes, comments) = (asides("footnotes")?, asides("endnotes")?, asides("comments")?);
    let warnings = left_out(file_name, body.n_pictures, body.n_embedded, body.hidden).into_iter().collect();
    let content = content(body, &footnotes, &endnotes, &comments);
    let cues = subtitles::of_document(&content.text).filter(|_| whole);
    let output = cues.map(|cues| Content { comments: content.comments.clone(), ..cues }).unwrap_or(content);
    Ok(Warned { output, warnings })
}

/// Returns the name of the part that holds the text.
fn main_part(package: &mut Package<'_>, file_name: &str) -> Result<String, ImportError> {
    let is_main = |r: &Relationship| r.kind == "officeDocument";
    let named = package.relationships("")?.into_iter().find(is_main).map(|r| r.target);
    match named {
        Some(part) if part.starts_with("xl/") || part.starts_with("ppt/") => Err(ImportError::unsupported(file_name)),
        Some(part) => Ok(part),
        None if package.part("word/document.xml")?.is_some() => Ok("word/document.xml".to_owned()),
        None => Err(damage::damaged(
            file_name,
            said!("it is an archive, but not a Word document", "c’est une archive, mais pas un document Word"),
        )),
    }
}

/// Returns the files within the document that stand for their text. One that cannot be read is told as left out.
fn chunks(package: &mut Package<'_>, file_name: &str, relationships: &[Relationship]) -> Result<Chunks, ImportError> {
    let mut chunks = Chunks::new();
    for Relationship { id, target, .. } in relationships.iter().filter(|r| r.kind == "aFChunk") {
        let Some(bytes) = package.bytes(target)? else { continue };
        let read = match Format::promised(target) {
            Some(Format::Docx) => read_as(file_name, &bytes, false),
            Some(format @ (Format::Html | Format::Rtf | Format::Text)) => format.read(file_name, &bytes),
            _ => continue,
        };
        chunks.extend(read.ok().map(|Warned { output, .. }| (id.clone(), output)));
    }
    Ok(chunks)
}

/// Returns the lists of the document. Where one list numbers most paragraphs, as some transcribers number their turns,
/// the numbers are no part of what was said.
fn numbering(xml: &str, lists: Option<String>) -> Numbering {
    let mut n_items: BTreeMap<&str, usize> = BTreeMap::new();
    for list in xml.split(":numId ").skip(1).filter_map(|rest| rest.split('"').nth(1)) {
        *n_items.entry(list).or_default() += 1;
    }
    let most = n_items.into_values().max().unwrap_or_default();
    let numbers_turns = numbers_turns(most, xml.matches("</w:p>").count());
    lists.filter(|_| !numbers_turns).map(|lists| numbering::of(&lists)).unwrap_or_default()
}

fn content(
    body: Body,
    footnotes: &BTreeMap<String, Aside>,
    endnotes: &BTreeMap<String, Aside>,
    comments: &BTreeMap<String, Aside>,
) -> Content {
    let Body { page, notes, comments: called, .. } = body;
    let words = |note: &NoteId| {
        let aside = match note {
            NoteId::Foot(id) => footnotes.get(id),
            NoteId::End(id) => endnotes.get(id),
        };
        aside.map_or_else(String::new, |a| a.text.clone())
    };
    let notes: Vec<String> = notes.iter().map(words).collect();
    let found = |(id, about): (String, String)| {
        let Aside { author, text } = comments.get(&id)?.clone();
        Some(FoundComment { author, about, text })
    };
    Content { comments: called.into_iter().filter_map(found).collect(), ..page.into_content(&notes) }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::import::Imported;
    use crate::import::testing::{read_or_refused, zipped};

    const RELS: &str = r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    const PART_RELS: &str = r#"<Relationships>
        <Relationship Id="f" Type="http://x/footnotes" Target="footnotes.xml"/>
        <Relationship Id="e" Type="http://x/endnotes" Target="/word/endnotes.xml"/>
        <Relationship Id="c" Type="http://x/comments" Target="../word/comments.xml"/>
        <Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;

    fn document(body: &str) -> String {
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
    }

    fn docx(body: &str) -> Vec<u8> {
        let styles = r#"<w:styles><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
        let note = |kind: &str, text: &str| {
            format!(
                "<w:x><w:{kind} w:id=\"1\" w:author=\"Ines\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:x>"
            )
        };
        zipped(&[
            ("_rels/.rels", RELS),
            ("word/document.xml", &document(body)),
            ("word/_rels/document.xml.rels", PART_RELS),
            ("word/styles.xml", styles),
            ("word/footnotes.xml", &note("footnote", "Au foyer.")),
            ("word/endnotes.xml", &note("endnote", "À la fin.")),
            ("word/comments.xml", &note("comment", "À vérifier &amp; relire")),
        ])
    }

    fn read_body(body: &str) -> Warned<Imported> {
        crate::import::read("a.docx", &docx(body)).unwrap()
    }

    fn text_of(body: &str) -> String {
        read_body(body).output.text
    }

    /// A paragraph of runs.
    fn p(runs: &[&str]) -> String {
        let runs: String = runs.iter().map(|r| format!("<w:r><w:t xml:space=\"preserve\">{r}</w:t></w:r>")).collect();
        format!("<w:p>{runs}</w:p>")
    }

    #[test]
    fn times_with_names_below_them_are_the_cues_of_a_meeting() {
        let cue = |n: usize, who: &str, words: &str| {
            format!(
                "<w:p><w:r><w:t>0:0:{n}.0 --&gt; 0:0:{n}.930</w:t><w:br/><w:t>{who}</w:t><w:br/><w:t>{words}</w:t></w:r></w:p>"
            )
        };
        let talk = [("Ana Roux", "Is it on?"), ("Ben", "Yes."), ("Ana Roux", "Good."), ("Ben", "So.")];
        let body: String = talk.iter().enumerate().map(|(n, (who, words))| cue(n, who, words)).collect();
        let read = read_body(&body).output;
        assert_eq!(read.text, "Ana Roux: Is it on?\nBen: Yes.\nAna Roux: Good.\nBen: So.\n");
        assert_eq!(read.turns[3].4, Some(3.0));
    }

    #[test]
    fn letters_that_are_shown_as_capitals_are_capitals() {
        let run =
            |set: &str| format!("<w:p><w:r><w:rPr>{set}</w:rPr><w:t>zoé</w:t></w:r><w:r><w:t> So.</w:t></w:r></w:p>");
        let text = read_body(&[run("<w:caps/>"), run("<w:caps w:val=\"0\"/>")].concat()).output.text;
        assert_eq!(text, "ZOÉ So.\nzoé So.\n");
    }

    #[test]
    fn a_transcript_comes_in_with_its_speakers() {
        let title = r#"<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Entretien : U07</w:t></w:r></w:p>"#;
        let body = [
            title,
            &p(&["INT", " : ", "Oui ?"]),
            &p(&["U07 : Non."]),
            &p(&["Enfin."]),
            &p(&["INT : Ah."]),
            &p(&["U07 : Si."]),
        ];
        let read = read_body(&body.concat()).output;
        assert_eq!(read.text, "Entretien : U07\nINT : Oui ?\nU07 : Non.\nEnfin.\nINT : Ah.\nU07 : Si.\n");
        let labels: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!(labels, ["INT", "U07"]);
        assert_eq!(read.turns.len(), 5);
        assert_eq!(read.turns[0].3, None);
    }

    #[test]
    fn references_breaks_and_signs_are_kept() {
        assert_eq!(text_of(&p(&["a &amp; b &lt;c&gt; &#233; &#x1F600;"])), "a & b <c> é 😀\n");
        let signs = "<w:p><w:pPr><w:tabs><w:tab w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>\
            <w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:char=\"00E9\"/><w:sym w:char=\"F0FC\"/></w:r></w:p>";
        assert_eq!(text_of(signs), "a\tb\nc\u{2011}deé✓\n");
    }

    #[test]
    fn deleted_text_is_left_out_and_inserted_text_kept() {
        let tracked = "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins><w:r><w:t>c</w:t></w:r></w:ins>\
            <w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>e</w:t></w:r></w:moveTo></w:p>";
        assert_eq!(text_of(tracked), "ace\n");
        let joined = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>";
        assert_eq!(text_of(joined), "ab\n");
        let fields = "<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>";
        assert_eq!(text_of(fields), "link\n");
        let hidden = read_body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r></w:p>");
        assert_eq!(
            (hidden.output.text.as_str(), hidden.warnings[0].told(crate::model::Tongue::English)),
            ("y\n", "a.docx: left out hidden text")
        );
    }

    #[test]
    fn words_in_a_colour_are_known_but_black_is_none() {
        let run = |colour: &str, text: &str| {
            format!("<w:r><w:rPr><w:color w:val=\"{colour}\"/></w:rPr><w:t>{text}</w:t></w:r>")
        };
        let body = format!(
            "<w:p>{}{}{}{}</w:p>",
            run("000000", "a"),
            run("FF0000", "b"),
            run("auto", "c"),
            run("0070C0", "d")
        );
        let content = read_body(&body).output.source.layout;
        let tints: Vec<_> = content.shown.iter().map(|shown| (shown.range.clone(), shown.look.colour)).collect();
        assert_eq!(tints, [(1..2, Some([255, 0, 0])), (3..4, Some([0, 0x70, 0xC0]))]);
    }

    #[test]
    fn bold_words_are_known_whoever_sets_them() {
        let run = |set: &str, text: &str| format!("<w:r><w:rPr>{set}</w:rPr><w:t>{text}</w:t></w:r>");
        let body = format!(
            "<w:p>{}{}{}</w:p>",
            run("<w:b/>", "Marie"),
            run("<w:b w:val=\"0\"/>", " Oui "),
            run("<w:i/>", "non")
        );
        let content = read("a.docx", &docx(&body)).unwrap().output;
        let runs: Vec<(&str, bool)> =
            content.layout.runs.iter().map(|r| (&content.text[r.range.clone()], r.bold)).collect();
        assert_eq!(runs, [("Marie", true), ("non", false)]);
    }

    #[test]
    fn a_table_is_rows_of_cells() {
        let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        let rows = [
            row(&[cell(&p(&["INT"])), cell(&p(&["Oui ?"]))]),
            row(&[cell(&p(&["U07"])), cell(&[p(&["Non."]), p(&["Enfin."])].concat())]),
            row(&[cell(&p(&["INT"])), cell(&p(&["Ah."]))]),
            row(&[cell(&p(&["U07"])), cell(&p(&["Si."]))]),
        ];
        let read = read_body(&format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())).output;
        assert_eq!(read.text, "INT\tOui ?\nU07\tNon.\nEnfin.\nINT\tAh.\nU07\tSi.\n");
        assert_eq!((read.speakers.len(), read.turns.len()), (2, 4));
    }

    #[test]
    fn notes_are_appended_and_comments_told() {
        let body = "<w:p><w:r><w:t>Un mot</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:commentRangeStart w:id=\"1\"/><w:r>\
            <w:t> rare</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r><w:r>\
            <w:endnoteReference w:id=\"1\"/></w:r></w:p>";
        let read = read_body(body).output;
        assert_eq!(read.text, "Un mot[1] rare[2]\n[1] Au foyer.\n[2] À la fin.\n");
        let expected = FoundComment {
            author: "Ines".to_owned(),
            about: "rare".to_owned(),
            text: "À vérifier & relire".to_owned(),
        };
        assert_eq!(read.comments, [expected]);
    }

    #[test]
    fn a_text_box_is_read_once_and_behind_its_paragraph() {
        let inner = format!("<w:txbxContent>{}</w:txbxContent>", p(&["boîte"]));
        let body = format!(
            "<w:p><w:r><w:t>avant </w:t><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>\
            </mc:AlternateContent><w:t>après</w:t></w:r></w:p>{}",
            p(&["fin"])
        );
        assert_eq!(text_of(&body), "avant après\nboîte\nfin\n");
    }

    #[test]
    fn a_file_within_the_document_is_read_where_it_stands() {
        let rels = r#"<Relationships>
            <Relationship Id="h" Type="http://x/aFChunk" Target="/a.html"/>
            <Relationship Id="d" Type="http://x/aFChunk" Target="b.docx"/>
            <Relationship Id="m" Type="http://x/aFChunk" Target="c.mht"/></Relationships>"#;
        let body =
            document(&[&p(&["One."]), r#"<w:altChunk r:id="h"/><w:altChunk r:id="d"/>"#, &p(&["Four."])].concat());
        let inner = docx(&p(&["Three."]));
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let parts: [(&str, &[u8]); 5] = [
            ("_rels/.rels", RELS.as_bytes()),
            ("word/document.xml", body.as_bytes()),
            ("word/_rels/document.xml.rels", rels.as_bytes()),
            ("a.html", b"<p>Two.</p>"),
            ("word/b.docx", &inner),
        ];
        for (name, content) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(crate::import::read("a.docx", &bytes).unwrap().output.text, "One.\nTwo.\nThree.\nFour.\n");
        let left_out = read_body(&[&p(&["One."]), r#"<w:altChunk r:id="m"/>"#].concat());
        assert_eq!(left_out.warnings, ["a.docx: left out 1 embedded files"]);
    }

    #[test]
    fn hostile_and_foreign_files_are_refused_in_words() {
        let error = |bytes: &[u8]| crate::import::read("a.docx", bytes).unwrap_err().to_string();
        let doctype =
            zipped(&[("_rels/.rels", RELS), ("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>")]);
        assert!(error(&doctype).contains("document type"));
        let deep = zipped(&[("_rels/.rels", RELS), ("word/document.xml", &"<w:x>".repeat(100_000))]);
        assert!(error(&deep).contains("too deep"));
        let cut = zipped(&[("_rels/.rels", RELS), ("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>a")]);
        assert!(error(&cut).contains("ends too early"));
        assert!(error(&zipped(&[("readme.txt", "hello")])).contains("not a Word document"));
        let sheet = RELS.replace("word/document.xml", "xl/workbook.xml");
        assert!(error(&zipped(&[("_rels/.rels", &sheet)])).contains("a.docx: "));
        assert!(error(&docx("")).contains("holds no text"));
        assert!(error(b"PK\x03\x04 and no more").contains("damaged"));
    }

    #[test]
    fn parts_in_utf16_are_read() {
        let xml = document(&p(&["Zoé 😀"]));
        let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [("_rels/.rels", RELS.as_bytes()), ("word/document.xml", &bytes)] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(crate::import::read("a.docx", &bytes).unwrap().output.text, "Zoé 😀\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn damaged_files_never_panic(at in 0_usize..4000, byte: u8, cut in 0_usize..4000) {
            let mut bytes = docx(&[p(&["INT : Oui ?"]), p(&["U07 : Non."])].concat());
            let at = at % bytes.len();
            bytes[at] = byte;
            read_or_refused("a.docx", &bytes)?;
            bytes.truncate(cut % bytes.len());
            read_or_refused("a.docx", &bytes)?;
        }

        #[test]
        fn any_order_of_elements_is_read(xml in "(<w:(p|r|t|tc|tr|tbl|pPr|del|footnote|txbxContent|mc:Choice)>|</w:x>|<w:(p|tc|br|tab|del)/>|a|&amp;){0,60}") {
            let bytes = zipped(&[("_rels/.rels", RELS), ("word/document.xml", &xml)]);
            read_or_refused("a.docx", &bytes)?;
            let closed = format!("{xml}{}", "</x>".repeat(60));
            let bytes = zipped(&[("_rels/.rels", RELS), ("word/document.xml", &closed)]);
            read_or_refused("a.docx", &bytes)?;
        }
    }
}
