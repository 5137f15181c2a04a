import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboutOf, isSignaturePath, nextBatch } from './queue.ts'
import type { StoredAct } from './records.ts'

let n = 0
const said = (account: string) => ({
  n: ++n,
  id: `a${n}`,
  account,
  accountName: account,
  at: n,
  words: '',
})
const event = (account = 'zhou', device = '101'): StoredAct => ({
  ...said(account),
  kind: 'events',
  round: '2022018',
  device,
  events: [{ kind: 'sample', id: `e${n}`, seq: n, at: '', tube: 't', person: 'p' }],
})
const order = (path: string, account = 'zhou', body: object = {}): StoredAct => ({
  ...said(account),
  kind: 'command',
  round: '2022018',
  device: '101',
  path,
  body,
  isSignature: isSignaturePath(path),
  about: aboutOf(path, body),
})
const batch = (acts: StoredAct[], account = 'zhou', barred: number[] = [], max = 500) => {
  const next = nextBatch(acts, account, new Set(barred), max)
  return next?.kind === 'events' ? next.acts.map((act) => act.n) : (next?.act.n ?? null)
}

describe('the next thing to send', () => {
  test('is the run of events of one device before the next command', () => {
    const acts = [event(), event(), order('/walk-ins'), event()]
    expect(batch(acts)).toEqual([acts[0]?.n, acts[1]?.n])
    expect(batch(acts.slice(2))).toBe(acts[2]?.n)
    const moved = [event('zhou', '101'), event('zhou', '102')]
    expect(batch(moved)).toEqual([moved[0]?.n])
    expect(batch([])).toBe(null)
  })

  test('is never more than one upload may hold, and never nothing', () => {
    const acts = Array.from({ length: 12 }, () => event())
    expect(batch(acts, 'zhou', [], 5)).toHaveLength(5)
    expect(batch(acts, 'zhou', [], 1)).toHaveLength(1)
  })

  test('passes over a signature of somebody else, and over all about the same box', () => {
    const seal = order('/boxes', 'zhou', { box: 'B1' })
    const offer = order('/boxes/B1/offer', 'wu')
    const other = order('/boxes/B2/offer', 'wu')
    expect(batch([seal, offer, other], 'wu')).toBe(other.n)
    expect(batch([seal, offer, other], 'zhou')).toBe(seal.n)
    expect(batch([seal, offer], 'wu')).toBe(null)
  })

  test('has the events and walk-ins of others too, unless the server said that only they may', () => {
    const acts = [event('zhou'), order('/walk-ins', 'zhou')]
    expect(batch(acts, 'wu')).toEqual([acts[0]?.n])
    expect(batch(acts, 'wu', [acts[0]?.n ?? 0])).toBe(acts[1]?.n)
    expect(
      batch(
        acts,
        'wu',
        acts.map((act) => act.n),
      ),
    ).toBe(null)
  })

  test('sends every act once and in order when all of them are the sender’s', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('event', 'order'), { maxLength: 40 }), (kinds) => {
        let waiting = kinds.map((kind) => (kind === 'event' ? event() : order('/walk-ins')))
        const wanted = waiting.map((act) => act.n)
        const sent: number[] = []
        for (let next = batch(waiting); next !== null; next = batch(waiting)) {
          const these = [next].flat() as number[]
          sent.push(...these)
          waiting = waiting.filter((act) => !these.includes(act.n))
        }
        expect(sent).toEqual(wanted)
      }),
    )
  })
})
