//! Rules written as text: `x1 + x2 = x3`, `c >= 0.6 t`, `2y + 1 = z`, `x > 0`.

use crate::repair::exact::Rational;
use crate::repair::problem::Relation;
use std::collections::BTreeMap;
use std::fmt;

/// A rule taken apart: all variables on the left, the constant on the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) terms: BTreeMap<String, Rational>,
    pub(crate) relation: Relation,
    pub(crate) constant: Rational,
}

/// What is wrong with the text of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionFault {
    /// Character at which reading stopped, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for ExpressionFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "at character {}: {}", self.column, self.message)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Number(Rational),
    Name(String),
    Plus,
    Minus,
    Times,
    Over,
    Relation(Relation),
}

/// Reads one rule.
pub(crate) fn parse(text: &str) -> Result<Parsed, ExpressionFault> {
    let tokens = tokens(text)?;
    let end = text.chars().count() + 1;
    let mut relations = tokens.iter().enumerate().filter_map(|(at, (_, token))| match token {
        Token::Relation(relation) => Some((at, *relation)),
        _ => None,
    });
    let Some((at, relation)) = relations.next() else {
        return Err(fault(end, "there is no =, <=, >=, < or >; write both sides, as in “a + b = c”"));
    };
    if let Some((second, _)) = relations.next() {
        let column = tokens.get(second).map_or(end, |token| token.0);
        return Err(fault(column, "a second comparison; write two rules instead"));
    }
    let (left, right) = tokens.split_at(at);
    let mut parsed = Parsed { terms: BTreeMap::new(), relation, constant: Rational::ZERO };
    let middle = tokens.get(at).map_or(end, |token| token.0);
    side(left, Rational::ONE, middle, &mut parsed)?;
    side(right.get(1..).unwrap_or_default(), Rational::MINUS_ONE, end, &mut parsed)?;
    parsed.terms.retain(|_, coefficient| !coefficient.is_zero());
    Ok(parsed)
}

fn fault(column: usize, message: impl Into<String>) -> ExpressionFault {
    ExpressionFault { column, message: message.into() }
}

/// Adds one side, times `sign`, to the rule.
fn side(
    tokens: &[(usize, Token)],
    sign: Rational,
    end: usize,
    parsed: &mut Parsed,
) -> Result<(), ExpressionFault> {
    let mut rest = tokens;
    let mut first = true;
    if rest.is_empty() {
        return Err(fault(end, "nothing stands on this side; write at least a number or a name"));
    }
    while let Some((column, token)) = rest.first() {
        let column = *column;
        let mut factor = sign;
        match token {
            Token::Plus => rest = rest.get(1..).unwrap_or_default(),
            Token::Minus => {
                factor = factor.negated();
                rest = rest.get(1..).unwrap_or_default();
            }
            _ if first => {}
            _ => return Err(fault(column, "expected + or - here")),
        }
        first = false;
        let mut name: Option<String> = None;
        let mut dividing = false;
        let mut operand = true;
        while operand {
            let (column, token) = match rest.first() {
                Some((column, token)) => (*column, token.clone()),
                None => return Err(fault(end, "expected a number or a name here")),
            };
            let too_large = || fault(column, "the numbers are too large to calculate with exactly");
            let was_number = matches!(token, Token::Number(_));
            match token {
                Token::Number(value) if dividing => factor = factor.over(value).map_err(|_| too_large())?,
                Token::Number(value) => factor = factor.times(value).map_err(|_| too_large())?,
                Token::Name(_) if dividing => {
                    return Err(fault(column, "dividing by a variable is not linear; multiply the rule out"));
                }
                Token::Name(_) if name.is_some() => {
                    return Err(fault(column, "a product of two variables is not linear"));
                }
                Token::Name(text) => name = Some(text),
                _ => return Err(fault(column, "expected a number or a name here")),
            }
            rest = rest.get(1..).unwrap_or_default();
            dividing = false;
            operand = match rest.first().map(|(_, token)| token) {
                Some(Token::Times) => {
                    rest = rest.get(1..).unwrap_or_default();
                    true
                }
                Some(Token::Over) => {
                    rest = rest.get(1..).unwrap_or_default();
                    dividing = true;
                    true
                }
                Some(Token::Name(_)) => was_number,
                _ => false,
            };
        }
        let too_large = || fault(column, "the numbers are too large to calculate with exactly");
        match name {
            Some(name) => {
                let sum = parsed.terms.entry(name).or_default();
                *sum = sum.plus(factor).map_err(|_| too_large())?;
            }
            None => parsed.constant = parsed.constant.minus(factor).map_err(|_| too_large())?,
        }
    }
    Ok(())
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExpressionFault> {
    let characters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let column = at + 1;
        let next = characters.get(at + 1).copied();
        let (length, token) = match character {
            _ if character.is_whitespace() => {
                at += 1;
                continue;
            }
            '+' => (1, Token::Plus),
            '-' | '−' => (1, Token::Minus),
            '*' | '·' | '×' => (1, Token::Times),
            '/' => (1, Token::Over),
            '<' if next == Some('=') => (2, Token::Relation(Relation::AtMost)),
            '>' if next == Some('=') => (2, Token::Relation(Relation::AtLeast)),
            '=' if next == Some('=') => (2, Token::Relation(Relation::Equal)),
            '=' => (1, Token::Relation(Relation::Equal)),
            '≤' => (1, Token::Relation(Relation::AtMost)),
            '≥' => (1, Token::Relation(Relation::AtLeast)),
            '<' => (1, Token::Relation(Relation::Below)),
            '>' => (1, Token::Relation(Relation::Above)),
            _ if character.is_ascii_digit() || character == '.' => {
                let length = number_length(characters.get(at..).unwrap_or_default());
                let digits: String = characters.iter().skip(at).take(length).collect();
                (length, Token::Number(digits.parse().map_err(|wrong| fault(column, format!("{wrong}")))?))
            }
            _ if starts_name(character) => {
                let name: String =
                    characters.iter().skip(at).take_while(|&&other| continues_name(other)).collect();
                (name.chars().count(), Token::Name(name))
            }
            _ => {
                return Err(fault(
                    column,
                    format!(
                        "“{character}” has no meaning here; a rule has numbers, names, + - * / and a comparison"
                    ),
                ));
            }
        };
        tokens.push((column, token));
        at += length;
    }
    Ok(tokens)
}

