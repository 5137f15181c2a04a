import { DayParams, DayView, type dayItemStates } from '@bihuan/contract/days.ts'
import { dayLoopKinds } from '@bihuan/contract/loops.ts'
import { latestCarryOf } from '@bihuan/core/clocks/limits.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { namesOfLoops } from '../loops/names-of-loops.ts'
import { areaInReach } from '../rounds/store.ts'
import { dayHead } from './day-list.ts'
import { readingRoles } from './day-roles.ts'
import { dayOf, itemsOfDay, printedItem, type ReadItem } from './store.ts'

const stateOf = ({ isOpen, carry }: ReadItem): (typeof dayItemStates)[number] =>
  !isOpen ? 'closed' : carry === null ? 'left' : 'carried'

const countsOf = (items: readonly ReadItem[], cutOffAt: number) =>
  dayLoopKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    if (own.length === 0) return []
    const of = (state: (typeof dayItemStates)[number]) =>
      own.filter((item) => stateOf(item) === state).length
    const late = own.filter(({ dueAt }) => dueAt < cutOffAt).length
    const counts = { closed: of('closed'), carried: of('carried'), left: of('left') }
    return [{ kind, open: own.length, late, ...counts }]
  })

/** A day of a district with everything that was open at its cut-off, what became of it and what is left. Shows nobody by name. */
export const showDay = query({
  name: 'day.show',
  summary: 'A day of a district: its items, what is done, carried over and left',
  roles: readingRoles,
  params: DayParams,
  outcome: DayView,
  async run(sql, { district, day, state, kind, limit = 500 }, question) {
    const { actor, now, keys } = question
    areaInReach(actor, district)
    const row = await dayOf(sql, district, day)
    const all = await itemsOfDay(sql, keys, { district, day, now })
    const items = all
      .filter((item) => state === undefined || stateOf(item) === state)
      .filter((item) => kind === undefined || item.kind === kind)
      .slice(0, limit)
    const names = await namesOfLoops(sql, [
      ...items,
      ...items.map(({ carry }) => ({ area: district, owner: carry?.owner ?? '' })),
    ])
    const [signing] = await sql<{ id: string }[]>`
      select id from signings where id = ${row.signingId} and taken_at is null and expires_at > ${now}`
    const policy = await policyNow(sql, question)
    return {
      now: isoOf(now),
      ...dayHead(
        { ...row, name: names[items.length]?.areaName ?? (await nameOf(sql, district)) },
        now,
      ),
      latestDueAt: isoOf(latestCarryOf(row.cutOffAt, policy)),
      signing: signing?.id ?? null,
      digest: row.digest,
      kinds: countsOf(all, row.cutOffAt),
      items: items.map((item, n) => ({
        kind: item.kind,
        subject: item.subject,
        printed: printedItem(item),
        area: item.area,
        areaName: names[n]?.areaName ?? item.area,
        owner: item.owner,
        ownerName: names[n]?.ownerName ?? null,
        openedAt: isoOf(item.openedAt),
        dueAt: isoOf(item.dueAt),
        state: stateOf(item),
        carry:
          item.carry === null
            ? null
            : {
                ...item.carry,
                ownerName: names[items.length + n]?.ownerName ?? null,
                dueAt: isoOf(item.carry.dueAt),
              },
        timesBefore: item.times,
      })),
    }
  },
})

async function nameOf(sql: Parameters<typeof dayOf>[0], district: string): Promise<string | null> {
  const [area] = await sql<{ name: string }[]>`select name from areas where code = ${district}`
  return area?.name ?? null
}
