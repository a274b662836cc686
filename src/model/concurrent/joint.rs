//! Who is named for something. While people apart have named others, whoever one of them named is named, until somebody
//! settles it: nobody is locked out of what they kept for themselves, and nobody is shown what they code blind, because
//! a colleague's clock was later. So it is with a proposal: what one accepted is done, and stays so beside another's
//! no.

use std::collections::BTreeSet;

use super::super::ids::CoderId;
use super::super::op::Op;
use super::super::project::Project;
use super::contested::Contested;
use super::setting::Setting;

impl Project {
    /// Returns `op`, which has been noted, as it stands beside what others set who had not seen it; nothing for ops
    /// that stand as they are. When one of them reserved something to nobody, everybody may do it.
    pub(in crate::model) fn beside_others(&self, op: &Op) -> Option<Op> {
        let (Op::Reserve { .. } | Op::AssignDocument { .. } | Op::AnswerProposal { .. }) = op else { return None };
        let (thing, own) = Contested::of(op)?;
        let sides = self.contests.open_sides(&thing);
        if let Contested::Answer(_) = thing {
            let yes = Setting::Answer(Some(true));
            return sides.iter().any(|side| side.to == yes).then(|| thing.set(&own, &yes).pop()).flatten();
        }
        let named: Vec<&[CoderId]> = sides.iter().filter_map(|side| side.to.coders()).collect();
        let is_free = matches!(op, Op::Reserve { .. }) && named.iter().any(|coders| coders.is_empty());
        let all: BTreeSet<CoderId> = named.iter().flat_map(|coders| coders.iter().copied()).collect();
        let all = if is_free { Vec::new() } else { all.into_iter().collect() };
        let beside = !sides.is_empty();
        beside.then(|| thing.set(&own, &Setting::Coders(all)).pop()).flatten()
    }
}
