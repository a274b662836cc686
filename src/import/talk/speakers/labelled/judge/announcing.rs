//! Words that announce something (*Subject*, *Part*, *Author*, *Note*) are no speakers, unless they talk: what begins
//! line after line by turns with a speaker, and has sentences behind it, is one, whatever the word.

use super::super::head;
use super::super::survey::{Group, Mark, Survey, Verdict};
use super::Judge;
use super::neighbours::{in_one_form, stands_between};
use crate::import::talk::labels::{self, Form};
use crate::import::talk::reading::{Doubt, Why};

/// The fewest lines of a word of records (*Subject*), and of any other that announces (*Note*).
const FEWEST: usize = 3;
const FEWEST_REMARKS: usize = 6;
/// Among more such words than this none talks: they number the parts of a text.
const MOST: usize = 200;

impl Judge<'_, '_> {
    /// Lets the words that announce something and talk nevertheless be judged like other labels.
    pub(super) fn admit_announcing(&mut self) {
        for i in announcing(self.survey).into_iter().filter(|i| talks(self.survey, *i)).collect::<Vec<_>>() {
            let group = &mut self.survey.groups[i];
            (group.verdict, group.is_part) = (Verdict::Undecided, true);
        }
    }
}

impl Judge<'_, '_> {
    /// Leaves out the labels of counts, behind which only figures stand (`Yes: 311`), and those of running heads,
    /// behind which the same figures stand on each page (`Session of: 16/09/2025`).
    pub(super) fn refuse_figures(&mut self) {
        const FEWEST_PAGES: usize = 4;
        let survey = &*self.survey;
        let mut words: Vec<Vec<&str>> = vec![Vec::new(); survey.groups.len()];
        for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong()) {
            words[mark.group].push(survey.lines[mark.words_line].text[mark.candidate.words..].trim());
        }
        let has_figure = |words: &&str| words.contains(|c: char| c.is_ascii_digit());
        let is_figure = |words: &&str| has_figure(words) && !words.contains(char::is_alphabetic);
        let is_refused = |words: &Vec<&str>| {
            let is_head = words.len() >= FEWEST_PAGES
                && words.iter().all(|w| *w == words[0] && has_figure(w) && head::is_value(w));
            is_head || (words.len() >= 2 && words.iter().all(is_figure))
        };
        for i in (0..words.len()).filter(|i| is_refused(&words[*i])) {
            self.survey.groups[i].verdict = Verdict::Announces;
        }
    }
}

impl Judge<'_, '_> {
    /// Leaves out the labels of heads that return with each interview of a file: `Interviewee: Ana Roux` between `Date:
    /// …` and `Place: …`.
    pub(super) fn set_heads_aside(&mut self) {
        const NEAR: usize = 8;
        const LONGEST: usize = 60;
        let survey = &*self.survey;
        // In tables the value may stand below its label.
        let is_value = |mark: &Mark<'_>| {
            let words = survey.lines[mark.words_line].text[mark.candidate.words..].trim();
            words.len() <= LONGEST && !words.ends_with(['.', '?', '!', '…']) || head::is_value(words)
        };
        let first = || survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong());
        let is_head = |mark: &&Mark<'_>| labels::is_record_head(mark.candidate.label) && is_value(mark);
        let heads: Vec<usize> = first().filter(is_head).map(|mark| mark.line).collect();
        let is_near = |line: usize| {
            let next = heads.partition_point(|head| *head + NEAR < line);
            heads.get(next).is_some_and(|head| *head <= line + NEAR)
        };
        let mut places: Vec<Option<Vec<usize>>> = vec![Some(Vec::new()); survey.groups.len()];
        for mark in first() {
            match &mut places[mark.group] {
                Some(lines) if is_value(mark) && is_near(mark.line) => lines.push(mark.line),
                talks => *talks = None,
            }
        }
        let returns = |lines: &Vec<usize>| lines.len() >= 2 && lines.windows(2).all(|two| two[1] - two[0] > 2 * NEAR);
        let mut fields: Vec<usize> = (0..places.len()).filter(|i| places[*i].as_ref().is_some_and(returns)).collect();
        fields.extend(fields_below_headings(survey));
        for i in fields {
            self.survey.groups[i].verdict = Verdict::Announces;
        }
    }
}

