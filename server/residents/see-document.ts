import { DocumentSeen, SeeDocument } from '@bihuan/contract/residents.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/** The document of somebody who registered alone has been seen: from now on their results are shown. The first time counts. */
export const seeDocument = command({
  name: 'person.see-document',
  summary: 'Say that the document of somebody who registered alone was seen',
  roles: ['registrar', 'sampler'],
  input: SeeDocument,
  outcome: DocumentSeen,
  // A sampler at a site meets people of the whole city: the sighting belongs to where the sampler works.
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { person, at }, { actor, now }) {
    const seenAt = Math.min(instantOf(at), now)
    await tx`
      update self_registrations set seen_at = ${seenAt}, seen_by = ${actor.id}
      where person_id = ${person} and seen_at is null`
    const [row] = await tx<{ seenAt: Instant }[]>`
      select coalesce(s.seen_at, p.registered_at) as seen_at
      from people p left join self_registrations s on s.person_id = p.id where p.id = ${person}`
    if (!row) throw new Problem('person.unknown')
    return { person, seenAt: isoOf(row.seenAt) }
  },
})
