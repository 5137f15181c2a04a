import { FieldEvent } from '@bihuan/contract/sampling.ts'
import { Compile } from 'typebox/compile'
import type { Tx } from '../db/sql.ts'
import type { WireEvent } from '../sampling/read-events.ts'
import type { EventsFrom } from '../sampling/take-carefully.ts'
import { takeUploads } from '../sampling/take-uploads.ts'
import type { EventsAct, Outcome, Tally } from './sealed-acts.ts'

const event = Compile(FieldEvent)
const isEvent = (value: unknown): value is WireEvent => event.Check(value)

/** The id that a broken event gives itself, or that of its act. */
const idOf = (value: unknown, act: EventsAct) =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : act.id

/** Takes all events of a file at once, as an upload would; an act is as good as the worst of its events. */
export async function importEvents(
  tx: Tx,
  where: EventsFrom,
  commandId: string,
  acts: readonly EventsAct[],
  tally: Tally,
): Promise<{ lastSeq: number }> {
  const events = acts.flatMap((act) => act.events.filter(isEvent))
  const [taken] =
    events.length === 0 ? [] : await takeUploads(tx, where.round, [{ commandId, where, events }])
  tally.answers.push(...(taken?.answers ?? []))
  for (const act of acts) {
    const broken = act.events.filter((value) => !isEvent(value))
    tally.answers.push(
      ...broken.map((value) => ({
        id: idOf(value, act),
        outcome: 'refused' as const,
        because: 'input.malformed',
      })),
    )
    const ids = act.events.filter(isEvent).map(({ id }) => id)
    const outcome: Outcome =
      broken.length > 0 || ids.some((id) => taken?.refused.has(id))
        ? 'refused'
        : ids.some((id) => taken?.applied.has(id))
          ? 'applied'
          : 'repeated'
    tally[outcome] += 1
  }
  return { lastSeq: events.reduce((last, { seq }) => Math.max(last, seq), 0) }
}
