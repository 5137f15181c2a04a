import { describe, expect, test } from 'vitest'
import { testPolicy } from '../status/testing/test-policy.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { actBook } from './act-book.ts'
import { batchBytes } from './canonical.ts'
import { inForce } from './in-force.ts'
import { judgeStage } from './judge-stage.ts'
import { aBatch, aVerifiedBatch } from './testing/a-batch.ts'
import { anAct, anOrder, aStoredOrder, byMa } from './testing/a-signed-order.ts'
import { anAssertion, day, t0, trust } from './testing/officers.ts'
import type { VerifiedAct } from './verify-act.ts'
import { verifyBatch } from './verify-batch.ts'
import { verifyOrder } from './verify-order.ts'

const open = (stage: number, at: number, knownAt = at) =>
  anAct({ kind: 'open-stage', batch: 'batch 1', stage, at, ...byMa }, knownAt)

describe('the signatures of a batch', () => {
  const { batch, orders } = aVerifiedBatch(3)

  test('carry every order that stands on its list, at its own place only', () => {
    expect(orders).toHaveLength(3)
    const moved = anOrder({
      id: 'order 1',
      subject: { person: 'person 1' },
      batch: { id: 'batch 1', index: 2 },
    })
    const verdict = verifyOrder(aStoredOrder(moved, { assertions: [] }), trust, batch)
    expect(verdict.ok ? [] : verdict.faults.map(({ code }) => code)).toEqual(['not-in-batch'])
  })

  test('carry no order that stands elsewhere on the list than it says, to be in the first stage', () => {
    const both = [0, 1].map((n) =>
      anOrder({ id: `o${n}`, subject: { person: `p${n}` }, batch: { id: 'batch 1', index: 0 } }),
    )
    const digests = both.map((order) => aStoredOrder(order).digest)
    const document = aBatch(2, { digests })
    const assertions = ['wu', 'li'].map((officer) =>
      anAssertion(officer, batchBytes(document), t0 + minuteMs),
    )
    const listed = verifyBatch({ document, assertions }, trust)
    if (!listed.ok) throw new Error('the list itself is signed')
    const isCarried = both.map(
      (order) => verifyOrder(aStoredOrder(order, { assertions: [] }), trust, listed.batch).ok,
    )
    expect(isCarried).toEqual([true, false])
  })

  test('are not asked for by a row that is no batch', () => {
    const verdict = verifyBatch(
      { document: { ...aBatch(2), digests: null } as never, assertions: [] },
      trust,
    )
    expect(verdict).toMatchObject({ ok: false, faults: [{ code: 'not-a-document' }] })
  })

  test('carry no order that was added afterwards', () => {
    const added = anOrder({
      id: 'order 3',
      subject: { person: 'bai' },
      batch: { id: 'batch 1', index: 3 },
    })
    expect(verifyOrder(aStoredOrder(added, { assertions: [] }), trust, batch).ok).toBe(false)
    const lookalike = { document: batch.document, signedAt: batch.signedAt }
    const one = orders[0]
    if (one === undefined) throw new Error('there are three')
    expect(verifyOrder(aStoredOrder(one.order, { assertions: [] }), trust, lookalike).ok).toBe(
      false,
    )
  })

  test.each([
    [
      'a list that grew after signing',
      { ...aBatch(2), digests: ['a', 'b', 'c'] },
      ['wu', 'li'],
      ['signature-invalid', 'signature-invalid'],
    ],
    ['one signature', aBatch(2), ['wu'], ['signature-missing']],
    ['more people than a district may restrict', aBatch(51), ['wu', 'li'], ['batch-cap']],
    [
      'an approver who signs for the city too',
      aBatch(51, { cityApprover: { officer: 'li', unit: 'street' } }),
      ['wu', 'li'],
      ['same-officer', 'no-post'],
    ],
  ])('do not count with %s', (_, document, officers, expected) => {
    const signed = batchBytes(expected.includes('signature-invalid') ? aBatch(2) : document)
    const assertions = officers.map((officer) => anAssertion(officer, signed, t0 + minuteMs))
    const verdict = verifyBatch({ document, assertions }, trust)
    expect(verdict.ok ? [] : verdict.faults.map(({ code }) => code)).toEqual(expected)
  })
})

describe('a large batch', () => {
  const stages = [{ upTo: 1 }, { upTo: 2 }, { upTo: 4 }]
  const { orders } = aVerifiedBatch(4, { stages })
  const bound = (acts: VerifiedAct[], at: number) =>
    orders.map((order) => inForce(order, actBook(acts), at).inForce).lastIndexOf(true) + 1

  test('binds its first stage only until somebody opens the next, with a pause between', () => {
    const at = t0 + 3 * hourMs
    expect(bound([], at)).toBe(1)
    expect(bound([open(1, t0 + hourMs)], at)).toBe(2)
    expect(bound([open(1, t0 + hourMs), open(2, t0 + 2 * hourMs)], at)).toBe(4)
    expect(bound([open(2, t0 + 2 * hourMs)], at)).toBe(1)
    expect(bound([open(1, t0 + 2 * minuteMs)], at)).toBe(1)
    expect(bound([open(1, t0 + hourMs), open(2, t0 + hourMs + minuteMs)], at)).toBe(2)
  })

  test('opens from when the opening was known, not from when it claims to be', () => {
    const acts = [open(1, t0 + hourMs, t0 + 5 * hourMs)]
    expect(bound(acts, t0 + 5 * hourMs - 1)).toBe(1)
    expect(bound(acts, t0 + 5 * hourMs)).toBe(2)
    const [, second] = orders
    if (second === undefined) throw new Error('there are four')
    expect(inForce(second, actBook(acts), t0 + 2 * hourMs, t0 + day).inForce).toBe(false)
  })

  test('is suspended in one act, all of it and for good', () => {
    const acts = [open(1, t0 + hourMs), open(2, t0 + 2 * hourMs)]
    const suspend = anAct({
      kind: 'suspend',
      order: null,
      batch: 'batch 1',
      at: t0 + 3 * hourMs,
      ...byMa,
    })
    expect(bound([...acts, suspend], t0 + 3 * hourMs)).toBe(0)
    expect(bound([...acts, suspend, open(2, t0 + 4 * hourMs)], t0 + 5 * hourMs)).toBe(0)
  })

  test('lets a stage be opened in its turn and after the pause', () => {
    const { batch } = aVerifiedBatch(4, { stages })
    const judge = (stage: number, at: number, ...acts: VerifiedAct[]) => {
      const judged = judgeStage(batch, stage, actBook(acts), testPolicy(), at)
      return judged.ok ? judged.people : judged.because
    }
    const after = batch.signedAt + hourMs
    expect(judge(1, after - 1)).toBe('too-early')
    expect(judge(1, after)).toBe(1)
    expect(judge(2, after)).toBe('not-next')
    expect(judge(2, after + hourMs, open(1, after))).toBe(2)
    expect(judge(1, after + hourMs, open(1, after))).toBe('not-next')
    expect(judge(3, after + day, open(1, after), open(2, after + hourMs))).toBe('no-stage')
    const suspend = anAct({ kind: 'suspend', order: null, batch: 'batch 1', at: after, ...byMa })
    expect(judge(1, after, suspend)).toBe('suspended')
  })
})
