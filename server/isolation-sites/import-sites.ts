import { ImportSites, SitesImported } from '@bihuan/contract/isolation-sites.ts'
import { lineFaultWords } from '@bihuan/interop/line-list/line-fault.ts'
import type { Static } from 'typebox'
import { readTableAside } from '../case-imports/read-table-aside.ts'
import type { Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { takingRoles } from './roles.ts'
import { type RowRead, readSiteSheet, type SheetFault } from './site-sheet.ts'
import { writeRooms, writeSites } from './write-sites.ts'

type Input = Static<typeof ImportSites>
type Plan = Static<typeof SitesImported> & {
  known: Map<string, string>
  rowsOfSite: Map<string, RowRead[]>
}
const shownFaults = 500
const keyOf = ({ site }: RowRead) => `${site.area}\n${site.name}`

async function planSites(tx: Tx, { area, place, file }: Input, request: Request): Promise<Plan> {
  if (!(place in (await policyNow(tx, request)).places))
    throw new Problem('isolation-site.place-unknown', { place, known: '–' })
  const read = await readTableAside(Buffer.from(file.content, 'base64'))
  const faults: SheetFault[] = read.ok
    ? []
    : read.faults.map(({ row, column, code }) => ({ row, column, code, ...lineFaultWords[code] }))
  const sheet = read.ok ? readSiteSheet(read.table) : { columns: [], rows: [], faults: [] }
  faults.push(...sheet.faults)
  const areas = [...new Set(sheet.rows.map(({ site }) => site.area))]
  const known = await tx<{ code: string }[]>`
    select code from areas where code = any(${areas}::text[])`
  const codes = new Set(known.map(({ code }) => code))
  const areaHead = sheet.columns.find(({ field }) => field === 'area')?.head ?? null
  const roomHead = sheet.columns.find(({ field }) => field === 'room')?.head ?? null
  for (const { row, site } of sheet.rows) {
    const column = areaHead
    if (!codes.has(site.area))
      faults.push({
        row,
        column,
        code: 'area-unknown',
        zh: '没有这个区划',
        en: 'there is no such area',
      })
    else if (!covers(area, site.area))
      faults.push({
        row,
        column,
        code: 'area-not-yours',
        zh: '不在所选地区内',
        en: 'it lies outside of the area that was chosen',
      })
  }
  const rowsOfSite = Map.groupBy(sheet.rows, keyOf)
  const there = await tx<{ id: string; key: string; code: string | null; same: string | null }[]>`
    select i.id, i.area_code || chr(10) || i.name as key, r.code, concat_ws('|', r.floor, r.kind, r.beds, coalesce(r.passage, '')) as same
    from isolation_sites i left join rooms r on r.isolation_site_id = i.id
    where i.state <> 'closed' and i.area_code = any(${areas}::text[])`
  const sites = new Map(there.map(({ key, id }) => [key, id]))
  const rooms = new Map(there.map(({ key, code, same }) => [`${key}\n${code}`, same]))
  let repeated = 0
  for (const row of sheet.rows) {
    const { floor, kind, beds, passage = '' } = row.room
    const old = rooms.get(`${keyOf(row)}\n${row.room.code}`)
    if (old === undefined) continue
    if (old === [floor, kind, beds, passage].join('|')) repeated += 1
    else
      faults.push({
        row: row.row,
        column: roomHead,
        code: 'room-differs',
        zh: '该房间已登记且内容不同',
        en: 'the room is registered already with other content',
      })
  }
  return {
    rows:
      sheet.rows.length +
      new Set(
        faults
          .filter(({ row }) => row > 1 && !sheet.rows.some((one) => one.row === row))
          .map(({ row }) => row),
      ).size,
    sites: [...rowsOfSite.keys()].filter((key) => !sites.has(key)).length,
    rooms: sheet.rows.length - repeated,
    repeated,
    encoding: read.ok ? read.table.encoding : null,
    columns: sheet.columns,
    faults: faults.toSorted((a, b) => a.row - b.row).slice(0, shownFaults),
    faultsInAll: faults.length,
    known: sites,
    rowsOfSite,
  }
}

const answerOf = ({ known: _known, rowsOfSite: _rows, ...answer }: Plan) => answer

/** Reads a sheet of sites and rooms and says what an import would do and what is wrong, by row and column. Writes nothing. */
export const trySiteImport = command({
  name: 'isolation-site.try-import',
  summary: 'Try a sheet of isolation sites and rooms without importing it',
  roles: takingRoles,
  input: ImportSites,
  outcome: SitesImported,
  area: (_sql, { area }) => area,
  run: async (tx, input, request) => answerOf(await planSites(tx, input, request)),
})

/** Imports a sheet of sites and rooms; one fault stops all. What is there already with the same content is repeated. */
export const importSites = command({
  name: 'isolation-site.import',
  summary: 'Import isolation sites and rooms',
  roles: takingRoles,
  input: ImportSites,
  outcome: SitesImported,
  area: (_sql, { area }) => area,
  async run(tx, input, request) {
    const plan = await planSites(tx, input, request)
    if (plan.faultsInAll > 0)
      throw new Problem(
        'isolation-site.sheet-faulty',
        { faults: String(plan.faultsInAll) },
        plan.faults.slice(0, 100).map(({ row, column, code, zh, en }) => ({
          pointer: `/rows/${row}`,
          row,
          ...(column === null ? {} : { column }),
          code,
          zh,
          en,
        })),
      )
    const fresh = [...plan.rowsOfSite].filter(([key]) => !plan.known.has(key))
    const given = fresh.flatMap(([, [first]]) =>
      first ? { ...first.site, place: input.place } : [],
    )
    const written = await writeSites(tx, given, request)
    for (const [n, [key]] of fresh.entries()) plan.known.set(key, written[n]?.site ?? '')
    for (const [key, rows] of plan.rowsOfSite)
      await writeRooms(
        tx,
        plan.known.get(key) ?? '',
        rows.map(({ room }) => room),
        request,
      )
    return answerOf(plan)
  },
})
