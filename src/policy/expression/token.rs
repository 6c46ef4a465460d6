//! Owns: the words of an expression, each with its place, and the marks that have no business in one.
//! Never: judges kinds; evaluates.
//!
//! rhai reads the expression itself, but stops at its first problem and keeps only the start of each word.
//! These words say where each ends, find every stray mark at once, and serve to show the working.

use rust_decimal::Decimal;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A fact or a parameter.
    Name,
    /// A name with an opening bracket after it.
    Call,
    /// `if`, `else`, `in`, `true`, `false`.
    Word,
    /// Digits.
    Number,
    /// A text in quotes.
    Text,
    /// An operator, a bracket or a comma.
    Sign,
}

/// One word: characters `start..end` of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) sort: Sort,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What cannot stand in an expression, and the code word that says why.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stray {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) detail: &'static str,
}

/// A text cut into words.
#[derive(Debug)]
pub(super) struct Tokens {
    chars: Vec<char>,
    pub(super) items: Vec<Token>,
    pub(super) strays: Vec<Stray>,
}

/// Words of statements, in rhai and in people's memory.
const STATEMENTS: &[&str] = &[
    "let", "const", "var", "while", "loop", "do", "until", "for", "switch", "match", "return", "throw",
    "break", "continue", "fn", "import", "export", "try", "catch", "global",
];

/// What people write for `&&`, `||` and `!`.
const SPOKEN: &[&str] =
    &["and", "or", "not", "AND", "OR", "NOT", "且", "并且", "而且", "或", "或者", "非", "不是"];

impl Tokens {
    /// Cuts a text. `known` says which names stand for something, whatever else they may look like.
    pub(super) fn new(text: &str, known: impl Fn(&str) -> bool) -> Self {
        let mut tokens = Self { chars: text.chars().collect(), items: Vec::new(), strays: Vec::new() };
        let mut at = 0;
        while let Some(c) = tokens.char(at) {
            at = if matches!(c, ' ' | '\t' | '\n' | '\r') { at + 1 } else { tokens.word(at, c) };
        }
        tokens.calls();
        tokens.brackets();
        for token in tokens.items.clone() {
            let word = tokens.text(&token);
            let detail = match token.sort {
                Sort::Name | Sort::Call if known(&word) => continue,
                Sort::Name | Sort::Call if STATEMENTS.contains(&&*word) => "statement",
                Sort::Name if SPOKEN.contains(&&*word) => "unsupported",
                _ => continue,
            };
            tokens.stray(token.start, token.end, detail);
        }
        tokens.strays.sort_by_key(|stray| stray.start);
        tokens
    }

    /// The characters from one place to another.
    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    /// The text of a word.
    pub(super) fn text(&self, token: &Token) -> String {
        self.slice(token.start, token.end)
    }

