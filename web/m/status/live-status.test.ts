import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OwnStatus, StatusReason } from '../wire.ts'
import { liveStatus } from './live-status.ts'

const classes = ['stay', 'limit', 'remind', 'clear'] as const
const t0 = Date.parse('2022-01-14T08:00:00+08:00')
const iso = (at: number) => new Date(at).toISOString()

const reasonOf = (strictness: OwnStatus['class'], until: number | null): StatusReason => ({
  class: strictness,
  rule: 'pack/rule',
  basis: 'close_contact',
  order: 'order 1',
  facts: [],
  why: null,
  law: null,
  title: { zh: '题', en: 'title' },
  text: { zh: '文', en: 'text' },
  place: null,
  since: iso(t0),
  until: until === null ? null : iso(until),
  liftedBy: [],
  liftText: { zh: '解', en: 'lift' },
  appeal: null,
  decideBy: null,
  isPending: false,
  testsDue: [],
})
const statusOf = (reasons: StatusReason[]): OwnStatus => ({
  person: '410100000000001',
  at: iso(t0),
  known: iso(t0),
  policy: 'pack',
  class: reasons[0]?.class ?? 'clear',
  reasons,
  coming: [],
  without: [],
  care: 'open',
  documentsSeen: true,
})

test('an order is over at its end on a phone that hears nothing, and what is left gives the class', () => {
  const status = statusOf([reasonOf('stay', t0 + 1_000), reasonOf('limit', t0 + 9_000)])
  expect(liveStatus(status, t0 + 999).class).toBe('stay')
  expect(liveStatus(status, t0 + 1_000)).toMatchObject({ class: 'limit', reasons: [{}] })
  expect(liveStatus(status, t0 + 9_000)).toMatchObject({ class: 'clear', reasons: [] })
})

test('what has no end stays, and time never makes anything stricter', () => {
  const reason = fc
    .record({
      strictness: fc.constantFrom(...classes),
      after: fc.option(fc.integer({ min: -1_000, max: 1_000 })),
    })
    .map(({ strictness, after }) => reasonOf(strictness, after === null ? null : t0 + after))
  const sorted = fc
    .array(reason, { maxLength: 6 })
    .map((all) => all.toSorted((a, b) => classes.indexOf(a.class) - classes.indexOf(b.class)))
  const moments = fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }))
  fc.assert(
    fc.property(sorted, moments, (reasons, [one, more]) => {
      const earlier = liveStatus(statusOf(reasons), t0 + one)
      const later = liveStatus(statusOf(reasons), t0 + one + more)
      expect(classes.indexOf(later.class)).toBeGreaterThanOrEqual(classes.indexOf(earlier.class))
      expect(later.reasons.length).toBeGreaterThanOrEqual(
        reasons.filter(({ until }) => until === null).length,
      )
    }),
  )
})
