import { EndProxy, ProxyEnded } from '@bihuan/contract/residents.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { personOf } from './store.ts'

/** Ends a proxy from either side: without `proxy` I stop acting for the person, with it I take the right from one of mine. */
export const endProxy = command({
  name: 'proxy.end',
  summary: 'Stop acting for somebody, or let nobody act for oneself',
  roles: ['resident'],
  input: EndProxy,
  outcome: ProxyEnded,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { person, proxy }, { actor, now }) {
    const self = await personOf(tx, actor)
    const mine =
      proxy === undefined
        ? tx`proxy_person_id = ${self} and person_id = ${person}`
        : tx`id = ${proxy} and person_id = ${self} and person_id = ${person}`
    const ended = await tx`
      update proxies set ended_at = ${now}, ended_by = ${actor.id}
      where ${mine} and ended_at is null and until_at > ${now} returning id`
    if (ended.length === 0) throw new Problem('proxy.unknown')
    return { person }
  },
})
