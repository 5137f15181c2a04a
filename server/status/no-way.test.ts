import { entryProofs, factKinds } from '@bihuan/contract/facts.ts'
import { Uuid, uuidPattern } from '@bihuan/contract/scalars.ts'
import { statusClasses } from '@bihuan/contract/status.ts'
import { basesOfPersons } from '@bihuan/core/orders/basis.ts'
import { lineOf } from '@bihuan/core/policy/library.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadLibrary } from '../../policies/load.ts'
import { appRole, protectedTables } from '../db/app-role.ts'
import { routes } from '../http/routes.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { reachOfCommands, restrictingTables, sourcesOfServer, writtenIn } from './command-reach.ts'

// Nobody can set a status: it is asked of the schema, of the rights in it, of every door and of every statement that writes.

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

type Schema = { properties?: Record<string, Schema>; const?: unknown; enum?: unknown[] } & Record<
  string,
  unknown
>

/** The id of a stay in isolation is called as the class is: it can only hold a UUID. */
const isStayId = (name: string, schema: Schema): boolean =>
  name === 'stay' &&
  [schema, ...((schema.anyOf as Schema[] | undefined) ?? [])].some(
    ({ pattern }) => pattern === uuidPattern,
  ) &&
  [...wordsOf(schema)].length === 0

/** Every name and every fixed text in a schema, at any depth. */
function* wordsOf(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  const { properties, const: fixed, enum: listed } = schema as Schema
  for (const [name, one] of Object.entries(properties ?? {})) if (!isStayId(name, one)) yield name
  for (const one of [fixed, ...(listed ?? [])]) if (typeof one === 'string') yield one
  for (const inner of Object.values(schema)) yield* wordsOf(inner)
}

// What would set a status, or would be the ground for one that no order can have.
const forbidden =
  /^(class|status|statusClass|status_class|colou?r|codeColou?r|health_?[cC]ode|risk|riskLevel|score|scan|scans|venue|venueCode|gps|latitude|longitude|trajectory|itinerary|phonePosition|red|yellow|green)$/
// An investigation says where somebody was, in the words of who was there. That is what these commands are for, and none of them
// writes where a status comes from (below).
const sayWhere = [
  'item.add',
  'item.change',
  'item.paste',
  'venue.add',
  'venue.change',
  'venue-visit.record',
  'cluster.name',
]
const isForbidden = (word: string): boolean =>
  forbidden.test(word) || (statusClasses as readonly string[]).includes(word)

describe('no door takes a status', () => {
  test('no input of a command names a class, a status, a colour, a score, a scan or a position', () => {
    const found = routes.flatMap((route) =>
      route.method === 'POST'
        ? [...wordsOf(route.command.input)]
            .filter(isForbidden)
            .filter((word) => word !== 'venue' || !sayWhere.includes(route.command.name))
            .map((word) => `${route.command.name}: ${word}`)
        : [],
    )
    expect(found).toEqual([])
    const reach = reachOfCommands(sourcesOfServer(), sayWhere)
    expect([...reach]).toEqual(sayWhere.map((name) => [name, []]))
  })

  test('nor does the description of the doors, for anything that is sent', async () => {
    const app = await city.app()
    const { paths } = (await app.inject({ url: '/api/openapi.json' })).json() as {
      paths: Record<string, Record<string, { requestBody?: unknown }>>
    }
    const bodies = Object.entries(paths).flatMap(([path, doors]) =>
      Object.entries(doors).flatMap(([method, door]) =>
        door.requestBody ? [{ path, method, body: door.requestBody }] : [],
      ),
    )
    expect(bodies.length).toBeGreaterThan(80)
    const doors = new Set(
      routes.flatMap((route) =>
        route.method === 'POST' && sayWhere.includes(route.command.name)
          ? [route.path.replace(/:(\w+)/g, '{$1}')]
          : [],
      ),
    )
    expect(
      bodies.flatMap(({ path, body }) =>
        [...wordsOf(body)]
          .filter((word) => isForbidden(word) && (word !== 'venue' || !doors.has(path)))
          .map((word) => `${path}: ${word}`),
      ),
    ).toEqual([])
    // Nothing but a question ends in «status».
    expect(
      Object.entries(paths).filter(
        ([path, doors]) =>
          /status$/.test(path) && !('get' in doors && Object.keys(doors).length === 1),
      ),
    ).toEqual([])
  })

  test('a planted input is found, at any depth', () => {
    const planted = {
      type: 'object',
      properties: { rows: { type: 'array', items: { properties: { class: { type: 'string' } } } } },
    }
    expect([...wordsOf(planted)].filter(isForbidden)).toEqual(['class'])
    expect([...wordsOf({ properties: { stay: { type: 'string' } } })].filter(isForbidden)).toEqual([
      'stay',
    ])
    expect([...wordsOf({ properties: { stay: Uuid } })].filter(isForbidden)).toEqual([])
    expect(
      [...wordsOf({ anyOf: [{ const: 'stay' }, { enum: ['a', 'limit'] }] })].filter(isForbidden),
    ).toEqual(['stay', 'limit'])
  })
})