/// Returns the labels that only stand right below headings, before names or a few words: `Presenter: Ana Roux (AR)`
/// below each point of the agenda.
fn fields_below_headings(survey: &Survey<'_>) -> Vec<usize> {
    const FEWEST: usize = 3;
    let is_below =
        |line: usize| survey.lines[..line].iter().rev().find(|above| !above.blank).is_some_and(|a| a.heading);
    let is_field = |mark: &Mark<'_>| {
        let words = survey.lines[mark.words_line].text[mark.candidate.words..].trim();
        is_below(mark.line) && head::is_value(words)
    };
    let mut n = vec![Some(0_usize); survey.groups.len()];
    for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong()) {
        n[mark.group] = n[mark.group].filter(|_| is_field(mark)).map(|n| n + 1);
    }
    (0..n.len()).filter(|i| n[*i] >= Some(FEWEST)).collect()
}

/// Returns the words that announce something, return, and have sentences behind them, though they were not taken.
pub(in crate::import) fn doubts(survey: &Survey<'_>) -> Vec<Doubt> {
    let returns = |i: &usize| {
        let marks = survey.marks.iter().filter(|m| m.group == *i && m.at == 0 && m.candidate.form.is_strong());
        survey.groups[*i].n >= 2 && says_sentences(survey, marks)
    };
    let doubt = |i: usize| Doubt { label: survey.groups[i].label.to_owned(), why: Why::Announces };
    announcing(survey).into_iter().filter(returns).map(doubt).collect()
}

/// Returns the words that announce something and return.
fn announcing(survey: &Survey<'_>) -> Vec<usize> {
    let groups = survey.groups.iter().enumerate();
    let is_one = |g: &Group<'_>| g.verdict == Verdict::Announces && !labels::is_namesake(g.label);
    let mut found: Vec<usize> = groups.filter(|(_, g)| is_one(g)).map(|(i, _)| i).collect();
    if found.len() > MOST {
        found.clear();
    }
    found
}

/// Whether the label takes turns with one that announces nothing, in one form, about as often as that one.
fn talks(survey: &Survey<'_>, group: usize) -> bool {
    in_one_form(|is_form| takes_turns(survey, group, is_form))
}

fn takes_turns(survey: &Survey<'_>, group: usize, is_form: fn(Form) -> bool) -> bool {
    let counts = |m: &&Mark<'_>| m.at == 0 && m.line >= survey.head && is_form(m.candidate.form);
    let marks: Vec<&Mark<'_>> = survey.marks.iter().filter(counts).collect();
    let own: Vec<usize> = (0..marks.len()).filter(|i| marks[*i].group == group).collect();
    let is_head = labels::is_record_head(survey.groups[group].label);
    if own.len() < if is_head { FEWEST } else { FEWEST_REMARKS } {
        return false;
    }
    // `Implication: …` below each answer is what the researcher makes of it.
    let is_known = |m: &&&Mark<'_>| m.group == group || survey.groups[m.group].verdict == Verdict::Undecided;
    let order: Vec<usize> = marks.iter().filter(is_known).map(|m| m.group).collect();
    if !is_head && !stands_between(&order, group) {
        return false;
    }
    let partner = |i: usize| marks.get(i).map(|m| m.group).filter(|g| survey.groups[*g].verdict == Verdict::Undecided);
    let beside = |i: &usize| partner(i + 1).or_else(|| partner(i.checked_sub(1)?));
    let mut partners: Vec<usize> = own.iter().filter_map(beside).collect();
    let n_answered = partners.len();
    partners.sort_unstable();
    let usual = partners.chunk_by(|a, b| a == b).max_by_key(|of| of.len()).map(|of| of[0]);
    let n_usual = marks.iter().filter(|m| Some(m.group) == usual).count();
    let alternates = n_answered * 3 >= own.len() * 2 && n_usual >= FEWEST && own.len() * 3 >= n_usual;
    alternates && says_sentences(survey, own.iter().map(|i| marks[*i]))
}

