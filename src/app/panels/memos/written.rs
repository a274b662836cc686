//! A memo as it reads: its Markdown drawn, its quotes leading to their excerpts.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use eframe::egui::{self, Ui};

use super::quote::broken_words;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::widgets::markdown::{self, Block, LinkLook, Page};
use crate::app::words::memos as say;
use crate::model::link::Broken;
use crate::model::{Excerpt, ExcerptLink, Project};

/// A text taken apart, with where its links lead, for one state of the project.
#[derive(Debug, Default)]
pub struct Written {
    of: (Weak<Project>, String),
    blocks: Vec<Block>,
    links: BTreeMap<Arc<str>, Result<Excerpt, Broken>>,
}

impl Written {
    fn renew(&mut self, ctx: &Ctx<'_>, text: &str) {
        if std::ptr::eq(self.of.0.as_ptr(), Arc::as_ptr(ctx.project)) && self.of.1 == text {
            return;
        }
        self.of = (Arc::downgrade(ctx.project), text.to_owned());
        self.blocks = markdown::blocks(text);
        let addresses = self.blocks.iter().flat_map(|b| &b.pieces).filter_map(|p| p.link.as_ref());
        let leads = |address: &Arc<str>| {
            let link = address.parse::<ExcerptLink>().ok()?;
            Some((Arc::clone(address), link.excerpt(ctx.project)))
        };
        self.links = addresses.filter_map(leads).collect();
    }

    /// Draws `text` in letters of `size` points. A click on a quote shows its excerpt; the address of any other link is
    /// copied, since nothing here opens a connection.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, text: &str, size: f32) {
        self.renew(ctx, text);
        let page = Page { tokens: ctx.tokens, size, measure: ctx.tokens.measure };
        let look = |address: &str| match self.links.get(address) {
            Some(Ok(_)) => LinkLook { hint: ctx.say(say::LINK_OPENS).to_owned(), broken: false },
            Some(Err(broken)) => LinkLook { hint: ctx.say(broken_words(*broken)).to_owned(), broken: true },
            None if ExcerptLink::is_meant(address) => {
                LinkLook { hint: ctx.say(say::LINK_MISWRITTEN).to_owned(), broken: true }
            }
            None => LinkLook { hint: ctx.tongue.fill(say::LINK_COPIES, &[("address", address)]), broken: false },
        };
        let clicked = markdown::markdown_ui(ui, page, &self.blocks, &look);
        if let Some(address) = clicked {
            follow(ui.ctx(), ctx, &address, self.links.get(&address));
        }
    }
}

fn follow(screen: &egui::Context, ctx: &Ctx<'_>, address: &str, leads: Option<&Result<Excerpt, Broken>>) {
    match leads {
        Some(Ok(excerpt)) => ctx.send(Command::ShowExcerpt(*excerpt)),
        Some(Err(_)) => {}
        None if ExcerptLink::is_meant(address) => {}
        None => screen.copy_text(address.to_owned()),
    }
}
