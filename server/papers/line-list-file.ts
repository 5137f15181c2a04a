import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import { stateName } from '@bihuan/core/cases/lifecycle.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import type { Column } from '@bihuan/interop/sheets/sheet.ts'
import { xlsxBytes, xlsxType } from '@bihuan/interop/sheets/write-xlsx.ts'
import { type Called, calledMasked } from '../cases/called.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaNames } from './area-names.ts'
import { type Download, type File, watermarkOf } from './download.ts'
import { caseWord, dayOf, momentText } from './words.ts'

const rowsMax = 20_000

type Row = {
  number: number | null
  personId: string | null
  name: string | null
  sex: string | null
  bornOn: string | null
  called: Called | null
  areaName: string | null
  state: CaseState
  category: string | null
  severity: string | null
  foundHow: string | null
  onsetAt: number | null
  positiveAt: number | null
  isolatedAt: number | null
  openedAt: number
  reportedAt: number | null
  keyFactsAt: number | null
  investigatedAt: number | null
  contacts: number
  infectors: number[] | null
}

const heads: readonly [zh: string, en: string, width: number][] = [
  ['病例编号', 'Case', 12],
  ['姓名（脱敏）', 'Name (masked)', 14],
  ['性别', 'Sex', 8],
  ['年龄', 'Age', 8],
  ['负责区域', 'Area', 26],
  ['调查进度', 'State', 14],
  ['病例分类', 'Category', 14],
  ['临床严重程度', 'Severity', 14],
  ['发现方式', 'Found by', 16],
  ['发病日期', 'Onset', 12],
  ['首次阳性采样', 'First positive swab', 18],
  ['隔离时间', 'Isolated since', 18],
  ['立案时间', 'Opened', 18],
  ['网络报告', 'Reported upward', 18],
  ['核心信息', 'Key facts', 18],
  ['完成流调', 'Investigated', 18],
  ['接触者人数', 'Contacts', 12],
  ['传染来源', 'Infected by', 22],
]

/** Cases of an area that were opened in a time, as a workbook; names are masked, everybody in it has a trace. Refuses with papers.too-many. */
export async function lineListFile(
  sql: Reader,
  asked: Download,
  question: Question,
): Promise<File> {
  const { language, areaCode, fromAt, untilAt } = asked
  const isEnglish = language === 'en'
  const area = areaCode ?? question.actor.areaCode
  const rows = await sql<Row[]>`
    select c.number, c.person_id, p.name, p.sex, p.born_on, c.called, a.name as area_name, c.state, c.category,
      c.severity, c.found_how, c.onset_at, c.positive_at, c.isolated_at, c.opened_at, c.reported_at, c.key_facts_at, c.investigated_at,
      (select count(*)::int from contacts k where k.case_id = c.id and k.dropped_at is null) as contacts,
      (select array_agg(f.number order by f.number) from case_links l join cases f on f.id = l.infector
        where l.infectee = c.id and l.until_at is null and l.state <> 'rejected') as infectors
    from cases c left join people p on p.id = c.person_id left join areas a on a.code = c.area_code
    where starts_with(c.area_code, ${area}) and c.opened_at >= ${fromAt} and c.opened_at < ${untilAt} and c.state not in ('dropped', 'merged')
    order by c.opened_at, c.number limit ${rowsMax + 1}`
  if (rows.length > rowsMax) throw new Problem('papers.too-many', { most: String(rowsMax) })
  await leaveListTraces(sql, {
    people: rows.flatMap(({ personId }) => personId ?? []),
    query: 'paper.download',
    actor: question.actor,
    purpose: question.purpose ?? 'case-investigation',
    at: question.now,
  })
  const today = cityDateOf(question.now)
  const place = await areaNames(sql, area)
  const name = isEnglish ? 'Line list' : '病例一览表'
  const bytes = xlsxBytes({
    name,
    watermark: `${place}。${watermarkOf(asked, question)}`,
    columns: heads.map(([zh, en, width]): Column => ({ head: isEnglish ? en : zh, width })),
    rows: rows.map((row) => [
      caseNumber(row.number ?? 0),
      row.name === null ? calledMasked(row.called) : maskName(row.name),
      caseWord(row.sex ?? row.called?.sex ?? null, language),
      row.bornOn === null ? (row.called?.age ?? null) : ageOn(row.bornOn, today),
      row.areaName ?? '—',
      stateName(row.state)[isEnglish ? 'en' : 'zh'],
      caseWord(row.category, language),
      caseWord(row.severity, language),
      caseWord(row.foundHow, language),
      dayOf(row.onsetAt),
      momentText(row.positiveAt),
      momentText(row.isolatedAt),
      momentText(row.openedAt),
      momentText(row.reportedAt),
      momentText(row.keyFactsAt),
      momentText(row.investigatedAt),
      row.contacts,
      (row.infectors ?? []).map((one) => caseNumber(one)).join('、'),
    ]),
  })
  return {
    fileName: `${name}-${asked.id.slice(0, 8)}.xlsx`,
    type: xlsxType,
    content: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
  }
}
