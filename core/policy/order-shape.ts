import { figure, oneOf, someOf, whole, wordList } from './leaves.ts'
import { group, maybe, table, text } from './shape.ts'
import { areaUnits, liftedBys, statusClasses } from './words.ts'

/** What may be ordered at all, for how long, of whom, and how many at once. */
export const ordersShape = group({
  forbiddenKinds: wordList,
  kind: table(
    group({
      name: text,
      maxHours: whole(1, 8_760, 'hours'),
      bases: wordList,
      units: maybe(someOf(areaUnits)),
      noticeHours: whole(1, 72, 'hours'),
      class: oneOf(statusClasses),
    }),
  ),
  batch: group({
    maxWithoutCitySign: whole(1, 1_000_000, 'people'),
    firstShare: figure(1, 'share'),
    pauseHours: whole(1, 72, 'hours'),
  }),
  emergencyHours: whole(1, 24, 'hours'),
})

/** What a reason means for a person, what ends it, and the words that say so to somebody of twelve. */
export const statusShape = group({
  rules: table(
    group({
      // Absent where the reason is a track: the place of its stage says how strict it is.
      class: maybe(oneOf(statusClasses)),
      liftedBy: someOf(liftedBys),
      maxDays: maybe(whole(1, 366, 'days')),
      title: text,
      text,
      liftText: text,
    }),
  ),
})

/** Clocks of an appeal, in hours from when it was made. */
export const appealsShape = group({
  firstAnswerHours: whole(1, 168, 'hours'),
  decisionHours: whole(1, 720, 'hours'),
  escalateAfterHours: maybe(whole(1, 720, 'hours')),
  channels: wordList,
})
