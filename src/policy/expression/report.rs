//! Owns: what is told of a wrong expression, and where.
//! Never: decides that something is wrong.

use rhai::{Expr, LexError, ParseError, ParseErrorType, Position, Stmt};

use crate::diagnostic::{Code, Coded, Finding, Findings};

use super::fact_value::{Kind, Names};
use super::place::Places;
use super::token::Tokens;

/// A proof under way: where its words stand and what was found.
pub(super) struct Proof<'p> {
    pub(super) key: &'p str,
    pub(super) places: Places,
    pub(super) tokens: &'p Tokens,
    pub(super) names: &'p dyn Names,
    pub(super) findings: &'p mut Findings,
    /// No finding so far.
    pub(super) whole: bool,
}

impl Proof<'_> {
    /// What rhai could not read, in a code word where the cause is plain.
    pub(super) fn unread(&mut self, error: &ParseError) {
        let at = error.position();
        let rest = error.err_type().to_string();
        match error.err_type() {
            ParseErrorType::MismatchedType(_, found) => {
                let found = match found.as_str() {
                    "a string" => Kind::Text,
                    "an array" => Kind::List,
                    "()" => return self.syntax_at(at, "unsupported"),
                    _ => Kind::Number,
                };
                let operator = self.tokens.truth_wanted(self.range(at).0);
                self.mismatch(at, Kind::Truth, found, &operator);
            }
            ParseErrorType::MissingToken(token, _) => {
                let (from, to) = self.range(at);
                self.push(Code::ExpressionSyntax, from, to, &[("text", token), ("detail", "missing")]);
            }
            ParseErrorType::UnexpectedEOF => self.syntax_at(at, "unclosed"),
            ParseErrorType::Reserved(_)
            | ParseErrorType::BadInput(LexError::UnexpectedInput(_) | LexError::ImproperSymbol(..)) => {
                self.syntax_at(at, "unsupported");
            }
            ParseErrorType::ExprTooDeep => self.syntax_at(at, "too-deep"),
            _ => self.syntax_at(at, rest.get(..rest.floor_char_boundary(80)).unwrap_or_default()),
        }
    }

    /// The characters of the word at a place of rhai's.
    pub(super) fn range(&self, at: Position) -> (usize, usize) {
        let last = || self.tokens.items.last();
        let token = match (at.line(), at.position()) {
            (Some(line), Some(column)) => self.tokens.at(line, column),
            (Some(line), None) => self.tokens.at(line, 1),
            _ => last(),
        };
        token.map_or((0, 1), |token| (token.start, token.end))
    }

    pub(super) fn word(&self, at: Position) -> String {
        let (from, to) = self.range(at);
        self.tokens.slice(from, to)
    }

    pub(super) fn unsupported(&mut self, at: Position) -> Option<Kind> {
        self.syntax_at(at, "unsupported");
        None
    }

    pub(super) fn unknown(&mut self, name: &str, nearest: &str, at: Position) -> Option<Kind> {
        let (from, to) = self.range(at);
        self.push(Code::ExpressionName, from, to, &[("name", name), ("nearest", nearest)]);
        None
    }

    pub(super) fn mismatch(&mut self, at: Position, expected: Kind, found: Kind, place: &str) {
        let (from, to) = self.range(at);
        let facts = [("expected", expected.code()), ("found", found.code()), ("where", place)];
        self.push(Code::ExpressionType, from, to, &facts);
    }

    pub(super) fn syntax_at(&mut self, at: Position, detail: &str) {
        let (from, to) = self.range(at);
        self.syntax(from, to, detail);
    }

    pub(super) fn syntax(&mut self, from: usize, to: usize, detail: &str) {
        let text = self.tokens.slice(from, to);
        self.push(Code::ExpressionSyntax, from, to, &[("text", &text), ("detail", detail)]);
    }

    pub(super) fn push(&mut self, code: Code, from: usize, to: usize, facts: &[(&'static str, &str)]) {
        let mut finding = Finding::new(code, self.places.of(from, to)).fact("key", self.key);
        for (name, value) in facts {
            finding = finding.fact(*name, value);
        }
        self.findings.push(finding);
        self.whole = false;
    }
}

/// The first word of an expression, where rhai's own place is that of its operator.
pub(super) fn start(expr: &Expr) -> Position {
    match expr {
        Expr::And(sides, at) | Expr::Or(sides, at) => sides.first().map_or(*at, start),
        Expr::FnCall(call, at) => match (call.args.as_slice(), &call.op_token) {
            ([_, item], _) if call.name == "contains" => start(item),
            ([left, _], Some(_)) => start(left),
            // the `!` of `!in` stands where the `in` does
            ([inside @ Expr::FnCall(_, within)], Some(_)) if within == at => start(inside),
            _ => *at,
        },
        _ => expr.position(),
    }
}

pub(super) fn statement_start(statement: &Stmt) -> Position {
    match statement {
        Stmt::Expr(expr) => start(expr),
        other => other.position(),
    }
}
