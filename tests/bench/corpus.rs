//! A seeded corpus: nonsense with the statistics of interviews, the same in every run. Each document is a function of
//! the seed and its number.

use std::fmt::Write as _;
use std::path::Path;

use counterpoint::model::plan::quote_of;
use counterpoint::model::{
    Address, Anchor, AttributeKind, CodeId, CoderId, CodingId, DocumentId, Holder, Language, NewCoding, NewDocument,
    Op, ParticipantId, Place, Role, Span, Speaker, Text, TreeId, TurnRecord,
};
use counterpoint::session::{Desk, Session};

/// A word that is planted once in 4,000 words, for the search figures.
pub const TERM: &str = "téléconsultation";
/// Two words that meet now and then.
pub const PHRASE: &str = "chez moi";

const SEED: u64 = 20_261_124;

/// How large a corpus is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// S, M, L or XL.
    pub name: &'static str,
    /// How many documents.
    pub n_documents: usize,
    /// How many words each has, about.
    pub n_words: usize,
    /// Codings in all.
    pub n_codings: usize,
    /// How many of them overlap at one place near the beginning of the first document.
    pub n_at_one_place: usize,
}

/// The sizes of the design, from small to huge.
pub const SIZES: [Size; 4] = [
    Size { name: "S", n_documents: 20, n_words: 8_000, n_codings: 1_000, n_at_one_place: 0 },
    Size { name: "M", n_documents: 200, n_words: 8_000, n_codings: 20_000, n_at_one_place: 0 },
    Size { name: "L", n_documents: 1_000, n_words: 8_000, n_codings: 100_000, n_at_one_place: 0 },
    Size { name: "XL", n_documents: 10_000, n_words: 8_000, n_codings: 1_000_000, n_at_one_place: 0 },
];

/// One huge document, for the reader's figures.
pub const ONE_HUGE: Size =
    Size { name: "one-huge", n_documents: 1, n_words: 500_000, n_codings: 20_000, n_at_one_place: 0 };

/// One long interview, more densely coded than people do: about 1,000,000 characters, 5,000 codings, 40 at one place.
pub const ONE_LONG: Size =
    Size { name: "one-long", n_documents: 1, n_words: 172_000, n_codings: 5_000, n_at_one_place: 40 };

