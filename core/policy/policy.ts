import type { Instant } from '../time/instant.ts'
import { areasShape } from './area-shape.ts'
import type { Guardrails } from './guardrails.ts'
import { oneOf, whole } from './leaves.ts'
import { appealsShape, ordersShape, statusShape } from './order-shape.ts'
import { definitionsShape, pathogenShape } from './pathogen-shape.ts'
import { group, type Resolved, table } from './shape.ts'
import { dischargeShape, isolationSitesShape, poolsShape, testingShape } from './testing-shape.ts'
import { placesShape, tracksShape } from './track-shape.ts'
import { dayOnes, type Words } from './words.ts'

/** Everything that a policy says. A module says a part of it; a whole stack of modules says all that is not `maybe`. */
export const policyShape = group({
  pathogen: pathogenShape,
  counting: group({ dayOne: oneOf(dayOnes) }),
  definitions: definitionsShape,
  places: placesShape,
  tracks: tracksShape,
  areas: areasShape,
  orders: ordersShape,
  status: statusShape,
  appeals: appealsShape,
  timeLimits: table(whole(1, 8_760, 'hours')),
  testing: testingShape,
  pools: poolsShape,
  discharge: dischargeShape,
  isolationSites: isolationSitesShape,
})

/** What a policy says, merged, complete, each value with its source. */
export type PolicyBody = Resolved<typeof policyShape>

/** A policy as it holds at an instant: immutable, and the same text for everybody. */
export type Policy = PolicyBody & {
  readonly pack: {
    readonly id: string
    readonly title: Words
    /** In force from this instant to before that one; null while nothing ends it. */
    readonly from: Instant
    readonly until: Instant | null
    /** The modules that were merged, in order. */
    readonly modules: readonly string[]
  }
  /** This merging is right from here to before there: then a module begins or ends. */
  readonly steady: { readonly from: Instant; readonly until: Instant | null }
  readonly guardrails: Guardrails
}

export type Pathogen = PolicyBody['pathogen']
export type Track = PolicyBody['tracks'][string]
export type Stage = Track['stages'][number]
export type Level = PolicyBody['areas']['level'][string]
export type OrderKind = PolicyBody['orders']['kind'][string]
export type StatusRule = PolicyBody['status']['rules'][string]
