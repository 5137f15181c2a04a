import { cityInstant, type Instant } from '../../time/instant.ts'
import { type Library, parseLibrary } from '../library.ts'
import type { ModuleKind } from '../module.ts'
import type { Confirmation } from '../parameter.ts'
import type { Policy } from '../policy.ts'
import { resolvePack } from '../resolve.ts'

/** A verified value of the made-up source. */
export const sure = (v: unknown) => ({ v, src: ['S-1'], grade: 'a' })

/** A value of our own that binds nobody until it is confirmed. */
export const ours = (v: unknown) => ({ v, src: [], grade: 'DESIGN' })

/** A source that a value of grade c may name. */
export const weak = (v: unknown) => ({ v, src: ['S-2'], grade: 'c' })

const named = (name: string) => ({ zh: `${name}（示例）`, en: `${name} (made up)` })
const told = (name: string) => ({
  lifted_by: sure(['time', 'negative_test']),
  title: named(name),
  text: {
    zh: '从 {since} 起请在{place}，到 {until} 为止。',
    en: 'Since {since} please stay at {place} until {until}.',
  },
  lift_text: { zh: '天数满即解除。', en: 'It ends when the days are over.' },
})
const orderKind = (name: string, bases: string[], hours: number, strictness: string) => ({
  name: named(name),
  max_hours: sure(hours),
  bases: sure(bases),
  notice_hours: sure(2),
  class: sure(strictness),
})
const place = (name: string, strictness: string, kind: string) => ({
  name: named(name),
  class: sure(strictness),
  order_kind: sure(kind),
})
const days = (n: number) => ({ kind: sure('no_new_infection_days'), v: sure(n) })

/** A whole policy of a disease that does not exist, as the plain data of one module; everything in it is verified. */
export const says = {
  pathogen: { name: named('aster fever'), route: sure(['contact']), specimens: sure(['swab']) },
  counting: { day_one: sure('clock_day') },
  definitions: {
    contact_reasons: sure(['household']),
    secondary_contact: { enabled: sure(true) },
    general_contact: { enabled: sure(false) },
    decided_by: sure('investigator'),
  },
  places: {
    centralized: place('site', 'stay', 'isolate'),
    home_isolation: place('home', 'stay', 'stay_home'),
    home_monitoring: place('home watched', 'limit', 'monitor'),
  },
  tracks: {
    close_contact: {
      name: named('close contact'),
      clock: sure('last_exposure'),
      stages: [
        { place: sure('centralized'), days: sure(5), test_days: sure([1, 2, 3, 5]) },
        { place: sure('home_isolation'), days: sure(3), test_days: sure([1, 3]) },
      ],
      release: { negatives: sure('all') },
    },
    secondary_contact: {
      name: named('contact of a contact'),
      clock: sure('last_exposure'),
      stages: [{ place: sure('home_isolation'), days: sure(7), test_days: sure([1, 4, 7]) }],
    },
    infected: {
      name: named('infected'),
      clock: sure('first_positive'),
      stages: [{ place: sure('home_isolation'), ends_when: sure('recovery') }],
    },
    traveller_low: {
      name: named('traveller'),
      clock: sure('left_area'),
      stages: [],
      tests: { count: sure(2), within_days: sure(3) },
    },
  },
  areas: {
    levels: sure(['high', 'low']),
    level: {
      high: {
        name: named('high'),
        units: sure(['unit', 'building']),
        widen: sure('reasons'),
        widen_reasons: sure(['risk_unclear']),
        measures: sure(['no_leaving_home']),
        lift_to: sure('low'),
        lift: [days(5), { kind: sure('round_negative_on_day'), v: sure(5) }],
      },
      low: {
        name: named('low'),
        units: sure(['county']),
        widen: sure('never'),
        measures: sure(['no_gathering']),
        lift_to: sure('open'),
        lift: [{ kind: sure('levels_lifted'), v: sure(0) }],
      },
    },
    temporary_control: { allowed: sure(true), max_hours: sure(24) },
  },
  orders: {
    forbidden_kinds: sure(['refuse_care']),
    kind: {
      isolate: orderKind('isolate', ['close_contact'], 336, 'stay'),
      stay_home: orderKind(
        'stay home',
        ['close_contact', 'secondary_contact', 'infected'],
        336,
        'stay',
      ),
      monitor: orderKind('monitor', ['close_contact'], 336, 'limit'),
      test: orderKind('test', ['test_due', 'missed_test'], 72, 'remind'),
      hold: orderKind('hold', ['pool_reactive'], 12, 'limit'),
      zone: orderKind('zone', ['zone_high', 'zone_low', 'temporary_control'], 336, 'stay'),
    },
    batch: { max_without_city_sign: sure(50), first_share: sure(0.05), pause_hours: sure(1) },
    emergency_hours: sure(2),
  },
  status: {
    rules: {
      close_contact: told('close contact'),
      secondary_contact: told('contact of a contact'),
      infected: { ...told('infected'), lifted_by: sure(['recovery']) },
      traveller_low: told('traveller'),
      zone_high: { ...told('high zone'), class: sure('stay'), lifted_by: sure(['zone_lifted']) },
      zone_low: { ...told('low zone'), class: sure('remind'), lifted_by: sure(['zone_lifted']) },
      temporary_control: { ...told('closed for hours'), class: sure('limit') },
      pool_reactive: { ...told('wait'), class: sure('limit'), lifted_by: sure(['result']) },
      missed_test: { ...told('missed test'), class: sure('limit') },
      test_due: { ...told('test due'), class: sure('remind') },
    },
  },
  appeals: {
    first_answer_hours: sure(4),
    decision_hours: sure(24),
    channels: sure(['resident_page', 'phone_clerk']),
  },
  time_limits: { report_case: sure(2) },
  pools: { size: { general: sure(10) }, pool_tubes_in_laboratory: sure('forbidden') },
}

