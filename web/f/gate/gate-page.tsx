import './gate.css'
import { medicalWords } from '@bihuan/core/pass/pass-words.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useField } from '../engine/use-field.ts'
import { AboutGate } from './about-gate.tsx'
import { countsToday } from './counts.ts'
import { DataLine } from './data-line.tsx'
import { GateCamera } from './gate-camera.tsx'
import { GateListening } from './gate-listening.tsx'
import { useGateKeeping, useGateNow, useGateView } from './use-gate.ts'
import { useVerdicts } from './use-verdicts.ts'
import { VerdictPanel } from './verdict-panel.tsx'

const cameraKey = 'bihuan.gate.camera'
const isCameraOn = () => localStorage.getItem(cameraKey) !== 'off'

/** The screen of a guard (ux.md §5.9): the pass in, one word out, and always a way past it for who needs help. */
export function GatePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { account } = useField()
  const isGuard = account?.role === 'checkpoint-guard'
  const view = useGateView()
  const now = useGateNow(5_000)
  const [hasCamera, setCamera] = useState(isCameraOn)
  const [isAbout, setAbout] = useState(false)
  const { shown, scan, medical } = useVerdicts()
  useGateKeeping(isGuard)
  useTitle(t`Gate`)
  const today = countsToday(view.hours, now ?? 0)
  const turnCamera = () => {
    localStorage.setItem(cameraKey, hasCamera ? 'off' : 'on')
    setCamera(!hasCamera)
  }
  return (
    <main className="g-page">
      <GateListening onScan={scan} />
      <header className="g-head">
        <h1>
          <Trans>Gate</Trans>
        </h1>
        <Button aria-pressed={hasCamera} onClick={turnCamera}>
          <Trans>Camera</Trans>
        </Button>
        <Button onClick={() => setAbout(true)}>
          <Trans>Device</Trans>
        </Button>
        {isGuard ? null : (
          <a className="k-button" href="/f/enter">
            <Trans>Sign in</Trans>
          </a>
        )}
      </header>
      <DataLine view={view} now={now} />
      {hasCamera ? <GateCamera onCode={scan} /> : null}
      <VerdictPanel shown={shown} hasCamera={hasCamera} />
      <footer className="g-foot">
        <button type="button" className="g-medical" onClick={medical}>
          <strong>
            <i aria-hidden="true">✚</i> <Trans>Medical, birth, escape: GO</Trans>
          </strong>
          <span>{format.text(medicalWords)}</span>
        </button>
        <p className="g-counts">
          <Trans>
            Today: {today.passed + today.reminded} go · {today.limited + today.staying} limited or
            staying · {today.refused + today.unsure} not decided · {today.medical} medical
          </Trans>
        </p>
      </footer>
      <AboutGate open={isAbout} onClose={() => setAbout(false)} view={view} />
    </main>
  )
}
