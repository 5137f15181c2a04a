import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { newKey } from '../../api/client.ts'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { useSend } from '../ask/use-send.ts'
import { LongField } from '../status/long-field.tsx'
import { useWhose } from '../whose.ts'
import { asks, says } from './paths.ts'
import type { RequestKind, StayHere } from './wire.ts'
import { requestWords } from './words.ts'

/** One request: what for, and words where they are wanted. Medical help may be asked for without a word. */
export function AskSheet(props: { kind: RequestKind; items: StayHere['items']; onClose(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  const { send, busy, fault } = useSend()
  const [request] = useState(newKey)
  const [words, setWords] = useState('')
  const [item, setItem] = useState('')
  const [isTold, setTold] = useState(false)
  const { kind, items, onClose } = props
  const said = words.trim()
  const isMissing = kind !== 'medical' && said === '' && item === ''
  const ask = async () => {
    setTold(true)
    if (isMissing) return
    const sent = await send<{ dueAt: string | null }>(says.request(person.person), {
      request,
      kind,
      ...(item === '' ? {} : { item }),
      ...(said === '' ? {} : { words: said }),
    })
    if (!sent.ok) return
    const { dueAt } = sent.body
    toast({
      tone: 'ok',
      text: dueAt ? t`Asked. An answer is due by ${format.dayAndTime(dueAt)}.` : t`Asked.`,
    })
    void askAfter(asks.stay(person.person))
    onClose()
  }
  return (
    <Sheet title={t(requestWords[kind])} open onClose={onClose}>
      <div className="m-form">
        {kind === 'medical' ? (
          <>
            <p>
              <Trans>If it cannot wait, call now. Nobody may keep you from help.</Trans>
            </p>
            <a className="ms-call" href="tel:120">
              <Trans>Call 120</Trans>
            </a>
          </>
        ) : null}
        {kind === 'supplies' && items.length > 0 ? (
          <SelectField
            label={t`From what there is here`}
            value={item}
            onChange={setItem}
            options={[
              { value: '', word: t`Something else` },
              ...items.map((one) => ({ value: one.item, word: format.text(one.name) })),
            ]}
          />
        ) : null}
        <LongField
          label={t`In a few words`}
          hint={
            kind === 'meal'
              ? t`For instance: no pork. No nuts, my child is allergic.`
              : kind === 'talk'
                ? t`You need not say why.`
                : undefined
          }
          value={words}
          maxLength={500}
          onChange={setWords}
        />
        {isTold && isMissing ? (
          <p className="k-field-fault" role="alert">
            <Trans>Say in a few words what you need.</Trans>
          </p>
        ) : null}
        {fault ? <ErrorState cause={fault} /> : null}
        <Button tone="main" disabled={busy} onClick={() => void ask()}>
          <Trans>Send it</Trans>
        </Button>
      </div>
    </Sheet>
  )
}
