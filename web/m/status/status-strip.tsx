import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { shapeOf } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { hrefs } from '../places.ts'
import { useWhose } from '../whose.ts'
import type { OwnStatus } from '../wire.ts'
import { classTones, classWords } from './class-words.ts'
import { liveStatus } from './live-status.ts'

const everyMs = 60_000
const othersEveryMs = 300_000

/** The status in one line on the first page, with the way to its reasons. Of the same height before the answer is there. */
export function StatusStrip() {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  const now = useCityNow(10_000)
  const { body: known } = useAsk<OwnStatus>(questions.status(person.person), {
    everyMs: person.relation === 'self' ? everyMs : othersEveryMs,
    isKept: true,
  })
  const body = known ? liveStatus(known, now) : null
  const tone = body ? classTones[body.class] : 'idle'
  // An end at midnight is named by the day that it ends.
  const until = body?.reasons[0]?.order ? body.reasons[0].until : null
  return (
    <a className={`m-strip k-tone-${tone}`} href={hrefs.status}>
      <span className="m-strip-name">
        <Trans>My status</Trans>
      </span>
      <span className="m-strip-word">
        <i aria-hidden="true">{shapeOf[tone]}</i>{' '}
        <strong>{body ? t(classWords[body.class]) : '…'}</strong>
        {until ? (
          <>
            {' '}
            <Trans>until {format.day(Date.parse(until) - 1)}</Trans>
          </>
        ) : null}
      </span>
      <span aria-hidden="true">›</span>
    </a>
  )
}
