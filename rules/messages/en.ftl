# What fonte says, in English.
#
# A message's id is the rule's code, with an ending where a rule has several. Each message names its variables.
# Numbers, dates and weekdays come already written as the reader writes them. A variable that may be missing
# holds the choice `none`.

## Calendar and numbers

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
# $day, $month (its name), $year
date-long = { $day } { $month } { $year }

## Places in the archive

# $document: author, headline or path. $date, $source: or none.
archive-place = { $date ->
    [none] { $source ->
        [none] { $document }
       *[other] { $document }, source { $source }
    }
   *[other] { $source ->
        [none] { $document }, { $date }
       *[other] { $document }, { $date }, source { $source }
    }
}

## Sources

# $figure: the words of the figure. $count: how many figures of the sentence stand without a source.
unsourced-number = { $count ->
    [1] “{ $figure }” has no source in this paragraph. Say who counted, or link it.
   *[other] “{ $figure }” and { $count ->
        [2] another figure
       *[other] the other figures
    } of this sentence have no source in this paragraph. Say who counted, or link it.
}
# $figure
unsourced-number-related = “{ $figure }” has no source either.
# $figure: the same figure again
unsourced-number-repeated = The same figure again: “{ $figure }”.
# $source: as the archive names it
unsourced-number-archive = The archive has this figure from { $source }.
unsourced-number-fix-insert = Name the source
# Goes into the article; { "{}" } is where the source is typed.
unsourced-number-insert = , according to { "{}" }
# $source
unsourced-number-fix-archive = Name { $source } as the source
# Goes into the article. $source
unsourced-number-insert-archive = , according to { $source }

# $phrase: the vague words. $figure: or none.
vague-source = { $figure ->
    [none] “{ $phrase }” names nobody who can be asked. Name the source, or drop the claim.
   *[other] “{ $phrase }” hides who counted “{ $figure }”. Name the source, or drop the number.
}
vague-source-fix-replace = Name the source
# Goes into the article; { "{}" } is where the source is typed.
vague-source-replacement = according to { "{}" }

# $lines: the lines of the sentences that need a source most, or none. $count: how many they are.
article-without-sources = { $lines ->
    [none] No source is named anywhere in this article.
   *[other] No source is named anywhere in this article. Start with { $count ->
        [1] line { $lines }
       *[other] the sentences at lines { $lines }
    }.
}
article-without-sources-related = Who says this?

# $quote: how the quotation begins.
unsourced-quote = Nobody is named who said “{ $quote }”. Say whose words these are.
unsourced-quote-related = Whose words are these?
unsourced-quote-fix-insert = Name the speaker
# Go into the article; { "{}" } is where the speaker is typed. The second ends the sentence.
unsourced-quote-insert = , said { "{}" }
unsourced-quote-insert-last = , said { "{}" }.

# $phrase: the words for the source.
anonymous-source = “{ $phrase }” is a source without a name, and the text does not say why. Name it, or give its rank and the reason.
anonymous-source-fix-insert = Give the reason
# Goes into the article; { "{}" } is where the reason is typed.
anonymous-source-insert = {" "}(not named because { "{}" })

# $figure: the words of the figure. $phrase: the words for the source. $number: one or many, as the text says.
single-anonymous-source = { $number ->
    [many] “{ $figure }” rests on “{ $phrase }” alone: no name, and nobody else confirms it. Say how many sources there are, and look for one with a name.
   *[one] “{ $figure }” rests on one source without a name, and nobody else confirms it. Look for a second source, with a name.
}
single-anonymous-source-related = The only source

# $phrase: the superlative
unsourced-superlative = Nobody stands for “{ $phrase }”. Say whose finding it is, or soften it.
unsourced-superlative-fix-insert = Name the source
# Goes into the article; { "{}" } is where the source is typed.
unsourced-superlative-insert = , according to { "{}" }

# $phrase: the words of the passive.
agentless-report = “{ $phrase }” does not say by whom. Name who reports or thinks so.
agentless-report-fix-insert = Name who does
# Goes into the article; { "{}" } is where the agent is typed.
agentless-report-insert = {" "}by { "{}" }

# $figure: the words of the figure. $missing: what of the poll is not told.
poll-without-method = “{ $figure }” comes from a poll, but { $missing ->
    [maker] nobody is named who made it. Name the institute.
    [sample] the text does not say how many people were asked. Give the number.
    [dates] the text does not say when people were asked. Give the dates.
    [maker-sample] the text says neither who made it nor how many people were asked. Give both.
    [maker-dates] the text says neither who made it nor when people were asked. Give both.
    [sample-dates] the text says neither how many people were asked nor when. Give both.
   *[all] the text does not say who made it, how many people were asked, or when. Give all three.
}
poll-without-method-fix-insert = Add what is missing of the poll
# Goes into the article; each { "{}" } is where something is typed.
poll-without-method-insert = {" "}({ "{}" }, { "{}" } people asked, { "{}" })

## Dates

# $text: the date as written. $reason: day, month, leap, hour. $month: the month's name, or none. $last: its last day. $year: or none.
impossible-date = { $reason ->
    [leap] “{ $text }” does not exist: { $year } is not a leap year. Check day and month.
    [month] “{ $text }” does not exist: there are twelve months. Check day and month.
    [hour] “{ $text }” does not exist: a day has 24 hours, an hour 60 minutes. Check the time.
   *[day] “{ $text }” does not exist: { $month ->
        [none] no month has so many days
       *[other] { $month } has { $last } days
    }. Check day and month.
}
# $replacement
impossible-date-fix = Write “{ $replacement }”