    /// The word at a line and column of rhai's, both from 1; past the end, the last.
    pub(super) fn at(&self, line: usize, column: usize) -> Option<&Token> {
        let breaks = self.chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at + 1);
        let begin = std::iter::once(0).chain(breaks).nth(line.saturating_sub(1))?;
        let wanted = begin + column.saturating_sub(1);
        self.items.iter().find(|token| wanted < token.end).or(self.items.last())
    }

    /// The facts and parameters, each once, in order of appearance.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for token in self.items.iter().filter(|token| token.sort == Sort::Name) {
            let name = self.text(token);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The operand after the sign that begins at a character: a word, a bracket, or a call with its bracket.
    pub(super) fn operand_after(&self, sign: usize) -> (usize, usize) {
        let mut after = self.items.iter().skip_while(|token| token.start <= sign);
        let Some(first) = after.next() else { return (sign, sign + 1) };
        let mut open = usize::from(self.text(first) == "(");
        if open == 0 && first.sort != Sort::Call && self.text(first) != "-" {
            return (first.start, first.end);
        }
        for token in after {
            match self.text(token).as_str() {
                "(" => open += 1,
                ")" => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return (first.start, token.end);
            }
        }
        (first.start, first.end)
    }

    /// The word beside a literal that wants it to be a truth: `if` before, `&&` or `||` before or after.
    pub(super) fn truth_wanted(&self, start: usize) -> String {
        let at = self.items.iter().position(|token| token.start == start).unwrap_or(0);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut words = beside.filter_map(|at| self.items.get(at)).map(|token| self.text(token));
        words.find(|word| ["if", "&&", "||"].contains(&word.as_str())).unwrap_or_default()
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    fn stray(&mut self, start: usize, end: usize, detail: &'static str) {
        self.strays.push(Stray { start, end, detail });
    }

    /// First character from `at` that is not of the kind asked for.
    fn run(&self, at: usize, of: impl Fn(char) -> bool) -> usize {
        at + self.chars.iter().skip(at).take_while(|c| of(**c)).count()
    }

    /// Takes the word that begins here; gives where the next may begin.
    fn word(&mut self, start: usize, c: char) -> usize {
        if is_full_width(c) {
            let end = self
                .run(start + 1, |next| is_full_width(next) && next.is_alphanumeric() && c.is_alphanumeric());
            self.stray(start, end, "full-width");
            return end;
        }
        let (sort, end) = match c {
            '0'..='9' => (Sort::Number, self.number(start)),
            '"' => (Sort::Text, self.quoted(start)),
            c if c.is_alphabetic() || c == '_' => {
                let end = self.run(start, is_inside_name);
                let word = self.slice(start, end);
                let reserved = ["if", "else", "in", "true", "false"].contains(&&*word);
                (if reserved { Sort::Word } else { Sort::Name }, end)
            }
            _ => match self.sign(start, c) {
                (end, None) => (Sort::Sign, end),
                (end, Some(detail)) => {
                    self.stray(start, end, detail);
                    return self.after_stray(start, end, c);
                }
            },
        };
        self.items.push(Token { sort, start, end });
        end
    }

    fn number(&mut self, start: usize) -> usize {
        let mut end = self.run(start, |c| c.is_ascii_digit());
        if self.char(end) == Some('.') && self.char(end + 1).is_some_and(|c| c.is_ascii_digit()) {
            end = self.run(end + 1, |c| c.is_ascii_digit());
        }
        // hexadecimal, exponents, separators, units, and digits that a decimal could not keep
        let whole = self.run(end, |c| is_inside_name(c) || c == '.');
        if whole > end || Decimal::from_str_exact(&self.slice(start, end)).is_err() {
            self.stray(start, whole, "unsupported");
        }
        whole
    }

    fn quoted(&mut self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(c) = self.char(at) {
            match c {
                '"' => return at + 1,
                '\\' => at += 2,
                '\n' => break,
                _ => at += 1,
            }
        }
        self.stray(start, start + 1, "unclosed");
        at.min(self.chars.len())
    }

    /// Where a mark ends, and why it cannot stand, if so.
    fn sign(&self, start: usize, c: char) -> (usize, Option<&'static str>) {
        let next = self.char(start + 1).unwrap_or(' ');
        let third = self.char(start + 2).unwrap_or(' ');
        let (length, fault) = match (c, next) {
            ('=' | '!', '=') if third == '=' => (3, Some("unsupported")),
            ('=' | '!' | '<' | '>', '=') | ('&', '&') | ('|', '|') => (2, None),
            ('=', '>') | ('<', '<' | '>') | ('>', '>') | ('*', '*') | ('/', '/' | '*') => {
                (2, Some("unsupported"))
            }
            ('+' | '-' | '*' | '/' | '%', '=') => (2, Some("assignment")),
            ('=', _) => (1, Some("assignment")),
            ('!', 'i') if third == 'n' && !self.char(start + 3).is_some_and(is_inside_name) => (3, None),
            ('+' | '-' | '*' | '/' | '%' | '<' | '>' | '!', _) => (1, None),
            ('(' | ')' | '[' | ']' | '{' | '}' | ',', _) => (1, None),
            (';', _) => (1, Some("statement")),
            _ => (1, Some("unsupported")),
        };
        (start + length, fault)
    }

    /// What a stray mark drags along, so that the prose of a comment is not called wrong word by word.
    fn after_stray(&self, start: usize, end: usize, c: char) -> usize {
        let next = self.char(start + 1);
        match (c, next) {
            ('/', Some('/')) => self.run(end, |c| c != '\n'),
            ('/', Some('*')) => {
                let rest = self.chars.get(end..).unwrap_or_default();
                rest.windows(2)
                    .position(|pair| pair == ['*', '/'])
                    .map_or(self.chars.len(), |at| end + at + 2)
            }
            ('\'' | '`', _) => (self.run(end, |other| other != c) + 1).min(self.chars.len()),
            _ => end,
        }
    }

    fn calls(&mut self) {
        for at in 1..self.items.len() {
            let opens = self.items.get(at).is_some_and(|token| self.text(token) == "(");
            if let Some(token) = self.items.get_mut(at - 1).filter(|token| opens && token.sort == Sort::Name)
            {
                token.sort = Sort::Call;
            }
        }
    }

    /// Every bracket has its partner; a square one after a value would be an index.
    fn brackets(&mut self) {
        let mut open: Vec<(char, Token)> = Vec::new();
        let mut after_value = false;
        for token in self.items.clone() {
            let mark = if token.sort == Sort::Sign { self.char(token.start).unwrap_or(' ') } else { ' ' };
            let partner = match mark {
                '(' => Some(')'),
                '[' => Some(']'),
                '{' => Some('}'),
                _ => None,
            };
            if mark == '[' && after_value {
                self.stray(token.start, token.end, "unsupported");
            }
            if let Some(partner) = partner {
                open.push((partner, token));
            } else if matches!(mark, ')' | ']' | '}') {
                match open.last() {
                    Some((partner, _)) if *partner == mark => _ = open.pop(),
                    _ => self.stray(token.start, token.end, "unclosed"),
                }
            }
            after_value = matches!(token.sort, Sort::Name | Sort::Number | Sort::Text)
                || matches!(mark, ')' | ']' | '}');
        }
        for (_, token) in open {
            self.stray(token.start, token.end, "unclosed");
        }
    }
}

fn is_inside_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Marks, digits and letters that a Chinese keyboard gives for those of rhai.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}' | '\u{3015}')
        || matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}')
}
