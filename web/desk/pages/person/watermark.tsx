import { useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../shell/city-clock.ts'

const marks = Array.from({ length: 24 }, (_, at) => `mark-${at}`)

/** Who looks, and when, across a page with a person's data (ux.md §1.3). Plain text: antd's own writes style attributes. */
export function Watermark() {
  const format = useFormats()
  const me = useQuery(questions.me()).data
  const now = useCityNow(60_000)
  if (!me) return null
  const text = `${format.text(me.name)} ${format.dayAndTime(now)}`
  return (
    <div className="watermark" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark}>{text}</span>
      ))}
    </div>
  )
}
