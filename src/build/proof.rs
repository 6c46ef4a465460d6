//! Owns: what is wrong with templates before any of them is filled.
//! Never: fills one; needs fonts.

use std::path::Path;
use std::sync::Arc;

use crate::compose::Catalogue;
use crate::diagnostic::{Findings, Source};
use crate::model::schema::own_columns;
use crate::policy::Policy;
use crate::typeset::Templates;

use super::files::Inputs;

/// Reads every `document.yaml` and every template; without a policy conditions and steps are left unread.
#[must_use]
pub fn proof_templates(inputs: &dyn Inputs, policy: Option<&Policy>) -> Findings {
    let files = match inputs.template_files() {
        Ok(files) => files,
        Err(findings) => return findings,
    };
    let columns = inputs.case_files().ok().and_then(|files| files.columns);
    let own = own_columns(columns.as_ref());
    let (_, mut findings) = Catalogue::read(&files, policy, &own);
    let (_, told) = Templates::new(ending(&files, "tera"));
    findings.append(told);
    findings
}

/// The files of an ending.
pub(super) fn ending(files: &[Arc<Source>], ending: &str) -> Vec<Arc<Source>> {
    let ends = |file: &&Arc<Source>| Path::new(&file.name).extension().is_some_and(|end| end == ending);
    files.iter().filter(ends).cloned().collect()
}
