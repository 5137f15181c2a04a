export const profiles = [
  'city',
  'round',
  'read',
  'status',
  'desk',
  'overload',
  'growth',
  'tracing',
  'allocation',
  'release',
] as const
export type Profile = (typeof profiles)[number]

/** What `npm run bench` was asked for. */
export type BenchOptions = {
  /** About how many people live in the city, all of them due: 2,000 … 12,600,000. */
  people: number
  profile: Profile
  seed: number
  /** Where the database lies; null for a folder of its own. */
  data: string | null
  /** Whether the folder outlives the run. */
  keep: boolean
  /** One application process that listens itself, without the front. */
  direct: boolean
  /** How long the profile `overload` pushes, 5 … 3,600; 300 unless given. */
  seconds?: number
  json: string | null
  html: string | null
}
