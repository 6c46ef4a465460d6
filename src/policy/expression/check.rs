//! Owns: the proof of an expression: every node known, every name found, every kind fitting, no divisor zero.
//! Never: evaluates; lets pass what it does not know.

use rhai::{AST, Dynamic, Expr, FnCallExpr, Position, Stmt, StmtBlock};

use crate::diagnostic::{Code, Finding, Findings};
use crate::model::parse_date;
use crate::written::{Node, nearest};

use super::engine::{DAY, FUNCTIONS, MOST_CHARACTERS, ROUND, compile, decimals};
use super::fact_value::{Kind, Names};
use super::place::Places;
use super::report::{Proof, start, statement_start};
use super::token::Tokens;

/// Reads a text and proves it; gives what rhai made of it and the names used, or findings.
pub(super) fn prove(
    key: &str,
    node: &Node,
    text: &str,
    wanted: Kind,
    names: &dyn Names,
    findings: &mut Findings,
) -> Option<(AST, Vec<String>)> {
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        let finding = Finding::new(Code::ExpressionSyntax, node.head()).fact("key", key);
        findings.push(finding.fact("text", MOST_CHARACTERS).fact("detail", "too-long"));
        return None;
    }
    let tokens = Tokens::new(text, |name| names.find(name).is_some());
    let mut proof =
        Proof { key, places: Places::new(node, text), tokens: &tokens, names, findings, whole: true };
    for stray in &tokens.strays {
        proof.syntax(stray.start, stray.end, stray.detail);
    }
    // rhai would only repeat, in other words, what was just told
    if !proof.whole {
        return None;
    }
    let ast = compile(text).map_err(|error| proof.unread(&error)).ok()?;
    let [Stmt::Expr(expr)] = ast.statements() else {
        proof.syntax(0, 1, "unsupported");
        return None;
    };
    proof.expect(expr, wanted, "");
    proof.whole.then(|| (ast, tokens.names()))
}

