//! Tables that are JSON: a list of objects alike, each a row whose names are those of the columns, as programs for
//! surveys and spreadsheets write them. They are read as any table is (`sheet/`), columns in the order of the file, so
//! the file is parsed into nodes that keep it. Objects within an object are columns of their own; a list of objects
//! within one is a row for each of them, beside what stands around it.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::import::LARGEST_TEXT;
use crate::import::formats::sheet::MOST_CELLS;

type Row = Vec<String>;

/// More columns than this are no table.
const MOST_COLUMNS: usize = 2_000;

/// Returns the rows of the table in a file that says most, its names above them.
pub(super) fn rows(json: &str) -> Option<Vec<Row>> {
    let values: Result<Vec<Node>, _> = serde_json::Deserializer::from_str(json).into_iter().collect();
    let mut values = values.ok()?;
    let root = if values.len() == 1 { values.swap_remove(0) } else { Node::List(values) };
    let mut places = Places::default();
    places.enter(&root, "");
    let place = places.fullest()?;
    let mut table = Table::default();
    table.enter(&root, "", place, &mut Vec::new());
    table.into_rows()
}

/// A value whose names keep their order.
#[derive(Debug)]
enum Node {
    Scalar(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nodes)
    }
}

struct Nodes;

impl<'de> Visitor<'de> for Nodes {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Node::Object(object))
    }
}

/// An object of a list, and the name that it has in its file.
type Record<'n> = (Option<&'n str>, &'n [(String, Node)]);

impl Node {
    /// Returns the objects of a list, or of an object that holds them under their names.
    fn records(&self) -> Vec<Record<'_>> {
        match self {
            Self::Scalar(_) => Vec::new(),
            Self::List(list) => list.iter().filter_map(Self::object).map(unwrapped).collect(),
            Self::Object(object) if are_alike(object) => {
                object.iter().filter_map(|(name, inner)| Some((Some(name.as_str()), inner.object()?))).collect()
            }
            Self::Object(_) => Vec::new(),
        }
    }

    fn object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(object) => Some(object),
            Self::Scalar(_) | Self::List(_) => None,
        }
    }

    /// Returns a value as a cell has it, several of them between commas.
    fn cell(&self) -> Option<String> {
        match self {
            Self::Scalar(value) => Some(value.clone()),
            Self::List(list) => {
                let all: Option<Vec<&str>> = list.iter().map(Self::scalar).collect();
                all.filter(|all| !all.is_empty()).map(|all| all.join(", "))
            }
            Self::Object(_) => None,
        }
    }

    fn scalar(&self) -> Option<&str> {
        match self {
            Self::Scalar(value) => Some(value),
            Self::List(_) | Self::Object(_) => None,
        }
    }
}

/// Returns the object within one that has nothing but its name: `LimeSurvey` writes `{"12": {"id": "12", …}}`.
fn unwrapped(object: &[(String, Node)]) -> Record<'_> {
    match object {
        [(name, Node::Object(inner))] if inner.len() > 1 => (Some(name.as_str()), inner),
        _ => (None, object),
    }
}

/// Whether an object holds nothing but objects, of which the second has most names of the first.
fn are_alike(object: &[(String, Node)]) -> bool {
    let (Some((_, Node::Object(first))), Some((_, Node::Object(second)))) = (object.first(), object.get(1)) else {
        return false;
    };
    let n_shared = first.iter().filter(|(name, _)| second.iter().any(|(other, _)| other == name)).count();
    first.len() > 1 && n_shared * 2 > first.len() && object.iter().all(|(_, inner)| inner.object().is_some())
}

/// Calls `visit` with each cell of an object and its name, and with each list of objects within it and its place.
fn each_cell<'n>(object: &'n [(String, Node)], above: &str, visit: &mut impl FnMut(String, Found<'n>)) {
    for (name, node) in object {
        let place = if above.is_empty() { name.clone() } else { format!("{above} / {name}") };
        match (node.cell(), node) {
            (Some(cell), _) => visit(place, Found::Cell(cell)),
            (None, Node::Object(inner)) if !are_alike(inner) => each_cell(inner, &place, visit),
            (None, list) => visit(place, Found::List(list)),
        }
    }
}

