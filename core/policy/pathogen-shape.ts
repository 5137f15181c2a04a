import { figure, oneOf, sentence, someOf, whole, wordList, yesOrNo } from './leaves.ts'
import { group, maybe, table, text } from './shape.ts'
import { routes } from './words.ts'

/** What is known of the agent. Nothing in code knows one disease; it knows this profile. */
export const pathogenShape = group({
  name: text,
  route: someOf(routes),
  legalClass: maybe(sentence),
  incubation: maybe(group({ leastDays: whole(0, 90, 'days'), mostDays: whole(0, 90, 'days') })),
  infectiousBeforeOnsetDays: maybe(whole(0, 30, 'days')),
  infectiousUntil: maybe(sentence),
  specimens: wordList,
  assays: maybe(wordList),
  positiveCtBelow: maybe(figure(60, 'Ct')),
})

/** Who is a contact, and how far back one looks. */
export const definitionsShape = group({
  lookbackDays: maybe(whole(0, 30, 'days')),
  contactReasons: wordList,
  secondaryContact: group({ enabled: yesOrNo, rule: maybe(sentence) }),
  generalContact: group({ enabled: yesOrNo }),
  decidedBy: oneOf(['investigator', 'rule']),
  transport: table(
    group({ scope: sentence, rowsEachSide: maybe(whole(0, 10, 'rows')), plus: maybe(wordList) }),
  ),
})
