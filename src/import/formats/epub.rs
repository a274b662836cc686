//! E-books: the pages in the order in which the book names them, each read as the web page that it is.

use rustc_hash::FxHashMap;

use super::damage::{self, damaged};
use super::html::{Flow, each_token, refuse_bombs};
use super::package::{self, Package};
use crate::import::error::megabytes_of_text;
use crate::import::told::of_file;
use crate::import::{Content, ImportError, LARGEST_TEXT};
use crate::model::{Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut package = Package::open(file_name, bytes)?;
    let missing = |what: &str| damage::missing(file_name, what);
    let container = package.part("META-INF/container.xml")?.ok_or_else(|| missing("META-INF/container.xml"))?;
    let book = root_file(&container).ok_or_else(|| {
        damaged(file_name, said!("it does not say which pages it has", "il ne dit pas quelles pages il contient"))
    })?;
    let list = List::of(&package.part(&book)?.ok_or_else(|| missing(&book))?, &book);
    let mut flow = Flow::default();
    for sheet in list.sheets() {
        flow.read_sheet(&package.part(sheet)?.unwrap_or_default());
    }
    let mut n_missing = 0;
    let mut read = Chapters::default();
    for page in list.pages() {
        if read.has(page) {
            read.refuse_more(file_name)?;
            continue;
        }
        let before = flow.n_bytes();
        match package.part(page)? {
            Some(html) => {
                refuse_bombs(file_name, &html)?;
                flow = each_token(&html, flow);
                flow.check_size(file_name)?;
            }
            None => n_missing += 1,
        }
        read.add(page, flow.n_bytes() - before);
    }
    let missing = || said!("{n_missing} of its pages are missing", "{n_missing} de ses pages manquent");
    let warnings = (n_missing > 0).then(|| of_file(file_name, &missing())).into_iter().collect();
    let content = flow.into_content(file_name)?;
    if content.text.trim().is_empty() && package.part("META-INF/encryption.xml")?.is_some() {
        return Err(ImportError::Protected { file: file_name.to_owned() });
    }
    Ok(Warned { output: content, warnings })
}

/// The chapters that were read, each once, however often the book names it.
#[derive(Default)]
struct Chapters<'l> {
    lengths: FxHashMap<&'l str, usize>,
    /// How many bytes of text the book says that it has.
    n_bytes: usize,
}

impl<'l> Chapters<'l> {
    fn add(&mut self, page: &'l str, n_bytes: usize) {
        self.lengths.insert(page, n_bytes);
        self.n_bytes += n_bytes;
    }

    /// Whether a chapter was read, and if so counts it once more.
    fn has(&mut self, page: &str) -> bool {
        let n_bytes = self.lengths.get(page).copied();
        self.n_bytes += n_bytes.unwrap_or_default();
        n_bytes.is_some()
    }

    /// Refuses a book that names its chapters so often that it means no reader.
    ///
    /// # Errors
    /// When it would hold too much text.
    fn refuse_more(&self, file: &str) -> Result<(), ImportError> {
        let is_too_large = self.n_bytes > LARGEST_TEXT;
        if is_too_large { Err(ImportError::too_large(file, megabytes_of_text(50))) } else { Ok(()) }
    }
}

fn root_file(container: &str) -> Option<String> {
    let mut found = None;
    package::each_element(container, |e| {
        if found.is_none() && e.local_name().as_ref() == "rootfile" {
            found = package::attribute(e, "full-path");
        }
    });
    found
}

/// A file of the book, as its list has it.
struct Item {
    id: String,
    path: String,
    media_type: String,
    /// It is the table of contents.
    is_contents: bool,
}

/// What the list of a book says.
#[derive(Default)]
struct List {
    items: Vec<Item>,
    /// The ids of its pages in their order.
    order: Vec<String>,
}

impl List {
    fn of(xml: &str, book: &str) -> Self {
        let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut list = Self::default();
        package::each_element(xml, |e| {
            let attribute = |name| package::attribute(e, name).unwrap_or_default();
            match e.local_name().as_ref() {
                "item" => {
                    let path = format!("{folder}/{}", package::unescaped_path(&attribute("href")));
                    list.items.push(Item {
                        id: attribute("id"),
                        path: package::without_dots(&path),
                        media_type: attribute("media-type"),
                        is_contents: attribute("properties").split(' ').any(|p| p == "nav"),
                    });
                }
                "itemref" => list.order.push(attribute("idref")),
                _ => {}
            }
        });
        list
    }

    /// Returns where its pages are, in their order, without the table of contents.
    fn pages(&self) -> Vec<&str> {
        let is_page = |item: &&Item| item.media_type.contains("html") && !item.is_contents;
        let pages: FxHashMap<&str, &str> =
            self.items.iter().filter(is_page).map(|item| (item.id.as_str(), item.path.as_str())).collect();
        self.order.iter().filter_map(|id| pages.get(id.as_str()).copied()).collect()
    }

    /// Returns where its style sheets are.
    fn sheets(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter(|item| item.media_type == "text/css").map(|item| item.path.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read;
    use crate::import::testing::zipped;

    #[test]
    fn a_chapter_is_read_once_however_often_the_book_names_it() {
        let list = format!(
            "<package><manifest><item id=\"i\" href=\"c.html\" media-type=\"application/xhtml+xml\"/></manifest><spine>{}</spine></package>",
            "<itemref idref=\"i\"/>".repeat(20_000)
        );
        let container = "<container><rootfile full-path=\"c.opf\"/></container>";
        let book = zipped(&[
            ("META-INF/container.xml", container),
            ("c.opf", &list),
            ("c.html", "<html><body><p>INT: Why?</p></body></html>"),
        ]);
        assert_eq!(read("a.epub", &book).unwrap().output.text, "INT: Why?\n");
    }
}
