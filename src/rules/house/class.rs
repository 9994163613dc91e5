//! What may stand in braces in a pattern: the mentions that are already read, and a few places.

use crate::article::{Case, TokenKind};
use crate::mention::{Exempt, NameKind, QuantityKind, TemporalForm};
use crate::rules::Context;
use crate::text::ProseSpan;

/// A class of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Figure,
    Number,
    Percent,
    Points,
    Money,
    Measure,
    Age,
    Ordinal,
    Date,
    Time,
    Duration,
    Person,
    Organisation,
    Place,
    Name,
    Quote,
    Source,
    Word,
    Capital,
    Start,
    End,
}

impl Class {
    pub(super) const ALL: [Class; 21] = [
        Class::Figure,
        Class::Number,
        Class::Percent,
        Class::Points,
        Class::Money,
        Class::Measure,
        Class::Age,
        Class::Ordinal,
        Class::Date,
        Class::Time,
        Class::Duration,
        Class::Person,
        Class::Organisation,
        Class::Place,
        Class::Name,
        Class::Quote,
        Class::Source,
        Class::Word,
        Class::Capital,
        Class::Start,
        Class::End,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Class::Figure => "figure",
            Class::Number => "number",
            Class::Percent => "percent",
            Class::Points => "points",
            Class::Money => "money",
            Class::Measure => "measure",
            Class::Age => "age",
            Class::Ordinal => "ordinal",
            Class::Date => "date",
            Class::Time => "time",
            Class::Duration => "duration",
            Class::Person => "person",
            Class::Organisation => "organisation",
            Class::Place => "place",
            Class::Name => "name",
            Class::Quote => "quote",
            Class::Source => "source",
            Class::Word => "word",
            Class::Capital => "capital",
            Class::Start => "start",
            Class::End => "end",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Class::ALL.into_iter().find(|class| class.name() == name)
    }

    /// Whether it takes no word: the start and the end of a sentence.
    pub(super) fn is_place(self) -> bool {
        matches!(self, Class::Start | Class::End)
    }

    /// Whether one token of this kind and case is one.
    pub(super) fn fits_token(self, kind: TokenKind, case: Case) -> bool {
        match self {
            Class::Word => kind == TokenKind::Word,
            Class::Capital => kind == TokenKind::Word && matches!(case, Case::Capital | Case::Upper),
            _ => false,
        }
    }

    /// Where the mentions of this class stand.
    fn spans(self, ctx: &Context<'_>) -> Vec<ProseSpan> {
        let mentions = ctx.mentions();
        let kind = |wanted: &[QuantityKind]| {
            let fitting = mentions.quantities.iter().filter(|it| wanted.contains(&it.kind));
            fitting.map(|it| it.figure).collect()
        };
        let time = |wanted: &[TemporalForm]| {
            mentions.times.iter().filter(|it| wanted.contains(&it.form)).map(|it| it.span).collect()
        };
        let name = |wanted: Option<NameKind>| {
            let fitting = mentions.names.iter().filter(|it| wanted.is_none_or(|kind| it.kind == kind));
            fitting.map(|it| it.span).collect()
        };
        match self {
            Class::Figure => {
                let is_figure = |exempt: Option<Exempt>| {
                    !matches!(exempt, Some(Exempt::Article | Exempt::Calendar | Exempt::Clock | Exempt::Year))
                };
                let figures = mentions.quantities.iter().filter(|it| is_figure(it.exempt));
                figures.map(|it| it.figure).collect()
            }
            Class::Number => mentions.quantities.iter().map(|it| it.numeral).collect(),
            Class::Percent => kind(&[QuantityKind::Percent]),
            Class::Points => kind(&[QuantityKind::Points]),
            Class::Money => kind(&[QuantityKind::Currency]),
            Class::Measure => kind(&[QuantityKind::Measure, QuantityKind::Temperature]),
            Class::Age => kind(&[QuantityKind::Age]),
            Class::Ordinal => kind(&[QuantityKind::Ordinal]),
            Class::Date => time(&[
                TemporalForm::Absolute,
                TemporalForm::Relative,
                TemporalForm::Range,
                TemporalForm::Open,
            ]),
            Class::Time => time(&[TemporalForm::Clock]),
            Class::Duration => time(&[TemporalForm::Duration]),
            Class::Person => name(Some(NameKind::Person)),
            Class::Organisation => name(Some(NameKind::Organisation)),
            Class::Place => name(Some(NameKind::Place)),
            Class::Name => name(None),
            Class::Quote => mentions.quotes.iter().map(|it| it.span).collect(),
            Class::Source => mentions.attributions.iter().filter_map(|it| it.source).collect(),
            Class::Word | Class::Capital | Class::Start | Class::End => Vec::new(),
        }
    }
}

/// Where the mentions that a pattern asks for stand, in tokens.
#[derive(Debug, Default)]
pub(super) struct Mentioned {
    /// Class, first token, the token past the last; in order.
    list: Vec<(Class, usize, usize)>,
}

impl Mentioned {
    /// The mentions of the given classes.
    pub(super) fn read(ctx: &Context<'_>, classes: &[Class]) -> Self {
        let mut list = Vec::new();
        for &class in classes {
            for span in class.spans(ctx) {
                let tokens = ctx.tokens_of(span);
                if tokens.start < tokens.end {
                    list.push((class, tokens.start, tokens.end));
                }
            }
        }
        list.sort_unstable();
        list.dedup();
        Self { list }
    }

    /// Where the mentions of `class` that begin at `token` end.
    pub(super) fn ends(&self, class: Class, token: usize) -> impl Iterator<Item = usize> {
        let first = self.list.partition_point(|&(known, start, _)| (known, start) < (class, token));
        let here = self.list[first..].iter();
        here.take_while(move |&&(known, start, _)| known == class && start == token).map(|&(_, _, end)| end)
    }
}
