import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, InputNumber, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import type { FormProps } from './course-form.tsx'
import type { Note } from './questions.ts'
import { callWords } from './words.ts'

type Test = Extract<Note, { kind: 'test' }>
type Gene = { gene: string; ct: number | null; cutoff: number | null }

/** A test of the hospital's own laboratory, gene by gene; a gene without a curve is left empty. */
export function TestForm({ onKeep, isSending }: FormProps) {
  const { t } = useLingui()
  const [kit, setKit] = useState('')
  const [call, setCall] = useState<Test['call']>('negative')
  const [genes, setGenes] = useState<readonly Gene[]>([
    { gene: 'ORF1ab', ct: null, cutoff: null },
    { gene: 'N', ct: null, cutoff: null },
  ])
  const change = (at: number, part: Partial<Gene>) =>
    setGenes(genes.map((one, n) => (n === at ? { ...one, ...part } : one)))
  const whole = genes.flatMap(({ gene, ct, cutoff }) =>
    gene.trim() === '' || cutoff === null ? [] : [{ gene: gene.trim(), ct, cutoff }],
  )
  const isWhole = kit.trim() !== '' && whole.length === genes.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onKeep({ kind: 'test', kit: kit.trim(), call, genes: whole })
  }
  const number = (value: number | string | null) => (value === null ? null : Number(value))
  return (
    <form onSubmit={submit} className="patient-form">
      <label htmlFor="test-kit">
        <Trans>Kit, as on its leaflet</Trans>
      </label>
      <Input id="test-kit" value={kit} onChange={(event) => setKit(event.target.value)} />
      {genes.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are added at the end and never change places
        <div className="patient-figures" key={at}>
          <Input
            aria-label={t`Gene ${at + 1}`}
            value={one.gene}
            onChange={(event) => change(at, { gene: event.target.value })}
          />
          <InputNumber
            id={`test-ct-${at}`}
            aria-label={t`Ct of ${one.gene}; empty where there is no curve`}
            placeholder={t`Ct`}
            min={1}
            max={60}
            step={0.1}
            onChange={(value) => change(at, { ct: number(value) })}
          />
          <InputNumber
            id={`test-cutoff-${at}`}
            aria-label={t`Cut-off of ${one.gene}`}
            placeholder={t`cut-off`}
            min={1}
            max={60}
            onChange={(value) => change(at, { cutoff: number(value) })}
          />
        </div>
      ))}
      <Button onClick={() => setGenes([...genes, { gene: '', ct: null, cutoff: null }])}>
        <Trans>Another gene</Trans>
      </Button>
      <Segmented
        aria-label={t`What the kit says`}
        value={call}
        options={Object.entries(callWords).map(([value, word]) => ({ value, label: t(word) }))}
        onChange={(value) => setCall(value as Test['call'])}
      />
      <Button htmlType="submit" type="primary" loading={isSending} disabled={!isWhole}>
        <Trans>Write it down</Trans>
      </Button>
    </form>
  )
}
