import { parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { CountBeside } from './count-beside.tsx'
import { type Said, ScanLine } from './scan-line.tsx'
import { celsiusOf, countOf } from './typed.ts'

export type Counted = { count: number; celsius: number | null }

/** Counts tube by tube; a tube that is not on the manifest is counted too, and said. */
function useScannedTubes(manifest: readonly string[] | null) {
  const { t } = useLingui()
  const [tubes, setTubes] = useState<readonly string[]>([])
  const scan = (text: string): Said => {
    const read = parseLabel('tube', text)
    if (!read.ok) return { tone: 'late', tune: 'wrong', text: t`Not a tube: ${text}` }
    if (tubes.includes(read.code))
      return { tone: 'wait', tune: 'again', text: t`Again: ${read.code} is counted already` }
    const next = [...tubes, read.code]
    setTubes(next)
    if (manifest && !manifest.includes(read.code))
      return {
        tone: 'wait',
        tune: 'again',
        text: t`${next.length} counted; ${read.code} is not on the list of this box`,
      }
    return { tone: 'ok', tune: 'ok', text: t`${next.length} counted` }
  }
  const missing = manifest?.filter((tube) => !tubes.includes(tube)) ?? null
  return { tubes, missing, scan }
}

/** The courier's second screen: the number of tubes, or each of them, beside what the system has; and the temperature. */
export function TakeCount(props: {
  manifest: readonly string[] | null
  system: number | null
  onCounted(counted: Counted): void
}) {
  const { t } = useLingui()
  const [how, setHow] = useState<'number' | 'tubes'>('number')
  const [countText, setCountText] = useState('')
  const [celsiusText, setCelsiusText] = useState('')
  const scanned = useScannedTubes(props.manifest)
  const typed = countOf(countText)
  const count = how === 'number' ? typed : scanned.tubes.length === 0 ? null : scanned.tubes.length
  const celsius = celsiusOf(celsiusText)
  const isReady = count !== null && celsius !== 'wrong'
  return (
    <div className="fh-form">
      <Segmented
        label={t`How to count`}
        value={how}
        options={[
          { value: 'number', word: t`By number` },
          { value: 'tubes', word: t`Tube by tube` },
        ]}
        onChange={setHow}
      />
      {how === 'number' ? (
        <TextField
          label={t`Tubes counted`}
          inputMode="numeric"
          value={countText}
          onChange={(event) => setCountText(event.target.value)}
          fault={countText !== '' && typed === null ? t`A whole number, at most 400` : undefined}
        />
      ) : (
        <ScanLine label={t`Code of a tube`} ready={t`Scan the tubes`} onScan={scanned.scan} />
      )}
      <CountBeside counted={count} system={props.system} />
      {how === 'tubes' &&
      scanned.missing &&
      scanned.tubes.length > 0 &&
      scanned.missing.length > 0 ? (
        <p className="fh-note">
          <Trans>Not scanned yet: {scanned.missing.slice(0, 5).join(', ')}</Trans>
          {scanned.missing.length > 5 ? ' …' : null}
        </p>
      ) : null}
      <TextField
        label={t`Temperature in the box, ℃`}
        inputMode="decimal"
        value={celsiusText}
        onChange={(event) => setCelsiusText(event.target.value)}
        fault={celsius === 'wrong' ? t`Degrees Celsius, such as 4.1` : undefined}
      />
      <Button
        tone="main"
        size="big"
        disabled={!isReady}
        onClick={() => isReady && props.onCounted({ count, celsius })}
      >
        <Trans>Go on and sign</Trans>
      </Button>
    </div>
  )
}
