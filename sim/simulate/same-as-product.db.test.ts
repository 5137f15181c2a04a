import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { acceptBox } from '@bihuan/server/custody/accept-box.ts'
import { offerBox } from '@bihuan/server/custody/offer-box.ts'
import { receiveBox } from '@bihuan/server/custody/receive-box.ts'
import { reportLoss } from '@bihuan/server/custody/report-loss.ts'
import { sealBox } from '@bihuan/server/custody/seal-box.ts'
import { settleDifference } from '@bihuan/server/custody/settle-difference.ts'
import { settleOrphan } from '@bihuan/server/custody/settle-orphan.ts'
import { withdrawOffer } from '@bihuan/server/custody/withdraw-offer.ts'
import { type Command, execute as executeOnServer } from '@bihuan/server/door/command.ts'
import { Problem } from '@bihuan/server/door/problem.ts'
import { adoptAssay } from '@bihuan/server/laboratory/adopt-assay.ts'
import { importResults } from '@bihuan/server/laboratory/import-results.ts'
import { loadPlate } from '@bihuan/server/laboratory/load-plate.ts'
import { rejectPlate } from '@bihuan/server/laboratory/reject-plate.ts'
import { releasePlate } from '@bihuan/server/laboratory/release-plate.ts'
import { excuseMember } from '@bihuan/server/recall/excuse-member.ts'
import { settleClaim } from '@bihuan/server/sampling/settle-claim.ts'
import { upload } from '@bihuan/server/sampling/upload.ts'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { aRound, type TestRound } from '@bihuan/server/testing/a-round.ts'
import { beforeAll, expect, test } from 'vitest'
import { seeded } from '../random/random.ts'
import { type Act, anAct, type Names } from './an-act.ts'
import { type CommandName, execute } from './city/execute.ts'
import { type CityFacts, emptyFacts, type IssuedLot } from './city/facts.ts'
import { Refusal } from './city/refusal.ts'

const commands = {
  'sampling.upload': upload,
  'claim.settle': settleClaim,
  'box.seal': sealBox,
  'box.offer': offerBox,
  'box.withdraw-offer': withdrawOffer,
  'box.accept': acceptBox,
  'box.receive': receiveBox,
  'box.settle-difference': settleDifference,
  'orphan.settle': settleOrphan,
  'loss.report': reportLoss,
  'plate.load': loadPlate,
  'result.import': importResults,
  'plate.reject': rejectPlate,
  'plate.release': releasePlate,
  'recall.excuse': excuseMember,
} as const satisfies Record<CommandName, unknown>

