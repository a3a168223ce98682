//! Tokens of a line for sh: words out of quotes and backslashes, operators, line ends.

use super::WordFault;
use crate::text::Span;

/// A part of a line. It may hold a phrase, so it cannot be printed.
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// Its place in the line, quotes included.
    pub(crate) span: Span,
}

pub(crate) enum TokenKind {
    /// A word without its quotes; whether a shell would fill something in.
    Word {
        /// The text.
        text: String,
        /// Whether it has a variable or a command in it.
        variable: bool,
    },
    /// A character that a shell acts on.
    Operator(char),
    /// The end of a line that goes on in no other.
    LineEnd,
}

/// The tokens of `line`, and the fault that ends them early, with its place.
pub(crate) fn sh_tokens(line: &str) -> (Vec<Token>, Option<(WordFault, Span)>) {
    let mut lexer = Lexer {
        line,
        rest: line.char_indices().peekable(),
        tokens: Vec::new(),
        word: None,
    };
    let fault = lexer.run().err();
    (lexer.tokens, fault)
}

/// The words of one command; what a shell would expand or run is a fault.
pub(super) fn sh_words(line: &str) -> Result<Vec<String>, WordFault> {
    let (tokens, fault) = sh_tokens(line);
    let mut words = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Word { variable: true, .. } => return Err(WordFault::Variable),
            TokenKind::Word { text, .. } => words.push(text),
            TokenKind::Operator(c) => return Err(WordFault::Operator(c)),
            TokenKind::LineEnd => {}
        }
    }
    fault.map_or(Ok(words), |(fault, _)| Err(fault))
}

/// A word that is being read.
struct Word {
    text: String,
    variable: bool,
    start: usize,
}

struct Lexer<'l> {
    line: &'l str,
    rest: std::iter::Peekable<std::str::CharIndices<'l>>,
    tokens: Vec<Token>,
    word: Option<Word>,
}

impl Lexer<'_> {
    fn run(&mut self) -> Result<(), (WordFault, Span)> {
        while let Some((at, c)) = self.rest.next() {
            let span = Span::new(at, at + c.len_utf8());
            match c {
                ' ' | '\t' | '\r' => self.end_word(at),
                '\n' => self.token(TokenKind::LineEnd, span),
                '#' if self.word.is_none() => {
                    while self.rest.next_if(|(_, c)| *c != '\n').is_some() {}
                }
                '\'' => self.single(at)?,
                '"' => self.double(at)?,
                '\\' => match self.next_or(at)? {
                    '\n' => {}
                    c => self.push(at, c),
                },
                '$' | '`' => self.variable(at, c),
                ';' | '&' | '|' | '<' | '>' | '(' | ')' => {
                    self.token(TokenKind::Operator(c), span);
                }
                c => self.push(at, c),
            }
        }
        self.end_word(self.line.len());
        Ok(())
    }

    /// Ends the word that is being read, and adds another token.
    fn token(&mut self, kind: TokenKind, span: Span) {
        self.end_word(span.start);
        self.tokens.push(Token { kind, span });
    }

    fn end_word(&mut self, at: usize) {
        let ended = self.word.take().map(|word| Token {
            span: Span::new(word.start, at),
            kind: TokenKind::Word {
                text: word.text,
                variable: word.variable,
            },
        });
        self.tokens.extend(ended);
    }

    /// The word that is being read, begun at `at` if there is none.
    fn word(&mut self, at: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word {
            text: String::new(),
            variable: false,
            start: at,
        })
    }

    fn push(&mut self, at: usize, c: char) {
        self.word(at).text.push(c);
    }

    fn variable(&mut self, at: usize, c: char) {
        let word = self.word(at);
        word.variable = true;
        word.text.push(c);
    }

    /// The next character of something that began at `start`.
    fn next_or(&mut self, start: usize) -> Result<char, (WordFault, Span)> {
        let open = Span::new(start, start + 1);
        let next = self.rest.next().map(|(_, c)| c);
        next.ok_or((WordFault::Quote, open))
    }

    fn single(&mut self, open: usize) -> Result<(), (WordFault, Span)> {
        self.word(open);
        loop {
            match self.next_or(open)? {
                '\'' => return Ok(()),
                c => self.push(open, c),
            }
        }
    }

    fn double(&mut self, open: usize) -> Result<(), (WordFault, Span)> {
        self.word(open);
        loop {
            match self.next_or(open)? {
                '"' => return Ok(()),
                c @ ('$' | '`') => self.variable(open, c),
                '\\' => match self.next_or(open)? {
                    '\n' => {}
                    c @ ('$' | '`' | '"' | '\\') => self.push(open, c),
                    c => {
                        self.push(open, '\\');
                        self.push(open, c);
                    }
                },
                c => self.push(open, c),
            }
        }
    }
}
