//! Owns: the one rhai engine, shut in as far as it goes, and values on their way in and out of it.
//! Never: knows a name; offers anything but expressions.
//!
//! Numbers are decimals and nothing else. Days travel as rhai's integers (days of the common era), which no
//! literal can make, so that a day and a number never meet unseen.

use std::sync::{Arc, LazyLock};

use chrono::Datelike;
use rhai::{AST, Dynamic, Engine, EvalAltResult, ImmutableString, OptimizationLevel, Position, Scope, Token};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Date, parse_date};

use super::fact_value::{EvaluationFault, FactValue, Kind};

/// Longest expression, in characters: longer ones belong in parameters of their own.
pub(super) const MOST_CHARACTERS: usize = 4_000;
/// Most steps of one evaluation: an expression that short cannot need as many.
const MOST_STEPS: u64 = 20_000;
/// Deepest nesting; rhai counts each operator of a chain too.
const MOST_DEPTH: usize = 100;
/// Longest text and longest list.
const MOST_ITEMS: usize = 10_000;
/// Decimals that can be asked for.
const MOST_DECIMALS: u32 = 28;

/// Largest result: sums of as many people as a roster holds stay exact below it.
const MOST: i64 = 1_000_000_000_000_000;

static ENGINE: LazyLock<Engine> = LazyLock::new(build);

/// What a function takes and gives. The table is both the check and the list of known words.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) takes: &'static [Kind],
    pub(super) gives: Kind,
}

/// Takes a day as text, and only as a literal.
pub(super) const DAY: &str = "日期";
/// Takes the number of decimals as its second value.
pub(super) const ROUND: &str = "取整";

/// Every function.
pub(super) const FUNCTIONS: &[Signature] = &[
    Signature { name: "整", takes: &[Kind::Number], gives: Kind::Number },
    Signature { name: "进一", takes: &[Kind::Number], gives: Kind::Number },
    Signature { name: ROUND, takes: &[Kind::Number, Kind::Number], gives: Kind::Number },
    Signature { name: "较大", takes: &[Kind::Number, Kind::Number], gives: Kind::Number },
    Signature { name: "较小", takes: &[Kind::Number, Kind::Number], gives: Kind::Number },
    Signature { name: "限于", takes: &[Kind::Number, Kind::Number, Kind::Number], gives: Kind::Number },
    Signature { name: "天数", takes: &[Kind::Day, Kind::Day], gives: Kind::Number },
    Signature { name: "年", takes: &[Kind::Day], gives: Kind::Number },
    Signature { name: DAY, takes: &[Kind::Text], gives: Kind::Day },
];

type Native<T> = Result<T, Box<EvalAltResult>>;

fn refuse<T>(detail: &'static str) -> Native<T> {
    Err(EvalAltResult::ErrorRuntime(detail.into(), Position::NONE).into())
}

fn build() -> Engine {
    // a raw engine has no functions at all and nothing to print with; operators on like kinds are built in
    let mut engine = Engine::new_raw();
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_fast_operators(true)
        .set_max_operations(MOST_STEPS)
        .set_max_expr_depths(MOST_DEPTH)
        .set_max_string_size(MOST_ITEMS)
        .set_max_array_size(MOST_ITEMS)
        .set_allow_switch_expression(false)
        .set_allow_statement_expression(false)
        .set_allow_loop_expressions(false)
        .set_allow_looping(false)
        .set_allow_shadowing(false);
    for word in
        ["eval", "print", "debug", "type_of", "Fn", "call", "curry", "is_def_var", "is_shared", "this"]
    {
        engine.disable_symbol(word);
    }
    // rhai calls this volatile, not outdated; without it 1 / 3 would be 0
    #[expect(
        deprecated,
        reason = "the attribute marks a volatile interface; the version is locked and tested"
    )]
    engine.on_parse_token(|token, _, _| match token {
        Token::IntegerConstant(whole) => {
            Token::DecimalConstant(Box::new((Decimal::from(whole), whole.to_string().into())))
        }
        token => token,
    });
    engine
        .register_fn("-", |x: Decimal| -x)
        .register_fn("!", |x: bool| !x)
        .register_fn("contains", |list: &mut rhai::Array, text: ImmutableString| {
            list.iter().any(|item| item.read_lock::<ImmutableString>().is_some_and(|item| *item == text))
        })
        .register_fn("整", |x: Decimal| x.floor())
        .register_fn("进一", |x: Decimal| x.ceil())
        .register_fn(ROUND, round)
        .register_fn("较大", |a: Decimal, b: Decimal| a.max(b))
        .register_fn("较小", |a: Decimal, b: Decimal| a.min(b))
        .register_fn("限于", |x: Decimal, low: Decimal, high: Decimal| {
            // neither bound may win silently
            if low > high { refuse("bounds") } else { Ok(x.clamp(low, high)) }
        })
        .register_fn("天数", |first: i64, second: i64| Decimal::from(second - first))
        .register_fn("年", |day: i64| match date(day) {
            Some(date) => Ok(Decimal::from(date.year())),
            None => refuse("day"),
        })
        .register_fn(DAY, |text: ImmutableString| match parse_date(&text) {
            Some(date) => Ok(i64::from(date.num_days_from_ce())),
            None => refuse("day"),
        });
    engine
}