const areas: Record<string, string> = {
  sampler: '410105001',
  courier: '4101',
  'lab-technician': '410105',
  'lab-reviewer': '410105',
  registrar: '4101',
  'district-commander': '410105',
}
// Small runs: forty by default, fewer or more by SIMULATE_SAME, others by SIMULATE_FROM.
const runs = Number(process.env.SIMULATE_SAME ?? 40)
const firstRun = Number(process.env.SIMULATE_FROM ?? 0)
const controls = 30
const actsPerRun = 24

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 8 * (firstRun + runs + controls), sites: 2 })
  for (const id of ['courier-1', 'courier-2'])
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values (${id}, ${id}, ${id}, 'courier', '4101', 'couriers', ${city.start})`
  for (const assay of [anAssay({ id: 'first-kit' }), anAssay({ id: 'second-kit', kit: 'kit-b' })])
    await city.run(adoptAssay, city.actor('administrator'), { assay })
})

/** The lots of the test round, as the in-memory city knows them. */
function lots(): IssuedLot[] {
  const sizes = [1, 5, 10, 20]
  return [1, 2].flatMap((site) =>
    sizes.flatMap((poolSize) =>
      [0, 1, 2, 3].map((sitting) => {
        const first = Number(round.tube(site, 0, poolSize as 5, sitting).slice(0, 13))
        return { first, last: first + 9_999, site, poolSize, sitting }
      }),
    ),
  )
}
const newFacts = (flaws: CityFacts['flaws']): CityFacts =>
  emptyFacts({
    flaws,
    round: round.round,
    lots: lots(),
    people: new Set(round.people),
    devices: new Map([1, 2].map((site) => [round.device(site), site])),
    assays: new Map(
      [anAssay({ id: 'first-kit' }), anAssay({ id: 'second-kit', kit: 'kit-b' })].map((one) => [
        one.id,
        one,
      ]),
    ),
  })

// PostgreSQL gives an object back with its keys in an order of its own.
const canonical = (one: unknown) => JSON.stringify(one, Object.keys(one as object).sort())

/** What both say in words that do not depend on how they keep it. */
const said = (name: CommandName, outcome: object): unknown => {
  const told = outcome as Record<string, unknown>
  if (name === 'sampling.upload') {
    const answers = told.answers as { id: string; duplicates?: unknown[]; claims?: unknown[] }[]
    const sorted = (list: unknown[] = []) => list.map(canonical).sort()
    const flat = answers.map(({ duplicates, ...one }) =>
      canonical({ ...one, duplicates: sorted(duplicates), claims: sorted(one.claims) }),
    )
    return { ...told, serverNow: null, answers: flat.sort() }
  }
  if (name === 'result.import') {
    const judged = told.judgement as { kind: string } | undefined
    return [told.used, told.repeated, judged?.kind ?? told.kind]
  }
  if (name === 'plate.load') return [told.plate, told.tubes]
  if (name === 'box.seal') return [told.box, told.tubes]
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value].sort() : value,
    ]),
  )
}

async function onServer(act: Act, id: string): Promise<unknown> {
  const { hand, name, input, minute } = act
  const actor = {
    ...city.actor(hand.role as 'sampler', areas[hand.role] ?? '4101', hand.unit),
    id: hand.id,
  }
  try {
    const command = commands[name] as unknown as Command
    const now = city.start + minute * minuteMs
    return said(
      name,
      (await executeOnServer(city.city, command, input, { id, now, actor })) as object,
    )
  } catch (cause) {
    if (cause instanceof Problem) return `refused ${cause.code}`
    throw cause
  }
}
function inMemory(facts: CityFacts, act: Act, id: string): unknown {
  try {
    return said(
      act.name,
      execute(facts, {
        id,
        name: act.name,
        input: act.input,
        hand: act.hand,
        now: city.start + act.minute * minuteMs,
      }),
    )
  } catch (cause) {
    if (cause instanceof Refusal) return `refused ${cause.code}`
    throw cause
  }
}

const ordered = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort()

/** What the tables of the product say. */
async function tables(names: Names) {
  const { sql } = city
  const text = (rows: readonly object[]) => ordered(rows.map((row) => Object.values(row)))
  const tubes = Array.from({ length: 8 }, (_, n) => names.tube(n).slice(0, 13))
  const boxes = Array.from({ length: 4 }, (_, n) => names.box(n).slice(1, 12))
  return {
    tubes: text(
      await sql`select id, site_id, state, member_count, box_id, plate_id, result, moved_to, sitting from tubes where id = any(${tubes}::bigint[])`,
    ),
    samples: text(
      await sql`select person_id, sitting, tube_id from samples where tube_id = any(${tubes}::bigint[])`,
    ),
    claims: text(
      await sql`select tube_id, person_id, kind, verdict from sample_claims where tube_id = any(${tubes}::bigint[])`,
    ),
    boxes: text(
      await sql`select id, laboratory_id, received_count, lost_at is not null as lost from boxes where id = any(${boxes}::bigint[])`,
    ),
    legs: text(
      await sql`select box_id, to_account, offered_count, accepted_count, difference_settled_at is not null as settled from box_legs where box_id = any(${boxes}::bigint[])`,
    ),
    orphans: text(
      await sql`select tube_id, box_id, settled_at is not null as settled from orphan_tubes where tube_id = any(${tubes}::bigint[])`,
    ),
    results: text(
      await sql`select tube_id, plate_id, call, released_by, second_by from tube_results where tube_id = any(${tubes}::bigint[])`,
    ),
    recalls: text(
      await sql`select tube_id, reason, member_count from recalls where tube_id = any(${tubes}::bigint[])`,
    ),
    tasks: text(
      await sql`select tube_id, person_id, sitting, outcome, answered_by_tube from recall_tasks where tube_id = any(${tubes}::bigint[])`,
    ),
    findings: text(
      await sql`select tube_id, person_id, state, first_kit, second_kit from findings where tube_id = any(${tubes}::bigint[])`,
    ),
    cases: text(
      await sql`select tube_id, person_id from cases where tube_id = any(${tubes}::bigint[])`,
    ),
    events: text(await sql`select id from field_events where tube_id = any(${tubes}::bigint[])`),
  }
}
const textOr = (value: number | null) => (value === null ? null : String(value))

/** The same of the in-memory city. */
function facts(of: CityFacts) {
  const tubes = [...of.tubes.values()]
  return {
    tubes: ordered(
      tubes.map((one) => [
        String(one.id),
        one.site,
        one.state,
        one.members.length,
        textOr(one.box),
        textOr(one.plate),
        one.result,
        textOr(one.movedTo),
        one.sitting,
      ]),
    ),
    samples: ordered(of.samples.map((one) => [one.person, one.sitting, String(one.tube)])),
    claims: ordered([
      ...of.claims.map((one) => [String(one.tube), one.person, one.kind as string, one.verdict]),
      ...of.duplicates.map((one) => [String(one.tube), one.person, 'duplicate', null]),
    ]),
    boxes: ordered(
      [...of.boxes.values()].map((one) => [
        String(one.id),
        one.receivedBy === null ? null : Number(one.receivedBy),
        one.received,
        one.isLost,
      ]),
    ),
    legs: ordered(
      [...of.boxes.values()].flatMap(({ id, legs }) =>
        legs.map((leg) => [String(id), leg.to, leg.offered, leg.accepted, leg.settled]),
      ),
    ),
    orphans: ordered(
      [...of.orphans].map(([id, one]) => [String(id), String(one.box), one.settled]),
    ),
    results: ordered(
      of.results.map((one) => [String(one.tube), String(one.plate), one.call, one.by, one.second]),
    ),
    recalls: ordered(
      [...of.recalls.values()].map((one) => [String(one.tube), one.reason, one.members]),
    ),
    tasks: ordered(
      [...of.recalls.values()].flatMap(({ tasks }) =>
        tasks.map((one) => [
          String(one.tube),
          one.person,
          one.sitting,
          one.outcome,
          textOr(one.answeredBy),
        ]),
      ),
    ),
    findings: ordered(
      of.findings.map((one) => [
        String(one.tube),
        one.person,
        one.state,
        one.firstKit,
        one.secondKit,
      ]),
    ),
    cases: ordered([...of.cases].map((one) => one.split(' '))),
    events: ordered([...of.events.keys()].map((id) => [id])),
  }
}

/** One random run against both; the first difference, or null. */
async function difference(run: number, flaws: CityFacts['flaws']): Promise<object | null> {
  const random = seeded(run).fork('acts')
  const sizes = [1, 5, 5, 1, 5, 10, 1, 1] as const
  const names = {
    round: round.round,
    people: round.people.slice(run * 8, run * 8 + 8),
    start: city.start,
    // Four tubes of each site; the last single one is for a later sitting.
    tube: (n: number) =>
      round.tube(1 + Math.floor(n / 4), run * 8 + n, sizes[n] ?? 5, n % 4 === 3 ? 1 : 0),
    box: (n: number) => round.box(run * 4 + n),
    plate: (n: number) => round.plate(run * 401 + n),
    device: (site: number) => round.device(site),
    newId: randomUUID,
  }
  const memory = newFacts(flaws)
  for (let step = 0; step < actsPerRun + (run % 4) * 20; step += 1) {
    const act = anAct(random, names, memory, 60 + step)
    const id = randomUUID()
    for (const again of act.repeats ? [id, id] : [id]) {
      const here = inMemory(memory, act, again)
      const there = await onServer(act, again)
      if (typeof there === 'string') told.refused += 1
      else told.done += 1
      if (!isDeepStrictEqual(here, there)) return { run, step, act, here, there }
    }
  }
  const [here, there] = [facts(memory), await tables(names)]
  return isDeepStrictEqual(here, there) ? null : { run, here, there }
}
const told = { done: 0, refused: 0 }

test(`the in-memory city and the product say and keep the same in ${runs} random runs`, {
  timeout: 60_000 + runs * 5_000,
}, async () => {
  for (let run = firstRun; run < firstRun + runs; run += 1)
    expect(await difference(run, new Set())).toBeNull()
  process.stderr.write(`same as the product: ${JSON.stringify(told)}\n`)
})

test('an in-memory city with a bug is found to differ', { timeout: 240_000 }, async () => {
  for (const flaw of ['duplicate-counts', 'claim-dropped'] as const) {
    let found = null
    for (let run = firstRun + runs; run < firstRun + runs + controls && !found; run += 1)
      found = await difference(run, new Set([flaw]))
    expect(found).not.toBeNull()
  }
})
