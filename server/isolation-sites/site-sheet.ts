import { roomKinds, siteKinds } from '@bihuan/contract/isolation-sites.ts'
import type { SheetTable, TableRow } from '@bihuan/interop/line-list/sheet-table.ts'
import { textOf } from '@bihuan/interop/line-list/sheet-table.ts'
import type { RoomGiven, SiteGiven } from './write-sites.ts'

/** The columns of a sheet of sites and rooms, each with the heads that mean it; the first is the one of our own sheet. */
const heads = {
  site: ['隔离点', '隔离点名称', '名称', '酒店名称', 'isolation site', 'site', 'name'],
  kind: ['类别', '隔离点类别', '类型', 'kind', 'type'],
  address: ['地址', '详细地址', 'address'],
  area: ['区划代码', '行政区划代码', '所属区划', 'area', 'area code'],
  room: ['房间', '房间号', '房号', 'room', 'room code'],
  floor: ['楼层', '层', 'floor'],
  roomKind: ['房型', '房间类型', 'room kind', 'room type'],
  beds: ['床位', '床位数', 'beds'],
  passage: ['通道', '进出通道', 'passage'],
} as const
export type SheetField = keyof typeof heads
const fields = Object.keys(heads) as SheetField[]
const needed: readonly SheetField[] = ['site', 'address', 'area', 'room', 'floor', 'beds']

const siteWords: Readonly<Record<(typeof siteKinds)[number], readonly string[]>> = {
  hotel: ['酒店', '宾馆', '旅馆'],
  dormitory: ['宿舍', '公寓'],
  school: ['学校', '培训中心', '党校'],
  'makeshift-hospital': ['方舱', '方舱医院'],
  hospital: ['医院', '定点医院'],
  other: ['其他'],
}
const roomWords: Readonly<Record<(typeof roomKinds)[number], readonly string[]>> = {
  single: ['单人间', '标间', '单间'],
  family: ['家庭房', '家庭间', '套间'],
  accessible: ['无障碍', '无障碍房'],
  'mother-child': ['母婴房', '母婴间'],
  care: ['护理房', '护理间'],
}

export type SheetFault = {
  row: number
  column: string | null
  code: string
  zh: string
  en: string
}
export type RowRead = { row: number; site: Omit<SiteGiven, 'place'>; room: RoomGiven }
export type SheetRead = {
  columns: { field: SheetField; head: string }[]
  rows: RowRead[]
  faults: SheetFault[]
}

const tidy = (head: string) => head.normalize('NFKC').trim().toLowerCase()
const fault = (row: number, column: string | null, code: string, zh: string, en: string) => ({
  row,
  column,
  code,
  zh,
  en,
})

function wordOf<T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  said: string,
  usual: T,
): T | null {
  if (said === '') return usual
  const all = Object.keys(words) as T[]
  return all.find((word) => word === said.toLowerCase() || words[word].includes(said)) ?? null
}
/** A whole number as a person writes one: `3`, `3层`, `３`; null where it is none. */
function wholeOf(said: string): number | null {
  const [digits] = /^-?\d{1,4}(?=\s*[层楼F张]?$)/i.exec(said.normalize('NFKC')) ?? []
  return digits === undefined ? null : Number(digits)
}

