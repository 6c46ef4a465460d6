//! Owns: the exit codes.
//! Never: decides what is an error.

use std::process::ExitCode;

use crate::diagnostic::{Code, Findings, Severity};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing forbids going on.
    Clean,
    /// 1: the case has errors.
    Findings,
    /// 2: the command could not run.
    CouldNotRun,
}

impl Exit {
    /// By the gravest finding; an error of files, folders, fonts or names asked for means that nothing could run.
    #[must_use]
    pub fn of(findings: &Findings) -> Self {
        let errors = findings.0.iter().filter(|finding| finding.severity() == Severity::Error);
        errors.map(|finding| Self::of_code(finding.code)).max().unwrap_or(Self::Clean)
    }

    fn of_code(code: Code) -> Self {
        match code {
            Code::FileMissing
            | Code::FontMissing
            | Code::FolderNotEmpty
            | Code::FileExists
            | Code::NotCarried
            | Code::OutsideWorkspace
            | Code::CannotWrite
            | Code::UnknownDocument
            | Code::UnknownWorker
            | Code::UnknownPack
            | Code::UnknownTopic => Self::CouldNotRun,
            _ => Self::Findings,
        }
    }

    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
