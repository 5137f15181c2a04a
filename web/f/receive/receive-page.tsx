import '../box/box.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Progress } from '../../kit/progress.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { type Said, ScanLine } from '../box/scan-line.tsx'
import { useUnsent } from '../box/use-unsent.ts'
import { refusalOf } from '../box/why.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { ImportProgress } from '../engine/types.ts'
import { Head } from '../shell/head.tsx'
import { tell } from '../sound/tell.ts'
import { sealedParts } from './sealed-file.ts'

const Finder = lazy(async () => ({ default: (await import('../sample/finder.tsx')).Finder }))

/** Takes frames and files of another phone; each piece is on the disk before it sounds. */
function useReceived() {
  const { t } = useLingui()
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [taken, setTaken] = useState<{ from: string }[]>([])
  const said = (next: ImportProgress): Said => {
    if (next.fault === 'not-a-frame')
      return { tone: 'late', tune: 'wrong', text: t`Not a code of another phone's work` }
    if (next.fault === 'digest')
      return {
        tone: 'late',
        tune: 'wrong',
        text: t`The codes do not fit together: scan them again`,
      }
    if (next.fault !== null)
      return { tone: 'late', tune: 'wrong', text: t`Not kept: ${next.fault}` }
    if (next.isQueued)
      return { tone: 'ok', tune: 'ok', text: t`All ${next.total} codes are here and kept` }
    return { tone: 'ok', tune: 'ok', text: t`${next.have} of ${next.total}` }
  }
  const scan = async (text: string): Promise<Said> => {
    const next = await fieldEngine().importFrames([text])
    if (next.fault !== 'not-a-frame') setProgress(next)
    if (next.isQueued) setTaken((all) => [...all, { from: t`by code` }])
    return said(next)
  }
  const file = async (chosen: File): Promise<Said> => {
    const parts = sealedParts(await chosen.text())
    if (!parts)
      return { tone: 'late', tune: 'wrong', text: t`${chosen.name} is no work of another phone` }
    for (const { device, sealed } of parts) {
      const words = t`Work of phone ${device}`
      const outcome = await fieldEngine().command('/uploads/sealed', { device, sealed }, words)
      const refusal = refusalOf(outcome)
      if (refusal) return { tone: 'late', tune: 'wrong', text: t(refusal) }
      setTaken((all) => [...all, { from: words }])
    }
    return { tone: 'ok', tune: 'ok', text: t`${chosen.name} is kept` }
  }
  return { progress, taken, scan, file }
}

function Inside() {
  const { t } = useLingui()
  const { progress, taken, scan, file } = useReceived()
  const [isLooking, setLooking] = useState(false)
  const [fileSaid, setFileSaid] = useState<Said | null>(null)
  const unsent = useUnsent().length
  useTitle(t`Receive`)
  const look = (code: string) =>
    void scan(code).then((said) => {
      tell(said.tune, said.text)
      setFileSaid(said)
    })
  return (
    <Page title={t`Receive another phone's work`} back={{ href: '/f/more', word: t`More` }}>
      <p className="fh-note">
        <Trans>
          The other phone shows its unsent work as codes, or gives a file. It is sealed: this phone
          carries it and cannot read it. What arrives twice counts once.
        </Trans>
      </p>
      <ScanLine label={t`Text of a code`} ready={t`Scan the codes, in any order`} onScan={scan} />
      <Button aria-pressed={isLooking} onClick={() => setLooking(!isLooking)}>
        <Trans>Camera</Trans>
      </Button>
      {isLooking ? (
        <Suspense fallback={null}>
          <Finder onCode={look} />
        </Suspense>
      ) : null}
      {progress && progress.total > 0 ? (
        <Progress label={t`Codes`} value={progress.have} max={progress.total} />
      ) : null}
      <div className="k-field">
        <label htmlFor="sealed-file">
          <Trans>File of another phone</Trans>
        </label>
        <input
          id="sealed-file"
          className="fh-file"
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            event.target.value = ''
            if (chosen)
              void file(chosen).then((said) => {
                tell(said.tune, said.text)
                setFileSaid(said)
              })
          }}
        />
      </div>
      {fileSaid ? (
        <p className={`fh-said k-tone-${fileSaid.tone}`} role="status">
          {fileSaid.text}
        </p>
      ) : null}
      {taken.length > 0 ? (
        <StatusCard tone="ok" title={t`Taken on this phone`}>
          <ul>
            {taken.map(({ from }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: in the order they came
              <li key={n}>{from}</li>
            ))}
          </ul>
          <p>
            {unsent > 0 ? (
              <Trans>{unsent} acts wait for the network.</Trans>
            ) : (
              <Trans>All of it has been sent.</Trans>
            )}
          </p>
        </StatusCard>
      ) : null}
    </Page>
  )
}

/** The work of a phone that has no network comes here: its codes one by one, or its file. */
export function ReceivePage() {
  return (
    <>
      <Head />
      <Inside />
    </>
  )
}