function rowOf(
  { row, cells }: TableRow,
  at: ReadonlyMap<SheetField, { index: number; head: string }>,
  faults: SheetFault[],
): RowRead | null {
  const before = faults.length
  const said = (field: SheetField) => {
    const column = at.get(field)
    return column ? textOf(cells[column.index]) : ''
  }
  const wrong = (field: SheetField, code: string, zh: string, en: string) =>
    void faults.push(fault(row, at.get(field)?.head ?? null, code, zh, en))
  for (const field of needed)
    if (said(field) === '')
      wrong(field, 'cell-empty', '不能为空；请填写', 'it is empty: fill it in')
  const kind = wordOf(siteWords, said('kind'), 'hotel')
  if (kind === null)
    wrong(
      'kind',
      'kind-unknown',
      `没有这种类别；可用：${Object.values(siteWords)
        .map(([first]) => first)
        .join('、')}`,
      `use one of ${siteKinds.join(', ')}`,
    )
  const roomKind = wordOf(roomWords, said('roomKind'), 'single')
  if (roomKind === null)
    wrong(
      'roomKind',
      'room-kind-unknown',
      `没有这种房型；可用：${Object.values(roomWords)
        .map(([first]) => first)
        .join('、')}`,
      `use one of ${roomKinds.join(', ')}`,
    )
  const floor = wholeOf(said('floor'))
  if (said('floor') !== '' && (floor === null || floor < -5 || floor > 120))
    wrong(
      'floor',
      'floor-unclear',
      '楼层应为 -5 至 120 的整数',
      'a floor is a whole number from -5 to 120',
    )
  const beds = wholeOf(said('beds'))
  if (said('beds') !== '' && (beds === null || beds < 1 || beds > 200))
    wrong(
      'beds',
      'beds-unclear',
      '床位应为 1 至 200 的整数',
      'beds are a whole number from 1 to 200',
    )
  if (said('area') !== '' && !/^[1-9]\d{3}(\d{2}(\d{3}(\d{3})?)?)?$/.test(said('area')))
    wrong(
      'area',
      'area-unclear',
      '区划代码应为 6、9 或 12 位数字',
      'an area code has 6, 9 or 12 digits',
    )
  for (const [field, most] of [
    ['site', 80],
    ['address', 200],
    ['room', 20],
    ['passage', 40],
  ] as const)
    if (said(field).length > most)
      wrong(field, 'too-long', `最多 ${most} 个字`, `at most ${most} characters`)
  if (faults.length > before || !kind || !roomKind || floor === null || beds === null) return null
  const passage = said('passage')
  return {
    row,
    site: { name: said('site'), kind, address: said('address'), area: said('area') },
    room: { code: said('room'), floor, kind: roomKind, beds, ...(passage ? { passage } : {}) },
  }
}

/**
 * Reads a sheet with one line for each room and the columns of its site repeated. Faults name row and column as a spreadsheet counts them;
 * the same room twice and a site whose lines disagree are faults too.
 */
export function readSiteSheet(table: SheetTable): SheetRead {
  const faults: SheetFault[] = []
  const at = new Map<SheetField, { index: number; head: string }>()
  for (const field of fields) {
    const index = table.columns.findIndex((head) =>
      (heads[field] as readonly string[]).includes(tidy(head)),
    )
    const head = table.columns[index]
    if (head !== undefined) at.set(field, { index, head })
    else if (needed.includes(field))
      faults.push(
        fault(
          1,
          heads[field][0],
          'column-missing',
          `没有“${heads[field][0]}”一列；请加上`,
          `there is no column ${heads[field][0]} (${heads[field].at(-1)}): add it`,
        ),
      )
  }
  const columns = [...at].map(([field, { head }]) => ({ field, head }))
  if (faults.length > 0) return { columns, rows: [], faults }
  const rows: RowRead[] = []
  const rooms = new Set<string>()
  const sites = new Map<string, string>()
  for (const line of table.rows) {
    if (line.cells.every((cell) => textOf(cell) === '')) continue
    const read = rowOf(line, at, faults)
    if (!read) continue
    const name = `${read.site.area}\n${read.site.name}`
    const said = JSON.stringify(read.site)
    const room = `${name}\n${read.room.code}`
    if (rooms.has(room))
      faults.push(
        fault(
          line.row,
          at.get('room')?.head ?? null,
          'room-twice',
          '同一隔离点的房间号重复',
          'the same room of a site stands twice',
        ),
      )
    else if ((sites.get(name) ?? said) !== said)
      faults.push(
        fault(
          line.row,
          at.get('address')?.head ?? null,
          'site-differs',
          '同一隔离点各行的地址或类别不一致',
          'the lines of one site differ in address or kind',
        ),
      )
    else rows.push(read)
    rooms.add(room)
    sites.set(name, sites.get(name) ?? said)
  }
  return { columns, rows, faults }
}
