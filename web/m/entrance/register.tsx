import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { cityNow } from '../../shell/city-clock.ts'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import type { CodeAsked } from '../wire.ts'
import { CommunityField } from './community-field.tsx'
import { noPapers } from './papers.ts'
import { PapersFields } from './papers-fields.tsx'
import { type Registration, readRegistration } from './registration.ts'

const nothing: Registration = {
  papers: noPapers,
  sex: 'female',
  born: '',
  phone: '',
  community: '',
  address: '',
}
const today = () => new Date(cityNow()).toISOString().slice(0, 10)

/** Registers somebody whom the city does not know; the document is looked at when the first sample is taken. */
export function Register(props: { onAsked(asked: CodeAsked): void; onBack(): void }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(nothing)
  const [isTried, setTried] = useState(false)
  const { send, busy, fault } = useSend()
  const reading = readRegistration(typed, today())
  const faults = isTried && !reading.ok ? reading.faults : null
  const change = (part: Partial<Registration>) => setTyped({ ...typed, ...part })
  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!reading.ok) return
    const sent = await send<CodeAsked>(commands.register, reading.input)
    if (sent.ok) props.onAsked(sent.body)
  }
  return (
    <form className="m-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1>
        <Trans>Register</Trans>
      </h1>
      <p className="m-soft">
        <Trans>
          Bring the document to your first sampling: results are shown once it has been seen.
        </Trans>
      </p>
      <PapersFields
        papers={typed.papers}
        faults={faults?.papers ?? null}
        onChange={(papers) => change({ papers })}
      />
      <Segmented
        label={t`Sex`}
        value={typed.sex}
        options={[
          { value: 'female', word: t`Female` },
          { value: 'male', word: t`Male` },
        ]}
        onChange={(sex) => change({ sex })}
      />
      <TextField
        label={t`Birth date`}
        hint={t`For example 20100131`}
        inputMode="numeric"
        value={typed.born}
        onChange={(event) => change({ born: event.target.value })}
        fault={faults?.born ? t`Type year, month and day, for example 20100131.` : undefined}
      />
      <TextField
        label={t`Phone`}
        type="tel"
        autoComplete="tel"
        value={typed.phone}
        onChange={(event) => change({ phone: event.target.value })}
        fault={faults?.phone ? t`Type the number of a phone that gets messages.` : undefined}
      />
      <CommunityField
        isMissing={faults?.community ?? false}
        onChange={(community) => change({ community })}
      />
      <TextField
        label={t`Building, entrance and door`}
        value={typed.address}
        maxLength={120}
        onChange={(event) => change({ address: event.target.value })}
        fault={faults?.address ? t`Type where you live.` : undefined}
      />
      {fault ? <ErrorState cause={fault} /> : null}
      <Button type="submit" tone="main" disabled={busy}>
        {busy ? t`One moment` : t`Send a code to this phone`}
      </Button>
      <Button onClick={props.onBack}>
        <Trans>Back</Trans>
      </Button>
    </form>
  )
}
