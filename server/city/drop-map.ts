import { DropMap, MapDropped } from '@bihuan/contract/map.ts'
import { command } from '../door/command.ts'

/** Takes the map of the city away; the wall shows the schematic again. */
export const dropMap = command({
  name: 'city.drop-map',
  summary: "Take the city's own map away",
  roles: ['administrator'],
  input: DropMap,
  outcome: MapDropped,
  area: (_sql, _input, request) => request.city,
  async run(tx) {
    const gone = await tx`delete from city_maps returning id`
    return { dropped: gone.length > 0 }
  },
})