/// Returns the name of a cell, with that of its list where something around the list is called so too.
fn within(around: &[(String, String)], at: &str, name: String) -> String {
    let is_taken = around.iter().any(|(other, _)| *other == name);
    if is_taken { format!("{} / {name}", at.rsplit('.').next().unwrap_or_default()) } else { name }
}

/// What stands under a name.
enum Found<'n> {
    Cell(String),
    List(&'n Node),
}

/// The tables of a file by their places, numbers aside, and how many objects and bytes of text each has.
#[derive(Default)]
struct Places {
    found: Vec<(String, usize, usize)>,
    by_place: FxHashMap<String, usize>,
}

impl Places {
    fn enter(&mut self, node: &Node, place: &str) {
        let records = node.records();
        for (_, object) in &records {
            self.take(object, place);
        }
        if records.is_empty()
            && let Some(object) = node.object()
        {
            each_cell(object, "", &mut |name, found| {
                if let Found::List(list) = found {
                    self.enter(list, &format!("{place}.{name}"));
                }
            });
        }
    }

    fn take(&mut self, object: &[(String, Node)], place: &str) {
        let at = *self.by_place.entry(place.to_owned()).or_insert_with(|| {
            self.found.push((place.to_owned(), 0, 0));
            self.found.len() - 1
        });
        self.found[at].1 += 1;
        each_cell(object, "", &mut |name, found| match found {
            Found::Cell(cell) => self.found[at].2 += cell.len(),
            Found::List(list) => self.enter(list, &format!("{place}.{name}")),
        });
    }

    /// Returns the place of the table that says most; one object alone is none.
    fn fullest(&self) -> Option<&str> {
        let tables = self.found.iter().filter(|(_, n_objects, _)| *n_objects > 1);
        tables.max_by_key(|(_, _, n_bytes)| *n_bytes).map(|(place, _, _)| place.as_str())
    }
}

/// A table as it grows.
#[derive(Default)]
struct Table {
    /// The places of the cells within their objects, in the order in which they come.
    columns: Vec<String>,
    by_name: FxHashMap<String, usize>,
    rows: Vec<Vec<(String, String)>>,
    n_bytes: usize,
}

impl Table {
    fn enter<'n>(&mut self, node: &'n Node, at: &str, place: &str, around: &mut Vec<(String, String)>) {
        let records = node.records();
        if records.is_empty() {
            let lists = &mut |name: String, found: Found<'n>| {
                if let Found::List(list) = found {
                    self.enter(list, &format!("{at}.{name}"), place, around);
                }
            };
            each_cell(node.object().unwrap_or_default(), "", lists);
        }
        for record in records {
            self.record(record, at, place, around);
        }
    }

    fn record(&mut self, (key, object): Record<'_>, at: &str, place: &str, around: &mut Vec<(String, String)>) {
        if !place.starts_with(at) || self.is_full() {
            return;
        }
        let n_around = around.len();
        let has_id = object.iter().any(|(name, _)| name.eq_ignore_ascii_case("id"));
        around.extend(key.filter(|_| !has_id).map(|key| ("id".to_owned(), key.to_owned())));
        let mut lists = Vec::new();
        each_cell(object, "", &mut |name, found| match found {
            Found::Cell(cell) => around.push((within(&around[..n_around], at, name), cell)),
            Found::List(list) => lists.push((name, list)),
        });
        if at == place {
            self.row(around.clone());
        } else {
            lists.iter().for_each(|(name, list)| self.enter(list, &format!("{at}.{name}"), place, around));
        }
        around.truncate(n_around);
    }

    fn row(&mut self, cells: Vec<(String, String)>) {
        let mut next = 0;
        for (name, cell) in &cells {
            self.n_bytes += cell.len();
            let at = self.by_name.get(name).copied().unwrap_or_else(|| self.insert(name, next));
            next = at + 1;
        }
        self.rows.push(cells);
    }

    /// Puts a column where its first cell stands, behind the one on its left.
    fn insert(&mut self, name: &str, at: usize) -> usize {
        self.columns.insert(at, name.to_owned());
        for (i, column) in self.columns.iter().enumerate().skip(at) {
            self.by_name.insert(column.clone(), i);
        }
        at
    }

    fn is_full(&self) -> bool {
        let n_columns = self.columns.len();
        self.n_bytes > LARGEST_TEXT || n_columns > MOST_COLUMNS || n_columns * self.rows.len() > MOST_CELLS
    }

    fn into_rows(self) -> Option<Vec<Row>> {
        if self.is_full() {
            return None;
        }
        let mut rows = vec![self.names()];
        for cells in self.rows {
            let mut row = vec![String::new(); self.columns.len()];
            for (name, cell) in cells {
                row[self.by_name[&name]] = cell;
            }
            rows.push(row);
        }
        Some(rows)
    }

    /// Returns what the columns are called: by the last of their names, unless others have it as well.
    fn names(&self) -> Row {
        let last = |column: &'_ String| column.rsplit(" / ").next().unwrap_or_default().to_owned();
        let mut n_so_called: FxHashMap<String, usize> = FxHashMap::default();
        self.columns.iter().for_each(|column| *n_so_called.entry(last(column)).or_default() += 1);
        let name = |column: &String| if n_so_called[&last(column)] == 1 { last(column) } else { column.clone() };
        self.columns.iter().map(name).collect()
    }
}

