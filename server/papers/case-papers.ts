import { CasePapers, PapersParams } from '@bihuan/contract/papers.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { removalWords } from '@bihuan/core/papers/public-trace.ts'
import { itemText } from '@bihuan/core/papers/timeline-text.ts'
import { caseToRead } from '../cases/show-case.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { paperRoles, publishingRoles } from './paper-roles.ts'
import { findingsIn, publishedOf } from './public-trace-store.ts'
import { traceDraft } from './trace-draft.ts'

/** The papers of a case: its full timeline beside what the public may read, what was taken out and why, and what was published. */
export const casePapers = query({
  name: 'paper.of-case',
  summary: 'The papers of a case and its public trace',
  roles: paperRoles,
  params: PapersParams,
  outcome: CasePapers,
  people: true,
  async run(sql, { case: id }, question) {
    const row = await caseToRead(sql, id, 'paper.of-case', question)
    const drafted = await traceDraft(sql, row, question)
    const { items, draft } = drafted
    await leaveListTraces(sql, {
      people: items.flatMap(({ people }) => people.flatMap(({ person }) => person ?? [])),
      query: 'paper.of-case',
      actor: question.actor,
      purpose: question.purpose ?? 'case-investigation',
      at: question.now,
    })
    return {
      case: id,
      number: row.number === null ? null : caseNumber(row.number),
      full: items.map((item, at) => ({ line: at + 1, text: itemText(item) })),
      proposed: draft.lines,
      text: draft.text,
      removed: draft.removed.map((one) => ({ ...one, ...removalWords[one.kind] })),
      residual: findingsIn(draft.text, drafted),
      published: await publishedOf(sql, id),
      mayPublish: publishingRoles.includes(question.actor.role),
    }
  },
})
