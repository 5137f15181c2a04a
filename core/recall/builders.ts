// People, tubes and results for the tests; nothing of the product imports this.
import type { Finding } from '../lab/finding.ts'
import { labelCode, labelNumber } from '../labels/label.ts'
import type { TubeState } from '../tubes/tube-state.ts'
import type { RecallLimits } from './open-recall.ts'
import { type SingleResult, singleResult, type TubeResult } from './single-result.ts'

/** The first of the tubes for one swab. */
export const singleTube = labelNumber('tube', '4101', 900)

export const limits: RecallLimits = {
  reactive: { dueMinutes: 120, escalateMinutes: 360 },
  invalid: { dueMinutes: 600, escalateMinutes: 1_440 },
  lost: { dueMinutes: 600, escalateMinutes: 1_440 },
}

/** The state of a sealed tube with these people, swabbed at `at`. */
export function sealedTube(people: string[], at: number): TubeState {
  const members = people.map((person) => ({ person, at }))
  return {
    state: 'sealed',
    movedTo: null,
    openedAt: 0,
    sealedAt: at,
    members,
    claims: [],
    holds: false,
  }
}

/** A finding that began with a tube and has come to this. */
export function finding(state: Finding['state'], tube = singleTube): Finding {
  const evidence = (kit: string) => ({
    tube: labelCode('tube', tube),
    assay: { id: 'assay', version: 1, kit },
  })
  const first = evidence('kit a')
  const second = evidence('kit b')
  if (state === 'preliminary-positive') return { state, first }
  return state === 'not-confirmed'
    ? { state, first, second, fresh: second }
    : { state, first, second }
}

/** A single result as the laboratory would release it. */
export function single(
  person: string,
  sampledAt: number,
  call: TubeResult['call'] = 'negative',
  tube = singleTube,
): SingleResult {
  const result: TubeResult = { id: `result ${tube}`, tube, call, at: sampledAt + 1 }
  const read = singleResult(result, sealedTube([person], sampledAt), 1)
  if ('refused' in read) throw new Error(read.refused)
  return read
}

export const people = ['bai', 'chen', 'deng'] as const
