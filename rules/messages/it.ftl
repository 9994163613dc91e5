# Che cosa dice fonte, in italiano.
#
# L'id di un messaggio è il codice della regola, con una coda se la regola ne ha più d'uno. Le variabili sono
# quelle dell'inglese. Numeri, date e giorni arrivano già scritti come li scrive chi legge; accanto a una data
# $x c'è sempre $x-day, il numero del giorno, per l'elisione. Una variabile che può mancare vale allora `none`.

## Calendario e numeri

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
weekday-1 = lunedì
weekday-2 = martedì
weekday-3 = mercoledì
weekday-4 = giovedì
weekday-5 = venerdì
weekday-6 = sabato
weekday-7 = domenica
date-long = { $day ->
    [1] 1º
   *[other] { $day }
} { $month } { $year }

## Luoghi dell'archivio

archive-place = { $date ->
    [none] { $source ->
        [none] { $document }
       *[other] { $document }, fonte { $source }
    }
   *[other] { $source ->
        [none] { $document }, { $date }
       *[other] { $document }, { $date }, fonte { $source }
    }
}

## Fonti

unsourced-number = { $count ->
    [1] «{ $figure }» non ha una fonte in questo capoverso. Scrivi chi ha contato o metti un link.
   *[other] «{ $figure }» e { $count ->
        [2] un'altra cifra
       *[other] le altre cifre
    } di questa frase non hanno una fonte in questo capoverso. Scrivi chi ha contato o metti un link.
}
unsourced-number-related = Neanche «{ $figure }» ha una fonte.
unsourced-number-repeated = Ancora la stessa cifra: «{ $figure }».
unsourced-number-archive = In archivio questa cifra ha per fonte { $source }.
unsourced-number-fix-insert = Indica la fonte
unsourced-number-insert = , secondo { "{}" }
unsourced-number-fix-archive = Indica come fonte { $source }
unsourced-number-insert-archive = , secondo { $source }

vague-source = { $figure ->
    [none] «{ $phrase }» non nomina nessuno a cui si possa chiedere. Indica la fonte o togli l'affermazione.
   *[other] «{ $phrase }» non dice chi ha contato «{ $figure }». Indica la fonte o togli il numero.
}
vague-source-fix-replace = Indica la fonte
vague-source-replacement = secondo { "{}" }

article-without-sources = { $lines ->
    [none] In tutto l'articolo non è indicata nessuna fonte.
   *[other] In tutto l'articolo non è indicata nessuna fonte. Comincia { $count ->
        [1] dalla riga { $lines }
       *[other] dalle frasi alle righe { $lines }
    }.
}
article-without-sources-related = Chi lo dice?

unsourced-quote = Non è detto di chi sono le parole «{ $quote }». Indica chi le ha pronunciate.
unsourced-quote-related = E queste parole di chi sono?
unsourced-quote-fix-insert = Indica chi parla
unsourced-quote-insert = , ha detto { "{}" }
unsourced-quote-insert-last = , ha detto { "{}" }.

anonymous-source = «{ $phrase }» è una fonte senza nome e il testo non dice perché. Indica chi è, oppure il ruolo e il motivo.
anonymous-source-fix-insert = Indica il motivo
anonymous-source-insert = {" "}(senza nome perché { "{}" })

single-anonymous-source = { $number ->
    [many] «{ $figure }» poggia soltanto su «{ $phrase }»: nessun nome, e nessun altro conferma. Scrivi quante sono le fonti e cercane una con un nome.
   *[one] «{ $figure }» poggia su una sola fonte senza nome, e nessun altro conferma. Cerca una seconda fonte, con un nome.
}
single-anonymous-source-related = L'unica fonte

unsourced-superlative = Nessuno risponde di «{ $phrase }». Scrivi chi lo afferma o attenua.
unsourced-superlative-fix-insert = Indica la fonte
unsourced-superlative-insert = , secondo { "{}" }

agentless-report = «{ $phrase }» non dice da chi. Indica chi lo riferisce o lo pensa.
agentless-report-fix-insert = Indica chi
agentless-report-insert = {" "}da { "{}" }

poll-without-method = «{ $figure }» viene da un sondaggio, ma { $missing ->
    [maker] non è detto chi l'ha fatto. Indica l'istituto.
    [sample] non è detto quante persone sono state interrogate. Indica il numero.
    [dates] non è detto quando le persone sono state interrogate. Indica le date.
    [maker-sample] non è detto chi l'ha fatto né quante persone sono state interrogate. Indica l'uno e l'altro.
    [maker-dates] non è detto chi l'ha fatto né quando. Indica l'uno e l'altro.
    [sample-dates] non è detto quante persone sono state interrogate né quando. Indica l'uno e l'altro.
   *[all] non è detto chi l'ha fatto, su quante persone né quando. Indica tutti e tre i dati.
}
poll-without-method-fix-insert = Aggiungi i dati del sondaggio
poll-without-method-insert = {" "}({ "{}" }, { "{}" } intervistati, { "{}" })

## Date

impossible-date = { $reason ->
    [leap] «{ $text }» non esiste: il { $year } non è bisestile. Controlla giorno e mese.
    [month] «{ $text }» non esiste: i mesi sono dodici. Controlla giorno e mese.
    [hour] «{ $text }» non esiste: il giorno ha 24 ore, un'ora 60 minuti. Controlla l'ora.
   *[day] «{ $text }» non esiste: { $month ->
        [none] nessun mese ha tanti giorni
       *[other] { $month } ha { $last } giorni
    }. Controlla giorno e mese.
}
impossible-date-fix = Scrivi «{ $replacement }»

