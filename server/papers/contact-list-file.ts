import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { ContactKind, Relation } from '@bihuan/core/contacts/exposure.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import type { Column } from '@bihuan/interop/sheets/sheet.ts'
import { xlsxBytes, xlsxType } from '@bihuan/interop/sheets/write-xlsx.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { doorAddress } from '../people/address.ts'
import { ageOn } from '../people/age.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaNames } from './area-names.ts'
import { type Download, type File, watermarkOf } from './download.ts'
import { contactKindWord, momentText, relationWord } from './words.ts'

const rowsMax = 5_000

type Row = {
  number: number | null
  personId: string
  name: string
  sex: string
  bornOn: string
  phoneCipher: Buffer | null
  document: Buffer | null
  address: string
  decided: ContactKind
  relation: Relation
  lastExposedAt: number
  handedAt: number
  placedDue: number | null
  informedAt: number | null
  words: string | null
}

const heads: readonly [zh: string, en: string, width: number][] = [
  ['序号', 'No.', 8],
  ['姓名', 'Name', 14],
  ['性别', 'Sex', 8],
  ['年龄', 'Age', 8],
  ['证件号码', 'Document', 24],
  ['联系电话', 'Phone', 18],
  ['现住址', 'Address', 46],
  ['判定', 'Decided as', 12],
  ['关系', 'Relation', 14],
  ['关联病例', 'Of case', 12],
  ['末次接触', 'Last exposure', 18],
  ['交接时间', 'Handed over', 18],
  ['应转运时限', 'To be placed by', 18],
  ['是否已告知', 'Informed', 12],
]

/**
 * Signed contacts of an area who are not yet where they stay, for who brings them there: in full, because a driver must find them. It is the
 * task that says who stands on it, so each gets a trace and none costs a budget. Documents and phones are text. Refuses with papers.too-many.
 */
export async function contactListFile(
  sql: Reader,
  asked: Download,
  question: Question,
): Promise<File> {
  const { language, areaCode } = asked
  const isEnglish = language === 'en'
  const { keys, actor, now } = question
  const area = areaCode ?? actor.areaCode
  const rows = await sql<Row[]>`
    select k.person_id, p.name, p.sex, p.born_on, p.phone_cipher, c.number, k.decided, k.relation, k.last_exposed_at, k.handed_at, k.placed_due,
      k.informed_at, (select d.number_cipher from documents d where d.person_id = p.id order by d.kind, d.number_hash limit 1) as document,
      (select string_agg(a.name, '' order by length(a.code)) from areas a where b.community_code like a.code || '%' and a.level <> 'city') || home.door as address
    from contacts k join cases c on c.id = k.case_id join people p on p.id = k.person_id
    join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    cross join lateral (select ${doorAddress(sql)} as door from compounds c where c.id = b.compound_id) home
    where k.handed_at is not null and k.dropped_at is null and k.became_case is null and k.placed_noted_at is null and k.signed_at is not null
      and k.decided in ('close', 'secondary') and k.area_code >= ${area} and k.area_code < ${`${area}:`}
    order by k.placed_due nulls last, k.area_code, k.id limit ${rowsMax + 1}`
  if (rows.length > rowsMax) throw new Problem('papers.too-many', { most: String(rowsMax) })
  await leaveListTraces(sql, {
    people: rows.map(({ personId }) => personId),
    query: 'paper.download',
    actor,
    purpose: question.purpose ?? 'transfer',
    at: now,
  })
  const today = cityDateOf(now)
  const place = await areaNames(sql, area)
  const name = isEnglish ? 'Contacts to transfer' : '接触者转运名单'
  const opened = (sealed: Buffer | null) => (sealed === null ? '' : keys.open(sealed))
  const bytes = xlsxBytes({
    name,
    watermark: `${place}。${watermarkOf(asked, question)}`,
    columns: heads.map(([zh, en, width]): Column => ({ head: isEnglish ? en : zh, width })),
    rows: rows.map((row, n) => [
      n + 1,
      row.name,
      row.sex === 'female' ? (isEnglish ? 'F' : '女') : isEnglish ? 'M' : '男',
      ageOn(row.bornOn, today),
      opened(row.document),
      opened(row.phoneCipher),
      row.address,
      contactKindWord(row.decided, language),
      relationWord(row.relation, language),
      caseNumber(row.number ?? 0),
      momentText(row.lastExposedAt),
      momentText(row.handedAt),
      momentText(row.placedDue),
      row.informedAt === null ? (isEnglish ? 'no' : '否') : isEnglish ? 'yes' : '是',
    ]),
  })
  return {
    fileName: `${name}-${asked.id.slice(0, 8)}.xlsx`,
    type: xlsxType,
    content: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
  }
}
