import type { RequestKind } from '@bihuan/contract/stay-care.ts'
import { answerWithinMs } from '@bihuan/core/stays/clocks.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import type { StayRow } from '../stays/stay-rows.ts'

type Asked = {
  request: string
  kind: Static<typeof RequestKind>
  item?: string
  quantity?: number
  words?: string
  at: Instant
  byPerson: boolean
}

/**
 * Writes down what somebody in isolation asks for, with the clock of its kind. A call for medical help is an alarm as well: it stands before
 * whoever is on duty until it is answered, and nothing refuses it.
 */
export async function writeRequest(
  tx: Tx,
  stay: Pick<StayRow, 'id' | 'isolationSiteId'>,
  { request: id, kind, item, quantity, words, at, byPerson }: Asked,
  request: Request,
) {
  if (item !== undefined) {
    const [known] = await tx`
      select from supply_items where id = ${item} and ended_at is null and (isolation_site_id is null or isolation_site_id = ${stay.isolationSiteId})`
    if (!known) throw new Problem('stay.item-unknown')
  }
  const { keys, now, actor } = request
  const due = now + answerWithinMs[kind]
  const sealed = words === undefined ? null : keys.sealText('facts', now, words)
  await tx`
    insert into stay_requests (id, stay_id, kind, item_id, quantity, words, asked_at, asked_by, by_person, due_at)
    values (${id}, ${stay.id}, ${kind}, ${item ?? null}, ${quantity ?? null}, ${sealed}, ${at}, ${actor.id}, ${byPerson}, ${due})
    on conflict (id) do nothing`
  if (kind === 'medical')
    await tx`
      insert into care_alarms (id, stay_id, check_id, rule, source, confirmed, raised_at, due_at)
      values (${derivedId(id, 'help')}, ${stay.id}, null, 'asked-for-help', 'asked for help', true, ${at}, ${due})
      on conflict (id) do nothing`
  return { request: id, dueAt: isoOf(due) }
}
