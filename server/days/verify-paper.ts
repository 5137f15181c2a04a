import type { DayVerdict } from '@bihuan/contract/days.ts'
import { verifyDayPaper } from '@bihuan/core/clocks/verify-day.ts'
import type { Dismissal, Signed } from '@bihuan/core/orders/register.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { TrustAnchors } from '../trust/anchors.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { paperIn } from './day-paper.ts'

type Verdict = Omit<Static<typeof DayVerdict>, 'isTheOneHere'>
const nothing = {
  ok: false,
  digest: null,
  district: null,
  day: null,
  signedAt: null,
  signedBy: [],
  carried: 0,
}

/** What a file of a closed day is worth, by the anchors alone; `dismissals` are those that the asker knows beside the file's. */
export function verifyDayFile(
  file: unknown,
  { authorityKey, party }: Pick<TrustAnchors, 'authorityKey' | 'party'>,
  dismissals: readonly Signed<Dismissal>[] = [],
): Verdict {
  const paper = paperIn(file)
  if (paper === null) return { ...nothing, faults: ['not-a-day-close'] }
  const known = { ...paper, dismissals: [...paper.dismissals, ...dismissals] }
  const verdict = verifyDayPaper(known, { authorityKey, party, crypto: nodeCrypto })
  if (!verdict.ok) {
    const faults = verdict.faults.map((one) => (typeof one === 'string' ? one : one.code))
    return { ...nothing, faults }
  }
  const { digest, signedAt, by, body } = verdict
  return {
    ok: true,
    digest,
    faults: [],
    district: body.district,
    day: body.day,
    signedAt: isoOf(signedAt),
    signedBy: by.map(({ officer, unit }) => ({ officer, unit })),
    carried: body.carried.length,
  }
}
