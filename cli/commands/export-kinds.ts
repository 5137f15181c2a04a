import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '@bihuan/server/db/sql.ts'
import { boxCode, plateCode, tubeCode } from '@bihuan/server/labels/labels.ts'
import { printedSubject } from '@bihuan/server/loops/subject.ts'
import { type Cell, keptIdentifier } from './csv.ts'

type Row = Record<string, string | number | null>
type Rows = (
  sql: Reader,
  round: string,
  now: Instant,
) => { cursor(rows: number): AsyncIterable<Row[]> }
type Column = { head: string; of(row: Row): Cell }

/** An export: its columns, and the question that gives its rows piece by piece. */
export type ExportKind = { columns: readonly Column[]; rows: Rows }

const plain = (head: string, name: string): Column => ({ head, of: (row) => row[name] ?? null })
const identifier = (head: string, name: string): Column => ({
  head,
  of: (row) => (row[name] == null ? null : keptIdentifier(String(row[name]))),
})
const moment = (head: string, name: string): Column => ({
  head,
  of: (row) => (row[name] == null ? null : cityIsoOf(Number(row[name]))),
})
const label = (head: string, name: string, code: (id: string) => string): Column => ({
  head,
  of: (row) => (row[name] == null ? null : keptIdentifier(code(String(row[name])))),
})

const areaColumns = [
  plain('区县 district', 'district'),
  plain('街道 street', 'street'),
  plain('社区 community', 'community'),
]
const rollColumns = [
  plain('应检 due', 'due'),
  plain('已采 sampled', 'sampled'),
  plain('豁免 exempt', 'exempt'),
  plain('拒检 refused', 'refused'),
  plain('不在 absent', 'absent'),
  plain('失联 unreachable', 'unreachable'),
  plain('未采 missing', 'missing'),
]

const rollCounts = (sql: Reader) => sql`
  count(*)::int as due, (count(*) filter (where r.state = 'sampled'))::int as sampled, (count(*) filter (where r.state = 'exempt'))::int as exempt,
  (count(*) filter (where r.state = 'refused'))::int as refused, (count(*) filter (where r.state = 'absent'))::int as absent,
  (count(*) filter (where r.state = 'unreachable'))::int as unreachable, (count(*) filter (where r.state = 'missing'))::int as missing`

/** The roll by building. */
const coverage: ExportKind = {
  columns: [
    ...areaColumns,
    identifier('社区代码 community code', 'code'),
    plain('小区 compound', 'compound'),
    plain('楼栋 building', 'building'),
    ...rollColumns,
  ],
  rows: (sql, round) => sql<Row[]>`
    select d.name as district, s.name as street, a.name as community, a.code, c.name as compound, b.name as building, n.*
    from (select r.building_id, ${rollCounts(sql)} from roll_states r where r.round_id = ${round} group by r.building_id) n
    join buildings b on b.id = n.building_id
    join compounds c on c.id = b.compound_id
    join areas a on a.code = b.community_code
    left join areas s on s.code = left(a.code, 9)
    left join areas d on d.code = left(a.code, 6)
    order by a.code, c.id, b.id`,
}

/** What is owed now. */
const loops: ExportKind = {
  columns: [
    plain('类别 kind', 'kind'),
    {
      head: '事项 subject',
      of: (row) => printedSubject(String(row.subject)).split(':').map(keptIdentifier).join(':'),
    },
    identifier('区域代码 area code', 'area'),
    plain('区域 area', 'areaName'),
    plain('责任方 owner', 'owner'),
    moment('开始 opened at', 'openedAt'),
    moment('时限 due at', 'dueAt'),
    plain('超时 overdue', 'overdue'),
    plain('下一步 next step', 'nextStep'),
  ],
  rows: (sql, round, now) => sql<Row[]>`
    select l.kind, l.subject, l.area, a.name as area_name, l.owner, l.opened_at, l.due_at,
      case when l.due_at < ${now}::timestamptz then 'yes' else 'no' end as overdue, l.next_step
    from loops l left join areas a on a.code = l.area
    where l.round_id = ${round} and l.closed_at is null and l.opened_at <= ${now}::timestamptz
    order by l.due_at, l.kind, l.subject`,
}

/** Released results of tubes, each with the version in force; no person is in it. */
const results: ExportKind = {
  columns: [
    label('管码 tube', 'tubeId', tubeCode),
    plain('采样点 site', 'site'),
    identifier('区域代码 area code', 'areaCode'),
    plain('混采人数 pool size', 'poolSize'),
    plain('实采人数 members', 'memberCount'),
    plain('轮内次序 sitting', 'sitting'),
    moment('封管 sealed at', 'sealedAt'),
    label('箱码 box', 'boxId', boxCode),
    label('板码 plate', 'plateId', plateCode),
    plain('结果 result', 'call'),
    plain('版本 version', 'version'),
    moment('上传 released at', 'releasedAt'),
    plain('更正原因 reason', 'reason'),
  ],
  rows: (sql, round) => sql<Row[]>`
    select distinct on (v.tube_id) v.tube_id, s.name as site, s.area_code, t.pool_size, t.member_count, t.sitting, t.sealed_at, t.box_id, v.plate_id,
      v.call, v.version, v.released_at, v.reason
    from tube_results v
    join tubes t on t.round_id = v.round_id and t.id = v.tube_id
    join sites s on s.id = t.site_id
    where v.round_id = ${round}
    order by v.tube_id, v.version desc`,
}

/** The round, and how much of its roll is done. */
const rounds: ExportKind = {
  columns: [
    plain('轮次 round', 'id'),
    plain('通告 notice', 'noticeId'),
    plain('标题 title', 'titleZh'),
    plain('英文标题 English title', 'titleEn'),
    moment('开始 opens at', 'opensAt'),
    moment('结束 closes at', 'closesAt'),
    moment('发布 published at', 'publishedAt'),
    moment('关闭 closed at', 'closedAt'),
    ...rollColumns,
  ],
  rows: (sql, round) => sql<Row[]>`
    select n.id, n.notice_id, n.notice ->> 'titleZh' as title_zh, n.notice ->> 'titleEn' as title_en, n.opens_at, n.closes_at, n.published_at, n.closed_at, k.*
    from rounds n
    cross join lateral (select ${rollCounts(sql)} from roll_states r where r.round_id = n.id) k
    where n.id = ${round}`,
}

export const exportKinds = { coverage, loops, results, rounds } as const
export type ExportName = keyof typeof exportKinds
