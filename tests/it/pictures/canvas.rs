//! Paints what the window shows into a picture, without a graphics card: so the pictures of the guide come out the same
//! on any machine.

use std::collections::HashMap;

use eframe::egui::epaint::{ClippedPrimitive, ImageDelta, Mesh, Primitive, Vertex};
use eframe::egui::{Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// The textures that the window made, to paint with.
#[derive(Default)]
pub struct Canvas(HashMap<TextureId, ColorImage>);

impl TestRenderer for Canvas {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let changed = std::mem::take(&mut delta.set).into_iter();
        changed.for_each(|(id, changes)| changes.iter().for_each(|change| self.change(id, change)));
        let freed = std::mem::take(&mut delta.free);
        self.0.retain(|id, _| !freed.contains(id));
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut page = RgbaImage::from_pixel(size.x.round() as u32, size.y.round() as u32, Rgba([0, 0, 0, 255]));
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else { continue };
            if let Some(texture) = self.0.get(&mesh.texture_id) {
                paint(&mut page, scale, clip_rect, &mesh, texture);
            }
        }
        Ok(page)
    }
}

impl Canvas {
    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let eframe::egui::ImageData::Color(image) = &change.image;
        match (change.pos, self.0.get_mut(&id)) {
            (Some([left, top]), Some(texture)) => {
                let (width, from) = (texture.size[0], image.size[0]);
                for (y, row) in image.pixels.chunks(from).enumerate() {
                    let start = (top + y) * width + left;
                    texture.pixels[start..start + from].copy_from_slice(row);
                }
            }
            _ => _ = self.0.insert(id, ColorImage::clone(image)),
        }
    }
}

fn paint(page: &mut RgbaImage, scale: f32, clip: Rect, mesh: &Mesh, texture: &ColorImage) {
    let whole = Rect::from_min_size(Pos2::ZERO, eframe::egui::vec2(page.width() as f32, page.height() as f32));
    let clip = Rect::from_min_max((clip.min * scale).round(), (clip.max * scale).round()).intersect(whole);
    for corners in mesh.indices.chunks_exact(3) {
        let corners = [0, 1, 2].map(|i| mesh.vertices[corners[i] as usize]);
        triangle(page, scale, clip, corners, texture);
    }
}

/// Paints one triangle. The window softens its own edges, so a pixel belongs to a triangle when its middle lies within.
fn triangle(page: &mut RgbaImage, scale: f32, clip: Rect, corners: [Vertex; 3], texture: &ColorImage) {
    let [a, b, c] = corners.map(|v| v.pos * scale);
    let doubled = area(a, b, c);
    let around = Rect::from_points(&[a, b, c]).intersect(clip);
    if doubled == 0.0 || !around.is_positive() {
        return;
    }
    // Most of a window is surfaces of one colour.
    let [first, rest @ ..] = corners;
    let even = rest.iter().all(|v| v.color == first.color && v.uv == first.uv);
    let surface = even.then(|| colour(&corners, [1.0, 0.0, 0.0], texture));
    for y in around.top().floor() as u32..(around.bottom().ceil() as u32).min(page.height()) {
        for x in around.left().floor() as u32..(around.right().ceil() as u32).min(page.width()) {
            let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let shares = [area(b, c, at) / doubled, area(c, a, at) / doubled, area(a, b, at) / doubled];
            if !clip.contains(at) || shares.iter().zip([(b, c), (c, a), (a, b)]).any(|(s, e)| outside(*s, e, doubled)) {
                continue;
            }
            let ink = surface.unwrap_or_else(|| colour(&corners, shares, texture));
            lay_over(page.get_pixel_mut(x, y), ink);
        }
    }
}

/// Returns whether a point with this share lies beyond an edge. A point on the edge belongs to one of the two triangles
/// that meet there, or faint surfaces would show their seam.
fn outside(share: f32, (from, to): (Pos2, Pos2), doubled: f32) -> bool {
    let (dx, dy) = if doubled > 0.0 { (to.x - from.x, to.y - from.y) } else { (from.x - to.x, from.y - to.y) };
    share < 0.0 || (share == 0.0 && !(dy < 0.0 || (dy == 0.0 && dx > 0.0)))
}

fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Returns the colour there, from 0 to 255 a channel, with the opacity already in it.
fn colour(corners: &[Vertex; 3], shares: [f32; 3], texture: &ColorImage) -> [f32; 4] {
    let mix = |of: &dyn Fn(&Vertex) -> f32| corners.iter().zip(shares).map(|(v, s)| of(v) * s).sum::<f32>();
    let channels = [Color32::r, Color32::g, Color32::b, Color32::a];
    let own = channels.map(|channel| mix(&|v| f32::from(channel(&v.color))));
    let grain = sampled(texture, mix(&|v| v.uv.x), mix(&|v| v.uv.y));
    [0, 1, 2, 3].map(|i| own[i] * grain[i] / 255.0)
}

/// Returns the colour of `texture` at a place from 0 to 1, mixed from the four pixels around it.
fn sampled(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let place = |at: f32, n: usize| (at * n as f32 - 0.5).clamp(0.0, n as f32 - 1.0);
    let (x, y) = (place(u, width), place(v, height));
    let (left, top) = (x as usize, y as usize);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (across, down) = (x.fract(), y.fract());
    let at = |x: usize, y: usize| Color32::to_array(&texture.pixels[y * width + x]).map(f32::from);
    let (nw, ne, sw, se) = (at(left, top), at(right, top), at(left, below), at(right, below));
    [0, 1, 2, 3].map(|i| {
        let upper = nw[i] + (ne[i] - nw[i]) * across;
        let lower = sw[i] + (se[i] - sw[i]) * across;
        upper + (lower - upper) * down
    })
}

fn lay_over(pixel: &mut Rgba<u8>, ink: [f32; 4]) {
    let rest = 1.0 - ink[3] / 255.0;
    for (i, channel) in pixel.0.iter_mut().take(3).enumerate() {
        *channel = (ink[i] + f32::from(*channel) * rest).round().clamp(0.0, 255.0) as u8;
    }
}
