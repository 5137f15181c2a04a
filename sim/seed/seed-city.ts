import type { Notice } from '@bihuan/core/notice/notice.ts'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import { indexing } from '../city/city-index.ts'
import { generateCity } from '../city/generate.ts'
import { serialOf } from '../city/rows.ts'
import { actId } from '../client/act-id.ts'
import type { ActName, InputOf, OutcomeOf } from '../client/paths.ts'
import { administrators, staffAccounts } from './accounts.ts'
import { type CityPlan, planCity } from './plan-city.ts'
import { labelPrints, tubePrints } from './prepare-round.ts'
import { pieces, wireArea, wireHousing, wirePerson } from './wire-rows.ts'

/** Who sets the city up. */
export type SeedRole = 'administrator' | 'city-commander'

/** Sends a command with an id, over HTTP or straight through `execute`. */
export type Send = <Name extends ActName>(
  as: SeedRole,
  name: Name,
  input: InputOf<Name>,
  id: string,
) => Promise<OutcomeOf<Name>>

export type SeedOrder = {
  send: Send
  seed: number | string
  /** 0.0001 to 1 of the city of 12.6 million. */
  scale: number
  notice: unknown
  assays: { first: unknown; second: unknown }
  /** Hears what is done: people so far, of how many is not known before. */
  onProgress?: (step: string, people: number) => void
}

export type Seeded = { plan: CityPlan; people: number; due: number; accounts: number }

// Rows of one import: as many as the contract allows.
const rowsMax = 5_000
// A batch ends with a whole compound, so it is mostly within one import.
const batchPeople = 4_000
// Imports on the way at once: the next batch is invented while the last ones are written.
const waitingMax = 3

/** Reads a notice or says what is wrong with it. Throws a RangeError. */
export function noticeOf(value: unknown): Notice {
  const read = parseNotice(value)
  if (!read.ok)
    throw new RangeError(
      `faulty notice: ${read.faults.map(({ path, en }) => `${path} ${en}`).join('; ')}`,
    )
  return read.notice
}

/**
 * Fills an empty city through commands: areas, housing, people, zones, laboratories, assays, accounts, the round of the notice
 * with its sites, devices and codes. Run again with the same order it changes nothing: every command has the id it had.
 */
export async function seedCity(order: SeedOrder): Promise<Seeded> {
  const { seed, onProgress } = order
  const send = <Name extends ActName>(as: SeedRole, name: Name, input: InputOf<Name>) =>
    order.send(as, name, input, actId(seed, name, input))
  const admin = <Name extends ActName>(name: Name, input: InputOf<Name>) =>
    send('administrator', name, input)
  const commander = <Name extends ActName>(name: Name, input: InputOf<Name>) =>
    send('city-commander', name, input)
  const notice = noticeOf(order.notice)

  for (const account of administrators(seed)) await admin('account.create', account)
  const { index, streetNames } = await settlePeople(order, admin)
  const plan = planCity(index, { seed, notice, streetNames })

  onProgress?.('staff', index.people)
  const accounts = staffAccounts(seed, plan)
  for (const some of pieces(accounts, 8))
    await Promise.all(some.map((account) => admin('account.create', account)))
  for (const laboratory of plan.laboratories) await admin('laboratory.register', laboratory)
  await admin('assay.adopt', { assay: order.assays.first })
  await admin('assay.adopt', { assay: order.assays.second })
  for (const zone of zonesOf(plan, streetNames)) await commander('zone.declare', zone)

  onProgress?.('round', index.people)
  const published = await commander('round.publish', { notice: order.notice })
  const { round } = published
  for (const sites of pieces(plan.sites, 1_000)) {
    await commander('site.open', {
      round,
      sites: sites.map(({ id, kind, street, name, laboratory, samplers }) => ({
        id,
        kind,
        areaCode: street,
        name,
        laboratory,
        samplers,
      })),
    })
  }
  const devices = plan.sites.flatMap((site) => site.devices.map((id) => ({ id, site: site.id })))
  for (const some of pieces(devices, 4_000)) await commander('device.enrol', { devices: some })
  for (const print of tubePrints(plan)) await commander('tube.issue', print)
  const { boxes, plates } = labelPrints(plan)
  for (const print of [...boxes, ...plates]) await commander('label.print', print)
  onProgress?.('ready', index.people)
  return { plan, people: index.people, due: published.due, accounts: accounts.length + 2 }
}

type Admin = <Name extends ActName>(name: Name, input: InputOf<Name>) => Promise<OutcomeOf<Name>>

async function settlePeople({ seed, scale, onProgress }: SeedOrder, admin: Admin) {
  const { add, index } = indexing()
  const streetNames = new Map<string, string>()
  const waiting = new Set<Promise<unknown>>()
  const refusals: unknown[] = []
  for (const batch of generateCity({ seed, scale, batchPeople })) {
    add(batch)
    for (const { code, level, name } of batch.areas)
      if (level === 'street') streetNames.set(code, name)
    for (const areas of pieces(batch.areas.map(wireArea), rowsMax))
      await admin('area.import', { areas })
    const { compounds, buildings, households } = wireHousing(batch)
    await admin('housing.import', {
      compounds,
      buildings,
      households: households.slice(0, rowsMax),
    })
    for (const more of pieces(households.slice(rowsMax), rowsMax))
      await admin('housing.import', { compounds: [], buildings: [], households: more })
    for (const people of pieces(batch.people.map(wirePerson), rowsMax)) {
      if (refusals.length > 0) throw refusals[0]
      if (waiting.size >= waitingMax) await Promise.race(waiting)
      const sent: Promise<unknown> = admin('person.import', { people }).finally(() =>
        waiting.delete(sent),
      )
      sent.catch((error: unknown) => refusals.push(error))
      waiting.add(sent)
    }
    onProgress?.('people', index.people)
  }
  await Promise.allSettled(waiting)
  if (refusals.length > 0) throw refusals[0]
  return { index, streetNames }
}

/** One zone for each street and kind. */
function zonesOf(
  { zones, due }: CityPlan,
  streetNames: ReadonlyMap<string, string>,
): InputOf<'zone.declare'>[] {
  const locked = new Set(zones.lockdownBuildings)
  const controlled = new Set(zones.controlCompounds)
  const inZones = due.filter(
    ({ building, compound }) => locked.has(building.id) || controlled.has(compound),
  )
  const byZone = Map.groupBy(
    inZones,
    ({ building, community }) =>
      `${community.slice(0, 9)} ${locked.has(building.id) ? 'lockdown' : 'control'}`,
  )
  return [...byZone].map(([key, buildings], n) => {
    const [street = '', kind] = key.split(' ')
    const isLockdown = kind === 'lockdown'
    return {
      id: String(n + 1),
      kind: isLockdown ? 'lockdown' : 'control',
      name: `${streetNames.get(street) ?? street}${isLockdown ? '封控区' : '管控区'}`,
      buildings: buildings.map(({ building }) => String(serialOf(building.id))),
    }
  })
}
