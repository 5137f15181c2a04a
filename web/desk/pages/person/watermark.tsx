import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'

const marks = Array.from({ length: 24 }, (_, at) => `mark-${at}`)

/** Who looks, and when, across a page with a person's data (ux.md §1.3). Plain text: antd's own writes style attributes. */
export function Watermark() {
  const format = useFormats()
  const { actor } = useMe()
  const now = useCityNow(60_000)
  if (!actor) return null
  const text = `${actor.name} ${format.dayAndTime(now)}`
  return (
    <div className="watermark" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark}>{text}</span>
      ))}
    </div>
  )
}
