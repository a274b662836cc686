use super::*;
use crate::model::Tongue;

fn about() -> About {
    About { project: "Étude <1>".into(), date: "2026-11-28".into(), version: "0.1.0".into(), labels: Tongue::English }
}

fn caption() -> Caption {
    Caption {
        title: "Codes & groups".into(),
        unit: "participants".into(),
        base: "3 users".into(),
        ..Caption::default()
    }
}

fn curve(name: &str, new: &[u64]) -> Curve {
    let mut sum = 0;
    let steps = new.iter().enumerate().map(|(i, new)| {
        sum += new;
        Step { label: format!("U{i:02}"), new: *new, sum }
    });
    Curve { name: name.into(), steps: steps.collect(), reached_after: Some(1) }
}

#[test]
fn curves_are_told_apart_by_dashes_and_names() {
    let groups = [curve("user", &[3, 2, 0]), curve("professional", &[2, 1]), curve("visitor", &[1])];
    let picture = curves(&groups, &caption(), &about());
    let dashes: std::collections::BTreeSet<String> = picture
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { width, dashes, .. } if *width == 2.0 => Some(format!("{dashes:?}")),
            _ => None,
        })
        .collect();
    assert_eq!(dashes.len(), 3);
    let texts = texts(&picture);
    for name in
        ["user", "professional", "visitor", "new codes, user", "behind it little is new, as the rule below has it"]
    {
        assert!(texts.contains(&name), "{name} is not in {texts:?}");
    }
    assert!(svg(&picture).contains("stroke-dasharray=\"7 4\""));
}

fn texts(picture: &Picture) -> Vec<&str> {
    let text = |shape: &'_ Shape| matches!(shape, Shape::Text { .. });
    let shapes = picture.shapes.iter().filter(|s| text(s));
    shapes.filter_map(|s| if let Shape::Text { text, .. } = s { Some(text.as_str()) } else { None }).collect()
}

#[test]
fn every_picture_says_what_its_numbers_are() {
    let row = ButterflyRow {
        label: "Housing".into(),
        first: Wing { n: 2, base: 3, interval: None },
        second: Wing { n: 0, base: 4, interval: Some((0.0, 0.5)) },
        note: "too few".into(),
        greyed: true,
    };
    let node = |label: &str| Node { label: label.into(), colour: Colour::PALETTE[0], n: 2 };
    let cell = HeatCell { text: "2".into(), strength: 0.5, codes: None };
    let pictures = [
        bars(&[Bar { label: "Housing".into(), n: 2, base: Some(3) }], &caption(), &about()),
        butterfly(&[row], ["user", "professional"], &caption(), &about()),
        heat_map(
            &["user".into()],
            &[HeatRow { label: "Housing".into(), cells: vec![cell] }],
            "3",
            &caption(),
            &about(),
        ),
        network(&[node("Housing"), node("Sleep")], &[Tie { a: 0, b: 1, n: 4, codes: None }], &caption(), &about()),
        curves(&[curve("user", &[2])], &caption(), &about()),
    ];
    for picture in &pictures {
        let texts = texts(picture);
        for wanted in ["Codes & groups", "Unit: participants", "Base: 3 users", "Date: 2026-11-28"] {
            assert!(texts.contains(&wanted), "{wanted} is not in {texts:?}");
        }
    }
    assert!(texts(&pictures[1]).contains(&"2/3"));
}

#[test]
fn a_picture_is_svg_that_can_be_read_and_png_at_print_size() {
    let picture = bars(&[Bar { label: "L’abri <seul>".into(), n: 1, base: None }], &caption(), &about());
    let written = svg(&picture);
    assert!(
        written.contains("L’abri &lt;seul&gt;") && written.contains("<title>Codes &amp; groups. participants</title>")
    );
    let png = png(&picture).unwrap();
    let width = u32::from_be_bytes([png[16], png[17], png[18], png[19]]);
    assert_eq!((&png[1..4], width), (&b"PNG"[..], 2125));
}

#[test]
fn nothing_is_drawn_outside_of_the_page() {
    let rows: Vec<Bar> = (0..40)
        .map(|i| Bar { label: "A very long name of a code › and below it".repeat(i), n: i as u64, base: Some(39) })
        .collect();
    let picture = bars(&rows, &caption(), &about());
    for shape in &picture.shapes {
        if let Shape::Rect { left, width, top, height, .. } = shape {
            assert!(*left >= 0.0 && left + width <= WIDTH && top + height <= picture.height);
        }
    }
    let fits = |width| fitted("Users › Harm reduction › Material", 10.0, width);
    assert_eq!(
        [fits(300.0), fits(130.0), fits(80.0), fits(40.0)],
        ["Users › Harm reduction › Material", "Users › … › Material", "… › Material", "Materi…"]
    );
}

#[test]
fn pictures_below_each_other_do_not_overlap() {
    let one = curves(&[curve("user", &[2])], &caption(), &about());
    let both = stacked(vec![one.clone(), one.clone()]);
    let heights: Vec<f32> = both
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Text { y, .. } = shape { Some(*y) } else { None })
        .collect();
    let (first, second) = heights.split_at(heights.len() / 2);
    assert!(first.iter().all(|y| *y < one.height) && second.iter().all(|y| *y > one.height && *y < both.height));
}

#[test]
fn a_picture_of_nothing_is_a_page_with_its_caption() {
    assert!(curves(&[], &caption(), &about()).height > 40.0);
    assert!(network(&[], &[], &caption(), &about()).height > 40.0);
}
