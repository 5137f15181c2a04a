import { staffRoles } from '@bihuan/contract/access.ts'
import { Feed, FeedParams } from '@bihuan/contract/rounds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'

const shown = 30
// When a city enters or is imported, nothing of it is shown: the search for what is may not go through a million commands.
const lookedAt = 20_000

/** What the feed leaves out: it says something about one person or one account, or nothing that happened in the city. */
export const unshown: readonly string[] = [
  'paper.find-person',
  'person.find',
  'person.register',
  'person.walk-in',
  'document.add',
  'same-person.settle',
  'person.see-document',
  'resident.enter',
  'resident.enter-demo',
  'proxy.ask',
  'proxy.confirm',
  'proxy.end',
  'activation.issue',
  'account.create',
  'api-key.create',
  'round.plan',
  'result.try',
  'signing.sign',
  'signing.withdraw',
  'passkey.enrol',
  'policy.check',
  'fact.record-case',
  'fact.record-contact',
  'fact.record-travel',
  'fact.record-discharge',
  'fact.record-stay',
  'fact.withdraw',
  'contact.name',
  'contact.name-companions',
  'contact.name-household',
  'contact.identify',
  'contact.correct',
  'contact.decide',
  'contact.draft-list',
  'contact.drop',
  'contact.locate',
  'contact.inform',
  'contact.assign',
  'venue-visit.record',
  'co-presence.ask',
  'look-back.draw',
  'look-back.read',
  'look-back.draft',
  'break-glass.open',
  'break-glass.review',
  'order.draft',
  'order.lift',
  'order.suspend',
  'order.serve',
  'order.read',
  'appeal.lodge',
  'appeal.write-down',
  'appeal.answer',
  'appeal.decide',
  'appeal.keep',
  'measure.report',
  'day.carry-over',
  'day.carry-within-limit',
  'day.close',
  'day.verify',
  'assist.ask',
  'assist.receive',
  'assist.assign',
  'assist.answer',
  'assist.withdraw',
  'assist.open-case',
  'assist.import',
  'pass.make-keys',
  'gate.count',
  'alarm.see',
  'case.open',
  'case.accept',
  'case.assign',
  'case.assign-many',
  'case.assign-by-rule',
  'case.release',
  'case.begin',
  'case.classify',
  'case.report',
  'case.isolate',
  'case.key-facts',
  'case.complete',
  'case.close',
  'case.drop',
  'case.reopen',
  'case.merge',
  'case.unmerge',
  'case.set-investigator',
  'contact.becomes-case',
  'person.alike',
  'chain.decide',
  'chain.reject',
  'chain.snapshot',
  'cluster.name',
  'cluster.change',
  'item.add',
  'item.change',
  'item.move',
  'item.paste',
  'item.undo-paste',
  'draft.keep',
  'call.begin',
  'call.end',
  'venue.add',
  'venue.change',
  'case-import.try',
  'case-import.run',
  'case-import.undo',
  'paper.record-download',
  'paper.upload-template',
  'paper.use-template',
  'public-trace.check',
  'public-trace.publish',
  'public-trace.withdraw',
]

// Codes of things, never of people: a text of an outcome is shown only under these names.
const codes = ['round', 'site', 'box', 'plate', 'tube', 'zone', 'laboratory', 'account', 'kind']

/** The small facts of an outcome: numbers, yes and no, and codes of things. Lists and everything else stay out. */
export function smallFacts(outcome: unknown): Record<string, string | number | boolean> {
  if (typeof outcome !== 'object' || outcome === null) return {}
  return Object.fromEntries(
    Object.entries(outcome).filter(
      ([name, value]) =>
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        (typeof value === 'string' && codes.includes(name)),
    ),
  )
}

type Row = {
  id: string
  name: string
  role: string
  area: string
  areaName: string | null
  at: Instant
  outcome: unknown
}

/** What happened last in the city, newest first, in codes that pages put into words. */
export async function readFeed(sql: Reader): Promise<Static<typeof Feed>> {
  const rows = await sql<Row[]>`
    select c.id, c.name, c.actor_role as role, c.area_code as area, a.name as area_name, c.at, c.outcome
    from (select * from commands order by recorded_at desc limit ${lookedAt}) c left join areas a on a.code = c.area_code
    where c.name <> all(${unshown}::text[])
    order by c.recorded_at desc limit ${shown}`
  return {
    happenings: rows.map(({ outcome, at, ...row }) => ({
      ...row,
      at: isoOf(at),
      facts: smallFacts(outcome),
    })),
  }
}

/** The last happenings; the same that the live topic `feed` sends. */
export const feed = query({
  name: 'round.feed',
  summary: 'What happened last, without personal data',
  roles: staffRoles,
  params: FeedParams,
  outcome: Feed,
  run: (sql) => readFeed(sql),
})
