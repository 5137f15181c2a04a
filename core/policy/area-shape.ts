import { oneOf, sentence, someOf, whole, word, wordList, yesOrNo } from './leaves.ts'
import { group, maybe, rows, table, text } from './shape.ts'
import { areaUnits, liftKinds } from './words.ts'

const levelShape = group({
  name: text,
  declare: maybe(sentence),
  units: someOf(areaUnits),
  // Whether a zone may be wider than its units: never, for the reasons named, or by judgement.
  widen: oneOf(['never', 'reasons', 'judgement']),
  widenReasons: maybe(wordList),
  measures: wordList,
  // The level below, or `open`.
  liftTo: word,
  lift: rows(group({ kind: oneOf(liftKinds), v: whole(0, 90, 'days') })),
  onPositive: maybe(word),
})

/** Levels of zones, strictest first; an empty list means that there are none. */
export const areasShape = group({
  levels: wordList,
  level: table(levelShape),
  notCounted: maybe(wordList),
  temporaryControl: group({
    allowed: yesOrNo,
    maxHours: maybe(whole(1, 168, 'hours')),
    must: maybe(wordList),
  }),
  limitsOutside: maybe(wordList),
  blockingExits: maybe(oneOf(['forbidden', 'allowed'])),
})