/// Whether what stands behind these labels is speech, as often as not, rather than values: `Date: 12 May`.
pub(super) fn says_sentences<'m, 't: 'm>(survey: &Survey<'t>, marks: impl Iterator<Item = &'m Mark<'t>>) -> bool {
    let (mut n, mut n_sentences) = (0, 0);
    for mark in marks {
        let here = survey.lines[mark.words_line].text[mark.candidate.words..].trim();
        let below = || survey.lines[mark.words_line + 1..].iter().find(|l| !l.blank).map_or("", |l| l.text.trim());
        let words = if here.is_empty() { below() } else { here };
        n += 1;
        n_sentences += usize::from(!words.is_empty() && !head::is_value(words));
    }
    n_sentences * 2 >= n
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::reading::Why;
    use crate::import::talk::speakers::find;

    /// `first` asks and `second` answers, `n` times.
    fn talk(first: &str, second: &str, n: usize) -> String {
        (0..n).map(|i| format!("{first} Why number {i}?\n{second} Because of number {i}, I think.\n")).collect()
    }

    fn labels(text: &str) -> String {
        let found = find(text, &Layout::default());
        let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
        let n = found.turns.iter().filter(|t| t.3.is_some()).count();
        format!("{} {n}", labels.join("/"))
    }

    #[test]
    fn a_word_that_takes_turns_with_a_speaker_is_one() {
        for label in
            ["Subject", "Subject 1", "SUBJECT", "Sujet ", "Part", "Part.", "Part 1", "Author", "Auteur", "Name"]
        {
            assert_eq!(
                labels(&talk("Interviewer:", &format!("{label}:"), 10)),
                format!("Interviewer/{} 20", label.trim())
            );
            assert_eq!(
                labels(&talk(&format!("{label}:"), "Interviewer:", 10)),
                format!("{}/Interviewer 20", label.trim())
            );
        }
        let three = "INT: Why?\nSubject 1: So, because.\nSubject 2: No, not at all.\n".repeat(5);
        assert_eq!(labels(&three), "INT/Subject 1/Subject 2 15");
        assert_eq!(labels(&talk("Interviewer\n", "Subject\n", 5)), "Interviewer/Subject 10");
        assert_eq!(labels(&talk("Marie –", "Sujet –", 5)), "Marie/Sujet 10");
    }

    #[test]
    fn what_announces_a_value_or_a_remark_is_no_speaker() {
        let values = "INT: Why?\nU07: Because of that.\nDate: 12 May\nPage: 3\n".repeat(6);
        assert_eq!(labels(&values), "INT/U07 12");
        let remarks = format!("{}Note: somebody came in.\n{0}Note: they laughed.\n", talk("INT:", "U07:", 8));
        assert_eq!(labels(&remarks), "INT/U07 32");
        let implied = "INT: Why?\nU07: Because of that.\nImplication: a plan is needed by all.\n".repeat(8);
        assert_eq!(labels(&implied), "INT/U07 16");
        assert_eq!(labels(&"Problem: the key was lost.\nSolution: a new lock was bought.\n".repeat(10)), " 0");
    }

    #[test]
    fn a_word_that_returns_and_was_not_taken_can_be_ticked() {
        let remarks = format!("{}Note: somebody came in.\n{0}Note: they laughed.\n", talk("INT:", "U07:", 8));
        let found = find(&remarks, &Layout::default());
        let doubts: Vec<(&str, &Why)> = found.doubts.iter().map(|d| (d.label.as_str(), &d.why)).collect();
        assert_eq!(doubts, [("Note", &Why::Announces)]);
    }
}
