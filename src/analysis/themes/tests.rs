use super::super::{Cell, Compared, ComparisonQuery, Fit, Scope, Table, compare, fits};
use super::*;
use crate::model::testing::Fixture;
use crate::model::{
    CodeId, CodeLink, CodePair, GroupPair, Language, Outline, Relation, Side, Silence, Verdict, VerdictKind, plan,
};

/// Users and professionals, each with a tree of their own; the guide asks about sleep.
fn study() -> Fixture {
    let mut fixture = Fixture::new();
    for tree in ["Users", "Pros", "Guide"] {
        let ops = plan::add_tree(&mut fixture.ids, tree).unwrap().1;
        fixture.apply(ops);
    }
    fixture.document(
        "u1",
        None,
        "INT: [And nights?|Guide/Sleep]\nU01: [A roof of my own|Users/Roof], [alone|Users/Alone].",
    );
    fixture.document("u2", None, "INT: [And nights?|Guide/Sleep]\nU02: Hm.");
    fixture.document("p1", None, "P01: We have [groups|Pros/Groups].\nP02: [A place to sleep|Pros/Shelter/Night].");
    let groups = [("U01", "user"), ("U02", "user"), ("P01", "professional"), ("P02", "professional")];
    groups.iter().for_each(|(who, group)| fixture.attribute(who, "viewpoint", group));
    let guide = fixture.project.trees().iter().find(|t| t.name == "Guide").unwrap().id;
    fixture.apply(plan::guide(&fixture.project, Some(guide)).unwrap());
    theme(&mut fixture, "Housing", &["Users/Roof", "Pros/Shelter", "Guide/Sleep"]);
    theme(&mut fixture, "Groups", &["Pros/Groups"]);
    theme(&mut fixture, "Nights", &["Guide/Sleep", "Pros/Shelter"]);
    fixture
}

fn code(fixture: &Fixture, path: &str) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
}

fn theme(fixture: &mut Fixture, name: &str, codes: &[&str]) {
    let (id, mut ops) = plan::add_theme(&fixture.project, &mut fixture.ids, name).unwrap();
    let codes: Vec<CodeId> = codes.iter().map(|path| code(fixture, path)).collect();
    ops.extend(plan::gather_codes(&fixture.project, id, &codes, true).unwrap());
    fixture.apply(ops);
}

fn by_viewpoint(groups: &[&str]) -> ConvergenceQuery {
    let groups = groups.iter().map(|g| (*g).to_owned()).collect();
    ConvergenceQuery { attribute: "viewpoint".to_owned(), groups, scope: Scope::default() }
}

fn row(table: &Table, row: usize) -> String {
    table.rows[row].iter().map(Cell::written).collect::<Vec<_>>().join("|")
}

#[test]
fn a_theme_counts_people_of_both_trees_and_tells_why_the_others_are_silent() {
    let fixture = study();
    let found = convergence(&fixture.project, &by_viewpoint(&["user", "professional"])).unwrap();
    let table = found.table();
    let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(heads[..8].join(" "), "theme group_a n_a base_a not_asked_a no_answer_a not_raised_a not_recorded_a");
    // U02 was asked; what P01 was asked nobody recorded.
    assert_eq!(row(&table, 0), "Housing|user|1|2|0|1|0|0|professional|1|2|0|0|0|1||||||");
    assert_eq!(row(&table, 1), "Groups|user|0|2|0|0|2|0|professional|1|2|0|0|1|0|silence|||||");
    assert_eq!(row(&table, 2), "Nights|user|0|2|0|2|0|0|professional|1|2|0|0|0|1|silence|||||");
    assert_eq!(found.pairs[1].evident(), Some(VerdictKind::Silence(Side::First, Silence::NotRaised)));
    assert_eq!(found.pairs[2].evident(), Some(VerdictKind::Silence(Side::First, Silence::NoAnswer)));
}

