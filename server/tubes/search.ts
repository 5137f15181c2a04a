import { staffRoles } from '@bihuan/contract/access.ts'
import { SearchAnswer, SearchParams } from '@bihuan/contract/search.ts'
import { canonicalLabel, parseLabel } from '@bihuan/core/labels/label.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { boxId, plateId, tubeId } from '../labels/labels.ts'
import { issuedFact } from './story-facts.ts'

type Kind = 'tube' | 'box' | 'plate' | 'person'

const personDigits = /^[1-9]\d{14}$/

/** What kind of thing a text would name by its looks; a wrong check character does not change the kind. */
function kindOf(text: string): Kind | null {
  if (personDigits.test(text)) return 'person'
  for (const kind of ['box', 'plate', 'tube'] as const) {
    const parsed = parseLabel(kind, text)
    if (parsed.ok || parsed.fault === 'check') return kind
  }
  return null
}

async function exists(sql: Reader, kind: Kind, text: string): Promise<boolean> {
  switch (kind) {
    case 'tube':
      return (await issuedFact(sql, tubeId(text))) !== null
    case 'box':
      return (await sql`select from boxes where id = ${boxId(text)}`).length > 0
    case 'plate':
      return (await sql`select from plates where id = ${plateId(text)}`).length > 0
    case 'person':
      return (await sql`select from people where id = ${text}`).length > 0
  }
}

/** Recognises a printed code, or the number of a person, in what was scanned or typed. Says which it is and nothing about it. */
export const search = query({
  name: 'search.recognise',
  summary: 'Recognise a tube, box or plate code, or the number of a person',
  roles: staffRoles,
  params: SearchParams,
  outcome: SearchAnswer,
  async run(sql, { text }) {
    const id = canonicalLabel(text)
    const kind = kindOf(id)
    if (!kind || !(await exists(sql, kind, id))) throw new Problem('not-found', { what: text })
    return { kind, id }
  },
})
