//! Comments and notes of a document: which words they are about, and what they say.

use quick_xml::events::BytesStart;

use super::{Aside, Flow, Walk, attribute, on_one_line};

impl Walk<'_> {
    pub(super) fn begin_commented(&mut self, element: &BytesStart<'_>) {
        let at = (self.flows.len(), self.page().len());
        self.commented.insert(attribute(element, "id").unwrap_or_default(), at);
    }

    pub(super) fn end_commented(&mut self, element: &BytesStart<'_>) {
        let id = attribute(element, "id").unwrap_or_default();
        if let Some((n_flows, from)) = self.commented.remove(&id)
            && n_flows == self.flows.len()
        {
            let about = on_one_line(self.page().text().get(from..).unwrap_or_default());
            self.about.insert(id, about);
        }
    }

    pub(super) fn comment(&mut self, element: &BytesStart<'_>) {
        let id = attribute(element, "id").unwrap_or_default();
        let about = self.about.remove(&id).unwrap_or_default();
        self.body.comments.push((id, about));
    }

    pub(super) fn begin_aside(&mut self, element: &BytesStart<'_>) {
        let id = attribute(element, "id").unwrap_or_default();
        let author = attribute(element, "author").unwrap_or_default();
        self.flows.push(Flow { id, author, ..Flow::default() });
    }

    pub(super) fn end_aside(&mut self) {
        if self.flows.len() > 1
            && let Some(Flow { page, id, author, .. }) = self.flows.pop()
        {
            self.body.asides.insert(id, Aside { author, text: on_one_line(page.text()) });
        }
    }
}