#[test]
fn nobody_is_silent_where_others_coded_what_is_not_seen_yet() {
    let mut fixture = study();
    let bea = fixture.coder_named("bea");
    let tree = fixture.project.trees().iter().find(|t| t.name == "Users").unwrap().id;
    let document = fixture.project.document_named("u2").unwrap().id;
    let coders = [fixture.coder, bea];
    fixture.apply(plan::assign_document(&fixture.project, document, tree, &coders).unwrap());
    fixture.project.viewer = Some(bea);
    let found = convergence(&fixture.project, &by_viewpoint(&["user", "professional"])).unwrap();
    let users = found.pairs[0].first;
    assert_eq!((users.n, users.no_answer, users.not_recorded), (1, 0, 0));
    assert_eq!((users.base, users.still_blind), (1, 1), "bea has still to code what U02 says");
    let table = found.table();
    let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!((heads[8], heads[16]), ("still_blind_a", "still_blind_b"));
    assert_eq!(row(&table, 0), "Housing|user|1|1|0|0|0|0|1|professional|1|2|0|0|0|1|0||||||");
    assert_eq!(found.pairs[1].evident(), Some(VerdictKind::Silence(Side::First, Silence::NotRaised)));
    let pros = fixture.project.trees().iter().find(|t| t.name == "Pros").unwrap().id;
    fixture.apply(plan::assign_document(&fixture.project, document, pros, &coders).unwrap());
    let found = convergence(&fixture.project, &by_viewpoint(&["user", "professional"])).unwrap();
    assert_eq!(found.pairs[1].evident(), None, "nor is the whole group silent then");
}

#[test]
fn the_verdicts_of_two_coders_stand_side_by_side() {
    let mut fixture = study();
    let housing = fixture.project.comparison.theme_named("housing").unwrap().id;
    let pair = GroupPair { attribute: "viewpoint".into(), first: "user".into(), second: "professional".into() };
    let (ana, bea) = (fixture.coder, fixture.coder_named("bea"));
    for (coder, kind) in [(bea, VerdictKind::Dissonance), (ana, VerdictKind::PartialAgreement)] {
        let verdict = Some(Verdict { kind, rationale: "Own, shared".into() });
        fixture.apply(plan::verdict(&fixture.project, housing, pair.clone(), coder, verdict).unwrap());
    }
    let table = convergence(&fixture.project, &by_viewpoint(&["user", "professional"])).unwrap().table();
    assert!(row(&table, 0).ends_with("|ana|partial agreement|||Own, shared"), "{}", row(&table, 0));
    assert!(row(&table, 1).ends_with("|bea|dissonance|||Own, shared"), "{}", row(&table, 1));
    assert_eq!(table.rows.len(), 4);
}

#[test]
fn groups_that_are_not_there_and_projects_without_themes_are_refused_in_words() {
    let fixture = study();
    let asked = |groups: &[&str]| convergence(&fixture.project, &by_viewpoint(groups)).unwrap_err().to_string();
    assert!(asked(&["users", "professional"]).contains("nobody has “users”"));
    assert!(asked(&["user"]).contains("name two groups or more"));
    let bare = Fixture::of("U01: Oui.");
    assert_eq!(framework(&bare.project, None, &Scope::default()).unwrap_err(), AnalysisError::NoThemes);
}

fn quote_query(all: bool) -> QuoteQuery {
    let pattern = Some("“{words}” ({participant})".to_owned());
    let by = by_viewpoint(&["user", "professional"]);
    QuoteQuery {
        attribute: by.attribute,
        groups: by.groups,
        only: None,
        all,
        pattern,
        language: Language::En,
        scope: by.scope,
    }
}

