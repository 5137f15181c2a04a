import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Tag } from '../../kit/tag.tsx'
import { type Guest, mayGo } from './site-view.ts'

/** When somebody may go, loudly where that moment is past, and what their release still wants. */
export function GoingLine({ guest, now }: { guest: Guest; now: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const may = mayGo(guest, now)
  const { release } = guest
  // A condition ends by itself, whatever nobody did about it.
  const isPast = (by: string | null) => by !== null && Date.parse(by) <= now
  const due = release?.dueAt ? format.dayAndTime(release.dueAt) : ''
  return (
    <div className="is-going">
      {may === 'now' ? (
        <p className="is-loud">
          <Tag tone="ok">
            <Trans>Free since {due}: may go now</Trans>
          </Tag>
        </p>
      ) : may === 'free' ? (
        <p className="is-loud">
          <Tag tone="ok">
            <Trans>Nothing holds this person: may go at any time</Trans>
          </Tag>
        </p>
      ) : may === 'later' ? (
        <p>
          <Trans>Goes on {due}</Trans>
        </p>
      ) : (
        <p className="f-soft">
          <Trans>This tablet does not know when; the city does. Take the book anew.</Trans>
        </p>
      )}
      {release && release.conditions.length > 0 ? (
        <ul className="is-conditions" aria-label={t`What the release waits for`}>
          {release.conditions.map(({ needs, met, by }) => (
            <li key={needs.en}>
              {met ? (
                <Tag tone="ok">{t`met`}</Tag>
              ) : isPast(by) ? (
                <Tag tone="ok">{t`no longer asked`}</Tag>
              ) : (
                <Tag tone="idle">{t`open`}</Tag>
              )}{' '}
              <span>{format.text(needs)}</span>
              {by && !met && !isPast(by) ? (
                <span className="f-soft">
                  {' '}
                  <Trans>by {format.dayAndTime(by)} at the latest</Trans>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