# $date: the date. $is: the weekday it falls on. $written: the weekday written. $near: the nearest date with the written weekday.
weekday-mismatch = { $date } is a { $is }, not a { $written }. Change the day ({ $is }) or the date ({ $written }, { $near }).
# As above, where the year is not written but follows from the publication date $published.
weekday-mismatch-assumed = { $date } is a { $is }, not a { $written } (the year follows from the publication on { $published }). Change the day ({ $is }) or the date ({ $written }, { $near }).
# $replacement
weekday-mismatch-fix-weekday = Change the day to “{ $replacement }”
# $replacement
weekday-mismatch-fix-date = Change the date to “{ $replacement }”

# $text: the date. $verb: its verb. $side: ahead or behind publication. $days: how far. $published
tense-vs-date = { $side ->
    [ahead] “{ $text }” is still to come: it is { $days } days after publication ({ $published }), yet the verb tells it as done (“{ $verb }”). Check the date or the tense.
   *[behind] “{ $text }” is over: it is { $days } days before publication ({ $published }), yet the verb tells it as still to come (“{ $verb }”). Check the date or the tense.
}
tense-vs-date-related-verb = The verb

# $date: of the lead. $published. $days: from one to the other.
stale-lead-date = The lead gives as news something dated { $date }; the article is of { $published }, { $days } days later. Check day and month.
stale-lead-date-related = The date of publication

# $text: the expression
relative-date-unanchored = Without a publication date nobody can tell when “{ $text }” is. Write the full date, or add `date:` at the top.
# $text: another such expression
# $text: the expression; the article is dated.
relative-date-unanchored-vague = “{ $text }” does not say when. Give the day if it is known.
# $text: another such expression
relative-date-unanchored-related = “{ $text }” has no certain day either.

# $text: an expression that leans on the publication date, or none.
missing-publication-date = { $text ->
    [none] This article has no publication date, so its dates cannot be checked. Add `date:` at the top.
   *[other] Without a publication date “{ $text }” cannot be checked. Add `date:` at the top.
}
missing-publication-date-related = Leans on the publication date
missing-publication-date-fix = Add `date:` at the top

# $age, $born: words of the text. $kind: now, at ($when: words) or life. $when: for now, the publication date.
# $low, $high: the ages that fit; $same: whether they are one.
age-mismatch = { $kind ->
    [now] Somebody born in “{ $born }” is { age-mismatch-years } on the day of publication ({ $when })
    [at] Somebody born in “{ $born }” was { age-mismatch-years } in “{ $when }”
   *[life] A life of “{ $born }” lasts { age-mismatch-years } years
}, not “{ $age }”. Check age and date of birth.
age-mismatch-years = { $same ->
    [yes] { $high }
   *[no] { $low } or { $high }
}
age-mismatch-related = Born here
age-mismatch-fix = Write “{ $replacement }”

# $text: the anniversary. $event: its date. $years: how many years it is. $published
anniversary-mismatch = “{ $text }”, but from “{ $event }” to the year of publication ({ $published }) it is { $years } { $years ->
    [1] year
   *[other] years
}. Check the count or the date.
anniversary-mismatch-related = The event
anniversary-mismatch-fix = Write “{ $replacement }”

# $text: the count. $date: its dates. $low, $high: how many $unit it is; $same: whether they are one.
elapsed-time-mismatch = “{ $text }” does not fit “{ $date }”: that makes { $same ->
    [yes] { $low }
   *[no] { $low } to { $high }
} { $unit ->
    [hours] hours
    [days] days
    [weeks] weeks
    [months] months
    [decades] decades
   *[years] years
}. Check the count or the date.
elapsed-time-mismatch-related = Counted from here
elapsed-time-mismatch-fix = Write “{ $replacement }”

# $text: the date. $one, $two: its readings. $foreign: a date in the other order, or none.
ambiguous-numeric-date = { $foreign ->
    [none] “{ $text }” may be { $one } or { $two }. Spell the month out.
   *[other] “{ $text }” may be { $one } or { $two }: beside “{ $foreign }” nobody can tell. Spell the month out.
}
ambiguous-numeric-date-related = In the other order
ambiguous-numeric-date-fix = Write “{ $replacement }”

# $text: as written. $replacement: as the language writes it.
nonlocal-date-format = “{ $text }” is not how dates are written in this language. Write “{ $replacement }”.
# $text: a date whose month is beyond 12 when read locally. $replacement
nonlocal-date-format-unreadable = “{ $text }” has no such month when read day first. Write “{ $replacement }”.
# $replacement
nonlocal-date-format-fix = Write “{ $replacement }”

# $date: here. $other: elsewhere in the article. $line: of the other.
date-conflict = “{ $date }” here, “{ $other }” on line { $line } for the same event. Make them agree, or say what happened when.
# $date: the other date
date-conflict-related = “{ $date }” stands here
# $replacement
date-conflict-fix = Make it “{ $replacement }”

# $here: the date here. $other: in the archive. $document, $date, $source: see archive-place.
date-contradicts-corpus = “{ $here }” here, but the archive dates it “{ $other }” ({ archive-place }). Check which holds.
# $other: in the archive. $document, $date, $source
date-contradicts-corpus-related = “{ $other }” ({ archive-place })
# $replacement
date-contradicts-corpus-fix = Take the archive's date: “{ $replacement }”

