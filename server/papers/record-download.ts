import { DownloadRecorded, RecordDownload } from '@bihuan/contract/papers.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { contactListRoles, paperRoles } from './paper-roles.ts'

/**
 * Says that a file about people leaves the system: who, what, of which case or area. Its number stands in the file, and only with it the
 * file is made. A dispatcher takes the list of contacts and nothing else.
 */
export const recordDownload = command({
  name: 'paper.record-download',
  summary: 'Record that a report or a list is downloaded',
  roles: contactListRoles,
  input: RecordDownload,
  outcome: DownloadRecorded,
  async area(sql, { what, case: of, area }, { actor }) {
    if (what !== 'contact-list' && !paperRoles.includes(actor.role))
      throw new Problem('access.role-may-not', { role: actor.role, name: `paper.${what}` })
    if (what === 'report') {
      if (of === undefined) throw new Problem('papers.case-missing')
      return areaOfCase(sql, of)
    }
    return area ?? actor.areaCode
  },
  async run(tx, { what, case: of, area, from, until, language }, { id, now, actor }) {
    if (what === 'line-list' && (from === undefined || until === undefined))
      throw new Problem('papers.area-missing')
    const moment = (text: string | undefined) => (text === undefined ? null : instantOf(text))
    await tx`
      insert into paper_downloads (id, what, case_id, area_code, from_at, until_at, language, taken_by, taken_at)
      values (${id}, ${what}, ${what === 'report' ? (of ?? null) : null}, ${what === 'report' ? null : (area ?? actor.areaCode)},
        ${moment(from)}, ${moment(until)}, ${language}, ${actor.id}, ${now})`
    return { download: id }
  },
})
