import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import type { Guest } from './site-view.ts'
import { celsiusOf, degreesOf, pressed } from './temperature-keys.ts'
import { useDoing } from './use-doing.ts'
import type { Symptom } from './wire.ts'
import { symptomWords } from './words.ts'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0'] as const
const symptoms = Object.keys(symptomWords) as Symptom[]

/** One guest: three digits and one press. Symptoms are there, and are passed over by whoever has none. */
export function CheckOne(props: { guest: Guest; code: string; onSaved(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { guest, code } = props
  const { run, isBusy } = useDoing()
  const [digits, setDigits] = useState('')
  const [has, setHas] = useState<readonly Symptom[]>([])
  const celsius = celsiusOf(digits)
  const isReady = celsius !== null || (digits === '' && has.length > 0)
  const turn = (one: Symptom) =>
    setHas(has.includes(one) ? has.filter((other) => other !== one) : [...has, one])
  const save = async () => {
    const made = { kind: 'checked', stay: guest.stay, celsius, symptoms: has } as const
    const body = { temperature: celsius, symptoms: has }
    if (await run(made, `/stays/${guest.stay}/health`, body, t`Temperature`)) props.onSaved()
  }
  return (
    <section className="is-check" aria-label={guest.name}>
      <div className="f-stack">
        <p className="is-check-who">
          <b>{code}</b> <span lang="zh-CN">{guest.name}</span>
        </p>
        {guest.check ? (
          <p className="f-soft">
            <Trans>
              before: {guest.check.celsius === null ? '–' : format.decimal(guest.check.celsius)} °C,{' '}
              {format.dayAndTime(guest.check.at)}
            </Trans>
          </p>
        ) : null}
        <output className="is-degrees" aria-live="polite">
          {degreesOf(digits)} °C
        </output>
        <div className="is-keys">
          {keys.map((key) => (
            <Button
              key={key}
              size="big"
              aria-label={key === 'back' ? t`Take back one digit` : key}
              onClick={() => setDigits(pressed(digits, key))}
            >
              {key === 'back' ? '⌫' : key}
            </Button>
          ))}
          <Button
            tone="main"
            size="big"
            className="is-save"
            disabled={!isReady || isBusy}
            onClick={() => void save()}
          >
            <Trans>Save ›</Trans>
          </Button>
        </div>
      </div>
      <fieldset className="is-choices">
        <legend>
          <Trans>Symptoms, if any</Trans>
        </legend>
        {symptoms.map((one) => (
          <Button key={one} aria-pressed={has.includes(one)} onClick={() => turn(one)}>
            {t(symptomWords[one])}
          </Button>
        ))}
      </fieldset>
    </section>
  )
}
