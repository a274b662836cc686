//! Why a question cannot be answered, in every language: a saved matrix says it in its row, and a table that cannot be
//! counted says it in the place of its title.

use super::{AnalysisError, SavedMatrixError};
use crate::model::{Said, said};

impl AnalysisError {
    /// Returns why, and what to do.
    pub fn said(&self) -> Said {
        let en = self.to_string();
        match self {
            Self::NoSuchAttribute { name, known } => {
                said!("{en}", "il n’y a pas d’attribut «\u{202f}{name}\u{202f}»\u{202f}; le projet a {known}")
            }
            Self::NoGroups { name, known } => said!(
                "{en}",
                "«\u{202f}{name}\u{202f}» ne fait pas de groupes dont prendre une part\u{202f}: presque chaque document a une valeur à \
                 lui\u{202f}; prenez {known}, ou faites-en des types (typologie)"
            ),
            Self::NotACondition(text) => said!(
                "{en}",
                "«\u{202f}{text}\u{202f}» n’est pas une condition\u{202f}; écrivez ATTRIBUT=VALEUR, tel group=user ou age>=40"
            ),
            Self::NoOrder { attribute, sign, value, .. } => said!(
                "{en}",
                "«\u{202f}{attribute} {sign} {value}\u{202f}» ne peut être demandé\u{202f}: plus et moins demandent un nombre, une \
                 date ou une valeur de la liste"
            ),
            Self::NotARule { rule, .. } => said!(
                "{en}",
                "«\u{202f}{rule}\u{202f}» n’est pas une règle\u{202f}; écrivez par exemple\u{202f}: age >= 40 and has code \
                 \"Housing\" -> settled"
            ),
            Self::Stopped => said!("{en}", "le décompte a été arrêté"),
            Self::NotOneCode(why) => why.said(),
            Self::NoSuchTree { name, known } => {
                said!("{en}", "il n’y a pas d’arbre «\u{202f}{name}\u{202f}»\u{202f}; le projet a {known}")
            }
            Self::Text(missing) => missing.said(),
            Self::CodeQuery(_) => said!("{en}", "la question sur les codes n’est pas comprise"),
            Self::NoThemes => {
                said!("{en}", "le projet n’a pas de thème\u{202f}; faites-en un, de codes de plusieurs arbres")
            }
            Self::TooFewGroups(attribute) => {
                said!("{en}", "«\u{202f}{attribute}\u{202f}» donne moins de deux groupes à comparer")
            }
            Self::OneGroup(name) => said!(
                "{en}",
                "«\u{202f}{name}\u{202f}» seul n’est comparé à rien\u{202f}: nommez deux groupes ou plus, ou aucun pour tous"
            ),
            Self::NoSuchValue { attribute, value, known } => {
                said!("{en}", "personne n’a «\u{202f}{value}\u{202f}» comme {attribute}\u{202f}; il y a {known}")
            }
            Self::SavedMatrix(error) => error.said(),
            Self::NoSuchGroup(name) => {
                said!("{en}", "il n’y a pas de groupe «\u{202f}{name}\u{202f}» dans cette matrice")
            }
        }
    }
}

impl SavedMatrixError {
    /// Returns why, and what to do.
    pub fn said(&self) -> Said {
        let en = self.to_string();
        match self {
            Self::NotThere { name, known } => said!(
                "{en}",
                "il n’y a pas de matrice enregistrée «\u{202f}{name}\u{202f}»\u{202f}; le projet a {known}"
            ),
            Self::Unreadable { name, .. } => said!(
                "{en}",
                "la matrice enregistrée «\u{202f}{name}\u{202f}» n’est pas comprise\u{202f}: une version plus récente l’a peut-être \
                 enregistrée. Enregistrez-la à nouveau"
            ),
            Self::Gone { name, gone } => {
                let gone = gone.told(crate::model::Tongue::French);
                said!(
                    "{en}",
                    "la matrice enregistrée «\u{202f}{name}\u{202f}» demande ce qui n’est plus là\u{202f}: {gone}. Choisissez à \
                     nouveau, et enregistrez-la"
                )
            }
        }
    }
}
