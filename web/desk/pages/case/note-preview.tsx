import type { Note } from '@bihuan/core/investigation/quick-note.ts'
import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { peopleText, rideText } from './field-text.ts'
import { activityWords, maskWords } from './words.ts'

/** What was understood of the line while it is typed; what was not is marked and stays as it is. */
export function NotePreview({ note }: { note: Note }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const {
    from,
    until,
    day,
    place,
    room,
    transport,
    activity,
    people,
    howMany,
    mask,
    symptoms,
    left,
  } = note
  const isNextDay =
    from !== null &&
    until !== null &&
    cityIsoOf(from).slice(0, 10) !== cityIsoOf(until).slice(0, 10)
  const end = until === null ? '' : `–${isNextDay ? format.dayAndTime(until) : format.time(until)}`
  const when =
    from !== null
      ? `${format.dayAndTime(from)}${end}`
      : day === null
        ? null
        : t`${format.day(`${day}T12:00:00+08:00`)}, time?`
  const parts: [string, string | null][] = [
    ['when', when],
    ['place', place],
    ['room', room],
    ['ride', transport ? rideText(transport, i18n) : null],
    ['activity', activity ? t(activityWords[activity]) : null],
    ['people', people.length > 0 ? peopleText(people) : null],
    ['howMany', howMany === null ? null : t`${howMany} people`],
    ['mask', mask ? t(maskWords[mask]) : null],
    ['symptoms', symptoms.length > 0 ? symptoms.join('、') : null],
  ]
  return (
    <p className="case-preview" aria-live="polite">
      {when === null ? (
        <span className="late">
          <Trans>no time</Trans>
        </span>
      ) : null}
      {parts.map(([key, text]) =>
        text === null ? null : (
          <span key={key} className="case-chip" data-part={key}>
            {text}
          </span>
        ),
      )}
      {left === '' ? null : (
        <span className="case-left">
          <Trans>not understood, kept as words:</Trans> {left}
        </span>
      )}
    </p>
  )
}
