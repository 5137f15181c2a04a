import { staffRoles } from '@bihuan/contract/access.ts'
import { SigningList, SigningListParams } from '@bihuan/contract/signing.ts'
import { query } from '../door/query.ts'
import { namesOf, type SigningRow, signingView } from './store.ts'

const signingsMax = 200

/** Of a document only what names nobody: the kind, and of orders and acts which. */
function titleOf(row: Pick<SigningRow, 'kind'> & { says: Record<string, unknown> }): string {
  const { kind, basis, pack } = row.says
  return [row.kind, kind, basis, pack].filter((part) => typeof part === 'string').join(' · ')
}

/** What waits for the asker's signature, or what the asker drafted and is not signed yet; the soonest to end first. */
export const signingList = query({
  name: 'signing.list',
  summary: 'Documents that wait for signatures',
  roles: staffRoles,
  params: SigningListParams,
  outcome: SigningList,
  async run(sql, { which = 'mine' }, question) {
    const { actor, now } = question
    const rows = await sql<(SigningRow & { says: Record<string, unknown> })[]>`
      select id, kind, digest, area_code, signers, assertions, drafted_by, drafted_at, expires_at, taken_at,
        jsonb_build_object('kind', document -> 'kind', 'basis', document -> 'basis', 'pack', document -> 'pack') as says
      from signings
      where taken_at is null and expires_at > ${now}
        and (${which === 'drafted'} and drafted_by = ${actor.id}
          or ${which === 'mine'} and signers @> ${sql.json([{ officer: actor.id, unit: actor.unit }])})
      order by expires_at limit ${signingsMax}`
    const names = await namesOf(
      sql,
      rows.flatMap(({ signers, draftedBy }) => [draftedBy, ...signers.map((s) => s.officer)]),
    )
    const all = rows.map((row) => ({ ...signingView(row, names, question), title: titleOf(row) }))
    return { signings: which === 'mine' ? all.filter(({ isMine }) => isMine) : all }
  },
})