weekday-mismatch = { $date-day ->
    [8] L'{ $date }
    [11] L'{ $date }
   *[other] Il { $date }
} è { $is }, non { $written }. Cambia il giorno ({ $is }) o la data ({ $written } { $near }).
weekday-mismatch-assumed = { $date-day ->
    [8] L'{ $date }
    [11] L'{ $date }
   *[other] Il { $date }
} è { $is }, non { $written } (l'anno è ricavato dalla pubblicazione: { $published }). Cambia il giorno ({ $is }) o la data ({ $written } { $near }).
weekday-mismatch-fix-weekday = Cambia il giorno in «{ $replacement }»
weekday-mismatch-fix-date = Cambia la data in «{ $replacement }»

tense-vs-date = { $side ->
    [ahead] «{ $text }» deve ancora venire: { $days } giorni dopo la pubblicazione ({ $published }), ma il verbo lo racconta come già avvenuto («{ $verb }»). Controlla la data o il tempo del verbo.
   *[behind] «{ $text }» è già passato: { $days } giorni prima della pubblicazione ({ $published }), ma il verbo lo annuncia come futuro («{ $verb }»). Controlla la data o il tempo del verbo.
}
tense-vs-date-related-verb = Il verbo

stale-lead-date = L'attacco dà come notizia un fatto { $date-day ->
    [8] dell'{ $date }
    [11] dell'{ $date }
   *[other] del { $date }
}, ma l'articolo è { $published-day ->
    [8] dell'{ $published }
    [11] dell'{ $published }
   *[other] del { $published }
}: { $days } giorni dopo. Controlla giorno e mese.
stale-lead-date-related = La data di pubblicazione

relative-date-unanchored = Senza data di pubblicazione non si può sapere quando è «{ $text }». Scrivi la data per intero o aggiungi `date:` in testa al file.
relative-date-unanchored-vague = «{ $text }» non dice quando. Scrivi il giorno, se si sa.
relative-date-unanchored-related = Neanche «{ $text }» ha un giorno certo.

missing-publication-date = { $text ->
    [none] L'articolo non ha una data di pubblicazione: le sue date non si possono controllare. Aggiungi `date:` in testa al file.
   *[other] Senza data di pubblicazione non si può controllare «{ $text }». Aggiungi `date:` in testa al file.
}
missing-publication-date-related = Dipende dalla data di pubblicazione
missing-publication-date-fix = Aggiungi `date:` in testa

age-mismatch = { $kind ->
    [now] Chi è nato «{ $born }» ha { age-mismatch-years } anni alla data di pubblicazione ({ $when })
    [at] Chi è nato «{ $born }» ha { age-mismatch-years } anni alla data «{ $when }»
   *[life] Una vita «{ $born }» dura { age-mismatch-years } anni
}, non «{ $age }». Controlla età e nascita.
age-mismatch-years = { $same ->
    [yes] { $high }
   *[no] { $low } o { $high }
}
age-mismatch-related = La nascita
age-mismatch-fix = Scrivi «{ $replacement }»

anniversary-mismatch = «{ $text }», ma da «{ $event }» all'anno di pubblicazione ({ $published }) { $years ->
    [1] passa un anno
   *[other] passano { $years } anni
}. Controlla il numero o la data.
anniversary-mismatch-related = Il fatto
anniversary-mismatch-fix = Scrivi «{ $replacement }»

elapsed-time-mismatch = «{ $text }» non torna con «{ $date }»: sono { $same ->
    [yes] { $low }
   *[no] da { $low } a { $high }
} { $unit ->
    [hours] ore
    [days] giorni
    [weeks] settimane
    [months] mesi
    [decades] decenni
   *[years] anni
}. Controlla il numero o la data.
elapsed-time-mismatch-related = Si conta da qui
elapsed-time-mismatch-fix = Scrivi «{ $replacement }»

ambiguous-numeric-date = { $foreign ->
    [none] «{ $text }» può essere { $one } o { $two }. Scrivi il mese in lettere.
   *[other] «{ $text }» può essere { $one } o { $two }: accanto a «{ $foreign }» non si può sapere. Scrivi il mese in lettere.
}
ambiguous-numeric-date-related = Nell'altro ordine
ambiguous-numeric-date-fix = Scrivi «{ $replacement }»

nonlocal-date-format = «{ $text }» non è il modo di scrivere le date in questa lingua. Scrivi «{ $replacement }».
nonlocal-date-format-unreadable = «{ $text }»: letto con il giorno davanti, un mese così non esiste. Scrivi «{ $replacement }».
nonlocal-date-format-fix = Scrivi «{ $replacement }»

# $date: qui. $other: altrove nell'articolo. $line: dell'altra.
date-conflict = Qui «{ $date }», alla riga { $line } «{ $other }» per lo stesso fatto. Mettile d'accordo, o di' che cosa è successo quando.
# $date: l'altra data
date-conflict-related = Qui c'è «{ $date }»
# $replacement
date-conflict-fix = Scrivi «{ $replacement }»

# $here: la data qui. $other: in archivio. $document, $date, $source: vedi archive-place.
date-contradicts-corpus = Qui «{ $here }», ma in archivio è «{ $other }» ({ archive-place }). Controlla quale vale.
# $other: in archivio. $document, $date, $source
date-contradicts-corpus-related = «{ $other }» ({ archive-place })
# $replacement
date-contradicts-corpus-fix = Prendi la data dell'archivio: «{ $replacement }»

mixed-date-formats = Qui «{ $text }», altrove nell'articolo «{ $model }». Scrivi le date in un modo solo.
mixed-date-formats-related = La forma consueta
mixed-date-formats-repeated = Anche «{ $text }»
mixed-date-formats-fix = Scrivi «{ $replacement }»

