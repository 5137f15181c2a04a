// A small policy of no real disease for the tests, read and settled by the code that reads the real ones.

import { startOf } from '../../policy/fault.ts'
import { guardrails } from '../../policy/guardrails.ts'
import { type Policy, policyShape } from '../../policy/policy.ts'
import { readPart } from '../../policy/read-part.ts'
import { settle } from '../../policy/settle.ts'
import { instantOf } from '../../time/instant.ts'
import type { Rules } from '../order-measure.ts'

const p = (v: unknown) => ({ v, src: ['S'], grade: 'a' })
/** A verified value. */
export const sure = p
/** A value that nobody verified or confirmed. */
export const unverified = (v: unknown) => ({ v, src: [], grade: 'DESIGN' })
const words = (zh: string, en: string) => ({ zh, en })
const place = (name: string, strictness: string, kind: string) => ({
  name: words(name, name),
  class: p(strictness),
  order_kind: p(kind),
})
const kind = (hours: number, bases: string[], strictness: string) => ({
  name: words('命令', 'order'),
  max_hours: p(hours),
  bases: p(bases),
  notice_hours: p(6),
  class: p(strictness),
})
const stage = (where: string, days: number, tests: number[]) => ({
  place: p(where),
  days: p(days),
  test_days: p(tests),
})
const rule = (title: string, strictness?: string, more: object = {}) => ({
  ...(strictness === undefined ? {} : { class: p(strictness) }),
  lifted_by: p(['time']),
  title: words(title, title),
  text: words(
    `${title}：从 {since} 到 {until}，在{place}。`,
    `${title}: from {since} to {until}, at {place}.`,
  ),
  lift_text: words('到 {until} 自动结束。', 'It ends by itself at {until}.'),
  ...more,
})
const level = (units: string[]) => ({
  name: words('高', 'high'),
  units: p(units),
  widen: p('reasons'),
  widen_reasons: p(['risk_unclear']),
  measures: p(['no_leaving_home']),
  lift_to: p('open'),
  lift: [{ kind: p('no_new_infection_days'), v: p(5) }],
})

const tracked = ['close_contact', 'inbound', 'secondary_contact', 'infected_mild']

/** The body in the shape of a module file; a test changes a copy. */
export const body = () => ({
  pathogen: { name: words('某病', 'an illness'), route: p(['air']), specimens: p(['swab']) },
  counting: { day_one: p('clock_day') },
  definitions: {
    contact_reasons: p(['household']),
    secondary_contact: { enabled: p(true) },
    general_contact: { enabled: p(false) },
    decided_by: p('investigator'),
    transport: {},
  },
  places: {
    centralized: place('隔离点', 'stay', 'isolate'),
    home_isolation: place('家中隔离', 'stay', 'stay_home'),
    home_monitoring: place('家中监测', 'limit', 'monitor'),
  },
  tracks: {
    close_contact: {
      name: words('密接', 'close contact'),
      clock: p('last_exposure'),
      stages: [stage('centralized', 7, [1, 2, 3, 5, 7]), stage('home_monitoring', 3, [3])],
    },
    secondary_contact: {
      name: words('次密接', 'secondary contact'),
      clock: p('last_exposure'),
      stages: [stage('home_isolation', 7, [1, 4, 7])],
    },
    inbound: {
      name: words('入境', 'inbound'),
      clock: p('entry'),
      stages: [stage('centralized', 7, [1]), stage('home_monitoring', 3, [3])],
      repeat_at_destination: p(false),
    },
    infected_mild: {
      name: words('感染', 'infected'),
      clock: p('first_positive'),
      stages: [stage('home_isolation', 7, [6, 7])],
    },
  },
  areas: {
    levels: p(['high']),
    level: { high: level(['building', 'unit']) },
    temporary_control: { allowed: p(true), max_hours: p(24) },
  },
  orders: {
    forbidden_kinds: p(['block_exit']),
    batch: { max_without_city_sign: p(50), first_share: p(0.01), pause_hours: p(1) },
    emergency_hours: p(2),
    kind: {
      isolate: kind(240, tracked, 'stay'),
      stay_home: kind(240, tracked, 'stay'),
      monitor: kind(240, tracked, 'limit'),
      test: kind(72, ['missed_test'], 'limit'),
      hold: kind(24, ['pool_reactive'], 'limit'),
      zone: kind(336, ['zone_high', 'temporary_control'], 'stay'),
    },
  },
  status: {
    rules: {
      close_contact: rule('密接'),
      secondary_contact: rule('次密接'),
      inbound: rule('入境'),
      infected_mild: rule('感染', undefined, { lifted_by: p(['time', 'discharge']) }),
      zone_high: rule('高风险区', 'stay', { lifted_by: p(['zone_lifted', 'time']) }),
      missed_test: rule('未参加检测', 'limit', {
        lifted_by: p(['negative_test', 'time']),
        max_days: p(7),
      }),
      pool_reactive: rule('请等待单检', 'limit', {
        lifted_by: p(['result', 'time']),
        max_days: p(1),
      }),
      test_due: rule('今天请检测', 'remind'),
    },
  },
  appeals: { first_answer_hours: p(4), decision_hours: p(24), channels: p(['page']) },
  time_limits: {},
  testing: { result_hours: {} },
  pools: { size: {}, pool_tubes_in_laboratory: p('forbidden') },
})

export type Body = ReturnType<typeof body>

/** A policy that reads this body. Throws an Error with the faults of a body that is none. */
export function testPolicy(
  change: (draft: Body) => unknown = () => undefined,
  pack: { id?: string; from?: number; until?: number | null } = {},
): Policy {
  const draft = body()
  change(draft)
  const top = startOf('test')
  const source = { id: 'S', grade: 'a' as const, title: 'a source', addresses: [] }
  const reader = { module: 'test', sources: new Map([['S', source]]) }
  const part = readPart(policyShape, draft, top, reader)
  if (part === null || top.faults.length > 0) throw new Error(JSON.stringify(top.faults))
  const settled = settle(policyShape, part, top, new Map())
  if (top.faults.length > 0) throw new Error(JSON.stringify(top.faults))
  const from = pack.from ?? instantOf('2022-06-01T00:00:00+08:00')
  const until = pack.until ?? null
  return {
    ...settled,
    pack: {
      id: pack.id ?? 'test-pack',
      title: words('测试', 'test'),
      from,
      until,
      modules: ['test'],
    },
    steady: { from, until },
    guardrails,
  }
}

/** Its rules where no older pack left anything open. */
export const testRules = (policy: Policy = testPolicy()): Rules => ({ policy, transition: [] })