/// `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Returns the generator for one document or purpose.
    pub fn of(purpose: u64) -> Self {
        let mut random = Self(SEED ^ purpose.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

const FREQUENT: &str = "de la le et les des que est à un en ça je pas c’est une pour on il qui ce dans du moi mais avec plus par \
    vous nous se elle ils sur au quand y donc parce si ou me mon ma mes tout bien fait être était aussi fois même là très ai \
    a avait ont sont après alors comme où leur sans cette ces rien quelque chose faire peu beaucoup trop encore toujours";
const STEMS: &str = "hôpital médecin infirmière patient santé travail équipe famille enfant réunion dossier traitement douleur \
    fatigue colère peur honte confiance écoute soirée semaine journée bureau logement chambre rue quartier produit sevrage \
    repos nuit foyer structure groupe parole silence attente argent police amitié voisin maison fenêtre chemin";
const ENDINGS: &str = "s e es er ions ement ait eur euse able ité ette";

/// Words by falling frequency.
pub struct Vocabulary {
    frequent: Vec<String>,
    rare: Vec<String>,
}

impl Vocabulary {
    /// Returns about 700 words and word forms.
    pub fn new() -> Self {
        let frequent = FREQUENT.split_whitespace().map(str::to_owned).collect();
        let stems: Vec<&str> = STEMS.split_whitespace().collect();
        let endings: Vec<&str> = ENDINGS.split_whitespace().collect();
        let forms = |stem: &&str| {
            let stem = (*stem).to_owned();
            let with = endings.iter().map(|e| format!("{stem}{e}")).collect::<Vec<_>>();
            std::iter::once(stem).chain(with).collect::<Vec<_>>()
        };
        Self { frequent, rare: stems.iter().flat_map(forms).collect() }
    }

    fn word(&self, random: &mut Random) -> &str {
        if random.below(4_000) == 0 {
            return TERM;
        }
        if random.below(3_000) == 0 {
            return PHRASE;
        }
        if random.below(100) < 60 {
            // Squaring favours the first words of the list, as frequencies of words do.
            let r = random.below(1_000);
            &self.frequent[r * r * self.frequent.len() / 1_000_000]
        } else {
            &self.rare[random.below(self.rare.len())]
        }
    }
}

/// One transcript as it would be imported.
pub struct Transcript {
    /// The text, with labels.
    pub text: String,
    /// The turns of it.
    pub turns: Vec<TurnRecord>,
    /// The label of its participant.
    pub label: String,
}

/// Returns document `n` of about `n_words` words.
pub fn transcript(vocabulary: &Vocabulary, n: usize, n_words: usize) -> Transcript {
    let mut random = Random::of(n as u64 + 1);
    let label = format!("{}{n:05}", if n.is_multiple_of(2) { "U" } else { "P" });
    let mut text = String::with_capacity(n_words * 7);
    let mut turns = Vec::new();
    let mut position = 0;
    let mut words = 0;
    while words < n_words {
        let asked = turns.len() % 2 == 0;
        let start = position;
        let head = format!("{} : ", if asked { "Enquêtrice" } else { &label });
        text.push_str(&head);
        position += head.chars().count();
        let body = position;
        let length = if asked { 8 + random.below(12) } else { 25 + random.below(90) };
        for i in 0..length {
            let word = vocabulary.word(&mut random);
            let end = if i + 1 == length {
                "."
            } else if random.below(12) == 0 {
                ", "
            } else {
                " "
            };
            write!(text, "{word}{end}").expect("writing to a string");
            position += word.chars().count() + end.len();
        }
        words += length;
        turns.push(TurnRecord(start as u32, body as u32, position as u32, Some(u16::from(!asked)), None));
        text.push_str("\n\n");
        position += 2;
    }
    Transcript { text, turns, label }
}

/// Returns 150 codes in three levels, as ops.
fn codes(session: &mut Session) -> (Vec<CodeId>, Vec<Op>) {
    let tree = TreeId::next(session.ids());
    let mut ops = vec![Op::AddTree { tree, name: "Codes".to_owned() }];
    let mut codes = Vec::new();
    for top in 0..30_i64 {
        let parent = CodeId::next(session.ids());
        codes.push(parent);
        let place = Place { tree, parent: None, rank: top };
        ops.push(Op::AddCode { code: parent, name: format!("Thème {top}"), place, colour: None });
        for leaf in 0..4_i64 {
            let code = CodeId::next(session.ids());
            codes.push(code);
            let place = Place { tree, parent: Some(parent), rank: leaf };
            ops.push(Op::AddCode { code, name: format!("Code {top}.{leaf}"), place, colour: None });
        }
    }
    (codes, ops)
}

/// Makes the project of that size in `root`: documents in one change, codings in changes of 1,000.
pub fn make_project(root: &Path, size: Size) {
    let mut session = Session::create(root, size.name, Desk::of_user("Bench")).expect("an empty folder");
    let vocabulary = Vocabulary::new();
    let (codes, ops) = codes(&mut session);
    session.commit("Codes", ops).expect("the journal can be written");
    let coders: Vec<CoderId> = (0..3).map(|_| CoderId::next(session.ids())).collect();
    let names = ["Amélie", "Bruno", "Chen"];
    let ops = coders.iter().zip(names).map(|(coder, name)| Op::AddCoder { coder: *coder, name: name.to_owned() });
    let mut first: Vec<Op> = ops.collect();
    first.push(Op::SetAttributeKind { attribute: "viewpoint".into(), from: None, to: Some(AttributeKind::Text) });
    first.push(Op::SetViewpoint { from: None, to: Some("viewpoint".into()) });
    session.commit("Coders", first).expect("the journal can be written");
    let mut codings = Vec::new();
    let mut documents = Vec::new();
    for n in 0..size.n_documents {
        let transcript = transcript(&vocabulary, n, size.n_words);
        let share = size.n_codings * (n + 1) / size.n_documents - size.n_codings * n / size.n_documents;
        let document = DocumentId::next(session.ids());
        let crowd = if n == 0 { size.n_at_one_place } else { 0 };
        codings.extend(codings_of(&mut session, document, &transcript, &codes, &coders, share, crowd, n));
        documents.extend(document_ops(&mut session, document, transcript, n));
    }
    session.commit("Import", documents).expect("the journal can be written");
    for chunk in codings.chunks(1_000) {
        session.commit("Codings", chunk.to_vec()).expect("the journal can be written");
    }
}

fn document_ops(session: &mut Session, document: DocumentId, transcript: Transcript, n: usize) -> Vec<Op> {
    let participant = ParticipantId::next(session.ids());
    let Transcript { text, turns, label } = transcript;
    let speaker = |label: &str, role, participant| Speaker { label: label.to_owned(), role, participant };
    let new = NewDocument {
        document,
        name: format!("{n:05}_{label}_fr"),
        language: Some(Language::Fr),
        text: session.keep_text(&text).expect("the text can be written"),
        chars: text.chars().count() as u32,
        original: None,
        speakers: vec![
            speaker("Enquêtrice", Role::Interviewer, None),
            speaker(&label, Role::Participant, Some(participant)),
        ],
        turns,
        sync_points: Vec::new(),
        participant: None,
    };
    let value = |attribute: &str, to: String| Op::SetAttribute {
        holder: Holder::Participant(participant),
        attribute: attribute.to_owned(),
        from: None,
        to: Some(to),
    };
    vec![
        Op::AddParticipant { participant, name: label },
        Op::AddDocument(Box::new(new)),
        value("viewpoint", if n.is_multiple_of(2) { "user" } else { "professional" }.to_owned()),
        value("city", format!("City {}", n % 9)),
    ]
}

fn codings_of(
    session: &mut Session,
    document: DocumentId,
    transcript: &Transcript,
    codes: &[CodeId],
    coders: &[CoderId],
    share: usize,
    crowd: usize,
    n: usize,
) -> Vec<Op> {
    let text = Text::new(transcript.text.as_str());
    let mut random = Random::of(1_000_000 + n as u64);
    let answers: Vec<&TurnRecord> = transcript.turns.iter().skip(1).step_by(2).collect();
    let ops = (0..share).map(|i| {
        let TurnRecord(_, from, to, ..) = *answers[random.below(answers.len())];
        let start = from + random.below((to - from).saturating_sub(20).max(1) as usize) as u32;
        let span = match i < crowd {
            true => around(*answers[0], i),
            false => Span::new(start, (start + 20 + random.below(180) as u32).min(to)),
        };
        Op::ApplyCode(NewCoding {
            coding: CodingId::next(session.ids()),
            document,
            code: codes[random.below(codes.len())],
            coder: Some(coders[random.below(coders.len())]),
            anchor: Anchor { first: Address::Original(span.start), last: Address::Original(span.end - 1) },
            quote: quote_of(&text, span),
        })
    });
    ops.collect()
}

/// Returns one of the many excerpts of a turn that all hold its middle.
fn around(turn: TurnRecord, i: usize) -> Span {
    let TurnRecord(_, from, to, ..) = turn;
    let (middle, apart) = ((from + to) / 2, i as u32 + 2);
    Span::new(middle.saturating_sub(apart).max(from), (middle + apart).min(to))
}
