import { describe, expect, test } from 'vitest'
import { resolvePack } from './resolve.ts'
import { aLibraryOf, ours, packBegins, sure } from './testing/a-policy.ts'

/** What is wrong with the made-up pack when a notice of the city says this. */
function faultsOf(
  notice: object,
  plan: object = {},
  kind: 'local-notice' | 'code-rules' = 'local-notice',
) {
  const library = aLibraryOf(kind, [notice])
  const base = library.modules.get('base')
  if (!base) throw new Error('there is a plan')
  const over = aLibraryOf('national-plan', [plan])
  const modules = new Map([...library.modules, ['base', over.modules.get('base') ?? base] as const])
  const resolved = resolvePack({ ...library, modules }, 'aster', packBegins, [])
  return resolved.ok ? [] : resolved.faults.map(({ code, path }) => `${code} ${path}`)
}
const stage = (days: number, place = 'centralized') => ({
  place: ours(place),
  days: ours(days),
  test_days: ours([1, 2, 3, 5].filter((day) => day <= days)),
})
const track = (...stages: object[]) => ({ tracks: { close_contact: { stages } } })
const second = stage(3, 'home_isolation')

describe('a notice of the city', () => {
  test.each([
    [
      'longer',
      track(stage(7), { ...second, test_days: ours([1, 3]) }),
      'tracks.close_contact.stages[0].days',
    ],
    [
      'at a stricter place',
      { places: { home_monitoring: { class: ours('stay') } } },
      'places.home_monitoring.class',
    ],
    [
      'in a further stage',
      track(stage(5), { ...second, test_days: ours([1, 3]) }, stage(2)),
      'tracks.close_contact.stages[2].place',
    ],
    [
      'of contacts of contacts for longer',
      {
        tracks: {
          secondary_contact: { stages: [{ place: ours('home_isolation'), days: ours(9) }] },
        },
      },
      'tracks.secondary_contact.stages[0].days',
    ],
    [
      'in wider zones',
      { areas: { level: { high: { units: ours(['unit', 'compound']) } } } },
      'areas.level.high.units',
    ],
    [
      'for zones that stay longer',
      {
        areas: { level: { high: { lift: [{ kind: ours('no_new_infection_days'), v: ours(9) }] } } },
      },
      'areas.level.high.lift[0].v',
    ],
    [
      'with longer orders',
      { orders: { kind: { isolate: { max_hours: ours(500) } } } },
      'orders.kind.isolate.max_hours',
    ],
    [
      'on further grounds',
      { orders: { kind: { isolate: { bases: ours(['close_contact', 'secondary_contact']) } } } },
      'orders.kind.isolate.bases',
    ],
    [
      'with a rule that restricts',
      { status: { rules: { missed_test: { class: ours('stay') } } } },
      'status.rules.missed_test.class',
    ],
    [
      'by allowing what is forbidden',
      { orders: { forbidden_kinds: ours([]) } },
      'orders.forbidden_kinds',
    ],
    ['with slower appeals', { appeals: { decision_hours: ours(48) } }, 'appeals.decision_hours'],
    [
      'with fewer ways to appeal',
      { appeals: { channels: ours(['resident_page']) } },
      'appeals.channels',
    ],
    ['by counting later', { counting: { day_one: ours('next_day') } }, 'counting.day_one'],
    [
      'by more people at once',
      { orders: { batch: { first_share: ours(0.5) } } },
      'orders.batch.first_share',
    ],
  ])('may not ask more: %s', (_, notice, path) => {
    expect(faultsOf(notice)).toEqual([`stricter ${path}`])
    // The same from those above it stands, so it is the notice that is refused and not the value.
    expect(faultsOf(notice, {}, 'code-rules')).toEqual([])
  })

  test('may not take away what limits a restriction', () => {
    const rule = { status: { rules: { missed_test: { max_days: sure(3) } } } }
    const library = aLibraryOf('code-rules', [rule])
    const without = aLibraryOf('local-notice', [
      { status: { rules: { missed_test: { max_days: { $remove: true } } } } },
    ])
    const [limit, notice] = [library.modules.get('notice-1'), without.modules.get('notice-1')]
    const pack = library.packs.get('aster')
    if (!limit || !notice || !pack) throw new Error('all three are there')
    const modules = new Map([
      ...library.modules,
      ['rule', { ...limit, id: 'rule', family: 'rule' }] as const,
      ['notice-1', notice] as const,
    ])
    const packs = new Map([['aster', { ...pack, modules: ['base', 'rule', 'notice-1'] }]])
    const resolved = resolvePack({ ...library, modules, packs }, 'aster', packBegins, [])
    expect(resolved.ok ? [] : resolved.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'stricter status.rules.missed_test.max_days',
    ])
  })

  test('may ask less', () => {
    const milder = {
      ...track(stage(4), { ...second, days: ours(2), test_days: ours([1]) }),
      appeals: { decision_hours: ours(12) },
      areas: {
        level: { high: { units: ours(['unit']) } },
        temporary_control: { max_hours: ours(4) },
      },
      orders: { forbidden_kinds: ours(['refuse_care', 'block_exit']) },
    }
    expect(faultsOf(milder)).toEqual([])
  })

  test('may choose among what the plan allows, and nothing beside it', () => {
    const plan = { definitions: { lookback_days: { ...sure(2), allowed: [2, 4] } } }
    const library = aLibraryOf('local-notice', [plan])
    const part = library.modules.get('notice-1')
    if (!part) throw new Error('there is a notice')
    const choose = (days: number) => {
      const own = aLibraryOf('local-notice', [{ definitions: { lookback_days: ours(days) } }])
      const notice = own.modules.get('notice-1')
      if (!notice) throw new Error('there is a notice')
      const pack = own.packs.get('aster')
      if (!pack) throw new Error('there is a pack')
      const modules = new Map([
        ...own.modules,
        ['plan', { ...part, id: 'plan', family: 'plan', kind: 'national-plan' as const }] as const,
      ])
      const packs = new Map([['aster', { ...pack, modules: ['base', 'plan', 'notice-1'] }]])
      const resolved = resolvePack({ ...own, modules, packs }, 'aster', packBegins, [])
      return resolved.ok ? [] : resolved.faults.map(({ code }) => code)
    }
    expect(choose(4)).toEqual([])
    expect(choose(3)).toEqual(['allowed'])
  })

  test('may remind of something new', () => {
    const told = { zh: '提醒', en: 'a reminder' }
    const reminder = (strictness: string) => ({
      status: {
        rules: {
          visited: {
            class: ours(strictness),
            lifted_by: ours(['time']),
            max_days: ours(2),
            title: told,
            text: told,
            lift_text: told,
          },
        },
      },
    })
    expect(faultsOf(reminder('remind'))).toEqual([])
    expect(faultsOf(reminder('limit'))).toEqual(['stricter status.rules.visited.class'])
  })
})