# $text: the rarer form. $model: a date in the usual one.
mixed-date-formats = “{ $text }” here, “{ $model }” elsewhere in this article. Write dates in one way.
mixed-date-formats-related = The usual form
mixed-date-formats-repeated = “{ $text }” as well
mixed-date-formats-fix = Write “{ $replacement }”

# $text: the period. $from, $to: its ends as written.
reversed-period = “{ $text }” ends before it begins: “{ $to }” comes before “{ $from }”. Swap the two ends or check them.
reversed-period-fix = Write “{ $replacement }”

## Figures

# $figure: here. $other: in the archive. $document, $date, $source: see archive-place.
figure-contradicts-corpus = “{ $figure }” here, but the archive has “{ $other }” ({ archive-place }). Check which holds, or say whose figure this is.
# As above; the figure stands in a quotation of $speaker, or none.
figure-contradicts-corpus-quoted = { $speaker ->
    [none] “{ $figure }” in this quotation, but the archive has “{ $other }” ({ archive-place }). Check what was said.
   *[other] { $speaker } says “{ $figure }”, but the archive has “{ $other }” ({ archive-place }). Check what was said.
}
# As above; the archive disagrees with itself. $agree: articles that say the same as here. $count: all that give the figure.
figure-contradicts-corpus-divided = “{ $figure }” here, but the newest in the archive is “{ $other }” ({ archive-place }); { $agree } of { $count } archive articles { $agree ->
    [1] agrees
   *[other] agree
} with you. Check which holds, or say whose figure this is.
# $figure: in the archive. $document, $date, $source
figure-contradicts-corpus-related = “{ $figure }” ({ archive-place })
# $replacement
figure-contradicts-corpus-fix-replace = Take the archive's figure: “{ $replacement }”
figure-contradicts-corpus-fix-attribute = Say whose figure this is
# Goes into the article; { "{}" } is where the source is typed.
figure-contradicts-corpus-insert = , according to { "{}" }

# $figure: here. $other: in the archive. $document, $date, $source: see archive-place.
figure-superseded = “{ $figure }” may be out of date: the archive has “{ $other }” ({ archive-place }). Update it, or say as of when.
figure-superseded-related = “{ $figure }” ({ archive-place })
# $replacement
figure-superseded-fix-replace = Update to “{ $replacement }”

# $figure: here. $other: elsewhere in the article. $line: of the other.
figure-conflict = “{ $figure }” here, “{ $other }” on line { $line }. Make them agree, or say why they differ.
# $figure: the other figure
figure-conflict-related = “{ $figure }” stands here
# $replacement
figure-conflict-fix = Make it “{ $replacement }”

# $place: headline, standfirst or caption. $figure: there. $other: in the text. $line: where.
headline-figure-mismatch = { $place ->
    [headline] The headline says “{ $figure }”
    [standfirst] The summary says “{ $figure }”
   *[caption] The caption says “{ $figure }”
}, the text “{ $other }” (line { $line }). Make them agree.
# As above; the number is the same, its bound is gone.
headline-figure-mismatch-bound = { $place ->
    [headline] The headline says “{ $figure }”
    [standfirst] The summary says “{ $figure }”
   *[caption] The caption says “{ $figure }”
}, the text only “{ $other }” (line { $line }). Keep the bound.
# $figure: in the text.
headline-figure-mismatch-related = The text says “{ $figure }”
# $replacement
headline-figure-mismatch-fix = Write “{ $replacement }”

# $figure, $other: the two sides as written. $expected: what the first is in the unit of the second, or none. $is-range: whether both are ranges.
unit-conversion-mismatch = { $is-range ->
    [yes] “{ $figure }” is not “{ $other }”. Work it out again, or correct one side.
   *[no] “{ $figure }” is { $expected } in the other unit, not “{ $other }”. Correct one side.
}
# $figure: the first side.
unit-conversion-mismatch-related = Converted from “{ $figure }”
# $replacement
unit-conversion-mismatch-fix = Write “{ $replacement }”

# $figure, $other: the two amounts. $year. $from, $to: codes of currencies. $low, $high: the band of the year with its margin. $rate: as the text has it.
currency-conversion-mismatch = “{ $figure }” is not “{ $other }”: that makes { $rate } { $to } to the { $from }, which in { $year } lay between { $low } and { $high }. Check both amounts.
# $figure: the first amount.
currency-conversion-mismatch-related = Converted from “{ $figure }”

# $figure: here. $other: elsewhere in the text. $line: where. $factor: how many times one is the other.
order-of-magnitude = “{ $figure }” here, “{ $other }” in line { $line }: one is { $factor } times the other. Check the scale.
# As above, in the archive. $document, $date, $source
order-of-magnitude-archive = “{ $figure }” here, but the archive has “{ $other }” ({ archive-place }): one is { $factor } times the other. Check the scale.
# $figure: the other one.
order-of-magnitude-related = “{ $figure }” here
# $figure, $document, $date, $source
order-of-magnitude-related-archive = “{ $figure }” ({ archive-place })
# $replacement
order-of-magnitude-fix = Write “{ $replacement }” here
# $replacement, $line
order-of-magnitude-fix-other = Write “{ $replacement }” in line { $line }
# $replacement
order-of-magnitude-fix-archive = Take the archive's figure: “{ $replacement }”

# $figure: as written. $word: its scale word. $value: what that means in the article's language.
billion-false-friend = “{ $figure }” means { $value } here. The English word that looks like “{ $word }” is a thousand times smaller, or more. Check the size and spell it out.
# $figure, $word
billion-false-friend-foreign = “{ $figure }”: “{ $word }” is not the English word for a thousand million. Write it as English does.
# $replacement
billion-false-friend-fix = Write “{ $replacement }”