#[test]
fn quotes_stand_side_by_side_the_chosen_first() {
    let mut fixture = study();
    fixture.document("u3", None, "U02: [Four walls|Users/Roof].");
    let housing = fixture.project.comparison.theme_named("Housing").unwrap().id;
    assert_eq!(row(&quote_matrix(&fixture.project, &quote_query(false)).unwrap().wide(), 0), "Housing||");
    let u3 = fixture.project.document_named("u3").unwrap();
    let coding = fixture.project.codings(u3).next().unwrap().coding.id;
    fixture.apply(plan::choose_quote(&fixture.project, housing, coding, true).unwrap());
    let of = |all| quote_matrix(&fixture.project, &quote_query(all)).unwrap();
    assert_eq!(row(&of(false).wide(), 0), "Housing|“Four walls” (U02)|");
    let all = "Housing|“Four walls” (U02)\n\n“A roof of my own” (U01)|“A place to sleep” (P02)";
    assert_eq!(row(&of(true).wide(), 0), all);
    assert_eq!(row(&of(true).tidy(), 0), "Housing|user|U02|u3|5|15|yes|“Four walls” (U02)");
}

#[test]
fn a_cell_of_the_framework_grid_is_stale_once_its_codings_change() {
    let mut fixture = study();
    let housing = fixture.project.comparison.theme_named("Housing").unwrap().id;
    let person = fixture.participant("U01");
    fixture.apply(plan::summary(&fixture.project, housing, person, "Wants a place of her own.").unwrap());
    let grid = |fixture: &Fixture| framework(&fixture.project, Some("viewpoint"), &Scope::default()).unwrap();
    let rows =
        |fixture: &Fixture| grid(fixture).rows.iter().map(|r| format!("{} {}", r.group, r.name)).collect::<Vec<_>>();
    assert_eq!(rows(&fixture), ["professional P01", "professional P02", "user U01", "user U02"]);
    assert_eq!(
        row(&grid(&fixture).wide(&fixture.project), 2),
        "U01|user|Wants a place of her own.\n“A roof of my own”||"
    );
    fixture.document("u4", None, "U01: [My key|Users/Roof].");
    assert_eq!(
        row(&grid(&fixture).wide(&fixture.project), 2),
        "U01|user|Wants a place of her own. (stale)\n“A roof of my own”\n“My key”||"
    );
    let tidy = grid(&fixture).tidy();
    assert!(row(&tidy, 6).starts_with("U01|user|Housing|2|Wants a place of her own.|ana|"), "{}", row(&tidy, 6));
}

#[test]
fn codes_that_share_words_are_suggested_until_they_are_mapped() {
    let mut fixture = study();
    fixture.document("u5", None, "U01: [Groups frighten me|Users/Together].");
    let pairs = |fixture: &Fixture| -> Vec<String> {
        let table = suggestions_table(&fixture.project, &suggest_mappings(&fixture.project, 10));
        table.rows.iter().map(|row| [&row[0], &row[1], &row[3]].map(Cell::written).join(" ")).collect()
    };
    assert_eq!(pairs(&fixture), ["Users/Together Pros/Groups groups"]);
    let codes = CodePair { code: code(&fixture, "Together"), with: Some(code(&fixture, "Pros/Groups")) };
    let link = CodeLink { relation: Relation::Opposed, rationale: "Fear".into() };
    fixture.apply(plan::map_codes(&fixture.project, codes, Some(link)).unwrap());
    assert!(pairs(&fixture).is_empty());
    let unmapped: Vec<String> = unmapped_table(&fixture.project).rows.iter().map(|r| r[1].written()).collect();
    assert!(!unmapped.iter().any(|path| path.contains("Together") || path.contains("Guide")), "{unmapped:?}");
    let merged = plan::merge_codes(&fixture.project, &[codes.code], code(&fixture, "Users/Alone")).unwrap();
    fixture.apply(merged);
    let table = crosswalk_table(&fixture.project);
    assert!(row(&table, 0).ends_with("|broken: “Together” was merged into “Alone”"), "{}", row(&table, 0));
}

