import { ofKind } from '@bihuan/core/orders/act-book.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { namesOf } from '../signing/store.ts'
import { basisName, kindName } from './names.ts'
import type { FoundBatch } from './read-batch.ts'

/** The names of the officers who signed a batch. */
export const namesInBatch = (sql: Reader, { batch: { document } }: FoundBatch) =>
  namesOf(sql, [
    document.issuer.officer,
    document.approver.officer,
    document.cityApprover?.officer ?? '',
  ])

/** A batch as a list shows it: who signed, how many, and which stage is open since when. */
export function batchLine(
  { batch: { document, signedAt }, book }: FoundBatch,
  policy: Policy,
  names: ReadonlyMap<string, string>,
  now: Instant,
) {
  const acts = book.ofBatch.get(document.id)
  const opened = ofKind(acts, 'open-stage', now)
  const suspended = ofKind(acts, 'suspend', now).map(({ act }) => act.at)
  const signer = (one: { officer: string; unit: string }) => ({
    officer: one.officer,
    unit: one.unit,
    name: names.get(one.officer) ?? null,
  })
  const openedAt = (stage: number): string | null => {
    if (stage === 0) return isoOf(signedAt)
    const moments = opened.filter(({ act }) => act.stage === stage).map(({ act }) => act.at)
    return moments.length === 0 ? null : isoOf(Math.min(...moments))
  }
  return {
    batch: document.id,
    kind: document.kind,
    basis: document.basis,
    kindName: kindName(document.kind, policy),
    basisName: basisName(document.basis, policy),
    district: document.district,
    issuedAt: isoOf(document.issuedAt),
    issuer: signer(document.issuer),
    approver: signer(document.approver),
    cityApprover: document.cityApprover && signer(document.cityApprover),
    people: document.digests.length,
    suspendedAt: suspended.length === 0 ? null : isoOf(Math.min(...suspended)),
    stages: document.stages.map(({ upTo }, stage) => ({
      upTo,
      people: upTo - (document.stages[stage - 1]?.upTo ?? 0),
      openedAt: openedAt(stage),
    })),
  }
}
