import { staffRoles } from '@bihuan/contract/access.ts'
import { SigningList, SigningListParams } from '@bihuan/contract/signing.ts'
import { query } from '../door/query.ts'
import { namesOf, type SigningRow, signingView } from './store.ts'

const signingsMax = 200

/** What waits for the asker's signature, or what the asker drafted and is not signed yet; the soonest to end first. */
export const signingList = query({
  name: 'signing.list',
  summary: 'Documents that wait for signatures',
  roles: staffRoles,
  params: SigningListParams,
  outcome: SigningList,
  async run(sql, { which = 'mine' }, question) {
    const { actor, now } = question
    const rows = await sql<(SigningRow & { title: string })[]>`
      select id, kind, title, digest, area_code, signers, assertions, drafted_by, drafted_at, expires_at, taken_at
      from signings
      where taken_at is null and expires_at > ${now}
        and (${which === 'drafted'} and drafted_by = ${actor.id}
          or ${which === 'mine'} and signers @> ${sql.json([{ officer: actor.id, unit: actor.unit }])})
      order by expires_at limit ${signingsMax}`
    const names = await namesOf(
      sql,
      rows.flatMap(({ signers, draftedBy }) => [draftedBy, ...signers.map((s) => s.officer)]),
    )
    const all = rows.map((row) => ({ ...signingView(row, names, question), title: row.title }))
    return { signings: which === 'mine' ? all.filter(({ isMine }) => isMine) : all }
  },
})