/** The moment at which the made-up pack comes into force. */
export const packBegins: Instant = cityInstant('2031-03-01', '00:00')

/** A library of that one module, and of `more` modules laid over it on the same day: rules of a province, which may be stricter. */
export function aLibrary(...more: readonly object[]): Library {
  return aLibraryOf('code-rules', more)
}

/** The same with `more` as modules of a kind. */
export function aLibraryOf(kind: ModuleKind, more: readonly object[]): Library {
  const date = { v: '2031-03-01', src: [], grade: 'DESIGN' }
  const notices = more.map((part, n) => ({
    id: `notice-${n + 1}`,
    kind,
    title: named(`notice ${n + 1}`),
    effective_from: date,
    says: part,
  }))
  const read = parseLibrary({
    sources: {
      file: 'sources.yaml',
      value: {
        'S-1': { grade: 'a', title: 'made up', address: ['nowhere'] },
        'S-2': { grade: 'c', title: 'made up and weak', address: ['nowhere'] },
      },
    },
    modules: [
      { id: 'base', kind: 'national-plan', title: named('plan'), effective_from: date, says },
      ...notices,
    ].map((value, n) => ({ file: `modules/${n}.yaml`, value })),
    packs: [
      {
        file: 'packs/aster.yaml',
        value: {
          id: 'aster',
          title: named('aster pack'),
          effective_from: date,
          modules: ['base', ...notices.map(({ id }) => id)],
        },
      },
    ],
  })
  if (!read.ok)
    throw new Error(read.faults.map(({ file, path, en }) => `${file} ${path}: ${en}`).join('\n'))
  return read.library
}

/** The made-up policy, with `over` (plain data of a module) laid over it and the confirmations given. */
export function aPolicy(over: object = {}, confirmations: readonly Confirmation[] = []): Policy {
  const resolved = resolvePack(aLibrary(over), 'aster', packBegins, confirmations)
  if (!resolved.ok)
    throw new Error(resolved.faults.map(({ path, en }) => `${path}: ${en}`).join('\n'))
  return resolved.policy
}
