import type { Check } from './check.ts'
import { countsAreAsSigned, custodyConserves } from './custody-checks.ts'
import {
  fileRowsConserve,
  poolsMakeNobodyPositive,
  recallsAreWhole,
  resultsHaveTheirWay,
} from './laboratory-checks.ts'
import {
  membersFollowEvents,
  numbersAreUsedOnce,
  peopleCountOnce,
  rowsConserve,
  tubesHoldTheirPeople,
} from './sampling-checks.ts'

/** The laws that must hold over the city's facts at every moment. */
export const checks: readonly Check[] = [
  rowsConserve,
  numbersAreUsedOnce,
  peopleCountOnce,
  tubesHoldTheirPeople,
  membersFollowEvents,
  custodyConserves,
  countsAreAsSigned,
  resultsHaveTheirWay,
  fileRowsConserve,
  poolsMakeNobodyPositive,
  recallsAreWhole,
]
