//! Finds memos by the same queries as turns. Memos are few beside the words of transcripts, so all of them are read and
//! no index knows them.
//!
//! What is searched is what a reader sees: of live quotes the words. Filters mean what a memo is on: `document:` the
//! document, or that of its coding; `code:` the code, or that of its coding; `speaker:`, `role:` and attributes the
//! person, or who says the coded words; `coder:` who wrote the memo.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::filter::{Condition, Local, Test, Utterance};
use super::matcher::{Matcher, Plan};
use crate::model::{
    CodeId, CoderId, Coding, CodingId, Document, Holder, Language, Memo, Participant, Project, Role, Span, Speaker,
    Subject, Text,
};

/// A memo that matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemoHit {
    /// What it is on.
    pub on: Subject,
    /// Its words as they were searched: Markdown, but of live quotes the words alone.
    pub text: String,
    /// Where, in code points of `text`, in order; all of it if the query matched by its filters or `NOT` alone.
    pub matches: Vec<Span>,
}

/// Returns the memos on what stands that match, in the order of what they are on.
pub(super) fn search_memos(project: &Project, plan: &Plan) -> Vec<MemoHit> {
    if project.memos.is_empty() {
        return Vec::new();
    }
    let codings = codings_with_memo(project);
    let language = usual_language(project);
    let memos: Vec<(&Subject, &Memo)> = project.memos.iter().collect();
    let n_pieces = rayon::current_num_threads() * 4;
    let pieces = memos.par_chunks(memos.len().div_ceil(n_pieces).max(1));
    let found = pieces.flat_map_iter(|piece| {
        let mut matcher = Matcher::new(plan);
        let hits = piece.iter().filter_map(|(on, memo)| {
            let about = About::of(project, &codings, **on, project.one_coder(memo.by))?;
            search_memo(plan, &mut matcher, **on, memo, &about, about.language().or(language))
        });
        hits.collect::<Vec<_>>()
    });
    found.collect()
}

fn search_memo(
    plan: &Plan,
    matcher: &mut Matcher<'_>,
    on: Subject,
    memo: &Memo,
    about: &About<'_>,
    language: Option<Language>,
) -> Option<MemoHit> {
    let conditions: Vec<Local> = plan.conditions().iter().map(|c| Local::Fixed(about.meets(c))).collect();
    let readable = readable(&memo.text);
    let text = Text::new(readable.as_str());
    let utterance = Utterance { words: Span::new(0, text.len()), speaker: None };
    if !plan.may_match(utterance, &conditions) {
        return None;
    }
    let matches = matcher.matches(language, text.as_str(), utterance, &conditions)?;
    Some(MemoHit { on, text: readable, matches })
}

/// Returns a memo with the words of live quotes alone, without the brackets around them and the addresses behind.
fn readable(text: &str) -> String {
    const ADDRESS: &str = "](excerpt:";
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(ADDRESS) {
        let (before, behind) = (&rest[..at], &rest[at + ADDRESS.len()..]);
        let opens = opening_bracket(before);
        out.push_str(opens.map_or(before, |opens| &before[..opens]));
        out.push_str(opens.map_or("]", |opens| &before[opens + 1..]));
        rest = behind.find(')').map_or("", |end| &behind[end + 1..]);
    }
    out.push_str(rest);
    out
}

/// Returns where the bracket opens that is closed behind `text`: a quote may hold brackets of its own.
fn opening_bracket(text: &str) -> Option<usize> {
    let mut n_open = 1;
    text.rmatch_indices(['[', ']']).find_map(|(at, bracket)| {
        n_open = if bracket == "[" { n_open - 1 } else { n_open + 1 };
        (n_open == 0).then_some(at)
    })
}

/// Returns the language of most documents: memos are written in it, as a rule.
fn usual_language(project: &Project) -> Option<Language> {
    let count = |wanted| project.documents.values().filter(|d| !d.removed && d.language == Some(wanted)).count();
    let (en, fr) = (count(Language::En), count(Language::Fr));
    match () {
        () if fr > en => Some(Language::Fr),
        () if en > 0 => Some(Language::En),
        () => None,
    }
}

type Codings<'a> = FxHashMap<CodingId, (&'a Document, &'a Coding)>;

fn codings_with_memo(project: &Project) -> Codings<'_> {
    let wanted = project.memos.keys().filter_map(|on| match on {
        Subject::Coding(id) => Some(*id),
        _ => None,
    });
    let wanted: FxHashSet<CodingId> = wanted.collect();
    let documents = project.documents.values().filter(|d| !d.removed && !wanted.is_empty());
    let codings = documents.flat_map(|d| d.standing_codings().map(move |c| (&**d, c)));
    codings.filter(|(_, c)| wanted.contains(&c.id)).map(|(d, c)| (c.id, (d, c))).collect()
}

/// What a memo is on, as far as filters ask.
struct About<'a> {
    project: &'a Project,
    coder: CoderId,
    document: Option<&'a Document>,
    code: Option<CodeId>,
    speaker: Option<&'a Speaker>,
    person: Option<&'a Participant>,
}

