//! What coders propose because it is reserved to others: listed, and answered one by one or all at once.

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use super::by_id;
use crate::analysis;
use crate::model::plan::Settling;
use crate::model::{CoderId, Project, Proposal, ProposalId, plan};
use crate::session::Session;

/// Lists the proposals.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::proposals_table(session.project()), out)
}

/// What somebody answers to a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Accept,
    Decline,
    Withdraw,
}

impl Answer {
    /// Returns the answer that settles a proposal so.
    pub fn of(way: Settling) -> Option<Self> {
        match way {
            Settling::Accept => Some(Self::Accept),
            Settling::Decline => Some(Self::Decline),
            _ => None,
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Decline => "declined",
            Self::Withdraw => "taken back",
        }
    }

    /// Whether `coder` may answer that way.
    fn is_up_to(self, project: &Project, coder: CoderId, proposal: &Proposal) -> bool {
        match self {
            Self::Accept | Self::Decline => project.reserved_from(coder, &proposal.ops).is_none(),
            Self::Withdraw => project.one_coder(proposal.by) == coder,
        }
    }
}

/// Returns the answer that was typed, and to which proposal.
pub fn answer_typed(
    accept: Option<String>,
    decline: Option<String>,
    withdraw: Option<String>,
) -> Option<(Answer, String)> {
    let typed = [(Answer::Accept, accept), (Answer::Decline, decline), (Answer::Withdraw, withdraw)];
    typed.into_iter().find_map(|(answer, named)| Some((answer, named?)))
}

/// Answers the proposal of that id, or all that wait and are up to the coder.
pub fn answer(session: &mut Session, answer: Answer, named: &str) -> Result<Exit, Trouble> {
    let all = analysis::proposals(session.project());
    let chosen: Vec<ProposalId> = match named {
        "all" => {
            let (project, coder) = (session.project(), session.coder());
            let waiting = all.iter().filter(|p| p.is_open() && answer.is_up_to(project, coder, p));
            waiting.map(|proposal| proposal.id).collect()
        }
        named => vec![by_id::named(&all, named, |proposal| analysis::proposal_id(proposal.id))?.id],
    };
    let mut n_left = 0;
    for proposal in &chosen {
        n_left += answer_one(session, answer, *proposal)?;
    }
    if chosen.is_empty() {
        tell(match session.project().proposals.values().any(Proposal::is_open) {
            true => {
                "no proposal waits for this answer by you: what is proposed is reserved to others, or others proposed it"
            }
            false => "no proposal waits",
        });
    }
    tell_left_out(n_left)
}

/// Says how many steps of what was accepted are left out.
pub fn tell_left_out(n_left: usize) -> Result<Exit, Trouble> {
    if n_left > 0 {
        tell(&format!(
            "{n_left} of their steps are left out, because what they name is not there any more or was changed since"
        ));
        return Ok(Exit::Findings);
    }
    Ok(Exit::Done)
}

/// Answers one proposal, as one change, and returns how many of its steps are left out.
pub fn answer_one(session: &mut Session, answer: Answer, proposal: ProposalId) -> Result<usize, Trouble> {
    let project = session.project();
    let title = project.proposals.get(&proposal).map(|p| analysis::proposal_title(project, p)).unwrap_or_default();
    let (ops, n_left) = match answer {
        Answer::Accept => plan::accept(project, proposal).map(|accepted| (accepted.ops, accepted.n_left))?,
        Answer::Decline => (plan::decline(project, proposal)?, 0),
        Answer::Withdraw => (plan::withdraw(project, proposal, session.coder())?, 0),
    };
    let done = answer.done();
    session.commit(&format!("Proposal {done}: {title}"), ops)?;
    tell(&format!("proposal {done}: {title}"));
    Ok(n_left)
}