#[test]
fn a_verdict_is_the_same_whichever_group_comes_first() {
    let mut fixture = study();
    let groups = fixture.project.comparison.theme_named("Groups").unwrap().id;
    let pair = GroupPair { attribute: "viewpoint".into(), first: "user".into(), second: "professional".into() };
    let silent =
        |side| Some(Verdict { kind: VerdictKind::Silence(side, Silence::NotRaised), rationale: String::new() });
    let coder = fixture.coder;
    fixture.apply(plan::verdict(&fixture.project, groups, pair.clone(), coder, silent(Side::First)).unwrap());
    let again = plan::verdict(&fixture.project, groups, pair.turned(), coder, silent(Side::Second)).unwrap();
    assert!(again.is_empty(), "{again:?}");
    let turned = convergence(&fixture.project, &by_viewpoint(&["professional", "user"])).unwrap();
    let theme = turned.pairs.iter().find(|pair| pair.name == "Groups").unwrap();
    assert_eq!(theme.verdicts, [(coder, silent(Side::Second).unwrap())]);
    fixture.apply(plan::verdict(&fixture.project, groups, pair.turned(), coder, None).unwrap());
    assert!(fixture.project.comparison.verdicts.is_empty());
}

#[test]
fn a_theme_follows_a_code_that_was_merged_and_is_broken_by_one_that_was_removed() {
    let mut fixture = study();
    let query = ComparisonQuery { themes: true, ..ComparisonQuery::by("viewpoint") };
    let housing = |fixture: &Fixture| {
        let found = compare(&fixture.project, &query).unwrap();
        let row = found.pairs[0].codes.iter().find(|row| row.path == "Housing").unwrap().clone();
        let said = [row.divergence.a.n, row.divergence.b.n];
        (said, row.status(&query).name(), found.cautions.iter().filter(|c| c.to_string().starts_with("broken")).count())
    };
    let before = housing(&fixture);
    assert_eq!((before.1, before.2), ("too_few", 0));
    let alone = code(&fixture, "Users/Alone");
    fixture.apply(plan::merge_codes(&fixture.project, &[code(&fixture, "Users/Roof")], alone).unwrap());
    assert_eq!(housing(&fixture), before, "the theme counts what the code was merged into");
    fixture.apply(plan::remove_codes(&fixture.project, &[alone]).unwrap());
    let (said, status, n_cautions) = housing(&fixture);
    assert_eq!((status, n_cautions), ("broken", 1));
    assert_ne!(said, before.0);
    let themes = themes_table(&fixture.project);
    assert!(themes.caption.notes[0].to_string().contains("(“Roof”)"), "{:?}", themes.caption.notes);
}

#[test]
fn who_speaks_of_a_theme_unasked_is_told_though_not_counted() {
    let mut fixture = study();
    let query = ComparisonQuery { themes: true, ..ComparisonQuery::by("viewpoint") };
    let told = |fixture: &Fixture| {
        let found = compare(&fixture.project, &query).unwrap();
        found.cautions.iter().map(ToString::to_string).find(|words| words.starts_with("some speak of a row"))
    };
    assert_eq!(told(&fixture), None);
    let document = fixture.project.documents().iter().find(|d| d.name == "p1").unwrap().id;
    let question = code(&fixture, "Guide/Sleep");
    fixture.apply(plan::asked(&fixture.project, document, question, Some(false)).unwrap());
    let words = told(&fixture).expect("P02 speaks of housing unasked");
    assert!(words.ends_with("Housing (1), Nights (1)"), "{words}");
    let housing = fixture.project.comparison.theme_named("Housing").unwrap().id;
    let query = ComparisonQuery { groups: vec!["professional".to_owned()], ..query };
    let professionals = fits(&fixture.project, &query, Compared::Theme(housing)).unwrap();
    assert_eq!(professionals, [Fit::default()], "who does not count neither fits nor speaks against it");
}
