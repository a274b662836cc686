//! Pronouns before quotations, as somebody tells a talk again within an answer: `Moi : « Tu restes ? » Lui : « Non. »`
//! There nobody else speaks than the one who tells it.

use super::super::survey::{Mark, Survey, Verdict};
use super::Judge;
use crate::import::talk::labels::Form;
use crate::import::talk::roles;

impl Judge<'_, '_> {
    /// Leaves out pronouns whose words are always quoted, unless all speakers of the text are.
    pub(super) fn set_retold_aside(&mut self) {
        let survey = &*self.survey;
        let pronouns: Vec<usize> =
            (0..survey.groups.len()).filter(|i| roles::is_pronoun(survey.groups[*i].label)).collect();
        if pronouns.is_empty() {
            return;
        }
        let colons = || survey.marks.iter().filter(|m| m.candidate.form == Form::Colon);
        let (n, n_quoted) = (colons().count(), colons().filter(|m| is_quoted(survey, m)).count());
        let is_retold = |group: &usize| colons().filter(|m| m.group == *group).all(|m| is_quoted(survey, m));
        let retold: Vec<usize> = pronouns.into_iter().filter(is_retold).collect();
        if n_quoted * 2 < n {
            retold.into_iter().for_each(|group| self.survey.groups[group].verdict = Verdict::Announces);
        }
    }
}

fn is_quoted(survey: &Survey<'_>, mark: &Mark<'_>) -> bool {
    let words = survey.lines[mark.words_line].text.get(mark.candidate.words..).unwrap_or_default();
    words.trim_start().starts_with(['«', '“', '"', '„', '‘'])
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn a_talk_that_is_told_again_has_one_speaker() {
        let talk = "L: What has changed?\nY: The age. We met men of fifty.\nMe: \"Do you stay?\" Him: \"No.\" Me: \"So tomorrow.\"\n\
            L: And now?\nY: Now they are young. I ask.\n";
        assert_eq!(who(talk), ["L", "Y", "L", "Y"]);
    }

    #[test]
    fn whoever_calls_himself_me_speaks() {
        assert_eq!(who("Me: \"Why?\"\nAna: \"So.\"\nMe: \"And?\"\nAna: \"No.\"\n"), ["Me", "Ana", "Me", "Ana"]);
        assert_eq!(who("Me: Why?\nAna: So.\nMe: And?\nAna: No.\n"), ["Me", "Ana", "Me", "Ana"]);
    }
}
