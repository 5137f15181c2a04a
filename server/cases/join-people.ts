import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { mergeRefused } from './merge-refused.ts'

/** What joining two records of people changed, for who parts them again. */
export type Joined = { walkIn: string; known: string; was: 'new' | 'open'; documents: string[] }

/**
 * Says that two records of people are one person, as a registrar does of a walk-in (server/field/settle-same-person.ts): results and facts
 * are read together from now on, and the documents are those of `known`. Refused where `walkIn` was found to be somebody else before.
 */
export async function joinPeople(
  tx: Tx,
  walkIn: string,
  known: string,
  { actor, now }: Request,
): Promise<Joined> {
  const [other] = await tx`
    select from same_person_claims where walk_in = ${walkIn} and verdict = 'same' and known <> ${known}`
  if (other)
    throw mergeRefused({
      zh: '此人已与另一份登记合并',
      en: 'this record was joined with another one before',
    })
  const settled = await tx`
    update same_person_claims set settled_at = ${now}, settled_by = ${actor.id}, verdict = 'same', reason = 'case-merge'
    where walk_in = ${walkIn} and known = ${known} and settled_at is null returning walk_in`
  const added =
    settled.length > 0
      ? []
      : await tx`
        insert into same_person_claims (walk_in, known, at, settled_at, settled_by, verdict, reason)
        values (${walkIn}, ${known}, ${now}, ${now}, ${actor.id}, 'same', 'case-merge')
        on conflict (walk_in, known) do nothing returning walk_in`
  if (settled.length + added.length === 0)
    throw mergeRefused({
      zh: '登记员已判定这两人不是同一人',
      en: 'a registrar found that the two are different people',
    })
  const documents = await tx<{ hash: string }[]>`
    update documents set person_id = ${known} where person_id = ${walkIn} returning encode(number_hash, 'hex') as hash`
  return {
    walkIn,
    known,
    was: settled.length > 0 ? 'open' : 'new',
    documents: documents.map(({ hash }) => hash),
  }
}

/** Parts what `joinPeople` joined: the claim is as it was, and the documents are whose they were. */
export async function partPeople(tx: Tx, { walkIn, known, was, documents }: Joined): Promise<void> {
  if (was === 'new')
    await tx`delete from same_person_claims where walk_in = ${walkIn} and known = ${known} and reason = 'case-merge'`
  else
    await tx`
      update same_person_claims set settled_at = null, settled_by = null, verdict = null, reason = null
      where walk_in = ${walkIn} and known = ${known}`
  await tx`
    update documents set person_id = ${walkIn}
    where person_id = ${known} and number_hash in (select decode(h, 'hex') from unnest(${documents}::text[]) h)`
}
