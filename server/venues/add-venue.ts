import { AddVenue, ChangeVenue, VenueChanged } from '@bihuan/contract/venues.ts'
import { pinyin } from 'pinyin-pro'
import { investigators } from '../cases/case-roles.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { searchVenues } from './find-venues.ts'
import { foldedName } from './venue-rows.ts'

/** The first letters of a name, `wdgc` for 万达广场; letters and figures stand for themselves. */
export const initialsOf = (name: string): string =>
  pinyin(foldedName(name), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  })
    .join('')
    .replace(/\s+/g, '')
    .toLowerCase()

/** Adds a place. Similar ones of its district must have been shown before: then whoever adds says that none of them is meant. */
export const addVenue = command({
  name: 'venue.add',
  summary: 'Add a place where people meet',
  roles: investigators,
  input: AddVenue,
  outcome: VenueChanged,
  // A case of one district was in the whole city: places are of nobody's area, so the city's own code would keep districts out.
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { venue, seen, position, rooms = [], ...it }, { now, actor }) {
    const similar = await searchVenues(tx, { q: it.name, area: it.areaCode.slice(0, 6) })
    const unseen = similar.filter(({ id }) => id !== venue && !seen.includes(id))
    if (unseen.length > 0)
      throw new Problem('venue.similar', { names: unseen.map(({ name }) => name).join('、') })
    await tx`
      insert into venues (id, name, kind, area_code, address, lng, lat, datum, air, rooms, is_public, added_by, added_at, folded, initials)
      values (${venue}, ${it.name}, ${it.kind}, ${it.areaCode}, ${it.address}, ${position?.lng ?? null}, ${position?.lat ?? null},
        ${position?.datum ?? 'WGS-84'}, ${it.air ?? 'unknown'}, ${[...new Set(rooms)]}, ${it.isPublic ?? it.kind !== 'home'},
        ${actor.id}, ${now}, ${foldedName(it.name)}, ${initialsOf(it.name)})
      on conflict (id) do nothing`
    return { venue }
  },
})

/** Adds rooms to a place, or corrects its air or position. */
export const changeVenue = command({
  name: 'venue.change',
  summary: 'Add rooms to a place, or correct its air or position',
  roles: investigators,
  input: ChangeVenue,
  outcome: VenueChanged,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { venue, air, addRooms = [], position }) {
    const changed = await tx`
      update venues set air = coalesce(${air ?? null}, air),
        rooms = (select coalesce(array_agg(distinct r order by r), '{}') from unnest(rooms || ${[...addRooms]}::text[]) r),
        lng = coalesce(${position?.lng ?? null}::float8, lng), lat = coalesce(${position?.lat ?? null}::float8, lat),
        datum = coalesce(${position?.datum ?? null}, datum)
      where id = ${venue} returning id`
    if (changed.length === 0) throw new Problem('venue.unknown')
    return { venue }
  },
})
