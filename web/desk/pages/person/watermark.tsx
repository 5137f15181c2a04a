import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import './watermark.css'

const marks = Array.from({ length: 24 }, (_, at) => `mark-${at}`)

/**
 * Who looks, of which unit, and when, across a page with a person's data, on paper too (ux.md §1.3). Drawn by the style sheet from an
 * attribute: it is no text of the page, and antd's own writes style attributes.
 */
export function Watermark() {
  const format = useFormats()
  const { actor } = useMe()
  const now = useCityNow(1_000)
  if (!actor) return null
  const text = `${actor.name} ${actor.unit} ${format.dayAndTime(now)}`
  return (
    <div className="watermark" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark} data-text={text} />
      ))}
    </div>
  )
}
