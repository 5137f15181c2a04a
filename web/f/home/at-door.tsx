import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { keepVisit } from './use-homes.ts'
import type { DoorState, HomeStayRow, Must } from './wire.ts'
import { mustWords, stateWords, symptomWords } from './words.ts'

const others: readonly DoorState[] = ['not-there', 'refuses', 'moved']
const mustIds = Object.keys(mustWords) as Must[]
type Symptom = keyof typeof symptomWords

/** Tenths of a degree of what was typed; null where it is empty or no temperature of a person. */
export function tenthsOf(text: string): number | null {
  const value = Math.round(Number(text.replace(',', '.')) * 10)
  return text.trim() !== '' && value >= 300 && value <= 450 ? value : null
}

/** What is owed at a door today: the three musts, temperature and symptoms, and one tap for what was found. */
export function AtDoor({ row, door }: { row: HomeStayRow; door: string }) {
  const { t } = useLingui()
  const [kept, setKept] = useState<ReadonlySet<Must>>(new Set(['sealed', 'alone']))
  const [symptoms, setSymptoms] = useState<ReadonlySet<Symptom>>(new Set())
  const [temperature, setTemperature] = useState('')
  const [words, setWords] = useState('')
  const asked = mustIds.filter((must) => must !== 'sampled' || row.testDue || kept.has('sampled'))
  const isBad = temperature.trim() !== '' && tenthsOf(temperature) === null
  const toggled = <T,>(all: ReadonlySet<T>, one: T, isIn: boolean) => {
    const next = new Set(all)
    if (isIn) next.add(one)
    else next.delete(one)
    return next
  }
  const tap = (state: DoorState) => {
    const seen = {
      state,
      musts: asked.map((must) => ({ must, kept: kept.has(must) })),
      temperature: tenthsOf(temperature),
      symptoms: [...symptoms],
      words,
    }
    void keepVisit(row.stay, seen, `${t(stateWords[state])}, ${door}`)
  }
  return (
    <section className="hm-part" aria-label={t`At the door`}>
      <h2>
        <Trans>Today</Trans>
      </h2>
      {asked.map((must) => (
        <CheckField
          key={must}
          label={t(mustWords[must])}
          checked={kept.has(must)}
          onChange={(isKept) => setKept(toggled(kept, must, isKept))}
        />
      ))}
      <TextField
        label={t`Temperature, °C`}
        inputMode="decimal"
        value={temperature}
        {...(isBad ? { fault: t`Between 30 and 45, such as 36.6` } : {})}
        onChange={(event) => setTemperature(event.target.value)}
      />
      <div className="hm-row">
        {(Object.keys(symptomWords) as Symptom[]).map((symptom) => (
          <Button
            key={symptom}
            aria-pressed={symptoms.has(symptom)}
            onClick={() => setSymptoms(toggled(symptoms, symptom, !symptoms.has(symptom)))}
          >
            {t(symptomWords[symptom])}
          </Button>
        ))}
      </div>
      <TextField
        label={t`In words`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button tone="main" size="big" disabled={isBad} onClick={() => tap('seen')}>
        {t(stateWords.seen)}
      </Button>
      <div className="hm-row hm-three">
        {others.map((state) => (
          <Button key={state} onClick={() => tap(state)}>
            {t(stateWords[state])}
          </Button>
        ))}
      </div>
      {row.testDue ? (
        <a className="k-button" href="/f/sample">
          <Trans>Scan the tube of the door swab</Trans>
        </a>
      ) : null}
    </section>
  )
}
