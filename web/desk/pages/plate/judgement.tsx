import { Trans, useLingui } from '@lingui/react/macro'
import type { PlateView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Whether the plate holds, what it says, and, where it is blocked, every reason with its well. */
export function Judgement({ plate }: { plate: PlateView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { judgement } = plate
  if (!judgement) {
    return (
      <Panel title={t`Judgement`}>
        <p className="faint">
          <Trans>The instrument's file has not been imported yet.</Trans>
        </p>
      </Panel>
    )
  }
  const counts: [string, number][] = [
    [t`negative`, judgement.negative],
    [t`reactive`, judgement.reactive],
    [t`invalid`, judgement.invalid],
    [t`to be repeated`, judgement.repeat],
  ]
  return (
    <Panel
      title={t`Judgement`}
      aside={
        judgement.kind === 'valid' ? (
          <StatusTag tone="ok">
            <Trans>controls hold</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="late">
            <Trans>blocked, no tube is called</Trans>
          </StatusTag>
        )
      }
    >
      {judgement.kind === 'valid' ? (
        <dl className="facts">
          {counts.map(([word, count]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {judgement.because.length > 0 ? (
        <ul className="because">
          {judgement.because.map((reason) => (
            <li key={`${reason.well ?? ''} ${reason.code} ${reason.en}`}>
              {reason.well ? <b>{reason.well}</b> : null} {format.text(reason)}
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}
