import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import { type CaseHead, type CaseMoved, casePath } from './questions.ts'
import { dropWords, nextWords } from './words.ts'

type Act =
  | 'accept'
  | 'begin'
  | 'key-facts'
  | 'complete'
  | 'close'
  | 'report'
  | 'isolate'
  | 'drop'
  | 'reopen'
type Input_ = { act: Act; body: object }

const steps = ['accept', 'begin', 'key-facts', 'complete', 'close'] as const
const missingFor = (head: CaseHead, act: Act) => {
  if (act === 'key-facts') return head.missing.keyFacts
  if (act === 'complete') return head.missing.investigation
  return act === 'close' ? head.missing.close : []
}

type More = 'report' | 'isolate' | 'drop' | 'reopen'
const moreWords: Record<More, MessageDescriptor> = {
  report: msg`Reported upward`,
  isolate: msg`Isolated or taken in`,
  drop: msg`Drop the case`,
  reopen: msg`Reopen the case`,
}

/** The step that is owed with what it still lacks, and what can be noted besides. */
export function Steps(props: { head: CaseHead; mayAct: boolean; onChanged: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { head, mayAct } = props
  const [open, setOpen] = useState<More | null>(null)
  const [noContacts, setNoContacts] = useState(head.hasNoContacts)
  const send = useSend<Input_, CaseMoved>(
    ({ act }) => `${casePath(head.case)}/${act}`,
    () => {
      setOpen(null)
      props.onChanged()
    },
    ({ body }) => body,
  )
  const may = (event: string) => head.may.find((one) => one.event === event)?.why === null
  const step = steps.find((one) => one === head.next)
  const missing = step ? missingFor(head, step) : []
  const left = missing.filter(({ part }) => !(part === 'contacts' && noContacts))
  return (
    <div className="case-steps">
      {left.length > 0 ? (
        <div>
          <span className="soft">
            <Trans>Still missing for this step:</Trans>
          </span>
          <ul className="case-missing">
            {left.map((one) => (
              <li key={one.part}>{format.text(one)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {step === 'key-facts' && mayAct && missing.some(({ part }) => part === 'contacts') ? (
        <Checkbox checked={noContacts} onChange={({ target }) => setNoContacts(target.checked)}>
          <Trans>Asked: there is nobody to name as a contact</Trans>
        </Checkbox>
      ) : null}
      <div className="case-acts">
        {step && (mayAct || step === 'accept') ? (
          <Button
            type="primary"
            disabled={left.length > 0}
            loading={send.isPending && send.variables.act === step}
            onClick={() =>
              send.mutate({
                act: step,
                body: step === 'key-facts' && noContacts ? { noContacts } : {},
              })
            }
          >
            {t(nextWords[step])}
          </Button>
        ) : null}
        {(mayAct ? (['report', 'isolate', 'drop', 'reopen'] as const) : (['reopen'] as const))
          .filter(may)
          .map((act) => (
            <Button
              key={act}
              aria-expanded={open === act}
              onClick={() => setOpen(open === act ? null : act)}
            >
              {t(moreWords[act])}
            </Button>
          ))}
      </div>
      {open ? (
        <MoreForm
          key={open}
          act={open}
          isBusy={send.isPending}
          onSend={(body) => send.mutate({ act: open, body })}
        />
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </div>
  )
}

function MoreForm(props: { act: More; isBusy: boolean; onSend: (body: object) => void }) {
  const { t } = useLingui()
  const [at, setAt] = useState('')
  const [words, setWords] = useState('')
  const [reason, setReason] = useState('')
  const moment = momentIn(at)
  const bodies: Record<More, object | null> = {
    report: words === '' ? null : { receipt: words, ...(moment ? { at: moment } : {}) },
    isolate: moment ? { at: moment, ...(words === '' ? {} : { where: words }) } : null,
    drop: reason === '' || words === '' ? null : { reason, words },
    reopen: words === '' ? null : { words },
  }
  const labels: Record<More, string> = {
    report: t`Number that the system of the country gave`,
    isolate: t`Where the person was taken`,
    drop: t`Why`,
    reopen: t`Why`,
  }
  const body = bodies[props.act]
  return (
    <form
      className="case-fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (body) props.onSend(body)
      }}
    >
      {props.act === 'drop' ? (
        <div className="case-field">
          <label htmlFor="drop-reason">
            <Trans>Because it is</Trans>
          </label>
          <Select
            id="drop-reason"
            value={reason}
            onChange={setReason}
            options={Object.entries(dropWords).map(([value, word]) => ({ value, label: t(word) }))}
          />
        </div>
      ) : null}
      {props.act === 'report' || props.act === 'isolate' ? (
        <Field
          label={props.act === 'report' ? t`When, if not now` : t`When`}
          type="datetime-local"
          value={at}
          onChange={setAt}
        />
      ) : null}
      <div className="case-field wide">
        <label htmlFor="more-words">{labels[props.act]}</label>
        <Input
          id="more-words"
          value={words}
          maxLength={props.act === 'report' ? 60 : 200}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit" disabled={body === null} loading={props.isBusy}>
        <Trans>Note it</Trans>
      </Button>
    </form>
  )
}
