import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { useCamera } from '../../scan/camera/use-camera.ts'
import { headOf } from './gate.ts'

/** The camera of the gate. While a pass is held there its moving part changes: it is one scan all the same. */
export function GateCamera({ onCode }: { onCode(code: string, at: number): void }) {
  const { t } = useLingui()
  const { video, state, isLit, turnTorch } = useCamera(onCode, headOf)
  if (state.kind === 'fault') {
    const words = {
      refused: t`The camera was not allowed. Allow it in the browser's settings for this page, or scan with a gun.`,
      absent: t`This device has no camera. Scan with a gun or type the code.`,
      broken: t`The camera does not start. Close other apps that use it and try again.`,
    }
    return <Notice tone="late" title={words[state.fault]} />
  }
  return (
    <section className="f-finder g-finder" aria-label={t`Camera`}>
      <video ref={video} muted playsInline aria-label={t`What the camera sees`} />
      <i className="f-box" aria-hidden="true" />
      {state.kind === 'opening' ? (
        <p>
          <Trans>The camera starts…</Trans>
        </p>
      ) : null}
      {state.kind === 'running' && state.hasTorch ? (
        <Button aria-pressed={isLit} onClick={() => void turnTorch()}>
          <Trans>Torch</Trans>
        </Button>
      ) : null}
    </section>
  )
}