reversed-period = «{ $text }» finisce prima di cominciare: «{ $to }» viene prima di «{ $from }». Scambia i due estremi o controllali.
reversed-period-fix = Scrivi «{ $replacement }»

## Cifre

figure-contradicts-corpus = Qui «{ $figure }», ma in archivio «{ $other }» ({ archive-place }). Controlla quale vale, oppure scrivi di chi è la cifra.
figure-contradicts-corpus-quoted = { $speaker ->
    [none] In questa citazione «{ $figure }», ma in archivio «{ $other }» ({ archive-place }). Controlla che cosa è stato detto.
   *[other] { $speaker } dice «{ $figure }», ma in archivio c'è «{ $other }» ({ archive-place }). Controlla che cosa è stato detto.
}
figure-contradicts-corpus-divided = Qui «{ $figure }», ma la cifra più recente in archivio è «{ $other }» ({ archive-place }); con te { $agree ->
    [1] è d'accordo un articolo
   *[other] sono d'accordo { $agree } articoli
} d'archivio su { $count }. Controlla quale vale, oppure scrivi di chi è la cifra.
figure-contradicts-corpus-related = «{ $figure }» ({ archive-place })
figure-contradicts-corpus-fix-replace = Prendi la cifra dell'archivio: «{ $replacement }»
figure-contradicts-corpus-fix-attribute = Scrivi di chi è la cifra
figure-contradicts-corpus-insert = , secondo { "{}" }

figure-superseded = «{ $figure }» può essere superato: in archivio c'è «{ $other }» ({ archive-place }). Aggiorna o scrivi a quale data.
figure-superseded-related = «{ $figure }» ({ archive-place })
figure-superseded-fix-replace = Aggiorna a «{ $replacement }»

figure-conflict = Qui «{ $figure }», alla riga { $line } «{ $other }». Mettile d'accordo o spiega perché sono diverse.
figure-conflict-related = Qui «{ $figure }»
figure-conflict-fix = Scrivi «{ $replacement }»

headline-figure-mismatch = { $place ->
    [headline] Il titolo dice «{ $figure }»
    [standfirst] Il sommario dice «{ $figure }»
   *[caption] La didascalia dice «{ $figure }»
}, il testo «{ $other }» (riga { $line }). Mettili d'accordo.
headline-figure-mismatch-bound = { $place ->
    [headline] Il titolo dice «{ $figure }»
    [standfirst] Il sommario dice «{ $figure }»
   *[caption] La didascalia dice «{ $figure }»
}, il testo soltanto «{ $other }» (riga { $line }). Conserva il limite.
headline-figure-mismatch-related = Il testo dice «{ $figure }»
headline-figure-mismatch-fix = Scrivi «{ $replacement }»

unit-conversion-mismatch = { $is-range ->
    [yes] «{ $figure }» non sono «{ $other }». Rifai il conto o correggi uno dei due lati.
   *[no] «{ $figure }» fanno { $expected } nell'altra unità, non «{ $other }». Correggi uno dei due lati.
}
unit-conversion-mismatch-related = Convertito da «{ $figure }»
unit-conversion-mismatch-fix = Scrivi «{ $replacement }»

currency-conversion-mismatch = «{ $figure }» non sono «{ $other }»: così { $from } varrebbe { $rate } { $to }, mentre nel { $year } era tra { $low } e { $high }. Controlla i due importi.
currency-conversion-mismatch-related = Convertito da «{ $figure }»

order-of-magnitude = Qui «{ $figure }», alla riga { $line } «{ $other }»: una cifra è { $factor } volte l'altra. Controlla l'ordine di grandezza.
order-of-magnitude-archive = Qui «{ $figure }», ma in archivio «{ $other }» ({ archive-place }): una cifra è { $factor } volte l'altra. Controlla l'ordine di grandezza.
order-of-magnitude-related = Qui «{ $figure }»
order-of-magnitude-related-archive = «{ $figure }» ({ archive-place })
order-of-magnitude-fix = Scrivi qui «{ $replacement }»
order-of-magnitude-fix-other = Scrivi «{ $replacement }» alla riga { $line }
order-of-magnitude-fix-archive = Prendi la cifra dell'archivio: «{ $replacement }»

billion-false-friend = «{ $figure }» qui vuol dire { $value }. La parola inglese che somiglia a «{ $word }» vale mille volte meno, o ancora meno. Controlla la grandezza e scrivila per esteso.
billion-false-friend-foreign = «{ $figure }»: in inglese mille milioni non si dicono «{ $word }». Scrivi la parola inglese.
billion-false-friend-fix = Scrivi «{ $replacement }»

# $parts: con il segno più. $sum: la somma. $total: come sta nel testo. $way: più o meno del totale.
sum-mismatch = { $parts } fa { $sum }, non { $total }: { $way ->
    [more] qualcosa è contato due volte
   *[less] manca qualcosa
}? Metti d'accordo il totale e le sue parti.
# $total
sum-mismatch-related = Qui sta il totale, «{ $total }»
# $replacement
sum-mismatch-fix = Porta il totale a «{ $replacement }»

# $old e $new: le due cifre. $change: in percentuale. $way: rise o fall. $stated: la percentuale data.
percent-change-mismatch = Da { $old } a { $new } è il { $change } per cento in { $way ->
    [rise] più
   *[fall] meno
}, non «{ $stated }». Correggi una delle tre cifre.
# $old e $new: le due cifre. $times: quante volte tanto. $stated: la parola usata.
percent-change-mismatch-factor = Da { $old } a { $new } è { $times } volte tanto; «{ $stated }» dice un'altra cosa. Correggi una delle tre.
# $replacement
percent-change-mismatch-fix = Scrivi «{ $replacement }»

