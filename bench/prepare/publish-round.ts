import { parseLabel } from '@bihuan/core/labels/label.ts'
import { cityInstant } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { serialOf } from '@bihuan/sim/city/rows.ts'
import { dueBuildings } from '@bihuan/sim/seed/due-buildings.ts'
import { type PlannedSite, planSites } from '@bihuan/sim/seed/plan-sites.ts'
import { pieces } from '@bihuan/sim/seed/wire-rows.ts'
import { benchNotice, dayOfRound } from './bench-notice.ts'
import type { BenchRound, BenchSite, Run } from './bench-round.ts'
import type { Act } from './commands.ts'
import type { PreparedCity } from './settle-city.ts'

type Setting = { act: Act; city: City; prepared: PreparedCity }

const noZones = { lockdownBuildings: [], controlCompounds: [], people: { lockdown: 0, control: 0 } }
const hourMs = 3_600_000
// Sites and devices are numbered through all rounds; devices leave out what belongs to paper and to phones that join.
const sitesPerRound = 10_000
const devicesFrom = 100_000_000
const devicesPerSite = 10
const lotsPerPrint = 1_600
const cityBase = 410_100_000_000_000
const spareTubes = 10

function runsOf({ buildings }: PlannedSite): Run[] {
  const runs: Run[] = []
  for (const { building } of buildings) {
    if (building.people === 0) continue
    const first = cityBase + building.firstPerson
    const last = runs.at(-1)
    if (last && last.first + last.people === first) last.people += building.people
    else runs.push({ first, people: building.people })
  }
  return runs
}

const tubesFor = (site: PlannedSite) => Math.ceil(site.people / 10) + spareTubes

/** Publishes a round for everybody, with sites, devices and tube codes, all through commands on the evening before. */
export async function publishRound(
  { act, city, prepared }: Setting,
  number: number,
): Promise<BenchRound> {
  const { raw, notice } = benchNotice(number, prepared.districts)
  const round = String(notice.round)
  const opensAt = cityInstant(dayOfRound(number), '09:00')
  const at = opensAt - 12 * hourMs
  const commander = { role: 'city-commander' } as const
  const published = await act(commander, 'round.publish', { notice: raw }, at)
  const planned = planSites(dueBuildings(prepared.index, noZones, notice), prepared.streetNames)
  const laboratories = prepared.laboratories
  const siteId = (n: number) => String(number * sitesPerRound + n + 1)
  const laboratoryOf = (n: number) =>
    laboratories[Math.floor((n / planned.length) * laboratories.length)]?.id ?? '1'
  const devicesOf = ({ devices }: PlannedSite, n: number) =>
    devices.map((_, k) => String(devicesFrom + Number(siteId(n)) * devicesPerSite + k))

  const opened = planned.map(({ kind, street, name, samplers }, n) => ({
    id: siteId(n),
    kind,
    areaCode: street,
    name,
    laboratory: laboratoryOf(n),
    samplers,
  }))
  for (const sites of pieces(opened, 1_000)) await act(commander, 'site.open', { round, sites }, at)
  const devices = planned.flatMap((site, n) =>
    devicesOf(site, n).map((id) => ({ id, site: siteId(n) })),
  )
  for (const some of pieces(devices, 4_000))
    await act(commander, 'device.enrol', { devices: some }, at)
  const lots: { first: string; quantity: number }[] = []
  const wanted = planned.map((site, n) => ({
    site: siteId(n),
    poolSize: 10 as const,
    sitting: 0,
    quantity: tubesFor(site),
  }))
  for (const some of pieces(wanted, lotsPerPrint))
    lots.push(...(await act(commander, 'tube.issue', { round, lots: some }, at)).lots)

  const sites: BenchSite[] = []
  for (const [n, site] of planned.entries()) {
    const sampler = await prepared.hire({
      signInName: `bench-sampler-${siteId(n)}`,
      role: 'sampler',
      area: site.street,
      // Who seals a box belongs to its site.
      unit: `site:${siteId(n)}`,
    })
    const lot = lots[n]
    const first = parseLabel('tube', lot?.first ?? '')
    if (!lot || !first.ok) throw new Error(`no tubes were issued to site ${siteId(n)}`)
    sites.push({
      id: siteId(n),
      area: site.street,
      laboratory: laboratoryOf(n),
      devices: devicesOf(site, n),
      token: sampler.token,
      people: site.people,
      runs: runsOf(site),
      lot: { first: first.label, quantity: lot.quantity },
    })
  }
  await city.sql`analyze sites`
  const closesAt = opensAt + 9 * hourMs
  return { round, opensAt, closesAt, people: published.due, sites }
}

/** The serial of a person in the city, from 1: what stands behind the city's digits in the id. */
export const personSerial = (id: number): number => serialOf(String(id))
