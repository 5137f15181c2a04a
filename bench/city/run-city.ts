import type { Bench } from '../bench.ts'
import { type Figures, ratio, rounded } from '../figures.ts'
import { runPart } from '../profile.ts'
import { addedBy, bytesPerSample, kept, sizesNow } from './bytes.ts'
import { brokenLaws, laws, presentIn } from './conserved.ts'
import { runSampling } from './run-sampling.ts'

/**
 * The profile `city`: all people of the round sampled over HTTP beside the ceiling, then the whole chain, the bytes that a
 * sample has become, and the reads. A part that is not there leaves its figures out.
 */
export async function runCity(bench: Bench): Promise<Figures> {
  const { sql } = bench.city
  const { round } = bench
  const timed = stopwatches()
  // The round before: a person's newest result stays the one that the product wrote.
  const other = await bench.publish(bench.number - 1)
  const before = await sizesNow(sql)
  const sampling = await timed('sampling', runSampling(bench, other))

  const present = await presentIn(sql, round.round)
  bench.say(`acknowledged ${sampling.acknowledged.people} people, present ${present.people}`)
  const chain = await timed('chain', runPart('chain', bench))
  const told = {
    round: round.round,
    people: present.people,
    ceilingUploads: sampling.ceilingUploads,
  }
  const added = addedBy(before, await sizesNow(sql), told)
  const reads = await timed('reads', runPart('reads', bench))

  const all = await timed('laws', laws(sql))
  const broken = brokenLaws(all)
  for (const { law, round, expected, found } of broken)
    bench.say(`not conserved: ${law} of ${round}, expected ${expected}, found ${found}`)
  const isAllThere =
    sampling.acknowledged.people === present.people &&
    sampling.acknowledged.tubes === present.tubes &&
    sampling.acknowledged.uploads === present.uploads &&
    present.people === round.people
  const perSample = bytesPerSample(added.filter(kept), present.people)
  return {
    ...sampling.figures,
    ...(chain ? chainFigures(sampling.figures, chain, present.people) : {}),
    ...reads,
    // Before the chain has run a sample is not yet all that it becomes.
    ...(chain ? { bytes_per_sample: perSample } : { bytes_per_sample_before_chain: perSample }),
    // With the events of devices, the ledger and the audit of every command; a third of the people came one tube a request.
    bytes_per_sample_with_audit: bytesPerSample(added, present.people),
    bytes: added,
    conserved:
      broken.length === 0 &&
      isAllThere &&
      sampling.faulty === 0 &&
      chain?.chain_conserved !== false,
    laws: all.length,
    laws_broken: broken,
    acknowledged: sampling.acknowledged,
    present,
    phases_s: timed.seconds,
  }
}

/** Notes how long each part of a run took on the wall, in seconds. */
function stopwatches() {
  const seconds: Record<string, number> = {}
  const timed = async <Outcome>(name: string, running: Promise<Outcome>): Promise<Outcome> => {
    const began = performance.now()
    const outcome = await running
    seconds[name] = rounded((performance.now() - began) / 1000)
    return outcome
  }
  return Object.assign(timed, { seconds })
}

/** People a second from the first upload to the last released result: both parts one after the other. */
function chainFigures(sampling: Figures, chain: Figures, people: number): Figures {
  if (typeof chain.chain_people_per_s === 'number') return chain
  const perS = Number(sampling.batch_people_per_s)
  const seconds = people / perS + Number(chain.chain_s)
  return {
    ...chain,
    whole_s: rounded(seconds),
    chain_people_per_s: Math.round(people / seconds),
    sampling_share: ratio(people / perS, seconds),
  }
}