impl<'a> About<'a> {
    /// Returns what is known of a memo; nothing when what it is on does not stand.
    fn of(project: &'a Project, codings: &Codings<'a>, on: Subject, coder: CoderId) -> Option<Self> {
        let nothing = Self { project, coder, document: None, code: None, speaker: None, person: None };
        let person_of = |id| project.participants.get(&id).filter(|p| !p.removed);
        Some(match on {
            Subject::Project(_) => nothing,
            Subject::Document(id) => Self { document: Some(project.document(id)?), ..nothing },
            Subject::Participant(id) => Self { person: Some(person_of(id)?), ..nothing },
            Subject::Code(id) => Self { code: Some(project.code(id)?.id), ..nothing },
            Subject::Coding(id) => {
                let (document, coding) = codings.get(&id)?;
                let turn = coding.span.and_then(|span| document.turn_at(span.start));
                let speaker = turn.and_then(|i| document.speaker_of(&document.turns[i]));
                let person = speaker.map_or(document.participant, |s| s.participant).and_then(person_of);
                let code = project.resolve_code(coding.code);
                Self { document: Some(document), code, speaker, person, ..nothing }
            }
        })
    }

    fn language(&self) -> Option<Language> {
        self.document.and_then(|d| d.language)
    }

    fn meets(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.meets(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Condition::Not(part) => !self.meets(part),
            Condition::Test(test) => self.passes(test),
        }
    }

    fn passes(&self, test: &Test) -> bool {
        match test {
            Test::Document(value) => self.document.is_some_and(|d| value.matches(&d.name)),
            Test::Speaker(value) => {
                let names = [self.speaker.map(|s| &s.label), self.person.map(|p| &p.name)];
                names.into_iter().flatten().any(|name| value.matches(name))
            }
            Test::Role(role) => {
                self.speaker.map_or_else(|| self.person.map(|_| Role::Participant), |s| Some(s.role)) == Some(*role)
            }
            Test::Coded { codes, coders } => {
                codes.as_ref().is_none_or(|codes| self.code.is_some_and(|code| codes.contains(&code)))
                    && coders.as_ref().is_none_or(|coders| coders.contains(&self.coder))
            }
            // Memos are written, not heard.
            Test::Event(_) => false,
            Test::Attribute { name, asked } => {
                let of = |holder| self.project.value(holder, name);
                let own = self.person.and_then(|p| of(Holder::Participant(p.id)));
                let known = own.or_else(|| self.document.and_then(|d| of(Holder::Document(d.id))));
                (self.person.is_some() || self.document.is_some()) && asked.holds(known.unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;
    use crate::search::{Query, search};

    fn found(fixture: &Fixture, query: &str) -> Vec<String> {
        let hits = search(&fixture.project, None, &Query::parse(query).unwrap(), 100).unwrap();
        let words = |hit: &MemoHit| Text::new(hit.text.as_str()).slice(hit.matches[0]).to_owned();
        hits.memos.iter().map(words).collect()
    }

    #[test]
    fn of_a_live_quote_its_words_are_read() {
        let quote = |words: &str| readable(&format!("Voir [{words}](excerpt:1/1-2), [là](https://a.b)."));
        assert_eq!(quote("« Dehors »"), "Voir « Dehors », [là](https://a.b).");
        assert_eq!(quote("« Dehors […] la nuit »"), "Voir « Dehors […] la nuit », [là](https://a.b).");
        assert_eq!(readable("rien](excerpt:1/1-2) [de] tel"), "rien] [de] tel");
    }

    #[test]
    fn memos_are_found_by_words_and_by_what_they_are_on() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: [Dehors|Rue/Nuit] et seul.");
        fixture.attribute("U01", "ville", "Lyon");
        let document = fixture.project.documents()[0].clone();
        let coding = document.codings.values().next().unwrap().clone();
        let person = fixture.participant("U01");
        for (on, text) in [
            (
                Subject::Coding(coding.id),
                "Les **nuits** sont [« froides »](excerpt:00000000000000000000000000000001/1-2).",
            ),
            (Subject::Participant(person), "Une nuit à l’hôtel"),
            (Subject::Project(fixture.project.id), "Idées"),
        ] {
            let ops = plan::memo(&fixture.project, on, text);
            fixture.apply(ops);
        }
        assert_eq!(found(&fixture, "nuit"), ["nuit", "nuits"]);
        assert_eq!(found(&fixture, "\"sont froides\""), ["sont « froides"]);
        assert_eq!(found(&fixture, "excerpt"), [""; 0], "addresses are not words");
        assert_eq!(found(&fixture, "idees"), ["Idées"]);
        assert_eq!(found(&fixture, "nuit code:Rue"), ["nuits"]);
        assert_eq!(found(&fixture, "nuit document:\"Entretien 1\""), ["nuits"]);
        assert_eq!(found(&fixture, "nuit ville:Lyon"), ["nuit", "nuits"]);
        assert_eq!(found(&fixture, "nuit speaker:INT"), [""; 0]);
        assert_eq!(found(&fixture, "coder:ana idees"), ["Idées"]);
        fixture.apply(vec![crate::model::Op::RemoveCoding { document: document.id, coding: coding.id }]);
        assert_eq!(found(&fixture, "nuit"), ["nuit"]);
    }
}