/// The number of decimals that a value asks for.
pub(super) fn decimals(asked: Decimal) -> Option<u32> {
    u32::try_from(asked).ok().filter(|places| *places <= MOST_DECIMALS && asked.is_integer())
}

fn round(x: Decimal, places: Decimal) -> Native<Decimal> {
    match decimals(places) {
        Some(places) => Ok(x.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)),
        None => refuse("decimals"),
    }
}

fn date(days: i64) -> Option<Date> {
    Date::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// Reads an expression; the caller judges what came of it.
pub(super) fn compile(text: &str) -> Result<AST, rhai::ParseError> {
    ENGINE.compile_expression(text)
}

/// Adds the value of a name.
pub(super) fn push(scope: &mut Scope<'_>, name: &str, datum: FactValue) {
    let value = match datum {
        FactValue::Number(number) => Dynamic::from_decimal(number),
        FactValue::Text(text) => Dynamic::from(ImmutableString::from(&*text)),
        FactValue::Truth(truth) => Dynamic::from_bool(truth),
        FactValue::Day(day) => Dynamic::from_int(i64::from(day.num_days_from_ce())),
        FactValue::List(items) => Dynamic::from_array(
            items.iter().map(|item| Dynamic::from(ImmutableString::from(&**item))).collect(),
        ),
    };
    scope.push_dynamic(name, value);
}

/// Works an expression out. A name that is not in scope has no value: every name was proved when it was read.
pub(super) fn run(
    ast: &AST,
    kind: Kind,
    scope: &mut Scope<'_>,
) -> Result<Option<FactValue>, EvaluationFault> {
    match ENGINE.eval_ast_with_scope::<Dynamic>(scope, ast) {
        Ok(value) => match datum(value, kind) {
            Some(FactValue::Number(number)) if number.abs() > Decimal::from(MOST) => {
                Err(EvaluationFault::new("overflow"))
            }
            Some(datum) => Ok(Some(datum)),
            None => Err(EvaluationFault::new("kind")),
        },
        Err(error) => match *error {
            EvalAltResult::ErrorVariableNotFound(..) => Ok(None),
            EvalAltResult::ErrorArithmetic(message, _) if message.contains("by zero:") => {
                Err(EvaluationFault::new("division-by-zero"))
            }
            // the divisor of a remainder is told in one sentence with its overflow
            EvalAltResult::ErrorArithmetic(message, _) if message.ends_with("% 0") => {
                Err(EvaluationFault::new("division-by-zero"))
            }
            EvalAltResult::ErrorArithmetic(..) => Err(EvaluationFault::new("overflow")),
            EvalAltResult::ErrorRuntime(detail, _) => Err(EvaluationFault::new(detail.to_string())),
            other => Err(EvaluationFault::new(other.to_string())),
        },
    }
}

fn datum(value: Dynamic, kind: Kind) -> Option<FactValue> {
    Some(match kind {
        Kind::Number => FactValue::Number(value.as_decimal().ok()?.normalize()),
        Kind::Truth => FactValue::Truth(value.as_bool().ok()?),
        Kind::Text => FactValue::Text(value.into_immutable_string().ok()?.as_str().into()),
        Kind::Day => FactValue::Day(date(value.as_int().ok()?)?),
        Kind::List => {
            let items = value.into_array().ok()?.into_iter();
            let texts: Option<Vec<Arc<str>>> =
                items.map(|item| Some(item.into_immutable_string().ok()?.as_str().into())).collect();
            FactValue::List(texts?.into())
        }
    })
}
