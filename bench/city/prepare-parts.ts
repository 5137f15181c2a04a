import type { Bench } from '../bench.ts'
import { prepareUploads, type Uploads } from './measure.ts'
import { type PlannedUpload, planUploads } from './plan-uploads.ts'
import { dealSites, peopleIn } from './portions.ts'

/** Everybody of the round as uploads that stand ready, by how they will be sent. */
export type Parts = {
  batches: Uploads
  singles: Uploads
  /** For the curve with the city's own peak, and for the one with half of what was measured. */
  reals: Uploads
  scaleds: Uploads
  /** The uploads of `batches` in order: what the ceiling writes again. */
  planned: PlannedUpload[]
  tubes: number
}

const batchTubes = 50
// Beyond this many people a part says nothing more; what is over goes to the batches.
const singleMax = 300_000
const realMax = 31_000
const scaledMax = 150_000

/** The shares of single tubes and of both curves; the batches have the rest. */
function sharesOf(people: number): number[] {
  const single = Math.min(0.2, singleMax / people)
  const real = Math.min(0.05, realMax / people)
  const scaled = Math.min(0.12, scaledMax / people)
  return [single, real, scaled, 1]
}

/** Deals the sites of the round out and prepares all their uploads, before any clock runs. */
export async function prepareParts(bench: Bench): Promise<Parts> {
  const [single = [], real = [], scaled = [], batch = []] = dealSites(
    bench.round,
    sharesOf(bench.round.people),
    bench.random.fork('sampling'),
  )
  const batches = await prepareUploads(bench, 'batch', batch, batchTubes)
  const singles = await prepareUploads(bench, 'single', single, 1)
  const reals = await prepareUploads(bench, 'real', real, 1)
  const scaleds = await prepareUploads(bench, 'scaled', scaled, 1)
  const inCurves = peopleIn(real) + peopleIn(scaled)
  bench.say(
    `prepared ${peopleIn(batch)} people in batches, ${peopleIn(single)} in single tubes, ${inCurves} for the curves`,
  )
  const all = [...batch, ...single, ...real, ...scaled]
  const tubes = all.reduce((total, { from, to }) => total + to - from, 0)
  return { batches, singles, reals, scaleds, planned: planUploads(batches.order), tubes }
}
