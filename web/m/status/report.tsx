import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { hrefs } from '../places.ts'
import { useWhose } from '../whose.ts'
import { CareLine } from './care-line.tsx'
import { LongField } from './long-field.tsx'
import { measureKinds, measureWords } from './measure-words.ts'
import { keepReceipt, newReceipt, useReceipts } from './receipts.ts'
import { SentReport } from './sent-report.tsx'
import './status.css'

/** A resident says that something is done here without an order. The server does not know who; this phone keeps the receipt. */
export function ReportMeasure() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`Something is done here without an order`)
  const { send, busy, fault } = useSend()
  const receipts = useReceipts()
  const [kind, setKind] = useState('')
  const [place, setPlace] = useState('')
  const [words, setWords] = useState('')
  const [receipt, setReceipt] = useState(newReceipt)
  const [isTold, setTold] = useState(false)
  const missing = kind === '' || place.trim() === ''
  const report = async () => {
    setTold(true)
    if (missing) return
    const body = { kind, place: place.trim(), words: words.trim(), receipt }
    const sent = await send(commands.reportMeasure(person.person), body)
    if (!sent.ok) return
    keepReceipt(receipt)
    setReceipt(newReceipt())
    setKind('')
    setPlace('')
    setWords('')
    setTold(false)
  }
  return (
    <Page
      title={t`Something is done here without an order`}
      back={{ href: hrefs.status, word: t`Back to the status` }}
    >
      <Notice tone="info" title={t`Nobody sees that it was you.`}>
        <p>
          <Trans>
            Your name is not kept with it. The district must answer in two hours, not the street or
            the community. This phone keeps a slip, so that you can read the answer.
          </Trans>
        </p>
      </Notice>
      {receipts.map((one) => (
        <SentReport key={one} receipt={one} />
      ))}
      <form
        className="m-form"
        onSubmit={(event) => {
          event.preventDefault()
          void report()
        }}
      >
        <SelectField
          label={t`What is done?`}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', word: t`Please choose` },
            ...measureKinds.map((value) => ({ value, word: t(measureWords[value]) })),
          ]}
          fault={isTold && kind === '' ? t`Choose what is done.` : undefined}
        />
        <TextField
          label={t`Where?`}
          value={place}
          maxLength={200}
          onChange={(event) => setPlace(event.target.value)}
          fault={isTold && place.trim() === '' ? t`Say where it is.` : undefined}
        />
        <LongField
          label={t`What did you see? (if you like)`}
          value={words}
          maxLength={2_000}
          onChange={setWords}
        />
        {fault ? <ErrorState cause={fault} /> : null}
        <Button type="submit" tone="main" disabled={busy}>
          <Trans>Send this</Trans>
        </Button>
      </form>
      <CareLine />
    </Page>
  )
}