# $old e $new: le due percentuali. $points: la differenza. $percent: il rapporto. $way: rise o fall. $stated: la cifra data. $replacement
percent-vs-points = Da { $old } a { $new } { $points ->
    [1] è un punto percentuale
   *[other] sono { $points } punti percentuali
} (o il { $percent } per cento in { $way ->
    [rise] più
   *[fall] meno
}), non «{ $stated }». Scrivi «{ $replacement }».
# $replacement
percent-vs-points-fix = Scrivi «{ $replacement }»

# $parts: con il segno più. $sum: la somma. $way: più o meno del totale.
percent-total = { $parts } fa il { $sum } per cento, { $way ->
    [more] più del totale. Correggi una quota, o scrivi che erano possibili più risposte.
   *[less] meno del totale che la frase promette. Manca una quota?
}
# $figure: la quota con ciò di cui è quota
percent-total-over = «{ $figure }» è più di tutti. Controlla la cifra, o scrivi di che cosa è una quota.

# $ratio: le parole che danno la quota. $share: in percentuale. $stated: la percentuale data.
percent-of-count-mismatch = «{ $ratio }» è il { $share } per cento, non «{ $stated }». Correggi una delle due cifre.
# $replacement
percent-of-count-mismatch-fix = Scrivi «{ $replacement }»

# $range, $first, $second: i due estremi come stanno nel testo
reversed-range = «{ $range }» va dal più grande al più piccolo. Scrivi prima «{ $second }» e poi «{ $first }», oppure di' che cosa è cambiato.
reversed-range-fix = Scambia i due estremi

# $text: il numero. $mark: point o comma. $part: decimals o thousands, ciò che il segno separa. $other, $other-mark, $other-part: lo stesso per l'altro numero
mixed-number-separators = In «{ $text }» { $mark ->
    [point] il punto
   *[comma] la virgola
} separa { $part ->
    [decimals] i decimali
   *[thousands] le migliaia
}, in «{ $other }» { $other-mark ->
    [point] il punto
   *[comma] la virgola
} separa { $other-part ->
    [decimals] i decimali
   *[thousands] le migliaia
}. Scrivi i numeri in un modo solo.
mixed-number-separators-alone = In «{ $text }» { $mark ->
    [point] il punto
   *[comma] la virgola
} separa { $part ->
    [decimals] i decimali
   *[thousands] le migliaia
}, che in questa lingua è il compito dell'altro segno. Scrivi «{ $replacement }».
mixed-number-separators-related = «{ $text }»: { $mark ->
    [point] il punto
   *[comma] la virgola
} separa { $part ->
    [decimals] i decimali
   *[thousands] le migliaia
}
mixed-number-separators-fix = { $count ->
    [1] Scrivi «{ $replacement }»
   *[other] Scrivi «{ $replacement }» e correggi gli altri numeri allo stesso modo
}

# $figure: la cifra. $about: la parola che la approssima. $source: il lato da cui è convertita. $sample: il campione
false-precision = «{ $about }» e «{ $figure }» non vanno insieme: la cifra è troppo precisa. Togli «{ $about }», oppure arrotonda.
false-precision-conversion = «{ $figure }» è più preciso di «{ $source }», da cui viene. Arrotonda.
false-precision-sample = «{ $figure }» di un campione di { $sample } è più preciso di quanto il campione permetta. Arrotonda.
false-precision-related = Da qui
false-precision-repeated = Anche «{ $figure }»
false-precision-fix-drop = Togli «{ $about }»
false-precision-fix-round = Scrivi «{ $replacement }»

# $announced: l'annuncio. $count, $most: quante voci ha almeno e al massimo. $stated: il numero annunciato
list-count-mismatch = «{ $announced }» annuncia { $stated } voci, ma l'elenco ne ha { $most ->
    [none] { $count }
   *[other] da { $count } a { $most }
}. Conta di nuovo: cambia il numero o completa l'elenco.
list-count-mismatch-related = L'elenco
list-count-mismatch-fix = Scrivi «{ $replacement }»

## Nomi

name-variant = Qui «{ $name }», in { $n ->
    [1] un articolo
   *[other] { $n } articoli
} d'archivio su { $count } «{ $other }». Usa una sola grafia.
name-variant-here = Qui «{ $name }», alla riga { $line } «{ $other }». Usa una sola grafia.
name-variant-house = Qui «{ $name }», nell'elenco della redazione «{ $other }». Usa la grafia della redazione.
name-variant-related = Qui «{ $name }»
name-variant-archive = «{ $name }» ({ archive-place })
name-variant-fix-here = Scrivi qui «{ $replacement }»
name-variant-fix-all = Scrivi «{ $replacement }» in tutto l'articolo

# $name: qui. $other: la forma nota. $n: articoli d'archivio con la forma nota.
name-misspelled = Qui «{ $name }», { $n ->
    [one] in un articolo d'archivio
   *[other] in { $n } articoli d'archivio
} «{ $other }». Controlla come si scrive.
# $name: qui. $other: nella lista della casa.
name-misspelled-house = Qui «{ $name }», nella lista dei nomi «{ $other }». Controlla come si scrive.
# $name: qui. $other: altrove nell'articolo. $line: dell'altra.
name-misspelled-here = Qui «{ $name }», alla riga { $line } «{ $other }». Controlla come si scrive, o di' chi è.
# $name
name-misspelled-related = Qui c'è «{ $name }»
# $replacement
name-misspelled-fix = Scrivi «{ $replacement }»