#[cfg(test)]
mod tests {
    fn rows(json: &str) -> Vec<String> {
        super::rows(json).unwrap_or_default().iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn a_list_of_objects_alike_is_a_table_in_the_order_of_the_file() {
        let json = r#"{"count": 2, "results": [{"Who?": "Ana", "Age": 31, "Tags": ["a", "b"], "At": null},
            {"Who?": "Ben", "Town": "Lens", "Age": 44, "Tags": []}]}"#;
        assert_eq!(rows(json), ["Who?|Town|Age|Tags|At", "Ana||31|a, b|", "Ben|Lens|44||"]);
        assert_eq!(rows("{\"b\": 1, \"a\": true}\n{\"b\": 2.5, \"a\": \"x\"}"), ["b|a", "1|true", "2.5|x"]);
        assert!(rows(r#"[{"a": 1}]"#).is_empty());
    }

    #[test]
    fn objects_within_an_object_are_columns_and_lists_within_it_rows() {
        let nested =
            r#"[{"id": 1, "answers": {"Why?": "So.", "When?": "Now."}}, {"id": 2, "answers": {"Why?": "Ah."}}]"#;
        assert_eq!(rows(nested), ["id|Why?|When?", "1|So.|Now.", "2|Ah.|"]);
        let long = r#"[{"who": "P1", "answers": [{"question": "Why?", "answer": "So."}, {"question": "When?", "answer": "Now."}]},
            {"who": "P2", "answers": [{"question": "Why?", "answer": "Ah."}]}]"#;
        assert_eq!(rows(long), ["who|question|answer", "P1|Why?|So.", "P1|When?|Now.", "P2|Why?|Ah."]);
    }

    #[test]
    fn objects_may_have_their_ids_for_names() {
        let named = r#"{"R1": {"sex": "F", "Why?": "So."}, "R2": {"sex": "M", "Why?": "Ah."}}"#;
        assert_eq!(rows(named), ["id|sex|Why?", "R1|F|So.", "R2|M|Ah."]);
        let wrapped = r#"{"responses": [{"7": {"id": "7", "Why?": "So."}}, {"8": {"id": "8", "Why?": "Ah."}}]}"#;
        assert_eq!(rows(wrapped), ["id|Why?", "7|So.", "8|Ah."]);
    }

    #[test]
    fn the_table_is_read_as_any_other() {
        let talk = r#"[{"Who?": "Ana", "Responses": "Why did you come so late?", "Start": 0}, {"Who?": "Ben", "Responses": "I had to work at night.", "Start": "0:07"},
            {"Who?": "Ana", "Responses": "And since when is that so?", "Start": "0:09"}, {"Who?": "Ben", "Responses": "Since the spring, I think.", "Start": "0:12"}]"#;
        let turns = crate::import::turns_as_told("a.json", talk);
        assert_eq!(turns[..2], ["Ana@0|Why did you come so late?", "Ben@7|I had to work at night."]);
        let survey = r#"[{"ID": "K7", "Town": "Lille", "What do you need?": "A bed of my own, I think."}, {"ID": "K8", "Town": "Lens", "What do you need?": "Somebody to talk to at night."}]"#;
        let read = crate::import::read("a.json", survey.as_bytes()).unwrap().output;
        assert_eq!(read.text, "What do you need?\nK7: A bed of my own, I think.\nK8: Somebody to talk to at night.\n");
    }
}
