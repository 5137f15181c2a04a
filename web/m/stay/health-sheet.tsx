import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { useSend } from '../ask/use-send.ts'
import { LongField } from '../status/long-field.tsx'
import { degreesIn } from './degrees-in.ts'
import { asks, says } from './paths.ts'
import type { Symptom } from './wire.ts'
import { symptomWords } from './words.ts'

const symptoms = Object.keys(symptomWords) as Symptom[]

/** How somebody is: the temperature, what hurts, and words where one likes. */
export function HealthSheet(props: { person: string; name: string; onClose(): void }) {
  const { t } = useLingui()
  const { send, busy, fault } = useSend()
  const [typed, setTyped] = useState('')
  const [has, setHas] = useState<readonly Symptom[]>([])
  const [words, setWords] = useState('')
  const [isTold, setTold] = useState(false)
  const { person, name, onClose } = props
  const temperature = degreesIn(typed)
  const isWrong = typed.trim() === '' ? has.length === 0 : temperature === null
  const save = async () => {
    setTold(true)
    if (isWrong) return
    const said = words.trim()
    const body = { temperature, symptoms: has, ...(said === '' ? {} : { words: said }) }
    const sent = await send<{ alarms: number }>(says.health(person), body)
    if (!sent.ok) return
    const isAlarm = sent.body.alarms > 0
    toast({
      tone: isAlarm ? 'wait' : 'ok',
      text: isAlarm ? t`Thank you. Somebody will look after you soon.` : t`Thank you, it is noted.`,
    })
    void askAfter(asks.stay(person))
    onClose()
  }
  return (
    <Sheet title={t`How is ${name}?`} open onClose={onClose}>
      <div className="m-form">
        <TextField
          label={t`Temperature in °C`}
          hint={t`For instance 36.5`}
          inputMode="decimal"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          fault={
            isTold && isWrong ? t`Type the temperature, as the thermometer shows it.` : undefined
          }
        />
        <h3>
          <Trans>Is anything wrong?</Trans>
        </h3>
        <div className="ms-checks">
          {symptoms.map((one) => (
            <CheckField
              key={one}
              label={t(symptomWords[one])}
              checked={has.includes(one)}
              onChange={(on) => setHas(on ? [...has, one] : has.filter((other) => other !== one))}
            />
          ))}
        </div>
        <LongField
          label={t`In your own words (if you like)`}
          value={words}
          maxLength={500}
          onChange={setWords}
        />
        {fault ? <ErrorState cause={fault} /> : null}
        <Button tone="main" disabled={busy} onClick={() => void save()}>
          <Trans>Send it</Trans>
        </Button>
      </div>
    </Sheet>
  )
}