# $name: la persona. $role: qui. $other: in archivio. $n: articoli d'archivio che lo dicono. $document, $date, $source: vedi archive-place.
role-contradicts-corpus = Qui { $name } è «{ $role }», nei { $n } articoli d'archivio più recenti «{ $other }» ({ archive-place }). Controlla quale vale, oppure scrivi «ex».
# $name: la persona. $role: qui. $other: nella lista della casa.
role-contradicts-corpus-house = Qui { $name } è «{ $role }», nella lista dei nomi «{ $other }». Controlla quale vale, oppure scrivi «ex».
# $replacement
role-contradicts-corpus-fix = Scrivi «{ $replacement }»

# $name: the surname. $full: the name in full.
first-mention-incomplete-surname = «{ $name }» compare qui per la prima volta. Scrivi il nome intero ({ $full }) e di chi si tratta.
# $name
first-mention-incomplete-role = { $name } compare qui per la prima volta e niente lì vicino dice chi è. Aggiungilo.
# $replacement
first-mention-incomplete-fix = Scrivi «{ $replacement }»

# $name: here. $other: elsewhere in the article. $line: of the other.
transliteration-mixed = «{ $name }» è traslitterato in un modo, «{ $other }» (riga { $line }) in un altro. Usane uno solo.
# $name
transliteration-mixed-related = Qui sta «{ $name }»

## Virgolette

unbalanced-quotes-unclosed = Il segno { $mark } apre e in questo capoverso niente lo chiude. Aggiungi la chiusura.
unbalanced-quotes-unopened = Il segno { $mark } chiude e in questo capoverso niente lo ha aperto. Aggiungi l'apertura.
unbalanced-quotes-wrong-way = Il segno { $mark } è girato al contrario: qui va { $expected }.
unbalanced-quotes-related = L'altro segno della coppia
unbalanced-quotes-fix = Metti qui { $expected }


# $quote: qui. $other: in archivio. $document, $date, $source: vedi archive-place.
quote-differs-from-corpus = Qui «{ $quote }», in archivio «{ $other }» ({ archive-place }). Controlla che cosa è stato detto.
# $quote: in archivio. $document, $date, $source
quote-differs-from-corpus-related = «{ $quote }» ({ archive-place })
# $replacement
quote-differs-from-corpus-fix = Cita come in archivio: «{ $replacement }»

## Pulizia

web-residue = { $kind ->
    [repeated] «{ $text }» è scritto due volte. Togline una.
   *[other] «{ $text }» sembra un resto della pagina web. Cancella la riga.
}
web-residue-related = È già scritto qui
web-residue-fix = Cancella la riga
# $text: il posto; $place: counted, percent, money, age o range
missing-number = { $place ->
    [range] In «{ $text }» manca uno dei due numeri. Scrivilo, o togli l'intervallo.
    [age] In «{ $text }» manca l'età. Scrivila, o togli il resto.
   *[other] In «{ $text }» manca il numero. Scrivilo, o togli quello che lo annuncia.
}

## Regole della redazione

# Le parole della redazione, che le dà in tutte le lingue.
house-said = { $en ->
   *[any] { $it }
}
house-phrase = «{ $text }»: la redazione chiede di riscrivere.
house-replace = «{ $text }»: la redazione scrive «{ $instead }».
house-clash = «{ $text }», ma nello stesso articolo anche «{ $other }». Usa una sola forma.
house-clash-here = Qui c'è l'altra forma, «{ $text }»
house-needs = «{ $text }» vuole accanto anche: { $other }.
house-fix-replace = Scrivi «{ $new }»
house-fix-delete = Togli queste parole

## Eccezioni

suppression-no-rule = Questo commento non ammette nessuna regola. Nominane una: `fonte-allow CODICE: motivo`.
suppression-unknown-rule-near = La regola `{ $code }` non esiste; volevi dire `{ $near }`?
suppression-unknown-rule = La regola `{ $code }` non esiste. `fonte explain` le elenca tutte.
suppression-no-reason = Questo commento non ammette niente, perché non dà un motivo. Scrivilo dopo i due punti.
suppression-unused = Qui `{ $code }` non segnala più niente. Cancella il commento.
suppression-allow-unused = { $file } ammette `{ $code }` in questo articolo, dove non segnala più niente. Cancella la voce.
suppression-fix-delete = Cancella il commento
suppression-fix-allow-line = Ammetti `{ $code }` qui, con un motivo
suppression-fix-allow-file = Ammetti `{ $code }` in tutto il file, con un motivo

## Riga di comando

