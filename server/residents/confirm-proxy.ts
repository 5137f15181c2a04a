import { ConfirmProxy, ProxyConfirmed } from '@bihuan/contract/residents.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { factsOf } from './own-person.ts'
import { proxyUntil } from './proxy-until.ts'
import { personOf } from './store.ts'
import { codeRefused, openedBy, useTry, useUp } from './try-code.ts'

const most = 8

type NewProxy = {
  id: string
  person: string
  self: string
  relation: string | null
  now: number
  until: number
}

/** Takes the lowest free place; whoever loses it to another tries the next one. Refuses with proxy.too-many. */
async function takePlace(tx: Tx, proxy: NewProxy): Promise<void> {
  const { id, person, self, relation, now, until } = proxy
  for (let tries = 0; tries <= most; tries += 1) {
    const [free] = await tx<{ slot: number }[]>`
      select g.slot from generate_series(1, ${most}::int) as g (slot)
      where not exists (select from proxies x where x.proxy_person_id = ${self} and x.slot = g.slot and x.ended_at is null)
      order by g.slot limit 1`
    if (!free) break
    const taken = await tx`
      insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      values (${id}, ${person}, ${self}, ${relation}, ${free.slot}, ${now}, ${until})
      on conflict do nothing returning id`
    if (taken.length === 1) return
  }
  throw new Problem('proxy.too-many', { most: String(most) })
}

/**
 * Acts for somebody from now on: the code that went to their phone, or their printed one, is their consent. Until the 18th
 * birthday of a child, for everybody else a year; a consent given again takes the place of the one before.
 */
export const confirmProxy = command({
  name: 'proxy.confirm',
  summary: 'Act for somebody who has consented by a code',
  roles: ['resident'],
  input: ConfirmProxy,
  outcome: ProxyConfirmed,
  area: (_sql, _input, request) => request.actor.areaCode,
  before: (sql, { attempt }, { actor }) => useTry(sql, attempt, actor.id),
  async run(tx, input, request) {
    const { id, actor, now } = request
    const self = await personOf(tx, actor)
    const { row, activation } = await openedBy(tx, input, request)
    if (row.kind !== 'proxy' || row.personId === null) throw codeRefused(0)
    const person = row.personId
    await useUp(tx, input.attempt, activation, now)
    await tx`
      update proxies set ended_at = least(until_at, ${now}::timestamptz), ended_by = ${actor.id}
      where proxy_person_id = ${self} and ended_at is null and (until_at <= ${now} or person_id = ${person})`
    const { bornOn } = await factsOf(tx, person)
    const until = proxyUntil(bornOn, now)
    await takePlace(tx, { id, person, self, relation: row.relation, now, until })
    return { person, until: isoOf(until) }
  },
})
