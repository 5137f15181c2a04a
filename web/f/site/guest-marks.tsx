import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Tag } from '../../kit/tag.tsx'
import { type Guest, mayGo } from './site-view.ts'

/** What somebody is owed or owes today, in words; nothing where there is nothing. */
export function GuestMarks({ guest, now }: { guest: Guest; now: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const may = mayGo(guest, now)
  const { check } = guest
  const said = check && check.symptoms.length > 0
  return (
    <span className="is-marks">
      {may === 'now' || may === 'free' ? <Tag tone="ok">{t`may go`}</Tag> : null}
      {guest.isHigh && check?.celsius ? (
        <Tag tone="late">{format.decimal(check.celsius)} °C</Tag>
      ) : said ? (
        <Tag tone="wait">{t`has symptoms`}</Tag>
      ) : null}
      {guest.isCheckOwed ? <Tag tone="wait">{t`temperature`}</Tag> : null}
      {guest.testsDue > 0 ? <Tag tone="info">{t`test`}</Tag> : null}
      {guest.notes.length > 0 ? <Tag tone="idle">{t`noted`}</Tag> : null}
    </span>
  )
}
