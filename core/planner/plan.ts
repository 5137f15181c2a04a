import type { PoolSize, Window } from '../notice/notice.ts'
import type { Instant } from '../time/instant.ts'
import type { Figure } from './figure.ts'
import type { Laboratory, LaboratoryCapacity } from './laboratory.ts'
import type { Ratios } from './ratios.ts'

/** People who are sampled in one way. `households` and `buildings` sharpen the number of tubes where they are known. */
export type PlanGroup = {
  name: string
  way: 'door' | 'slots' | 'sites'
  pool: PoolSize
  people: number
  households?: number
  buildings?: number
}

export type PlanInput = {
  groups: readonly PlanGroup[]
  windows: readonly Window[]
  laboratories: readonly Laboratory[]
  /** Share of the people who are infected, 0 to 1. */
  prevalence: number
  plate: 96 | 384
  /** Tubes whose run has to be repeated, 0 to 1. */
  repeatShare?: number
  /** Samplers there are; left out, as many as the guideline asks for. */
  samplers?: number
  /** Vehicles there are; left out, as many as the trips need. */
  vehicles?: number
  ratios?: Partial<Ratios>
}

export type Bottleneck = {
  stage: 'sampling' | 'transport' | 'laboratory'
  /** Of the narrowest laboratory stage, where all agree on one. */
  detail: string
  hours: number
  reason: { zh: string; en: string }
}

export const figureNames = [
  'people',
  'sites',
  'tables',
  'samplers',
  'tubes',
  'boxes',
  'plates',
  'vehicles',
  'couriers',
  'samplingHours',
  'peakPerSecond',
  'laboratoryTubesPerDay',
  'laboratoryHours',
  'hoursToResults',
  'reactivePools',
  'resamples',
  'testsPerPerson',
] as const
export type FigureName = (typeof figureNames)[number]

export type Plan = {
  figures: Record<FigureName, Figure>
  tubesByPool: { pool: PoolSize; people: number; tubes: number }[]
  laboratories: (LaboratoryCapacity & { id: string })[]
  sampledBy: Instant
  /** Null: the laboratories have no capacity, the round would never end. */
  resultedBy: Instant | null
  /** When also the people of reactive pools have their own result. */
  recalledBy: Instant | null
  bottleneck: Bottleneck
}
