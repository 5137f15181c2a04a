import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import { saveFile } from './save-file.ts'

// A phone's camera needs about half a second for a dense code that moves.
const frameMs = 700

/** The codes of the sealed work one after the other, round and round, until the other phone has all. */
function Frames({ frames }: { frames: readonly string[] }) {
  const { t } = useLingui()
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setAt((before) => (before + 1) % frames.length), frameMs)
    return () => clearInterval(timer)
  }, [frames.length])
  return (
    <figure className="f-frames">
      <QrCode
        text={frames[at] ?? ''}
        label={t`Sealed work, code ${at + 1} of ${frames.length}`}
        size={340}
      />
      <figcaption>
        <Trans>
          {at + 1} of {frames.length}: on the other phone open More, Receive work, and hold it over
          this code
        </Trans>
      </figcaption>
    </figure>
  )
}

/** When there is no network to be had: a sealed file, or codes for another phone's camera. Only the server can open either. */
export function WayOut({ onOut }: { onOut?: () => void }) {
  const [frames, setFrames] = useState<string[]>([])
  const engine = fieldEngine()
  async function save() {
    const { name, file } = await engine.exportFile()
    saveFile(name, file)
    onOut?.()
  }
  async function show() {
    if (frames.length > 0) return setFrames([])
    setFrames(await engine.exportFrames())
    onOut?.()
  }
  return (
    <section className="f-stack" aria-labelledby="f-out">
      <h2 id="f-out">
        <Trans>No network to be had?</Trans>
      </h2>
      <p className="f-soft">
        <Trans>
          The work is sealed with the key of this phone: a file or a picture of it tells nobody
          anything. It stays here as well, and sending it twice does no harm.
        </Trans>
      </p>
      <div className="f-two">
        <Button onClick={() => void save()}>
          <Trans>Save sealed file</Trans>
        </Button>
        <Button aria-pressed={frames.length > 0} onClick={() => void show()}>
          <Trans>Show as QR codes</Trans>
        </Button>
      </div>
      {frames.length > 0 ? <Frames frames={frames} /> : null}
    </section>
  )
}
