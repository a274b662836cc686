//! Words by which a page leads its readers on to other texts, above links to them or before one: `Read also`, `À lire aussi :`,
//! `También te puede interesar`. They interrupt a talk or follow it, and nobody says them.

use crate::import::talk::lexicon::{Words, fold};

/// Longer words, in bytes, are a sentence of the text.
pub(super) const LONGEST: usize = 60;

/// In lower case and without accents.
#[rustfmt::skip]
static WORDS: Words = Words::of(&[
    "read also", "also read", "read more", "read next", "read on", "see also", "related", "related posts", "related articles",
    "related stories", "related content", "related reading", "further reading", "more stories", "more on this topic", "more on this",
    "more from this author", "you may also like", "you might also like", "you may also be interested in", "recommended",
    "recommended for you", "recommended reading", "most read", "latest articles", "previous article", "next article",
    "lire aussi", "a lire aussi", "lire egalement", "a lire egalement", "lire plus", "lire la suite", "a lire", "voir aussi", "a voir aussi",
    "a voir egalement", "articles similaires", "articles lies", "articles associes", "dans la meme rubrique", "sur le meme sujet",
    "sur le meme theme", "vous aimerez aussi", "vous pourriez aussi aimer", "cela pourrait vous interesser",
    "ceci pourrait aussi vous interesser", "pour aller plus loin", "les plus lus", "article precedent", "article suivant",
    "te puede interesar", "tambien te puede interesar", "le puede interesar", "tambien le puede interesar", "te podria interesar",
    "quizas te interese", "leer tambien", "lee tambien", "lea tambien", "leer mas", "ver tambien", "vea tambien",
    "articulos relacionados", "relacionados", "relacionado", "mas noticias", "mas informacion", "lo mas leido",
    "leia tambem", "leia mais", "veja tambem", "ler tambem", "saiba mais", "artigos relacionados", "noticias relacionadas",
    "voce tambem pode gostar", "voce pode gostar", "mais lidas",
    "lesen sie auch", "lies auch", "lest auch", "auch interessant", "mehr zum thema", "zum thema", "mehr dazu", "weiterlesen",
    "ahnliche artikel", "ahnliche beitrage", "verwandte artikel", "verwandte beitrage", "weitere artikel", "weitere beitrage",
    "das konnte sie auch interessieren", "das konnte dich auch interessieren", "auch lesenswert", "siehe auch",
    "leggi anche", "leggi di piu", "vedi anche", "articoli correlati", "potrebbe interessarti", "potrebbe interessarti anche",
    "ti potrebbe interessare", "ti potrebbe interessare anche", "potrebbero interessarti", "i piu letti",
    "lees ook", "lees meer", "lees verder", "zie ook", "meer over dit onderwerp", "gerelateerd", "gerelateerde artikelen",
    "czytaj tez", "czytaj takze", "zobacz tez", "zobacz takze", "przeczytaj takze", "powiazane artykuly", "polecamy",
    "las ocksa", "las mer", "relaterat", "les ogsa", "les mer", "relaterte artikler", "laes ogsa", "laes mere", "lue myos",
    "читаите также", "читать также", "смотрите также", "по теме",
]);

/// Whether words lead on to what is linked behind or below them.
pub(super) fn leads_on(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = || fold(bare).split_whitespace().collect::<Vec<_>>().join(" ");
    (1..=LONGEST).contains(&bare.len()) && WORDS.has(&folded())
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    fn text_of(html: &str) -> String {
        read("a.html", html.as_bytes()).unwrap().output.text
    }

    const TALK: &str = "<p>INT: Why did you come here?</p><p>U07: Because of the school.</p>";

    #[test]
    fn what_else_there_is_to_read_is_no_part_of_a_talk_above_it() {
        let alone = text_of(TALK);
        for words in [
            "También te puede interesar",
            "Related posts:",
            "Das könnte Sie auch interessieren",
            "À lire aussi",
            "Читайте также",
        ] {
            let below = format!(
                "{TALK}<section class=r><h3>{words}</h3><ul><li><a href='/a'>The strike of the bakers</a></li></ul></section>"
            );
            assert_eq!(text_of(&below), alone, "{words}");
            let list = format!(
                "{TALK}<h3>{words}</h3><p><a href='/a'>The strike of the bakers</a></p><p><a href='/b'>A room</a></p>"
            );
            assert_eq!(text_of(&list), alone, "{words}");
        }
    }

    #[test]
    fn a_line_that_leads_on_within_a_talk_is_none_of_its_words() {
        let [question, answer] = ["<p>INT: Why?</p>", "<p>U07: So. It was late, and there was no bus.</p>"];
        let line = "<p><strong>Lire aussi : </strong><a href='/a'>La grève des boulangers</a></p>";
        assert_eq!(
            text_of(&format!("{question}{answer}{line}{question}{answer}")),
            text_of(&format!("{question}{answer}{question}{answer}"))
        );
    }

    #[test]
    fn words_that_lead_to_no_link_are_read() {
        for page in [
            format!("{TALK}<h2>Pour aller plus loin</h2><p>INT: And then?</p><p>U07: I stayed.</p>"),
            format!("{TALK}<p>INT: Related? To <a href='/a'>the school</a>?</p><p>U07: No.</p>"),
        ] {
            assert!(text_of(&page).contains(if page.contains("plus loin") {
                "Pour aller plus loin"
            } else {
                "Related?"
            }));
        }
    }
}
