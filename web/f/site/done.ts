import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Cohort, IncidentKind, LeftHow, Meal, RequestKind, Symptom } from './wire.ts'

type Said<Kind extends string> = { key: string; at: Instant; kind: Kind }
export type Arrived = Said<'arrived'> & {
  stay: string
  /** Null where somebody came whom the book does not know. */
  person: string | null
  name: string
  room: string | null
  cohort: Cohort | null
}
export type Checked = Said<'checked'> & {
  stay: string
  celsius: number | null
  symptoms: readonly Symptom[]
}
export type Left = Said<'left'> & { stay: string; how: LeftHow }
export type MealBrought = Said<'meal'> & {
  day: string
  meal: Meal
  floor: number
  except: readonly string[]
}
export type Noted = Said<'noted'> & {
  stay: string | null
  what: RequestKind | IncidentKind
  isIncident: boolean
  words: string
}
/** What was done on this tablet since its book was taken; the page shows it before and after the server has it. */
export type Done = Arrived | Checked | Left | MealBrought | Noted
