import { Suggested, SuggestParams } from '@bihuan/contract/allocation.ts'
import { suggestRooms } from '@bihuan/core/allocation/fit.ts'
import { reasonOf, type SoftKind } from '@bihuan/core/allocation/weights.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { readProblem } from './read-problem.ts'
import { givingRoles, transferFor } from './store.ts'

const shownUnlessAsked = 10

/** Free rooms for one transfer, the best fit first, worked out here and now without the solver. Names nobody. */
export const suggestedRooms = query({
  name: 'allocation.suggest',
  summary: 'Free rooms by fit, without the solver',
  roles: [...givingRoles, 'site-manager', 'site-worker'],
  params: SuggestParams,
  outcome: Suggested,
  async run(
    sql,
    { transfer, site, limit = shownUnlessAsked },
    { now, anchors, actor },
  ): Promise<Static<typeof Suggested>> {
    const there = await transferFor(sql, transfer)
    if (!covers(actor.areaCode, there.areaCode)) throw new Problem('allocation.transfer-unknown')
    const { problem } = await readProblem(sql, actor.areaCode, { now, anchors })
    const guest = problem.guests.find(({ id }) => id === transfer)
    if (!guest) throw new Problem('allocation.transfer-over')
    const others = problem.guests.filter(({ id, now: room }) => id !== transfer && room !== null)
    const given = Map.groupBy(others, ({ now: room }) => room ?? '')
    const rooms = problem.rooms.map((room) => ({
      ...room,
      inside: [...room.inside, ...(given.get(room.id) ?? [])],
    }))
    const sites = site === undefined ? problem.sites : problem.sites.filter(({ id }) => id === site)
    const found = suggestRooms(guest, { ...problem, sites, rooms }, limit)
    const names = await sql<{ id: string; number: number; name: string }[]>`
      select id, number, name from isolation_sites where id = any(${[...new Set(found.map((one) => one.site.id))]}::uuid[])`
    const nameOf = new Map(names.map((one) => [one.id, one]))
    return {
      now: isoOf(now),
      without: found.length > 0 ? null : guest.place === null ? 'place-unknown' : 'full',
      rooms: found.map(({ room, site: { id }, cost, km, costs }) => ({
        site: id,
        siteNumber: nameOf.get(id)?.number ?? 0,
        siteName: nameOf.get(id)?.name ?? '',
        room: room.id,
        roomCode: room.code,
        floor: room.floor,
        kind: room.kind,
        beds: room.beds,
        free: room.beds - room.inside.length,
        cost: Math.round(cost * 10) / 10,
        why: [
          { zh: `${Math.round(km * 10) / 10} 公里`, en: `${Math.round(km * 10) / 10} km` },
          ...Object.entries(costs).flatMap(([kind, one]) =>
            kind !== 'distance' && one > 0 ? [reasonOf[kind as SoftKind]] : [],
          ),
        ],
      })),
    }
  },
})
