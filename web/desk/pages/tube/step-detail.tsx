import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Call, Signature, TubeStep } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

function Signed({ act, by }: { act: ReactNode; by: Signature }) {
  const format = useFormats()
  return (
    <div className="signed">
      <span className="faint">{act}</span>
      <b>{format.text(by.name)}</b>
      <span className="soft">{format.text(by.unit)}</span>
      <span>
        <Trans>
          counted <b>{format.number(by.count)}</b>
        </Trans>
      </span>
      <time dateTime={by.at}>{format.time(by.at)}</time>
    </div>
  )
}

function CallTag({ call }: { call: Call }) {
  switch (call) {
    case 'negative':
      return (
        <StatusTag tone="ok">
          <Trans>Negative</Trans>
        </StatusTag>
      )
    case 'reactive':
      return (
        <StatusTag tone="wait">
          <Trans>Reactive</Trans>
        </StatusTag>
      )
    case 'invalid':
      return (
        <StatusTag tone="late">
          <Trans>Invalid, repeat</Trans>
        </StatusTag>
      )
  }
}

function Cts({ cts }: { cts: NonNullable<NonNullable<TubeStep['detail']>['cts']> }) {
  const format = useFormats()
  return (
    <table className="plain cts">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Target</Trans>
          </th>
          <th scope="col">
            <Trans>Dye</Trans>
          </th>
          <th scope="col" className="num">
            Ct
          </th>
          <th scope="col" className="num">
            <Trans>Cut-off</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {cts.map((row) => (
          <tr key={`${row.target}:${row.dye}`}>
            <th scope="row">{row.target}</th>
            <td>{row.dye}</td>
            <td className="num">
              {row.ct === null ? <Trans>none</Trans> : format.decimal(row.ct)}
            </td>
            <td className="num">{row.cutoff === null ? '–' : `≤ ${format.decimal(row.cutoff)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a step leaves behind: counts, both signatures, plate and well, Ct values, the call and its rule. */
export function StepDetail({ step }: { step: TubeStep }) {
  const { t } = useLingui()
  const format = useFormats()
  const detail = step.detail
  if (!detail) return null
  const { given, taken } = detail
  return (
    <div className="step-detail">
      {detail.count !== undefined ? (
        <p>
          <Trans>
            <b>{format.number(detail.count)}</b> members
          </Trans>
          {detail.countedAs !== undefined ? (
            detail.countedAs === detail.count ? (
              <StatusTag tone="ok">
                <Trans>count confirmed</Trans>
              </StatusTag>
            ) : (
              <StatusTag tone="late">
                <Trans>counted {format.number(detail.countedAs)} by hand</Trans>
              </StatusTag>
            )
          ) : null}
        </p>
      ) : null}
      {detail.box ? (
        <p>
          {t`Box`} <span className="code">{detail.box}</span>
        </p>
      ) : null}
      {given ? <Signed act={t`gave`} by={given} /> : null}
      {taken ? <Signed act={t`took`} by={taken} /> : null}
      {given && taken && given.count !== taken.count ? (
        <StatusTag tone="late">
          <Trans>the two counts differ, both are kept</Trans>
        </StatusTag>
      ) : null}
      {detail.celsius !== undefined ? <p>{format.decimal(detail.celsius)} °C</p> : null}
      {detail.plate ? (
        <p>
          {t`Plate`} <span className="code">{detail.plate}</span> · {t`well`} <b>{detail.well}</b>
        </p>
      ) : null}
      {detail.cts ? <Cts cts={detail.cts} /> : null}
      {detail.call ? (
        <p>
          <CallTag call={detail.call} /> <span className="faint">{detail.rule}</span>
        </p>
      ) : null}
    </div>
  )
}
