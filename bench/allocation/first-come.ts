import { kilometres } from '@bihuan/core/allocation/distance.ts'
import { roomFits } from '@bihuan/core/allocation/fit.ts'
import { type Inmate, type Problem, wingOf } from '@bihuan/core/allocation/guest.ts'

/**
 * First come, first served, for comparison: person after person the nearest site with a room that does for them, beside their party
 * where that is possible. Gives the rooms.
 */
export function firstCome({
  guests,
  sites,
  rooms,
  cells,
  singleRoom,
}: Problem): Map<string, string> {
  const given = new Map<string, string>()
  const inside = new Map<string, Inmate[]>(rooms.map(({ id, inside: there }) => [id, [...there]]))
  const lives = new Map<string, string>()
  const people = new Map<string, number>()
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  for (const room of rooms) {
    const wing = wingOf(room, siteOf.get(room.site)?.separates ?? 'room')
    people.set(room.site, (people.get(room.site) ?? 0) + room.inside.length)
    if (wing !== null && room.inside[0]) lives.set(wing, room.inside[0].cohort)
  }
  const bySite = Map.groupBy(
    rooms.filter(({ ready }) => ready),
    ({ site }) => site,
  )
  const parties = Map.groupBy(guests, ({ id, party }) => party ?? id)
  for (const party of parties.values()) {
    const from = cells[party[0]?.cell ?? '']?.at
    const near = sites
      .map((site) => ({ site, km: from && site.at ? kilometres(from, site.at) : 99 }))
      .sort((a, b) => a.km - b.km)
    for (const guest of [...party].sort(
      (a, b) => (a.age === 'adult' ? 0 : 1) - (b.age === 'adult' ? 0 : 1),
    ))
      for (const { site } of near) {
        if ((people.get(site.id) ?? 0) >= (site.staffFor ?? Number.POSITIVE_INFINITY)) continue
        const room = (bySite.get(site.id) ?? []).find((one) => {
          const wing = wingOf(one, site.separates)
          const lived = wing === null ? guest.cohort : (lives.get(wing) ?? guest.cohort)
          return (
            lived === guest.cohort &&
            roomFits(guest, one, site, inside.get(one.id) ?? [], singleRoom)
          )
        })
        if (!room) continue
        given.set(guest.id, room.id)
        inside.get(room.id)?.push(guest)
        people.set(site.id, (people.get(site.id) ?? 0) + 1)
        const wing = wingOf(room, site.separates)
        if (wing !== null) lives.set(wing, guest.cohort)
        break
      }
  }
  return given
}
