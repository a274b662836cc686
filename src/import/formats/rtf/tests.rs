//! What rich text is read as: each test is a file in small.

use super::*;

fn text_of(rtf: &str) -> String {
    crate::import::read("a.rtf", rtf.as_bytes()).unwrap().output.text
}

#[test]
fn paragraphs_signs_and_characters_of_all_kinds() {
    let rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Times;}}{\\colortbl;\\red0;}\\pard\\f0 \
        INT\\~: O\\'f9 \\ldblquote l\\'e0\\rdblquote\\u8239 _?\\par\n\\b U07\\b0  : \\f1\\'cf\\f0 \\u-10179?\\u-8704? a\\-b\\_c\\line d\\tab e\\\nTextEdit\\par}";
    assert_eq!(text_of(rtf), "INT\u{a0}: Où “là”\u{202f}?\nU07 : П😀 ab\u{2011}c\nd\te\nTextEdit\n");
}

#[test]
fn words_in_a_colour_of_the_table_are_known_but_black_is_none() {
    let rtf = "{\\rtf1{\\colortbl;\\red255\\green0\\blue0;\\red0\\green0\\blue0;}\\cf1 a{\\cf2 b}\\cf0 c{\\cf1 d\\plain e}\\cf9 f\\par}";
    let read = crate::import::read("a.rtf", rtf.as_bytes()).unwrap().output;
    let red: Vec<&str> = read.source.layout.shown.iter().map(|shown| &read.text[shown.range.clone()]).collect();
    assert_eq!((read.text.as_str(), red), ("abcdef\n", vec!["a", "d"]));
}

#[test]
fn paragraphs_of_a_style_of_their_own_are_told_from_all_text() {
    let rtf =
        "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s20 Question;}}\\pard\\s20 a\\par b\\par\\pard\\plain c\\par\\s0 d\\par}";
    let read = crate::import::read("a.rtf", rtf.as_bytes()).unwrap().output;
    let styled: Vec<&str> = read.source.layout.shown.iter().map(|shown| &read.text[shown.range.clone()]).collect();
    assert_eq!((read.text.as_str(), styled.concat().as_str()), ("a\nb\nc\nd\n", "ab"));
}

#[test]
fn what_is_no_text_is_left_out() {
    let rtf = "{\\rtf1{\\*\\generator X;}{\\info{\\title T}}{\\header H}a{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}{\\v hid}{\\deleted del}\
        {\\*\\unknown {\\b u}}\\bin3 {}}b\\par}";
    assert_eq!(text_of(rtf), "alinkb\n");
}

#[test]
fn a_document_ends_with_its_group_and_a_piece_with_its_last() {
    let behind = crate::import::read("a.rtf", b"{\\rtf1 a\\par}{\\b gone\\par}").unwrap();
    assert_eq!((behind.output.text.as_str(), behind.warnings.len()), ("a\n", 1));
    let whole = crate::import::read("a.rtf", b"{\\rtf1 a\\par}\r\n\0 ").unwrap();
    assert_eq!((whole.output.text.as_str(), whole.warnings.len()), ("a\n", 0));
    assert_eq!(text_of("{\\pard a\\par}{\\pard b\\par}"), "a\nb\n");
}

#[test]
fn what_is_written_twice_is_read_in_unicode_and_where_it_stands() {
    let rtf =
        "{\\rtf1{\\info{\\upr{\\author Zo?}{\\*\\ud{\\author Zo\\u233?}}}}{\\upr{caf?}{\\*\\ud caf\\u233?}} noir\\par}";
    assert_eq!(text_of(rtf), "café noir\n");
}

#[test]
fn notes_annotations_lists_tables_and_boxes() {
    let rtf = "{\\rtf1{\\*\\atrfstart 1}Un mot{\\*\\atrfend 1}{\\*\\atnid I}{\\*\\atnauthor Ines}\\chatn{\\*\\annotation{\\*\\atnref 1}\\pard vu\\par}\
        {\\super\\chftn}{\\footnote\\pard{\\super\\chftn} Au foyer.}.\\par\
        {\\listtext\\tab 1.\\tab}un\\par{\\pntext\\'b7\\tab}deux\\par{\\listtext o\\tab}trois\\par\
        \\trowd\\cellx1\\cellx2\\pard\\intbl INT\\cell Oui ?\\par Si ?\\cell\\row\\pard\
        {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard box\\par}}}fin\\par}";
    let read = crate::import::read("a.rtf", rtf.as_bytes()).unwrap().output;
    assert_eq!(read.text, "Un mot[1].\n1. un\n• deux\n• trois\nINT\tOui ?\nSi ?\nfin\nbox\n[1] Au foyer.\n");
    assert_eq!((read.comments[0].author.as_str(), read.comments[0].about.as_str()), ("Ines", "Un mot"));
}

#[test]
fn headings_are_known_by_their_styles() {
    let rtf = "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}\\pard\\s1 Housing\\par\\pard INT: a\\par}";
    let content = read("a.rtf", rtf.as_bytes()).unwrap().output;
    assert_eq!((content.text.as_str(), content.layout.headings.as_slice()), ("Housing\nINT: a\n", &[0][..]));
}

#[test]
fn a_style_of_characters_makes_no_paragraph_a_heading() {
    let rtf = "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\*\\cs29 Heading 5 Char;}{\\s29 heading 5;}}\\pard\\s0 INT: a\\par\\pard\\s29 Housing\\par}";
    let content = read("a.rtf", rtf.as_bytes()).unwrap().output;
    assert_eq!((content.text.as_str(), content.layout.headings.as_slice()), ("INT: a\nHousing\n", &[7][..]));
}

#[test]
fn signs_of_fonts_without_letters_are_as_a_reader_sees_them() {
    let fonts = r"{\fonttbl{\f0 Times;}{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}";
    let body = r"{\f3 \'61}, {\f4 \'e0}, {\f4\u-4022?}, \u-3872?.\par";
    assert_eq!(text_of(&format!(r"{{\rtf1{fonts}{body}}}")), "α, →, ☺, →.\n");
}

#[test]
fn groups_without_end_or_beginning_are_harmless() {
    assert_eq!(text_of("{\\rtf1 a}}} b"), "a\n");
    assert_eq!(text_of("{\\b a}}} b"), "a b\n");
    assert_eq!(text_of("{\\rtf1 a{\\b b"), "ab\n");
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert!(crate::import::read("a.rtf", deep.as_bytes()).unwrap_err().to_string().contains("too deep"));
}