held-back = { $n ->
    [one] e un altro di { $code }
   *[other] e altri { $n } di { $code }
}
held-back-here = { $n ->
    [one] E un altro di questo tipo.
   *[other] E altri { $n } di questo tipo.
}
fixed = { $n ->
    [one] { $n } correzione fatta
   *[other] { $n } correzioni fatte
} ({ $rules })
verified = { $place }: «{ $figure }», cifra verificata da { $by } { $date-day ->
    [8] l'{ $date }
    [11] l'{ $date }
   *[other] il { $date }
}
verified-stale = { $place }: «{ $figure }», cifra verificata da { $by } { $date-day ->
    [8] l'{ $date }
    [11] l'{ $date }
   *[other] il { $date }
}, ma da allora il valore o la frase è cambiata. Verificala di nuovo.
summary = { $articles ->
    [one] { $articles } articolo
   *[other] { $articles } articoli
}: { summary-findings }
summary-findings = { $errors ->
    [0] { $warnings ->
        [0] { $others ->
            [0] niente da segnalare
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
summary-errors = { $errors ->
    [one] { $errors } errore
   *[other] { $errors } errori
}
summary-warnings = { $warnings ->
    [one] { $warnings } avviso
   *[other] { $warnings } avvisi
}
summary-others = { $others ->
    [one] { $others } nota
   *[other] { $others } note
}
indexing = { $documents } articoli e dati esaminati …
indexed = { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documenti
} (letti { $written }, invariati { $unchanged }, tolti { $removed }), { $claims } cifre, { $names } nomi
level-error = errore
level-warning = avviso
level-information = nota
level-hint = suggerimento
help = aiuto

## Domande all'archivio

# Che cosa si dice di ciò che si conta, per famiglie di predicati.
figures-family = { $family ->
    [send] invio
    [kill] uccisione
    [wound] ferimento
    [miss] dispersi
    [capture] cattura
    [kidnap] rapimento
    [arrest] arresto
    [convict] condanna
    [rescue] soccorso
    [evacuate] evacuazione
    [displace] fuga
    [cost] costo
    [worth] valore
    [pay] pagamento
    [earn] incasso
    [lose] perdita
    [sell] vendita
    [buy] acquisto
    [allocate] stanziamento
    [cut] taglio
    [vote] voto
    [elect] elezione
    [grow] crescita
    [fall] calo
    [employ] impiego
    [dismiss] licenziamento
    [produce] produzione
    [supply] fornitura
    [measure] misura
    [cover] percorso
    [last] durata
    [meet] incontri
    [visit] visita
    [sign] firma
    [approve] approvazione
    [build] costruzione
    [destroy] distruzione
    [close] chiusura
    [open] apertura
    [launch] lancio
    [shoot_down] abbattimento
    [infect] contagio
    [vaccinate] vaccinazione
    [arrive] arrivo
    [attend] partecipazione
    [train] addestramento
    [live] residenza
    [found] fondazione
    [publish] pubblicazione
    [begin] inizio
    [born] nascita
    [seize] sequestro
    [steal] furto
    [fine] multa
   *[other] { $family }
}
# Che cosa si misura dove nulla si conta.
figures-unit = { $unit ->
    [percent] per cento
    [points] punti percentuali
    [ratio] quote
    [length] lunghezza in metri
    [area] superficie in metri quadrati
    [volume] volume in litri
    [mass] massa in chilogrammi
    [time] tempo in secondi
    [speed] velocità in km/h
    [power] potenza in watt
    [energy] energia in kWh
    [temperature] temperatura
   *[other] { $unit }
}
# $what: il nome o l'unità. $qualifiers: che cosa lo restringe. $family: vedi sopra; può mancare.
figures-title = { $what }{ $qualifiers ->
    [none] { "" }
   *[other] { " " }({ $qualifiers })
}{ $family ->
    [none] { "" }
   *[other] , { $family }
}{ $scope ->
    [part] , una parte
    [rate] , tasso
    [forecast] , previsione
    [change] , variazione
   *[total] { "" }
}{ $denied ->
    [yes] , smentita
   *[no] { "" }
}
# $n
figures-count = { $n ->
    [one] una cifra
   *[other] { $n } cifre
}
figures-undated = senza data
# $n: ristampe della stessa frase
figures-also = { $n ->
    [one] anche in { $place }
   *[other] anche in { $place } e altri { $others }
}
figures-source = fonte { $source }
# $name: della domanda. $names: chi può essere.
figures-meant = «{ $name }» è inteso come { $names }.
figures-nothing = In archivio non c'è nessuna cifra su «{ $question }».
# $words: della domanda
figures-words = «{ $words }» non dice nulla a fonte; valgono solo le frasi che lo contengono.
figures-empty = «{ $question }» non nomina nessuno e nulla che si conti. Chiedi un nome comune, un nome proprio o tutti e due: «soldati Corea del Nord».
figures-written = { $file }: { $series ->
    [one] una serie
   *[other] { $series } serie
}, { $figures } cifre
figures-few = troppo poche cifre con la data per un disegno
figures-picture = Cifre: { $question }
# $n
asked-as-read = L'archivio risponde come è stato letto l'ultima volta; `fonte index` lo aggiorna.
asked-nowhere = Non c'è un archivio a cui chiedere: nessun fonte.toml qui ne nomina uno, e --reference non è stato dato.

who-unknown = In archivio nessuno si chiama «{ $name }».
who-near = Forse:
who-several = In { $n } portano questo nome:
who-named = { $mentions ->
    [one] una menzione
   *[other] { $mentions } menzioni
} in { $articles ->
    [one] un articolo
   *[other] { $articles } articoli
}
who-spellings = Grafie
who-list = Elenco di redazione
who-roles = Ruoli
who-figures = Ultime cifre
who-documents = È in
who-more = e altri { $n }; --all li mostra tutti
# $from, $to: date; possono mancare
who-span = { $from ->
    [none] { $to ->
        [none] { "" }
       *[other] fino al { $to }
    }
   *[other] { $to ->
        [none] dal { $from }
       *[other] dal { $from } al { $to }
    }
}
who-articles = { $n ->
    [one] un articolo
   *[other] { $n } articoli
}

quotes-none = In archivio non c'è nessuna citazione di «{ $name }».
quotes-count = { $name }: { $n ->
    [one] una citazione
   *[other] { $n } citazioni
}
quotes-as = come { $words }

affected-none = Nessuna cifra dell'archivio contraddice { $n ->
    [one] questo dato
   *[other] questi { $n } dati
}.
# $fact: come è letto. $source
affected-fact = { $fact }{ $source ->
    [none] { "" }
   *[other] , fonte { $source }
}
affected-wrong = non possono valere tutti e due: «{ $figure }»
affected-older = superato: «{ $figure }»
affected-count = { $wrong ->
    [0] nulla di sbagliato
    [one] una cifra da correggere
   *[other] { $wrong } cifre da correggere
}{ $older ->
    [0] { "" }
    [one] , una superata
   *[other] , { $older } superate
}, in { $articles ->
    [one] un articolo
   *[other] { $articles } articoli
}
affected-unread = letto senza una cifra da confrontare: «{ $fact }»

compare-differs = Diversi:
compare-agrees = Concordi:
compare-only = Solo in { $file }:
compare-overtaken = Stato successivo:
compare-nothing = Nessuno dei due testi ha una cifra o una citazione da confrontare.
# $known, $unsure: vedi compare-slot; possono mancare
compare-why = Intese come la stessa cifra{ $known ->
    [none] { "" }
   *[other] , perché tutte e due dicono lo stesso su { $known }
}{ $unsure ->
    [none] .
   *[other] ; solo una dice { $unsure }.
}
compare-slot = { $slot ->
    [qualifiers] di che tipo
    [predicate] che cosa è successo
    [agent] chi agisce
    [origin] da dove
    [goal] verso dove
   *[window] quando
}
compare-summary = { $differ } diversi, { $overtaken ->
    [0] { "" }
   *[other] { $overtaken } in uno stato successivo,{ " " }
}{ $agree } concordi, { $only } in uno solo dei due

## Il server: che cosa sta sotto il puntatore

hover-quoted = «{ $text }»
hover-figure-exactly = Letta come { $value }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-between = Letta come da { $low } a { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-at-least = Letta come { $low }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
} o più.
hover-figure-over = Letta come più di { $low }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-at-most = Letta come fino a { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-figure-under = Letta come meno di { $high }{ $what ->
    [none] { "" }
    [percent] %
   *[other] { " " }{ $what }
}.
hover-source = Fonte: { $source } ({ hover-step }).
hover-source-group = Fonte: { $source }, nominata solo come gruppo ({ hover-step }).
hover-source-vague = Fonte: solo «{ $source }», che non nomina nessuno ({ hover-step }).
hover-step = { $step ->
    [sentence] nella stessa frase
    [reference] da un link, una nota o una riga di fonti
    [quotation] chi parla nella citazione
    [previous] dalla frase precedente
    [confirmation] confermata in una frase successiva
    [announcement] annunciata all'inizio del capoverso
    [repeat] dove la stessa cifra sta con la sua fonte
    [actor] chi lo ha fatto è la fonte
   *[document] da un documento
}
hover-source-none = Nessuna fonte trovata.
hover-source-exempt = Non ha bisogno di fonte: { $kind ->
    [year] un anno
    [clock] un'ora
    [calendar] parte di una data
    [ordinal] un posto in graduatoria o un secolo
    [age] un'età
    [address] un indirizzo
    [phone] un numero di telefono
    [score] un punteggio
    [model] un modello o una versione
    [named] parte di un nome
    [legal] una legge o un articolo
    [label] un'etichetta
    [article] un articolo, non un numero
    [idiom] un modo di dire
    [parties] parti già nominate
    [computed] si ricava dal testo stesso
    [service] informazioni di servizio
    [hypothesis] un'ipotesi
    [markup] parte dell'impaginazione
    [market] una quotazione o un indice
    [duration] quanto è durato qualcosa
    [price] un prezzo di listino
   *[run] uno di una serie di numeri
}.
hover-quote-speaker = Chi parla: { $speaker }.
hover-quote-nobody = Il testo non dice chi parla.
hover-quote-words = { $words ->
    [one] Una parola tra virgolette.
   *[other] { $words } parole tra virgolette.
}
hover-attribution-scope = Ciò di cui risponde: { $text }
hover-attribution-figures = Le cifre che ne dipendono:
hover-allow-file = Vale per tutto il file.
hover-allow-lines = Vale dalla riga { $first } alla riga { $last }.
hover-allow-reason = Motivo: { $reason }
hover-allow-no-reason = Manca il motivo.
hover-archive-figures = In archivio:
hover-archive-figure = «{ $figure }», { $place }{ $verdict ->
    [agrees] { "" } – concorda
    [disagrees] { "" } – è diversa
    [superseded] { "" } – uno stato successivo
   *[none] { "" }
}
# $known, $unsure: vedi compare-slot
hover-archive-known = tutte e due dicono { $known }
hover-archive-unsure = solo una dice { $unsure }
# $count: altre pubblicazioni dello stesso testo
hover-archive-reprints = { $count ->
    [1] anche in un'altra pubblicazione dello stesso testo
   *[other] anche in altre { $count } pubblicazioni dello stesso testo
}
hover-date-day = { $weekday } { $date }
hover-date-moment = { $weekday } { $date }, ore { $time }
hover-date-clock = ore { $time }, in un giorno che non si sa
hover-date-range = { $first-day ->
    [8] Dall'{ $first }
    [11] Dall'{ $first }
   *[other] Dal { $first }
} { $last-day ->
    [8] all'{ $last }
    [11] all'{ $last }
   *[other] al { $last }
}
hover-date-from = { $first-day ->
    [8] Dall'{ $first }
    [11] Dall'{ $first }
   *[other] Dal { $first }
}
hover-date-until = { $last-day ->
    [8] Fino all'{ $last }
    [11] Fino all'{ $last }
   *[other] Fino al { $last }
}
hover-date-duration = Un intervallo di tempo: { $count } { $unit ->
    [second] { $count ->
        [one] secondo
       *[other] secondi
    }
    [minute] { $count ->
        [one] minuto
       *[other] minuti
    }
    [hour] { $count ->
        [one] ora
       *[other] ore
    }
    [day] { $count ->
        [one] giorno
       *[other] giorni
    }
    [week] { $count ->
        [one] settimana
       *[other] settimane
    }
    [month] { $count ->
        [one] mese
       *[other] mesi
    }
    [quarter] { $count ->
        [one] trimestre
       *[other] trimestri
    }
    [half] { $count ->
        [one] semestre
       *[other] semestri
    }
    [year] { $count ->
        [one] anno
       *[other] anni
    }
    [decade] { $count ->
        [one] decennio
       *[other] decenni
    }
   *[century] { $count ->
        [one] secolo
       *[other] secoli
    }
}
hover-date-every-weekday = Ogni { $weekday }
hover-date-every = Torna ogni { $count } { $unit ->
    [second] s
    [minute] min
    [hour] ore
    [day] giorni
    [week] settimane
    [month] mesi
    [quarter] trimestri
    [half] semestri
    [year] anni
    [decade] decenni
   *[century] secoli
}
hover-date-no-anchor = Dipende dalla data di pubblicazione, che l'articolo non dà.
hover-date-unknown = Da queste parole non si può calcolare una data.
hover-date-anchor-publication = Contata dalla data di pubblicazione, { $date }.
hover-date-anchor-mention = Contata da «{ $text }».
hover-date-before = { $days ->
    [one] Un giorno
   *[other] { $days } giorni
} prima della pubblicazione ({ $published }).
hover-date-after = { $days ->
    [one] Un giorno
   *[other] { $days } giorni
} dopo la pubblicazione ({ $published }).
hover-date-same-day = Il giorno della pubblicazione.
hover-date-within = La pubblicazione ({ $published }) cade in questo periodo.
hover-name-kind = { $kind ->
    [person] Persona
    [organisation] Organizzazione
    [place] Luogo
   *[other] Altro
}
hover-name-house = Elenco di redazione: { $role }
hover-name-here = Qui scritto anche: { $spellings }
hover-name-roles-here = Ruoli in questo articolo:
hover-name-archive = In archivio: { $mentions ->
    [one] una menzione
   *[other] { $mentions } menzioni
} in { $articles ->
    [one] un articolo
   *[other] { $articles } articoli
}.
hover-name-archive-spellings = Grafie in archivio: { $spellings }
hover-name-spelling = { $spelling } ({ $articles })
hover-name-roles = Ruoli in archivio:
hover-name-role = { $role }, { $place }
hover-name-figures = Ultime cifre in archivio:
hover-name-documents = Ultimi articoli in archivio:

## Il server: che cosa si può fare

action-allow = Consenti { $code } qui, con un motivo
action-allow-reason = scrivi qui il motivo
action-gap = [fonte]

action-verify = Segna «{ $figure }» come verificato
action-open = Apri { $document }
action-house = Aggiungi «{ $name }» all'elenco di redazione
action-fix-all = Fai tutte le correzioni sicure (fonte)

## Il server: che cosa mostra

standing = { $standing ->
    [verified] verificato da { $by }
    [sourced] fonte: { $source }
    [group] fonte indicata solo come gruppo: { $source }
    [vague] solo «{ $source }», che non nomina nessuno
   *[unsourced] senza fonte
}
lens = { $figures ->
    [one] { $figures } cifra
   *[other] { $figures } cifre
}{ $unsourced ->
    [0] { "" }
   *[other] { " · " }{ $unsourced } senza fonte
}{ $verified ->
    [0] { "" }
    [one] { " · " }{ $verified } verificata
   *[other] { " · " }{ $verified } verificate
}{ $differing ->
    [0] { "" }
    [one] { " · " }{ $differing } diversa dall'archivio
   *[other] { " · " }{ $differing } diverse dall'archivio
}
hint-measure = { $value } { $unit }
hint-range = da { $low } a { $high } { $unit }
hint-age = { $years ->
    [one] { $years } anno
   *[other] { $years } anni
}
hint-ages = { $low } o { $high } anni
completion-name = { $role ->
    [none] { "" }
   *[other] { $role } · { "" }
}{ $origin ->
    [house] elenco di redazione
    [article] questo articolo
   *[archive] archivio
}
none-unsourced = Ogni cifra di questo articolo ha una fonte.
verify-no-newsroom = I segni di verifica stanno accanto a fonte.toml, e per questo articolo non c'è. «fonte init» ne scrive uno.
verify-nobody = Di chi è la verifica? Scrivi le tue iniziali come «initials» sotto [desk] in fonte.toml, o nelle impostazioni dell'editor.
verify-failed = Non è stato possibile scrivere la verifica: { $problem }
rename-no-name = Qui non c'è un nome.
rename-not-a-name = Questo non può essere un nome.

## Il server: che cosa dice da sé

progress-index = fonte legge l'archivio
config-broken = { $file } non si può usare, resta in vigore l'ultima configurazione buona: { $problem }
house-broken = Una regola della redazione non si può usare, le altre restano in vigore: { $problem }
reference-broken = L'archivio: { $problem }

## La pagina di `fonte check --format html`

page-search = Cerca negli articoli
page-level = Livello
page-rule = Regola
page-status = Stato
page-all-levels = Tutti i livelli
page-all-rules = Tutte le regole
page-all-figures = Tutte le cifre
page-only-findings = solo con segnalazioni
page-by-status = Le cifre e chi ne risponde
page-by-rule = Segnalazioni per regola
page-series = Cifre che in archivio sono diverse
page-unread = Che cosa non si è potuto leggere
page-rules = Segnalazioni per regola, una per una
page-articles = Articoli
page-clean = Nessuna segnalazione.
page-claims = Le cifre in tabella
page-line = riga
page-figure = cifra
page-value = valore
page-between = fra
page-unit = unità
page-counts = di che cosa
page-who = su chi
page-when = quando
page-source = fonte
page-status-differs = diversa in archivio
page-status-unsourced = senza fonte
page-status-vague = fonte vaga
page-status-sourced = con fonte
page-status-verified = verificata dalla redazione
page-status-exempt = non serve una fonte
