//! What control words do: switch the style, open a font, begin a note or a paragraph, stand for a sign.

use super::super::page::Style;
use super::words::{Destination, destination, named_sign};
use super::{Stream, Walk};

impl Walk<'_> {
    /// Does what a control word says.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        if name == "ud" {
            // The same once more, in Unicode: it goes where the pair of both stands.
            self.group().destination = self.groups.iter().rev().nth(2).map_or(Destination::Skipped, |g| g.destination);
            return;
        }
        if let Some(destination) = destination(name, optional) {
            if self.destination() != Destination::Skipped {
                self.group().destination = destination;
                self.n_pictures += usize::from(name == "pict");
            }
            return;
        }
        if self.destination() == Destination::Skipped && name != "shptxt" {
            return;
        }
        let on = number != Some(0);
        match name {
            "rtf" => self.is_whole |= self.groups.len() == 2,
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => self.group().skip = number.unwrap_or(1).clamp(0, 100) as usize,
            "f" => {
                let font = number.unwrap_or_default().unsigned_abs();
                self.group().font = font;
                self.fonts.open(font);
            }
            "fcharset" | "ansicpg" | "cpg" | "mac" | "pc" | "pca" | "deff" => {
                self.fonts.set(name, number.unwrap_or_default());
            }
            "b" => self.group().style.bold = on,
            "i" => self.group().style.italic = on,
            "ul" | "scaps" => self.group().style.marked = on,
            "ulnone" => self.group().style.marked = false,
            "cf" => {
                let colour = self.colours.get(number.unwrap_or_default());
                self.group().style.look.colour = colour;
            }
            "highlight" | "chcbpat" => {
                let marker = self.colours.get(number.unwrap_or_default()).filter(|rgb| *rgb != [255; 3]);
                let colour = &mut self.group().style.look.colour;
                *colour = colour.or(marker);
            }
            "red" | "green" | "blue" => self.colours.mix(name, number.unwrap_or_default()),
            "v" => self.group().hidden = on,
            "deleted" => self.group().deleted = on,
            "plain" => {
                let group = self.group();
                (group.style, group.hidden, group.deleted) = (Style::default(), false, false);
            }
            "footnote" => self.begin_stream(Stream::Note),
            "annotation" => self.begin_stream(Stream::Annotation),
            "shptxt" => self.begin_stream(Stream::Box),
            _ if self.destination() == Destination::StyleSheet => {
                match name {
                    "s" => self.style = (Some(number.unwrap_or_default().unsigned_abs()), String::new()),
                    // Styles of characters, tables and sections have numbers of their own.
                    "cs" | "ts" | "ds" => self.style = (None, String::new()),
                    _ => {}
                }
            }
            _ => self.layout(name, number),
        }
    }

    /// Paragraphs, tables, and signs that have names.
    fn layout(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "page" | "sect" | "column" => self.paragraph(),
            "line" | "softline" | "nestrow" => self.text("\n"),
            "tab" | "nestcell" => self.text("\t"),
            "cell" if self.destination() == Destination::Text => self.flow().end_cell(),
            "row" if self.destination() == Destination::Text => self.flow().end_row(),
            "intbl" => self.flow().depth = 1,
            "pard" => {
                let flow = self.flow();
                (flow.depth, flow.heading, flow.style) = (0, false, 0);
            }
            "outlinelevel" => self.flow().heading |= number.is_some_and(|n| n < 9),
            "s" => {
                let style = number.unwrap_or_default().unsigned_abs();
                let is_heading = self.heading_styles.contains(&style);
                let flow = self.flow();
                (flow.heading, flow.style) = (flow.heading || is_heading, style);
            }
            _ => {
                if let Some(sign) = named_sign(name) {
                    self.text(sign);
                }
            }
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        self.skipping = self.group().skip;
        let mut pair = [self.surrogate.take().unwrap_or_default(), unit];
        let units = if pair[0] == 0 { &mut pair[1..] } else { &mut pair[..] };
        if (0xD800..0xDC00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        let text = String::from_utf16_lossy(units);
        let font = self.group().font;
        let shown = self.fonts.shown(font, &text);
        self.text(&shown);
    }
}