/// Can a rule name this variable?
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(starts_name) && text.chars().all(continues_name)
}

fn starts_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

fn continues_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '.'
}

/// How many characters belong to the number that starts here; an `e` only with digits behind it.
fn number_length(characters: &[char]) -> usize {
    let digits =
        |from: usize| characters.iter().skip(from).take_while(|character| character.is_ascii_digit()).count();
    let mut length = digits(0);
    if characters.get(length) == Some(&'.') {
        length += 1 + digits(length + 1);
    }
    if matches!(characters.get(length), Some('e' | 'E')) {
        let signed = usize::from(matches!(characters.get(length + 1), Some('+' | '-')));
        let power = digits(length + 1 + signed);
        let after = characters.get(length + 1 + signed + power);
        if power > 0 && !after.is_some_and(|&character| continues_name(character)) {
            length += 1 + signed + power;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let parsed = parse(text).unwrap();
        let terms: Vec<String> =
            parsed.terms.iter().map(|(name, factor)| format!("{factor}·{name}")).collect();
        format!("{} {:?} {}", terms.join(" "), parsed.relation, parsed.constant)
    }

    #[test]
    fn reads_what_people_write() {
        assert_eq!(shown("x1 + x2 = x3"), "1·x1 1·x2 -1·x3 Equal 0");
        assert_eq!(shown("c >= 0.6 t"), "1·c -0.6·t AtLeast 0");
        assert_eq!(shown("2y+1 == z"), "2·y -1·z Equal -1");
        assert_eq!(shown("-x + 3*y/2 < 1e2 - x"), "1.5·y Below 100");
        assert_eq!(shown("结转.甲 ≤ 5"), "1·结转.甲 AtMost 5");
        assert_eq!(shown("2e1 = x"), "-1·x Equal -20");
        assert_eq!(shown("2e = 1"), "2·e Equal 1");
    }

    #[test]
    fn says_where_it_is_wrong() {
        for (text, column) in [
            ("a + b", 6),
            ("a = b = c", 7),
            ("a + = 3", 5),
            ("a * b = 3", 5),
            ("3 / a = 1", 5),
            ("a b = 1", 3),
            ("a = $", 5),
            ("= 3", 1),
            ("a =", 4),
        ] {
            let wrong = parse(text).unwrap_err();
            assert_eq!(wrong.column, column, "{text}: {wrong}");
            assert!(wrong.message.len() > 10);
        }
    }
}
