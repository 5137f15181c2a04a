import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { BoxLeg, Time } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useAccountWord } from '../../shell/use-account-word.ts'

function Signature(props: {
  act: ReactNode
  by: string
  count: number
  at: Time
  celsius: number | null
}) {
  const format = useFormats()
  return (
    <div className="signature">
      <span className="faint">{props.act}</span>
      <b>{props.by}</b>
      <span>
        <b className="figure">{format.number(props.count)}</b>{' '}
        <span className="faint">
          <Trans>tubes counted</Trans>
        </span>
      </span>
      <span className="soft">
        <time dateTime={props.at}>{format.timeWithSeconds(props.at)}</time>
        {props.celsius === null ? null : <> · {format.decimal(props.celsius)} °C</>}
      </span>
    </div>
  )
}

/** One hand-over: both people, both counts, both times; what differs is said and kept. */
export function Leg({ leg, siteName }: { leg: BoxLeg; siteName: string }) {
  const accountWord = useAccountWord()
  const name = (account: string) =>
    accountWord(
      account,
      account.startsWith('site:')
        ? siteName
        : account.startsWith('courier:')
          ? account === leg.to
            ? leg.acceptedBy
            : leg.offeredBy
          : null,
    )
  return (
    <li className="leg">
      <h3>
        {name(leg.from)} → {name(leg.to)}
        {leg.late ? (
          <StatusTag tone="late">
            <Trans>over its limit</Trans>
          </StatusTag>
        ) : null}
        {leg.agreed === false ? (
          <StatusTag tone={leg.settledAt ? 'wait' : 'late'}>
            <Trans>the two counts differ, both are kept</Trans>
          </StatusTag>
        ) : null}
        {leg.agreed === true ? (
          <StatusTag tone="ok">
            <Trans>both counts agree</Trans>
          </StatusTag>
        ) : null}
      </h3>
      <div className="signatures">
        <Signature
          act={<Trans>gave</Trans>}
          by={leg.offeredBy}
          count={leg.offered}
          at={leg.offeredAt}
          celsius={leg.offeredCelsius}
        />
        {leg.acceptedAt !== null && leg.accepted !== null ? (
          <Signature
            act={<Trans>took</Trans>}
            by={leg.acceptedBy ?? ''}
            count={leg.accepted}
            at={leg.acceptedAt}
            celsius={leg.acceptedCelsius}
          />
        ) : (
          <div className="signature">
            <span className="faint">
              <Trans>the receiver has not signed yet</Trans>
            </span>
          </div>
        )}
      </div>
      {leg.settledBecause ? (
        <p className="soft">
          <Trans>Explained: {leg.settledBecause}</Trans>
        </p>
      ) : null}
    </li>
  )
}
