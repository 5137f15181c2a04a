import { staffRoles } from '@bihuan/contract/access.ts'
import { OfficerList, OfficerListParams } from '@bihuan/contract/signing.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { trustOf } from '../trust/trust-of.ts'
import { namesOf } from './store.ts'

/** Who holds which post now, and whose passkeys wait for an appointment. The names are those of officials in office. */
export const officerList = query({
  name: 'officer.list',
  summary: 'Officers in office, and passkeys that wait for an appointment',
  roles: staffRoles,
  params: OfficerListParams,
  outcome: OfficerList,
  async run(sql, { area }, { anchors, now, actor }) {
    const { register } = await trustOf(sql, anchors)
    const posts = register.posts.filter(
      (post) => post.from <= now && now < post.until && (!area || area.startsWith(post.area)),
    )
    const waiting = await sql<
      {
        account: string
        name: string
        unit: string
        credential: string
        publicKey: string
        enrolledAt: number
      }[]
    >`
      select k.account_id as account, a.display_name as name, a.unit, k.credential, k.public_key, k.enrolled_at
      from passkeys k join accounts a on a.id = k.account_id
      where (${actor.role === 'administrator'} or k.account_id = ${actor.id})
        and k.credential <> all(${register.posts.map(({ credential }) => credential)}::text[])
      order by k.enrolled_at`
    const names = await namesOf(
      sql,
      posts.map(({ officer }) => officer),
    )
    return {
      site: anchors.party.id,
      hasAuthority: anchors.authorityKey !== '',
      officers: posts.map(({ officer, unit, area: own, powers, until, credential }) => ({
        officer,
        name: names.get(officer) ?? null,
        unit,
        area: own,
        powers: [...powers],
        until: isoOf(until),
        hasPasskey: credential !== '',
      })),
      requests: waiting.map((one) => ({ ...one, enrolledAt: isoOf(one.enrolledAt) })),
    }
  },
})
