import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { stateName } from '@bihuan/core/cases/lifecycle.ts'
import { whatIsMissing } from '@bihuan/core/cases/what-is-missing.ts'
import type { ContactKind, Relation } from '@bihuan/core/contacts/exposure.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Window, Windows } from '@bihuan/core/investigation/windows.ts'
import { whatText, whenText } from '@bihuan/core/papers/timeline-text.ts'
import type { ReportData } from '@bihuan/interop/docx/report-fields.ts'
import { contentOf } from '../cases/content-of.ts'
import type { CaseRow } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { windowsOfCase } from '../investigation/windows-of-case.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { casePerson } from './case-person.ts'
import type { Language } from './download.ts'
import { placedItems } from './placed-items.ts'
import {
  caseWord,
  certaintyWord,
  contactKindWord,
  dayOf,
  momentText,
  relationWord,
} from './words.ts'

type ContactLine = {
  personId: string | null
  name: string | null
  called: { name?: string } | null
  relation: Relation
  decided: ContactKind | null
  lastExposedAt: number
  locatedAt: number | null
  informedAt: number | null
  placedAt: number | null
}
type LinkLine = {
  number: number | null
  isSource: boolean
  source: string
  state: string
  exposure: string | null
}

const contactsOfReport = (sql: Reader, caseId: string) => sql<ContactLine[]>`
  select k.person_id, p.name, k.called, k.relation, k.decided, k.last_exposed_at, k.located_at, k.informed_at, g.placed_at
  from contacts k left join people p on p.id = k.person_id
  left join lateral (select placed_at from contact_progress g where g.contact_id = k.id offset 0) g on true
  where k.case_id = ${caseId} and k.dropped_at is null
  order by k.decided nulls last, k.last_exposed_at desc, k.id`

const linksOfReport = (sql: Reader, caseId: string) => sql<LinkLine[]>`
  select c.number, true as is_source, l.source, l.state, l.exposure from case_links l left join cases c on c.id = l.infector
  where l.infectee = ${caseId} and l.until_at is null and l.state <> 'rejected'
  union all
  select c.number, false, l.source, l.state, l.exposure from case_links l join cases c on c.id = l.infectee
  where l.infector = ${caseId} and l.until_at is null and l.state <> 'rejected'
  order by 1`

const windowText = (window: Window | null) =>
  window === null ? '—' : `${momentText(window.from)} — ${momentText(window.until)}`

function ruleText({ exposure, infectious }: Windows, isEnglish: boolean): string {
  const rules = [...(exposure?.rules ?? []), ...(infectious?.rules ?? [])]
  const said = new Set(
    rules.map(({ pack, path, days, binds }) => {
      const words = isEnglish ? `${days} days` : `${days} 天`
      const open = isEnglish ? 'not confirmed' : '未经确认'
      return `${pack} ${path}（${words}${binds ? '' : `，${open}`}）`
    }),
  )
  return said.size === 0 ? '—' : [...said].join('；')
}

function progressText(
  { locatedAt, informedAt, placedAt }: ContactLine,
  isEnglish: boolean,
): string {
  if (placedAt !== null)
    return isEnglish ? `placed ${momentText(placedAt)}` : `已落位 ${momentText(placedAt)}`
  if (informedAt !== null) return isEnglish ? 'informed' : '已告知'
  if (locatedAt !== null) return isEnglish ? 'located' : '已找到'
  return isEnglish ? 'not located yet' : '未找到'
}

/** What is known of the source, in a sentence. */
function sourceText(links: readonly LinkLine[], isEnglish: boolean): string {
  const sources = links.filter(({ isSource }) => isSource)
  const [decided] = sources.filter(({ state }) => state === 'decided')
  if (decided?.source === 'outside')
    return isEnglish ? 'The source is outside of the city.' : '传染来源在本市以外。'
  if (decided?.source === 'unknown')
    return isEnglish ? 'The source is unknown for good.' : '传染来源无法查明。'
  if (decided?.number) {
    const number = caseNumber(decided.number)
    return isEnglish ? `Decided: infected by ${number}.` : `已判定由 ${number} 传染。`
  }
  if (sources.length > 0)
    return isEnglish
      ? `${sources.length} possible sources are named.`
      : `有 ${sources.length} 个可能的来源，尚未判定。`
  return isEnglish ? 'No source is known yet.' : '传染来源待查。'
}

/**
 * Everything that a report says of a case, in the words of its language: the person in full, contacts by masked names, the chain by numbers
 * of cases. Contacts get a trace; the case has its own from the caller.
 */
export async function reportData(
  sql: Reader,
  row: CaseRow,
  areaName: string,
  language: Language,
  question: Question,
): Promise<ReportData> {
  const isEnglish = language === 'en'
  const [person, items, windows, contacts, links, content] = await Promise.all([
    casePerson(sql, row, question),
    placedItems(sql, question.keys, row.id),
    windowsOfCase(sql, row, question),
    contactsOfReport(sql, row.id),
    linksOfReport(sql, row.id),
    contentOf(sql, row),
  ])
  const { actor, now, purpose, keys } = question
  await leaveListTraces(sql, {
    people: contacts.flatMap(({ personId }) => personId ?? []),
    query: 'paper.download',
    actor,
    purpose: purpose ?? 'case-investigation',
    at: now,
  })
  const count = (kind: ContactKind) =>
    String(contacts.filter(({ decided }) => decided === kind).length)
  const linkRows = (isSource: boolean) =>
    links
      .filter((one) => one.isSource === isSource && one.number !== null)
      .map(({ number, exposure }) => ({
        number: caseNumber(number ?? 0),
        words: exposure === null ? '—' : (keys.openText(exposure) ?? '—'),
      }))
  return {
    number: caseNumber(row.number ?? 0),
    name: person.name,
    sex: caseWord(person.sex, language),
    age: person.age === null ? '—' : String(person.age),
    phone: person.phone ?? '—',
    address: person.address ?? '—',
    area: areaName,
    state: stateName(row.state)[isEnglish ? 'en' : 'zh'],
    category: caseWord(row.category, language),
    severity: caseWord(row.severity, language),
    foundHow: caseWord(row.foundHow, language),
    onset: dayOf(row.onsetAt),
    positive: momentText(row.positiveAt),
    isolated: momentText(row.isolatedAt),
    reported: momentText(row.reportedAt),
    exposureWindow: windowText(windows.exposure),
    infectiousWindow: windowText(windows.infectious),
    windowRule: ruleText(windows, isEnglish),
    timelineCount: String(items.length),
    contactCount: String(contacts.length),
    closeCount: count('close'),
    secondaryCount: count('secondary'),
    sourceWords: sourceText(links, isEnglish),
    writtenBy: `${actor.name}（${actor.unit}）`,
    writtenAt: momentText(now),
    timeline: items.map((item) => ({
      when: whenText(item, language),
      what: whatText(item, language),
      certainty: certaintyWord(item.certainty, language),
    })),
    contacts: contacts.map((one) => ({
      name: maskName(one.name ?? one.called?.name ?? '—'),
      relation: relationWord(one.relation, language),
      kind: contactKindWord(one.decided, language),
      last: momentText(one.lastExposedAt),
      progress: progressText(one, isEnglish),
    })),
    sources: linkRows(true),
    infected: linkRows(false),
    open: whatIsMissing(content).complete.map((one) => ({ words: isEnglish ? one.en : one.zh })),
  }
}
