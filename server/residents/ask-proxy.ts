import { AskProxy, CodeAsked } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { takeQuota } from './quota.ts'
import { hashOfDocument, personOf, whoIsNamed } from './store.ts'
import { writeAttempt } from './write-attempt.ts'

/**
 * Asks to act for somebody: a code goes to the phone that is on record for them, and saying it is their consent. The answer
 * is the same for a name that does not fit and for nobody; both the document and the account may ask five times an hour.
 */
export const askProxy = command({
  name: 'proxy.ask',
  summary: 'Ask to act for somebody; a code goes to their phone on record',
  roles: ['resident'],
  input: AskProxy,
  outcome: CodeAsked,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { relation, name, ...document }, { actor, keys, now }) {
    const hash = hashOfDocument(document, keys)
    const self = await personOf(tx, actor)
    await takeQuota(tx, keys.digest(`proxies asked by ${actor.id}`))
    await takeQuota(tx, hash)
    const named = await whoIsNamed(tx, hash, name, keys)
    if (named?.person === self) throw new Problem('proxy.self')
    return writeAttempt(
      tx,
      {
        kind: 'proxy',
        person: named?.person ?? null,
        phone: named?.phone ?? null,
        askedBy: actor.id,
        relation,
        words: (code) =>
          `【闭环】${maskName(actor.name)} 申请为您代办核酸采样和查询结果。同意请把验证码 ${code} 告诉对方，10 分钟内有效；不同意请勿理会。`,
      },
      keys,
      now,
    )
  },
})
