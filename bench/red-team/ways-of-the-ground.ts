import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { authorityOf } from '@bihuan/server/trust/authority.ts'
import { type Attack, nothing, type Rights, sqlOf, tryTo } from './attack.ts'
import type { Stand } from './stand.ts'

const both: readonly Rights[] = ['app', 'owner']
const packFile = (stand: Stand) => join(stand.packFolder, 'packs', 'cn-ncp-8.yaml')
const kept = new Map<string, string>()

/** A good order that ended after a day: wider rules must not wake it. */
async function overOrder(stand: Stand): Promise<string> {
  const person = stand.victim()
  await stand.goodOrder(person, { hours: 24 })
  return person
}

/** Ways that change what orders rest on: the rules, the audit, the anchors. */
export const waysOfTheGround: readonly Attack[] = [
  {
    way: 'pack-file',
    alone: true,
    by: 'app',
    tries: 'edit the file of the pack in force',
    async run(stand) {
      const text = readFileSync(packFile(stand), 'utf8')
      const person = await overOrder(stand)
      writeFileSync(packFile(stand), `${text}\n# edited by the red team\n`)
      const victims = [{ person, at: stand.now + 30 * hourMs }]
      return { ...nothing, subjects: ['pack:packs/cn-ncp-8.yaml'], victims }
    },
  },
  ...both.map(
    (by): Attack => ({
      way: 'pack-row',
      alone: true,
      by,
      tries: 'edit the adopted pack in its row',
      async run(stand) {
        const person = await overOrder(stand)
        const [row] = await stand.owner<{ id: string; source: unknown }[]>`
          select id, source from policy_adoptions limit 1`
        const id = row?.id ?? ''
        kept.set('source', JSON.stringify(row?.source))
        const edited = String(row?.source).replace('close_contact', 'any_contact')
        const denied = await tryTo(
          () => sqlOf(stand, by)`
            update policy_adoptions set source = ${stand.owner.json(edited)} where id = ${id}`,
        )
        const victims = [{ person, at: stand.now + 30 * hourMs }]
        return { ...nothing, denied, subjects: [`adoption:${id}`], victims }
      },
      async undo(stand) {
        await stand.owner`
          update policy_adoptions set source = ${stand.owner.json(JSON.parse(kept.get('source') ?? 'null'))}`
      },
    }),
  ),
  ...both.map(
    (by): Attack => ({
      way: 'audit-removed',
      alone: true,
      by,
      tries: 'delete what the audit says of an order, and of a refusal',
      async run(stand) {
        const denied = [
          ...(await tryTo(
            () => sqlOf(stand, by)`
              delete from commands where id = (select id from commands order by recorded_at desc limit 1)`,
          )),
          ...(await tryTo(
            () => sqlOf(stand, by)`
              delete from refusals where id = (select id from refusals order by recorded_at desc limit 1)`,
          )),
        ]
        return { ...nothing, denied, subjects: ['table:commands', 'commands:'] }
      },
    }),
  ),
  ...both.map(
    (by): Attack => ({
      way: 'audit-edited',
      alone: true,
      by,
      tries: 'put another name under what somebody did',
      async run(stand) {
        const denied = await tryTo(
          () => sqlOf(stand, by)`
            update commands set actor_id = 'somebody else' where id = (select id from commands order by recorded_at limit 1)`,
        )
        return { ...nothing, denied, subjects: ['table:commands', 'commands:'] }
      },
    }),
  ),
  {
    way: 'alarms-removed',
    alone: true,
    by: 'owner',
    tries: 'delete the alarms',
    async run(stand) {
      await stand.owner`delete from alarms`
      return { ...nothing, subjects: ['table:alarms'] }
    },
  },
  {
    way: 'trust-file',
    alone: true,
    by: 'owner',
    tries: 'put a key of one’s own into the trust file',
    async run(stand) {
      const text = readFileSync(stand.trustFile, 'utf8')
      kept.set(stand.trustFile, text)
      const changed = { ...JSON.parse(text), authorityKey: authorityOf().publicKey }
      writeFileSync(stand.trustFile, JSON.stringify(changed))
      return { ...nothing, subjects: ['trust:'] }
    },
    async undo(stand) {
      writeFileSync(stand.trustFile, kept.get(stand.trustFile) ?? '')
    },
  },
]
