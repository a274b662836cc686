//! E-books: the pages in the order in which the book names them, each read as the web page that it is.

use rustc_hash::FxHashMap;

use super::damage::{self, damaged};
use super::html::{Flow, each_token, refuse_bombs};
use super::package::{self, Package};
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut package = Package::open(file_name, bytes)?;
    let missing = |what: &str| damage::missing(file_name, what);
    let container = package.part("META-INF/container.xml")?.ok_or_else(|| missing("META-INF/container.xml"))?;
    let book = root_file(&container).ok_or_else(|| {
        damaged(file_name, said!("it does not say which pages it has", "il ne dit pas quelles pages il contient"))
    })?;
    let list = package.part(&book)?.ok_or_else(|| missing(&book))?;
    let mut flow = Flow::default();
    let mut n_missing = 0;
    for page in pages(&list, &book) {
        match package.part(&page)? {
            Some(html) => {
                refuse_bombs(file_name, &html)?;
                flow = each_token(&html, flow);
                flow.check_size(file_name)?;
            }
            None => n_missing += 1,
        }
    }
    let missing = || said!("{n_missing} of its pages are missing", "{n_missing} de ses pages manquent");
    let warnings = (n_missing > 0).then(|| of_file(file_name, &missing())).into_iter().collect();
    let content = flow.into_content(file_name)?;
    if content.text.trim().is_empty() && package.part("META-INF/encryption.xml")?.is_some() {
        return Err(ImportError::Protected { file: file_name.to_owned() });
    }
    Ok(Warned { output: content, warnings })
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

/// Returns the names of the pages in their order, without the table of contents.
fn pages(list: &str, book: &str) -> Vec<String> {
    let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut files, mut pages) = (FxHashMap::default(), Vec::new());
    package::each_element(list, |e| {
        let attribute = |name| package::attribute(e, name).unwrap_or_default();
        match e.local_name().as_ref() {
            "item" => {
                let is_contents = attribute("properties").split(' ').any(|p| p == "nav");
                if attribute("media-type").contains("html") && !is_contents {
                    let path = format!("{folder}/{}", package::unescaped_path(&attribute("href")));
                    files.insert(attribute("id"), package::without_dots(&path));
                }
            }
            "itemref" => pages.extend(files.get(&attribute("idref")).cloned()),
            _ => {}
        }
    });
    pages
}