describe('what can write where a status comes from', () => {
  const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command.name] : []))
  /** Orders come only of signatures; everything else in this list either frees, or grounds an order that somebody must still sign. */
  const expected: Record<string, string[]> = {
    'signing.sign': [
      'facts',
      'log_entries',
      'order_acts',
      'order_areas',
      'order_batches',
      'order_grounds',
      'orders',
      'policy_adoptions',
    ],
    'appointment.import': ['appointments', 'dismissals'],
    // It shares a file with what the signature then writes, and writes nothing there itself.
    'policy.draft-adoption': ['policy_adoptions'],
    'fact.record-case': ['facts'],
    'fact.record-contact': ['facts'],
    'fact.record-travel': ['facts'],
    'fact.record-discharge': ['facts'],
    // A doctor, and a second one where the plan asks: it only frees.
    'patient.discharge': ['facts'],
    'fact.record-stay': ['facts'],
    'stay.check-in': ['facts'],
    'stay.check-in-many': ['facts'],
    'stay.check-out': ['facts'],
    'stay.withdraw': ['facts'],
    // It ends the stay: it only frees.
    'release.let-go': ['facts'],
    'fact.withdraw': ['facts'],
    // An investigator says what kind of case it is, that it is none, or that somebody was no contact; the latter two only free.
    'case.classify': ['facts'],
    'case.drop': ['facts'],
    'contact.drop': ['facts'],
  }
  /** Unsigned acts: what was served, appeals and their papers. The type of an act and its signature decide what it does. */
  const actsOnly = [
    'order.serve',
    'order.read',
    'appeal.lodge',
    'appeal.write-down',
    'appeal.answer',
    'appeal.decide',
    'appeal.keep',
    'measure.report',
    'measure.answer',
  ]

  test('are exactly these commands', () => {
    const reach = reachOfCommands(sourcesOfServer(), commands)
    const found = [...reach].filter(([, tables]) => tables.some((table) => table !== 'order_acts'))
    expect(Object.fromEntries(found)).toEqual(expected)
    const acts = [...reach]
      .filter(([, tables]) => tables.length === 1 && tables[0] === 'order_acts')
      .map(([name]) => name)
    expect(acts.sort()).toEqual(actsOnly.sort())
  })

  test('one command more is found, however far from it the statement stands', () => {
    const sources = new Map([
      [
        '/s/door.ts',
        "import { set } from './far.ts'\nexport const it = command({ name: 'person.set-red' })",
      ],
      ['/s/far.ts', "import './store.ts'"],
      ['/s/store.ts', 'await tx`\n  insert into\n    orders (id) values (1)`'],
    ])
    expect(reachOfCommands(sources, ['person.set-red']).get('person.set-red')).toEqual(['orders'])
    expect(reachOfCommands(sources, ['person.gone']).get('person.gone')).toEqual(['no source'])
    expect(writtenIn('UPDATE facts set x = 1; select from orders')).toEqual(['facts'])
  })
})

