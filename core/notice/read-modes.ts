import { type Place, within } from './fault.ts'
import { type Mode, type Modes, type Pool, poolSizes, siteKinds } from './notice.ts'
import { readFields, readList, readOne, readWhole } from './read.ts'
import { readSource, type Sources } from './read-source.ts'

function readPool(place: Place, value: unknown, sources: Sources): Pool {
  const fields = readFields(place, value, ['size', 'source'])
  return {
    size: readOne(within(place, 'size'), fields.size, poolSizes),
    source: readSource(within(place, 'source'), fields.source, sources),
  }
}

const ways = ['door', 'slots', 'sites'] as const
const extraField = { door: [], slots: ['minutes_per_building'], sites: ['kinds'] }

function readMode(place: Place, value: unknown, sources: Sources): Mode {
  // The way decides which fields the rest may have, so it is read first, and its faults only once.
  const peek = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const way =
    ways.find((one) => peek.some(([name, given]) => name === 'way' && given === one)) ?? 'door'
  const fields = readFields(place, value, ['way', 'pool', 'source', ...extraField[way]])
  readOne(within(place, 'way'), fields.way, ways)
  const common = {
    pool: readPool(within(place, 'pool'), fields.pool, sources),
    source: readSource(within(place, 'source'), fields.source, sources),
  }
  if (way === 'door') return { way, ...common }
  if (way === 'slots') {
    const minutes = readWhole(
      within(place, 'minutes_per_building'),
      fields.minutes_per_building,
      1,
      720,
    )
    return { way, minutesPerBuilding: minutes, ...common }
  }
  const kinds = readList(
    within(place, 'kinds'),
    fields.kinds,
    (here, kind) => readOne(here, kind, siteKinds),
    1,
  )
  return { way, kinds, ...common }
}

export function readModes(place: Place, value: unknown, sources: Sources): Modes {
  const fields = readFields(place, value, ['lockdown', 'control', 'other'], ['precaution'])
  const mode = (name: string) => readMode(within(place, name), fields[name], sources)
  const modes = { lockdown: mode('lockdown'), control: mode('control'), other: mode('other') }
  return fields.precaution === undefined ? modes : { ...modes, precaution: mode('precaution') }
}
