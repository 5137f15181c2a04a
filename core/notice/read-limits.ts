import { type Place, report, within } from './fault.ts'
import { type Limit, type LimitName, limitNames } from './notice.ts'
import { readFields, readWhole } from './read.ts'
import { readSource, type Sources } from './read-source.ts'

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export function readLimits(
  place: Place,
  value: unknown,
  sources: Sources,
): Record<LimitName, Limit> {
  const fields = readFields(place, value, limitNames.map(snake))
  const limit = (name: LimitName): Limit => {
    const here = within(place, snake(name))
    if (fields[snake(name)] === undefined)
      return { minutes: 1, source: { id: '', grade: 'design', title: '' } }
    const { minutes, source } = readFields(here, fields[snake(name)], ['minutes', 'source'])
    return {
      // A week: longer than anything here may stay open.
      minutes: readWhole(within(here, 'minutes'), minutes, 1, 10_080),
      source: readSource(within(here, 'source'), source, sources),
    }
  }
  const limits = Object.fromEntries(limitNames.map((name) => [name, limit(name)])) as Record<
    LimitName,
    Limit
  >
  const legs = limits.tubeBoxed.minutes + limits.boxHandedOver.minutes + limits.legDelivered.minutes
  if (legs > limits.tubeAtLaboratory.minutes) {
    report(
      within(place, 'tube_at_laboratory'),
      'order',
      `装箱、交接、运送合计 ${legs} 分钟，超过常温 ${limits.tubeAtLaboratory.minutes} 分钟；请缩短其中一段。`,
      `Boxing, hand-over and leg add up to ${legs} minutes, more than the ${limits.tubeAtLaboratory.minutes} at room temperature; shorten one of them.`,
    )
  }
  return limits
}
