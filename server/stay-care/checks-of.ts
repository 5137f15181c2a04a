import type { HealthShown } from '@bihuan/contract/stays.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type Row = { id: string; at: Instant; byPerson: boolean; body: unknown }
type Alarm = {
  checkId: string | null
  alarm: string
  rule: string
  source: string
  confirmed: boolean
  dueAt: Instant
  answeredAt: Instant | null
  answer: string | null
}
type Body = { temperature?: unknown; symptoms?: unknown; words?: unknown }

const shown = 60

/** The health checks of a stay, the latest first, each with what it raised; what was erased is left out. */
export async function checksOf(sql: Reader, stay: string): Promise<Static<typeof HealthShown>[]> {
  const rows = await sql<Row[]>`
    select id, at, by_person, body from health_checks where stay_id = ${stay} order by at desc, id limit ${shown}`
  const alarms = await sql<Alarm[]>`
    select check_id, id as alarm, rule, source, confirmed, due_at, answered_at, answer from care_alarms
    where stay_id = ${stay} order by raised_at desc limit 200`
  return rows.map(({ id, at, byPerson, body }) => {
    const { temperature, symptoms, words } = Object(body) as Body
    return {
      check: id,
      at: isoOf(at),
      temperature: typeof temperature === 'number' ? temperature : null,
      symptoms: Array.isArray(symptoms) ? symptoms.map(String) : [],
      words: typeof words === 'string' ? words : null,
      byPerson,
      alarms: alarms
        .filter(({ checkId }) => checkId === id)
        .map(({ checkId: _, dueAt, answeredAt, ...alarm }) => ({
          ...alarm,
          dueAt: isoOf(dueAt),
          answeredAt: answeredAt === null ? null : isoOf(answeredAt),
        })),
    }
  })
}
