import { connect } from '@bihuan/server/db/sql.ts'

/** What the database has. */
export type Present = {
  /** Event id to when the server received it, epoch milliseconds; a second row under one id would be an error by itself. */
  events: Map<string, number>
  eventRows: number
  tubes: Map<string, { state: string; result: string | null; box: string | null }>
  members: Map<string, string[]>
  boxes: Map<string, { received: boolean }>
  /** Laws of conservation that do not hold, each as a sentence. */
  broken: string[]
}

/** Reads all of a round at once, beside the product: whatever it may believe, this is what is there. */
export async function readPresent(databaseUrl: string, round: string): Promise<Present> {
  const sql = connect(databaseUrl, '4101', { max: 1, name: 'crash check' })
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const events = await tx<{ id: string; receivedAt: number }[]>`
        select id, received_at from field_events where round_id = ${round}`
      const tubes = await tx<
        { id: string; state: string; result: string | null; boxId: string | null }[]
      >`select id, state, result, box_id from tubes where round_id = ${round}`
      const members = await tx<{ tubeId: string; people: string[] }[]>`
        select tube_id, array_agg(person_id::text) as people from tube_members
        where round_id = ${round} group by tube_id`
      const boxes = await tx<{ id: string; received: boolean }[]>`
        select id, received_at is not null as received from boxes where round_id = ${round}`
      const laws = await tx<{ law: string; expected: string; found: string }[]>`
        select law, expected, found from conservation where expected <> found`
      return {
        events: new Map(events.map(({ id, receivedAt }) => [id, receivedAt])),
        eventRows: events.length,
        tubes: new Map(
          tubes.map(({ id, state, result, boxId }) => [id, { state, result, box: boxId }]),
        ),
        members: new Map(members.map(({ tubeId, people }) => [tubeId, people])),
        boxes: new Map(boxes.map(({ id, received }) => [id, { received }])),
        broken: laws.map(
          ({ law, expected, found }) => `law ${law}: ${found} instead of ${expected}`,
        ),
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