# $parts: with plus signs. $sum: of the parts. $total: as it stands. $way: more or less than the total.
sum-mismatch = { $parts } is { $sum }, not { $total }: is something { $way ->
    [more] counted twice
   *[less] missing
}? Make the total and its parts agree.
# $total
sum-mismatch-related = The total, “{ $total }”, stands here
# $replacement
sum-mismatch-fix = Make the total “{ $replacement }”

# $old and $new: the two figures. $change: in percent. $way: rise or fall. $stated: the percentage that is given.
percent-change-mismatch = From { $old } to { $new } is { $change }% { $way ->
    [rise] more
   *[fall] less
}, not “{ $stated }”. Correct one of the three.
# $old and $new: the two figures. $times: how many times as much. $stated: the word that is used.
percent-change-mismatch-factor = From { $old } to { $new } is { $times } times as much; “{ $stated }” says something else. Correct one of the three.
# $replacement
percent-change-mismatch-fix = Make it “{ $replacement }”

# $old and $new: the two percentages. $points: their difference. $percent: their ratio as a change. $way: rise or fall. $stated: what is given. $replacement
percent-vs-points = From { $old } to { $new } is { $points } percentage { $points ->
    [1] point
   *[other] points
} (or { $percent }% { $way ->
    [rise] more
   *[fall] less
}), not “{ $stated }”. Write “{ $replacement }”.
# $replacement
percent-vs-points-fix = Make it “{ $replacement }”

# $parts: with plus signs. $sum: of the shares. $way: more or less than the whole.
percent-total = { $parts } is { $sum }%, { $way ->
    [more] more than the whole. Correct a share, or say that several answers were possible.
   *[less] less than the whole that the sentence promises. Is a share missing?
}
# $figure: the share with its whole
percent-total-over = “{ $figure }” is more than all of them. Check the figure, or say of what it is a share.

# $ratio: the words that give the share. $share: in percent. $stated: the percentage that is given.
percent-of-count-mismatch = “{ $ratio }” is { $share }%, not “{ $stated }”. Correct one of them.
# $replacement
percent-of-count-mismatch-fix = Make it “{ $replacement }”

# $range. $first, $second: its two ends as they stand in the text
reversed-range = “{ $range }” runs from the greater to the smaller number. Put “{ $second }” before “{ $first }”, or say what changed.
reversed-range-fix = Swap the two numbers

# $text: the number. $mark: point or comma. $part: decimals or thousands, what the mark parts. $other, $other-mark, $other-part: the same for the other number
mixed-number-separators = In “{ $text }” { $mark ->
    [point] a point
   *[comma] a comma
} marks { $part ->
    [decimals] the decimals
   *[thousands] the thousands
}, in “{ $other }” { $other-mark ->
    [point] a point
   *[comma] a comma
} marks { $other-part ->
    [decimals] the decimals
   *[thousands] the thousands
}. Write numbers in one way.
mixed-number-separators-alone = In “{ $text }” { $mark ->
    [point] a point
   *[comma] a comma
} marks { $part ->
    [decimals] the decimals
   *[thousands] the thousands
}, which in this language is the other mark's job. Write “{ $replacement }”.
mixed-number-separators-related = “{ $text }”: { $mark ->
    [point] a point
   *[comma] a comma
} marks { $part ->
    [decimals] the decimals
   *[thousands] the thousands
}
mixed-number-separators-fix = { $count ->
    [1] Make it “{ $replacement }”
   *[other] Make it “{ $replacement }”, and turn the other numbers likewise
}

# $figure: the figure. $about: the word that rounds it. $source: the side it was converted from. $sample: the sample
false-precision = “{ $about }” and “{ $figure }” do not go together: the figure is too exact. Drop “{ $about }”, or round.
false-precision-conversion = “{ $figure }” is more exact than “{ $source }”, which it comes from. Round it.
false-precision-sample = “{ $figure }” of a sample of { $sample } is more exact than the sample allows. Round it.
false-precision-related = From here
false-precision-repeated = And “{ $figure }”
false-precision-fix-drop = Drop “{ $about }”
false-precision-fix-round = Make it “{ $replacement }”

# $announced: the announcement. $count, $most: how many points the list has, at least and at most. $stated: the number announced
list-count-mismatch = “{ $announced }” promises { $stated }, but the list has { $most ->
    [none] { $count }
   *[other] { $count } to { $most }
}. Count again: change the number, or complete the list.
list-count-mismatch-related = The list
list-count-mismatch-fix = Make it “{ $replacement }”

## Names

# $name: here. $other: the usual form. $n: archive articles with the usual form. $count: archive articles with this name.
name-variant = “{ $name }” here, “{ $other }” in { $n } of { $count } archive articles. Use one form.
# $name: here. $other: elsewhere in the article. $line: of the other.
name-variant-here = “{ $name }” here, “{ $other }” on line { $line }. Use one form.
# $name: here. $other: on the house list.
name-variant-house = “{ $name }” here, “{ $other }” on the house list. Use the house form.
# $name
name-variant-related = “{ $name }” stands here
# $document, $date, $source: see archive-place. $name
name-variant-archive = “{ $name }” ({ archive-place })
# $replacement
name-variant-fix-here = Write “{ $replacement }” here
# $replacement
name-variant-fix-all = Write “{ $replacement }” in the whole article

