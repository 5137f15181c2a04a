import { dayList, figure, oneOf, whole, word, wordList, yesOrNo } from './leaves.ts'
import { group, maybe, rows, table, text } from './shape.ts'
import { clocks, outings, statusClasses } from './words.ts'

/** Where somebody is kept or watched, and how strict that is. */
export const placesShape = table(
  group({
    name: text,
    class: oneOf(statusClasses),
    // The kind of order that keeps somebody there; a stay cannot be longer than the stages in such places.
    orderKind: word,
  }),
)

// A stage lasts a number of days, or until something happens that a person records (a discharge, a healed skin).
const stageShape = group({
  place: word,
  orPlace: maybe(word),
  days: maybe(whole(1, 366, 'days')),
  endsWhen: maybe(word),
  testDays: maybe(dayList),
  specimen: maybe(word),
  outing: maybe(oneOf(outings)),
  daily: maybe(wordList),
})

/** What a reason leads to: stages one after another, each with its place, days and tests. */
export const tracksShape = table(
  group({
    name: text,
    clock: oneOf(clocks),
    windowDays: maybe(whole(1, 90, 'days')),
    transferWithinHours: maybe(whole(1, 168, 'hours')),
    stages: rows(stageShape),
    tests: maybe(
      group({
        count: whole(1, 10, 'tests'),
        withinDays: whole(1, 30, 'days'),
        firstWithinHours: maybe(whole(1, 168, 'hours')),
        minGapHours: maybe(whole(1, 168, 'hours')),
      }),
    ),
    release: maybe(
      group({
        negatives: maybe(oneOf(['all', 'last', 'none'])),
        onDays: maybe(dayList),
        ctAtLeast: maybe(figure(60, 'Ct')),
        doubleSample: maybe(yesOrNo),
        requires: maybe(wordList),
      }),
    ),
    link: maybe(
      group({
        indexNegatives: whole(0, 10, 'tests'),
        onIndexPositive: word,
      }),
    ),
    homeInstead: maybe(wordList),
    beforeTravelHours: maybe(whole(1, 168, 'hours')),
    repeatAtDestination: maybe(yesOrNo),
  }),
)
