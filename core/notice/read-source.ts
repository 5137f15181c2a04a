import { type Place, report, within } from './fault.ts'
import { type Grade, grades, type Source } from './notice.ts'
import { readFields, readOne, readText } from './read.ts'

/** The sources by their id, and what one is read with: every figure names where it comes from. */
export type Sources = ReadonlyMap<string, Source>

export function readSources(place: Place, value: unknown): Sources {
  if (value === undefined) return new Map()
  const ids = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const fields = readFields(place, value, ids)
  return new Map(
    Object.entries(fields).map(([id, entry]) => {
      const here = within(place, id)
      const { grade, title } = readFields(here, entry, ['grade', 'title'])
      const read: Grade = readOne(within(here, 'grade'), grade, grades)
      return [id, { id, grade: read, title: readText(within(here, 'title'), title) }]
    }),
  )
}

export function readSource(place: Place, value: unknown, sources: Sources): Source {
  const id = readText(place, value)
  const source = sources.get(id)
  if (source === undefined && id !== '') {
    const known = [...sources.keys()].join(', ')
    report(
      place,
      'source',
      `来源“${id}”未列在 sources 中；请在 sources 中补上，或改为：${known}。`,
      `The source "${id}" is not listed under sources; list it there, or use one of ${known}.`,
    )
  }
  return source ?? { id, grade: 'design', title: '' }
}
