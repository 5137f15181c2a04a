import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { Windows } from './questions.ts'

/** Both windows in words, with the days of the policy, and whether an officer confirmed them. */
export function WindowLine({ windows: { anchor, exposure, infectious } }: { windows: Windows }) {
  const { t } = useLingui()
  const format = useFormats()
  if (anchor === null)
    return (
      <p className="late">
        <Trans>Neither onset nor first positive swab is known: no window can be computed.</Trans>
      </p>
    )
  const days = infectious?.rules[0]?.days ?? 0
  const of = anchor.of === 'onset' ? t`onset` : t`first positive swab`
  return (
    <p className="case-windows">
      {infectious ? (
        <span>
          <Trans>
            Infectious {format.dayAndTime(infectious.from)} – {format.dayAndTime(infectious.until)}
          </Trans>{' '}
          <span className="faint">
            <Trans>
              {days} days before {of}, {format.dayAndTime(anchor.at)}
            </Trans>
          </span>
          {infectious.binds ? null : (
            <b className="late">
              {' '}
              <Trans>not confirmed by an officer: a proposal</Trans>
            </b>
          )}
        </span>
      ) : (
        <span className="late">
          <Trans>The policy in force names no days to look back.</Trans>
        </span>
      )}
      {exposure ? (
        <span className="soft">
          <Trans>
            Infected between {format.day(exposure.from)} and {format.day(exposure.until)}
          </Trans>
          {exposure.binds ? null : (
            <>
              {' '}
              <Trans>(proposal)</Trans>
            </>
          )}
        </span>
      ) : null}
    </p>
  )
}