impl Proof<'_> {
    /// The kind of an expression; nothing when a finding already says what is wrong with it.
    fn kind(&mut self, expr: &Expr) -> Option<Kind> {
        match expr {
            Expr::DynamicConstant(value, _) if value.is_decimal() => Some(Kind::Number),
            Expr::BoolConstant(..) => Some(Kind::Truth),
            Expr::StringConstant(..) => Some(Kind::Text),
            Expr::Array(items, _) => {
                for item in items {
                    self.expect(item, Kind::Text, "[]");
                }
                Some(Kind::List)
            }
            Expr::Variable(variable, _, at) => self.name(&variable.1, *at),
            Expr::FnCall(call, at) => self.call(call, *at),
            Expr::And(sides, _) => self.truths(sides, "&&"),
            Expr::Or(sides, _) => self.truths(sides, "||"),
            Expr::Stmt(block) => match block.statements() {
                [choice @ Stmt::If(..)] => self.statement(choice, expr.position()),
                _ => self.unsupported(expr.position()),
            },
            _ => self.unsupported(start(expr)),
        }
    }

    fn expect(&mut self, expr: &Expr, wanted: Kind, place: &str) {
        if let Some(found) = self.kind(expr).filter(|found| *found != wanted) {
            self.mismatch(start(expr), wanted, found, place);
        }
    }

    fn truths(&mut self, sides: &[Expr], operator: &str) -> Option<Kind> {
        for side in sides {
            self.expect(side, Kind::Truth, operator);
        }
        Some(Kind::Truth)
    }

    fn name(&mut self, name: &str, at: Position) -> Option<Kind> {
        if let Some(found) = self.names.find(name) {
            return Some(found.kind);
        }
        self.unknown(name, &self.names.nearest(name), at)
    }

    fn call(&mut self, call: &FnCallExpr, at: Position) -> Option<Kind> {
        // rhai turns `x in list` into `contains(list, x)`; written out, that is no function of ours
        if let [list, item] = call.args.as_slice()
            && call.name == "contains"
            && matches!(self.word(at).as_str(), "in" | "!in")
        {
            self.expect(item, Kind::Text, "in");
            self.expect(list, Kind::List, "in");
            match list {
                Expr::Array(codes, _) => codes.iter().for_each(|code| self.code(item, code)),
                list => self.code(list, item),
            }
            return Some(Kind::Truth);
        }
        if call.op_token.is_some() {
            return match call.args.as_slice() {
                [side] => self.unary(&call.name, side, at),
                [left, right] => self.binary(&call.name, left, right, at),
                _ => self.unsupported(at),
            };
        }
        let Some(known) = FUNCTIONS.iter().find(|known| call.name == known.name) else {
            return self.unknown(
                &call.name,
                nearest(&call.name, FUNCTIONS.iter().map(|known| known.name)),
                at,
            );
        };
        if call.args.len() != known.takes.len() {
            self.syntax_at(at, "arguments");
            return Some(known.gives);
        }
        for (value, kind) in call.args.iter().zip(known.takes) {
            self.expect(value, *kind, known.name);
        }
        match call.args.as_slice() {
            [Expr::StringConstant(day, _)] if known.name == DAY && is_day(day) => {}
            // a text of another kind was told above
            [day]
                if known.name == DAY
                    && !matches!(day, Expr::DynamicConstant(..) | Expr::BoolConstant(..)) =>
            {
                self.syntax_at(start(day), "literal-day");
            }
            [_, Expr::DynamicConstant(places, _)] if known.name == ROUND && !is_places(places) => {
                self.syntax_at(call.args.get(1).map_or(at, start), "decimals");
            }
            _ => {}
        }
        Some(known.gives)
    }

    fn unary(&mut self, operator: &str, side: &Expr, at: Position) -> Option<Kind> {
        let kind = match operator {
            "-" => Kind::Number,
            "!" => Kind::Truth,
            _ => return self.unsupported(at),
        };
        self.expect(side, kind, operator);
        Some(kind)
    }

    fn binary(&mut self, operator: &str, left: &Expr, right: &Expr, at: Position) -> Option<Kind> {
        match operator {
            "+" | "-" | "*" | "/" | "%" => {
                self.expect(left, Kind::Number, operator);
                self.expect(right, Kind::Number, operator);
                if matches!(operator, "/" | "%") {
                    self.divisor(right, at);
                }
                Some(Kind::Number)
            }
            "==" | "!=" => {
                self.alike(left, right, operator, &[Kind::Number, Kind::Text, Kind::Truth, Kind::Day]);
                self.code(left, right);
                self.code(right, left);
                Some(Kind::Truth)
            }
            "<" | "<=" | ">" | ">=" => {
                self.alike(left, right, operator, &[Kind::Number, Kind::Day]);
                Some(Kind::Truth)
            }
            _ => self.unsupported(at),
        }
    }

    /// Both sides of one kind, and that among those which the operator compares.
    fn alike(&mut self, left: &Expr, right: &Expr, operator: &str, among: &[Kind]) {
        let (first, second) = (self.kind(left), self.kind(right));
        let wanted = first.filter(|kind| among.contains(kind));
        if let (Some(found), None, Some(allowed)) = (first, wanted, among.first()) {
            self.mismatch(start(left), *allowed, found, operator);
        } else if let (Some(found), Some(wanted)) = (second, wanted) {
            if found != wanted {
                self.mismatch(start(right), wanted, found, operator);
            }
        } else if let (Some(found), Some(allowed)) =
            (second.filter(|kind| !among.contains(kind)), among.first())
        {
            self.mismatch(start(right), *allowed, found, operator);
        }
    }

    /// A code that a name can never be would make a condition that is never, or always, true.
    fn code(&mut self, named: &Expr, written: &Expr) {
        let (Expr::Variable(variable, ..), Expr::StringConstant(code, at)) = (named, written) else { return };
        let known = self.names.codes(&variable.1);
        if known.is_empty() || known.iter().any(|known| known == code.as_str()) {
            return;
        }
        let near = nearest(code, known.iter().map(String::as_str));
        let (from, to) = self.range(*at);
        let finding = Finding::new(Code::NotOneOf, self.places.of(from, to)).fact("key", &variable.1);
        let finding = finding.fact("value", code).fact("nearest", near);
        self.findings.push(finding.fact("allowed", known.join(", ")));
        self.whole = false;
    }

    /// `at` is the place of the sign after which the divisor stands.
    fn divisor(&mut self, expr: &Expr, at: Position) {
        let sound = match expr {
            Expr::DynamicConstant(value, _) => value.as_decimal().is_ok_and(|number| !number.is_zero()),
            Expr::FnCall(call, sign) if call.name == "-" && call.args.len() == 1 => {
                return call.args.iter().for_each(|negated| self.divisor(negated, *sign));
            }
            // a wrong kind or an unknown name was told where it was read
            Expr::Variable(variable, ..) => {
                self.names.find(&variable.1).is_none_or(|name| name.never_zero || name.kind != Kind::Number)
            }
            _ => false,
        };
        if !sound {
            let (from, to) = self.tokens.operand_after(self.range(at).0);
            let text = self.tokens.slice(from, to);
            self.push(Code::ExpressionDivision, from, to, &[("text", &text)]);
        }
    }

    fn statement(&mut self, statement: &Stmt, at: Position) -> Option<Kind> {
        match statement {
            Stmt::Expr(expr) => self.kind(expr),
            Stmt::FnCall(call, at) => self.call(call, *at),
            Stmt::If(choice, at) => {
                self.expect(&choice.expr, Kind::Truth, "if");
                let first = self.block(&choice.body, *at);
                if let [] | [Stmt::Noop(_)] = choice.branch.statements() {
                    self.syntax_at(*at, "else");
                    return first;
                }
                let second = self.block(&choice.branch, *at);
                if let (Some(wanted), Some(found)) = (first, second)
                    && wanted != found
                {
                    let at = choice.branch.statements().first().map_or(*at, statement_start);
                    self.mismatch(at, wanted, found, "else");
                    return None;
                }
                first.or(second)
            }
            _ => self.unsupported(at),
        }
    }

    fn block(&mut self, block: &StmtBlock, at: Position) -> Option<Kind> {
        match block.statements() {
            [one] => self.statement(one, statement_start(one)),
            _ => self.unsupported(if block.position().is_none() { at } else { block.position() }),
        }
    }
}

fn is_day(text: &str) -> bool {
    parse_date(text).is_some()
}

fn is_places(value: &Dynamic) -> bool {
    value.as_decimal().is_ok_and(|number| decimals(number).is_some())
}