# $name: here. $other: the known form. $n: archive articles with the known form.
name-misspelled = “{ $name }” here, “{ $other }” in { $n ->
    [one] an archive article
   *[other] { $n } archive articles
}. Check the spelling.
# $name: here. $other: on the house list.
name-misspelled-house = “{ $name }” here, “{ $other }” on the house list. Check the spelling.
# $name: here. $other: elsewhere in the article. $line: of the other.
name-misspelled-here = “{ $name }” here, “{ $other }” on line { $line }. Check the spelling, or say who this is.
# $name
name-misspelled-related = “{ $name }” stands here
# $replacement
name-misspelled-fix = Write “{ $replacement }”

# $name: the person. $role: here. $other: in the archive. $n: archive articles that say so. $document, $date, $source: see archive-place.
role-contradicts-corpus = { $name } is “{ $role }” here, but “{ $other }” in the { $n } newest archive articles ({ archive-place }). Check which holds, or write “former”.
# $name: the person. $role: here. $other: on the house list.
role-contradicts-corpus-house = { $name } is “{ $role }” here, but “{ $other }” on the house list. Check which holds, or write “former”.
# $replacement
role-contradicts-corpus-fix = Write “{ $replacement }”

# $name: the surname. $full: the name in full.
first-mention-incomplete-surname = The text names “{ $name }” here for the first time. Write the name in full ({ $full }) and say who this is.
# $name
first-mention-incomplete-role = The text names { $name } here for the first time, and nothing near says who this is. Add it.
# $replacement
first-mention-incomplete-fix = Write “{ $replacement }”

# $name: here. $other: elsewhere in the article. $line: of the other.
transliteration-mixed = “{ $name }” is transliterated in one way, “{ $other }” (line { $line }) in another. Use one way.
# $name
transliteration-mixed-related = “{ $name }” stands here

## Quotes

# $mark
unbalanced-quotes-unclosed = “{ $mark }” opens and nothing closes it in this paragraph. Add the closing mark.
# $mark
unbalanced-quotes-unopened = “{ $mark }” closes and nothing has opened it in this paragraph. Add the opening mark.
# $mark: as written. $expected: the right one.
unbalanced-quotes-wrong-way = The mark { $mark } is turned the wrong way: here stands { $expected }.
unbalanced-quotes-related = The other mark of the pair
# $expected
unbalanced-quotes-fix = Put { $expected } here


# $quote: here. $other: in the archive. $document, $date, $source: see archive-place.
quote-differs-from-corpus = “{ $quote }” here, but the archive has “{ $other }” ({ archive-place }). Check what was said.
# $quote: in the archive. $document, $date, $source
quote-differs-from-corpus-related = “{ $quote }” ({ archive-place })
# $replacement
quote-differs-from-corpus-fix = Quote as in the archive: “{ $replacement }”

## Hygiene

# $text: the leftover. $kind: what it is: phrase, cross, repeated, or another kind
web-residue = { $kind ->
    [repeated] “{ $text }” stands twice. Delete one of them.
   *[other] “{ $text }” looks like a leftover of the web page. Delete the line.
}
web-residue-related = It stands here already
web-residue-fix = Delete the line
# $text: the place. $place: counted, percent, money, age or range
missing-number = { $place ->
    [range] One of the two numbers is missing in “{ $text }”. Put it in, or drop the range.
    [age] The age is missing in “{ $text }”. Put it in, or drop what is left of it.
   *[other] The number is missing in “{ $text }”. Put it in, or drop what announces it.
}

## Rules of the house

# The words of the house, which gives them in every language.
house-said = { $it ->
   *[any] { $en }
}
house-phrase = “{ $text }”: the desk asks for other words.
house-replace = “{ $text }”: the desk writes “{ $instead }”.
house-clash = “{ $text }”, but “{ $other }” in the same article. Use one form.
house-clash-here = The other form stands here, “{ $text }”
house-needs = “{ $text }” wants beside it: { $other }.
house-fix-replace = Write “{ $new }”
house-fix-delete = Take these words out

## Suppression

suppression-no-rule = This comment allows no rule. Name one: `fonte-allow CODE: reason`.
# $code, $near
suppression-unknown-rule-near = There is no rule `{ $code }`; did you mean `{ $near }`?
# $code
suppression-unknown-rule = There is no rule `{ $code }`. `fonte explain` lists them all.
suppression-no-reason = This comment allows nothing, because it gives no reason. Add one after a colon.
# $code
suppression-unused = Nothing here is reported by `{ $code }` any more. Delete the comment.
# $code, $file: the configuration.
suppression-allow-unused = { $file } allows `{ $code }` in this article, where it reports nothing any more. Delete the entry.
suppression-fix-delete = Delete the comment
# $code
suppression-fix-allow-line = Allow `{ $code }` here, with a reason
# $code
suppression-fix-allow-file = Allow `{ $code }` in the whole file, with a reason

## Command line

