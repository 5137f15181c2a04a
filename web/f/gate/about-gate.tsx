import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { Notice } from '../../kit/status-card.tsx'
import type { GateView } from './gate.ts'
import { theGate } from './use-gate.ts'

/** What this device holds, what it keeps, and what to do when the city's root is another than the one it knows. */
export function AboutGate(props: { open: boolean; onClose(): void; view: GateView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { view } = props
  return (
    <Sheet title={t`This device`} open={props.open} onClose={props.onClose}>
      <dl className="g-facts">
        <div>
          <dt>
            <Trans>Data of</Trans>
          </dt>
          <dd>{view.dataAt === null ? '–' : format.dayAndTime(view.dataAt)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Root of the city, to compare with the notice at the post</Trans>
          </dt>
          <dd>
            <code>{view.rootPrint ?? '–'}</code>
          </dd>
        </div>
      </dl>
      <p>
        <Trans>
          Nothing of a pass is kept or sent: not who, not when, not what it said. Only how many in
          an hour.
        </Trans>
      </p>
      {view.refused === 'other-root' ? (
        <Notice
          tone="late"
          title={t`The data comes from another root than this device knows`}
          action={
            <Button onClick={() => void theGate().then((gate) => gate.changeRoot())}>
              <Trans>I have compared the print: take the new root</Trans>
            </Button>
          }
        >
          <p>
            <Trans>It may be a forgery. Call the head of the post first.</Trans>
          </p>
        </Notice>
      ) : view.refused === null ? null : (
        <Notice
          tone="late"
          title={t`The last data did not hold, the device goes on with what it had`}
        >
          <p>
            <code>{view.refused}</code>
          </p>
        </Notice>
      )}
      <Button onClick={() => void theGate().then((gate) => gate.refresh())}>
        <Trans>Ask for new data now</Trans>
      </Button>
      <a className="k-button" href="/f/more">
        <Trans>Language, colours, sound</Trans>
      </a>
    </Sheet>
  )
}