describe('the schema', () => {
  // A pass says its class in its signed text; its row only lets it be revoked, and no status is read from it.
  // Where a case says that they were, and when a case was isolated: told, and read by no status.
  const known = [
    'passes.class',
    'case_clusters.venue_id',
    'case_items.venue_id',
    'cases.isolated_at',
    'co_presence_candidates.venue_id',
    'venue_visits.venue_id',
  ]
  const faultsOf = (run: (text: string) => PromiseLike<unknown>) =>
    run(`
      select c.relname || '.' || a.attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'city_4101'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
        and a.attname ~ '(^|_)(class|status|colou?r|health_code|risk|risk_level|score|is_positive|is_red|restricted|quarantined|isolated|venue|scan|gps|latitude|longitude)(_|$)'
      union
      select c.relname || ': ' || pg_get_constraintdef(k.oid) from pg_constraint k join pg_class c on c.oid = k.conrelid
      where c.relnamespace = 'city_4101'::regnamespace and pg_get_constraintdef(k.oid) ~ $$'(limit|remind|clear|red|yellow|green)'::text$$ and c.relname <> 'passes'
      union
      select v.table_name || ' can be written through' from information_schema.views v
      where v.table_schema = 'city_4101' and (v.is_updatable = 'YES' or v.is_insertable_into = 'YES')
        and exists (select from information_schema.view_table_usage u where u.view_schema = 'city_4101' and u.view_name = v.table_name
          and u.table_name = any (array['${restrictingTables.join("','")}']))`) as PromiseLike<
      { fault: string }[]
    >

  test('has no column that could hold a status, and no view through which its tables can be written', async () => {
    const found = await faultsOf((text) => city.sql.unsafe(text))
    expect(found.map(({ fault }) => fault).filter((fault) => !known.includes(fault))).toEqual([])
  })

  test.each([
    ['a column', 'alter table people add column code_colour text'],
    ['a table', 'create table bad (person_id bigint primary key, status text)'],
    [
      'a list of classes',
      "create table bad (person_id bigint primary key, says text check (says in ('stay', 'clear')))",
    ],
    ['a view that writes', 'create view bad as select id, document from orders'],
    [
      'a materialised status',
      'create materialized view bad as select id, 1 as risk_level from people',
    ],
  ])('shows %s that is planted in it', async (_, planted) => {
    let found: { fault: string }[] = []
    await city.sql
      .begin(async (tx) => {
        await tx.unsafe(planted)
        found = [...(await faultsOf((text) => tx.unsafe(text)))]
        throw new Error('undo')
      })
      .catch(() => null)
    expect(found.filter(({ fault }) => !known.includes(fault))).toHaveLength(1)
  })

  test('lets the application add to these tables and change or take away nothing', () => {
    for (const table of restrictingTables.filter(
      (one) => !['order_areas', 'order_grounds'].includes(one),
    ))
      expect(protectedTables).toContain(table)
    expect(appRole).toBe('bihuan_app')
  })

  test('takes no fact of a scan, a position or a score', async () => {
    for (const kind of ['scan', 'venue', 'position', 'score', 'itinerary'])
      await expect(
        city.sql`insert into facts (id, kind, person_id, at, known_at, recorded_by) values ('x', ${kind}, 410100000000001, ${city.start}, ${city.start}, 'x')`,
      ).rejects.toMatchObject({ constraint_name: 'facts_kind_check' })
  })
})

describe('a scan has no way into a status', () => {
  const isScan = (word: string): boolean =>
    /scan|venue|position|gps|score|itinerar|track_record/.test(word)

  test('it is no kind of fact, no basis of an order, no proof of an entry and no way of contact in any pack', () => {
    const loaded = loadLibrary()
    if (!loaded.ok) throw new Error('the packs do not load')
    const reasons = ['cn-b2', 'cn-mpox', 'cholera'].flatMap((newest) =>
      lineOf(loaded.library, newest).flatMap(({ id, period }) => {
        const found = resolvePack(loaded.library, id, period.from, [])
        return found.ok ? [...found.policy.definitions.contactReasons.v] : []
      }),
    )
    expect(reasons.length).toBeGreaterThan(20)
    for (const words of [factKinds, basesOfPersons, entryProofs, reasons])
      expect(words.filter((word) => isScan(word))).toEqual([])
    expect(isScan('venue_scan')).toBe(true)
  })
})