# $n: of one rule in one article. $code
held-back = and { $n } more of { $code }
# $n: of the same rule in the same article, at the end of the last message that is shown
held-back-here = And { $n } more of this kind.
# $n, $rules: «web-residue 2, weekday-mismatch 1»
fixed = { $n ->
    [one] { $n } correction made
   *[other] { $n } corrections made
} ({ $rules })
# $place, $figure: as it was marked. $by, $date
verified = { $place }: “{ $figure }” checked by { $by } on { $date }
# $place, $figure: as it was marked. $by, $date
verified-stale = { $place }: “{ $figure }” was checked by { $by } on { $date }, but its value or its sentence has changed. Check it again.
# $articles, $errors, $warnings, $others
summary = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}: { summary-findings }
# $errors, $warnings, $others
summary-findings = { $errors ->
    [0] { $warnings ->
        [0] { $others ->
            [0] nothing to report
           *[other] { summary-others }
        }
       *[other] { $others ->
            [0] { summary-warnings }
           *[other] { summary-warnings }, { summary-others }
        }
    }
   *[other] { $warnings ->
        [0] { $others ->
            [0] { summary-errors }
           *[other] { summary-errors }, { summary-others }
        }
       *[other] { $others ->
            [0] { summary-errors }, { summary-warnings }
           *[other] { summary-errors }, { summary-warnings }, { summary-others }
        }
    }
}
# $errors
summary-errors = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}
# $warnings
summary-warnings = { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
# $others
summary-others = { $others ->
    [one] { $others } note
   *[other] { $others } notes
}
# $written, $unchanged, $removed, $documents: documents. $claims, $names
indexing = { $documents } articles and facts looked through …
indexed = { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
} ({ $written } read, { $unchanged } unchanged, { $removed } removed), { $claims } figures, { $names } names
level-error = error
level-warning = warning
level-information = note
level-hint = hint
help = help

## Questions to the archive

# What is told of what is counted, by predicate families.
figures-family = { $family ->
    [send] sent
    [kill] killed
    [wound] wounded
    [miss] missing
    [capture] captured
    [kidnap] kidnapped
    [arrest] arrested
    [convict] convicted
    [rescue] rescued
    [evacuate] evacuated
    [displace] displaced
    [cost] cost
    [worth] value
    [pay] paid
    [earn] earned
    [lose] lost
    [sell] sold
    [buy] bought
    [allocate] allocated
    [cut] cut
    [vote] votes
    [elect] elected
    [grow] growth
    [fall] fall
    [employ] employed
    [dismiss] dismissed
    [produce] produced
    [supply] supplied
    [measure] measured
    [cover] covered
    [last] duration
    [meet] meetings
    [visit] visits
    [sign] signed
    [approve] approved
    [build] built
    [destroy] destroyed
    [close] closed
    [open] opened
    [launch] launched
    [shoot_down] shot down
    [infect] infected
    [vaccinate] vaccinated
    [arrive] arrived
    [attend] taking part
    [train] trained
    [live] living there
    [found] founded
    [publish] published
    [begin] begun
    [born] born
    [seize] seized
    [steal] stolen
    [fine] fined
   *[other] { $family }
}
# What is measured where nothing is counted.
figures-unit = { $unit ->
    [percent] per cent
    [points] percentage points
    [ratio] shares
    [length] length in metres
    [area] area in square metres
    [volume] volume in litres
    [mass] mass in kilograms
    [time] time in seconds
    [speed] speed in km/h
    [power] power in watts
    [energy] energy in kWh
    [temperature] temperature
   *[other] { $unit }
}
# $what: the noun or the unit. $qualifiers: what narrows it. $family: see above; may be missing.
figures-title = { $what }{ $qualifiers ->
    [none] { "" }
   *[other] { " " }({ $qualifiers })
}{ $family ->
    [none] { "" }
   *[other] , { $family }
}{ $scope ->
    [part] , a part
    [rate] , rate
    [forecast] , forecast
    [change] , change
   *[total] { "" }
}{ $denied ->
    [yes] , denied
   *[no] { "" }
}
# $n
figures-count = { $n ->
    [one] one figure
   *[other] { $n } figures
}
figures-undated = no date
# $n: reprints of the same sentence
figures-also = { $n ->
    [one] also in { $place }
   *[other] also in { $place } and { $others } more
}
figures-source = source { $source }
# $name: of the question. $names: whom it may mean.
figures-meant = “{ $name }” is taken for { $names }.
figures-nothing = The archive has no figure on “{ $question }”.
# $words: of the question
figures-words = “{ $words }” means nothing to fonte; only sentences that hold it are counted.
figures-empty = “{ $question }” names nobody and nothing that is counted. Ask for a noun, a name, or both: «soldiers North Korea».
figures-written = { $file }: { $series ->
    [one] one series
   *[other] { $series } series
}, { $figures } figures
figures-few = too few dated figures to draw
figures-picture = Figures: { $question }
# $n
asked-as-read = The archive is asked as it was last read; `fonte index` brings it up to date.
asked-nowhere = There is no archive to ask: no fonte.toml here names one, and no --reference was given.

who-unknown = Nobody called “{ $name }” in the archive.
who-near = Perhaps:
who-several = { $n } bear this name:
who-named = named { $mentions ->
    [one] once
   *[other] { $mentions } times
} in { $articles ->
    [one] one article
   *[other] { $articles } articles
}
who-spellings = Spellings
who-list = House list
who-roles = Roles
who-figures = Latest figures
who-documents = Named in
who-more = and { $n } more; --all shows them
# $from, $to: dates; either may be missing
who-span = { $from ->
    [none] { $to ->
        [none] { "" }
       *[other] until { $to }
    }
   *[other] { $to ->
        [none] since { $from }
       *[other] { $from } to { $to }
    }
}
who-articles = { $n ->
    [one] one article
   *[other] { $n } articles
}

quotes-none = The archive quotes nobody called “{ $name }”.
quotes-count = { $name }: { $n ->
    [one] one quotation
   *[other] { $n } quotations
}
quotes-as = as { $words }

affected-none = No figure of the archive speaks against { $n ->
    [one] this fact
   *[other] these { $n } facts
}.
# $fact: as it is read. $source
affected-fact = { $fact }{ $source ->
    [none] { "" }
   *[other] , source { $source }
}
affected-wrong = cannot both hold: “{ $figure }”
affected-older = overtaken: “{ $figure }”
affected-count = { $wrong ->
    [0] nothing wrong
    [one] one figure to correct
   *[other] { $wrong } figures to correct
}{ $older ->
    [0] { "" }
    [one] , one overtaken
   *[other] , { $older } overtaken
}, in { $articles ->
    [one] one article
   *[other] { $articles } articles
}
affected-unread = read as no figure that could be compared: “{ $fact }”

compare-differs = Differ:
compare-agrees = Agree:
compare-only = Only in { $file }:
compare-overtaken = Later state:
compare-nothing = Neither text has a figure or quotation that could be compared.
# $known, $unsure: see compare-slot; may be missing
compare-why = Taken for the same figure{ $known ->
    [none] { "" }
   *[other] , since both say alike { $known }
}{ $unsure ->
    [none] .
   *[other] ; only one of them says { $unsure }.
}
compare-slot = { $slot ->
    [qualifiers] of which kind
    [predicate] what happened
    [agent] who acts
    [origin] from where
    [goal] to where
   *[window] when
}
compare-summary = { $differ } differ, { $overtaken ->
    [0] { "" }
   *[other] { $overtaken } in a later state,{ " " }
}{ $agree } agree, { $only } in only one of the two

## The language server: what stands under the pointer

# $text
hover-quoted = “{ $text }”
# How a figure was read. $what: the counted noun or the unit, or none. $value, $low, $high: numbers.
hover-figure-exactly = Read as { $value }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-between = Read as { $low } to { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-at-least = Read as { $low }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
} or more.
hover-figure-over = Read as more than { $low }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-at-most = Read as up to { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-under = Read as less than { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
# $source: the words that name it. $step: how it was found.
hover-source = Source: { $source } ({ hover-step }).
hover-source-group = Source: { $source }, named only as a group ({ hover-step }).
hover-source-vague = Source: only “{ $source }”, which names nobody ({ hover-step }).
hover-step = { $step ->
    [sentence] in the same sentence
    [reference] from a link, a note or a source line
    [quotation] the speaker of the quotation
    [previous] from the sentence before
    [confirmation] confirmed in a later sentence
    [announcement] announced at the start of the paragraph
    [repeat] where the same figure stands with its source
    [actor] who did it is the source
   *[document] from a document
}
hover-source-none = No source found.
# $kind: why the figure needs no source.
hover-source-exempt = Needs no source: { $kind ->
    [year] a year
    [clock] a clock time
    [calendar] part of a date
    [ordinal] a rank
    [age] an age
    [address] an address
    [phone] a telephone number
    [score] a score
    [model] a model or version
    [named] part of a name
    [legal] a law or article
    [label] a label
    [article] an article, not a number
    [idiom] a fixed phrase
    [parties] parties already named
    [computed] follows from the text itself
    [service] service information
    [hypothesis] a hypothesis
    [markup] part of the markup
    [market] a market price or index
    [duration] how long something lasted
    [price] a list price
   *[run] one of a run of numbers
}.
# A quotation. $speaker: who speaks, in the words of the text.
hover-quote-speaker = Speaker: { $speaker }.
hover-quote-nobody = The text does not say who speaks.
# $words: how many words it holds.
hover-quote-words = { $words ->
    [one] One word in quotation marks.
   *[other] { $words } words in quotation marks.
}
# An attribution. $text: what the source answers for, in quotation marks.
hover-attribution-scope = Answers for: { $text }
hover-attribution-figures = Figures that rest on it:
# A comment that allows something. $first, $last: line numbers.
hover-allow-file = Holds for the whole file.
hover-allow-lines = Holds from line { $first } to line { $last }.
# $reason: why, as the comment says.
hover-allow-reason = Reason: { $reason }
hover-allow-no-reason = The reason is missing.
hover-archive-figures = In the archive:
# $figure: the words. $place: document, date and source. $verdict: how it compares.
hover-archive-figure = “{ $figure }”, { $place }{ $verdict ->
    [agrees] { "" } – agrees
    [disagrees] { "" } – differs
    [superseded] { "" } – a later state
   *[none] { "" }
}
# $known, $unsure: see compare-slot
hover-archive-known = both say { $known }
hover-archive-unsure = only one says { $unsure }
# $count: further prints of the same text
hover-archive-reprints = { $count ->
    [1] also in one reprint
   *[other] also in { $count } reprints
}
# What a date means. $weekday, $date, $time, $first, $last
hover-date-day = { $weekday } { $date }
hover-date-moment = { $weekday } { $date }, { $time }
hover-date-clock = { $time }, on no known day
hover-date-range = From { $first } to { $last }
hover-date-from = From { $first }
hover-date-until = Until { $last }
# $count, $unit
hover-date-duration = A stretch of time: { $count } { $unit ->
    [second] { $count ->
        [one] second
       *[other] seconds
    }
    [minute] { $count ->
        [one] minute
       *[other] minutes
    }
    [hour] { $count ->
        [one] hour
       *[other] hours
    }
    [day] { $count ->
        [one] day
       *[other] days
    }
    [week] { $count ->
        [one] week
       *[other] weeks
    }
    [month] { $count ->
        [one] month
       *[other] months
    }
    [quarter] { $count ->
        [one] quarter
       *[other] quarters
    }
    [half] { $count ->
        [one] half year
       *[other] half years
    }
    [year] { $count ->
        [one] year
       *[other] years
    }
    [decade] { $count ->
        [one] decade
       *[other] decades
    }
   *[century] { $count ->
        [one] century
       *[other] centuries
    }
}
hover-date-every-weekday = Every { $weekday }
hover-date-every = Comes back every { $count } { $unit ->
    [second] s
    [minute] min
    [hour] h
    [day] days
    [week] weeks
    [month] months
    [quarter] quarters
    [half] half years
    [year] years
    [decade] decades
   *[century] centuries
}
hover-date-no-anchor = Depends on the publication date, which the article does not give.
hover-date-unknown = No date can be computed from these words.
# $date: the publication date
hover-date-anchor-publication = Counted from the publication date, { $date }.
# $text: the words of the other date
hover-date-anchor-mention = Counted from “{ $text }”.
# $days, $published
hover-date-before = { $days ->
    [one] One day
   *[other] { $days } days
} before publication ({ $published }).
hover-date-after = { $days ->
    [one] One day
   *[other] { $days } days
} after publication ({ $published }).
hover-date-same-day = The day of publication.
hover-date-within = Publication ({ $published }) falls within.
# $kind: person, organisation, place, other
hover-name-kind = { $kind ->
    [person] Person
    [organisation] Organisation
    [place] Place
   *[other] Something else
}
# $role: as the house list gives it
hover-name-house = House list: { $role }
# $spellings: quoted, with commas
hover-name-here = Also written here: { $spellings }
hover-name-roles-here = Roles in this article:
# $spellings: quoted, with the number of articles; $mentions, $articles
hover-name-archive = In the archive: { $mentions ->
    [one] one mention
   *[other] { $mentions } mentions
} in { $articles ->
    [one] one article
   *[other] { $articles } articles
}.
hover-name-archive-spellings = Spellings in the archive: { $spellings }
# $spelling: quoted. $articles
hover-name-spelling = { $spelling } ({ $articles })
hover-name-roles = Roles in the archive:
# $role, $place
hover-name-role = { $role }, { $place }
hover-name-figures = Latest figures in the archive:
hover-name-documents = Latest articles in the archive:

## The language server: what can be done

# $code
action-allow = Allow { $code } here, with a reason
# Goes into the comment where the reason is to be written.
action-allow-reason = write the reason here
# Goes into the article where the source is to be named.
action-gap = [source]

# $figure
action-verify = Mark “{ $figure }” as verified
# $document: its path
action-open = Open { $document }
# $name
action-house = Add “{ $name }” to the house list of names
action-fix-all = Make all safe corrections (fonte)

## The language server: what it shows

# How a figure stands. $standing; $source: the words that name it; $by: who checked it
standing = { $standing ->
    [verified] checked by { $by }
    [sourced] source: { $source }
    [group] source named only as a group: { $source }
    [vague] only “{ $source }”, which names nobody
   *[unsourced] no source
}
# The line over the headline. $figures, $unsourced, $verified, $differing
lens = { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
}{ $unsourced ->
    [0] { "" }
   *[other] { " · " }{ $unsourced } without source
}{ $verified ->
    [0] { "" }
   *[other] { " · " }{ $verified } checked
}{ $differing ->
    [0] { "" }
    [one] { " · " }{ $differing } differs from the archive
   *[other] { " · " }{ $differing } differ from the archive
}
# $value, $unit
hint-measure = { $value } { $unit }
# $low, $high, $unit
hint-range = { $low } to { $high } { $unit }
# $years
hint-age = { $years } years old
# $low, $high
hint-ages = { $low } or { $high } years old
# $role: or none. $origin
completion-name = { $role ->
    [none] { "" }
   *[other] { $role } · { "" }
}{ $origin ->
    [house] house list
    [article] this article
   *[archive] archive
}
none-unsourced = Every figure of this article has a source.
verify-no-newsroom = Marks are kept beside fonte.toml, and there is none for this article. “fonte init” writes one.
verify-nobody = Say who checks: write your initials as “initials” under [desk] in fonte.toml, or in the settings of the editor.
# $problem
verify-failed = The mark could not be written: { $problem }
rename-no-name = No name stands here.
rename-not-a-name = This cannot be a name.

## The language server: what it says by itself

progress-index = fonte reads the archive
# $file, $problem
config-broken = { $file } cannot be used, the last good configuration stays in force: { $problem }
# $problem
house-broken = A rule of the house cannot be used; the others stay in force: { $problem }
reference-broken = The archive: { $problem }

## The page of `fonte check --format html`

page-search = Search articles
page-level = Level
page-rule = Rule
page-status = Status
page-all-levels = All levels
page-all-rules = All rules
page-all-figures = All figures
page-only-findings = only with findings
page-by-status = Figures by who stands for them
page-by-rule = Findings by rule
page-series = Figures of which the archive has others
page-unread = What could not be read
page-rules = Findings by rule, one by one
page-articles = Articles
page-clean = Nothing found.
page-claims = Figures as a table
page-line = line
page-figure = figure
page-value = value
page-between = between
page-unit = unit
page-counts = of what
page-who = about
page-when = when
page-source = source
page-status-differs = archive differs
page-status-unsourced = unsourced
page-status-vague = vague source
page-status-sourced = sourced
page-status-verified = checked by the desk
page-status-exempt = needs no source
