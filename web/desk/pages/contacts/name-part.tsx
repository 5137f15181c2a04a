import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { readLines } from './parse-lines.ts'
import type { ContactsNamed } from './questions.ts'
import { faultWords } from './words.ts'

type Act = 'from-household' | 'from-items' | 'paste'
type Draft = { act: Act; text: string; from: string; until: string }
const dayMs = 24 * 3_600_000

function bodyOf({ act, text, from, until }: Draft): object {
  if (act !== 'paste') return {}
  const exposure = { from: momentIn(from) ?? '', until: momentIn(until) ?? '' }
  return { contacts: readLines(text).map((line) => ({ ...line, exposure })) }
}

/** Names contacts: the household by the register, everybody of the timeline, or a pasted list with one time for all of it. */
export function NamePart({ caseId, onNamed }: { caseId: string; onNamed: () => void }) {
  const { t } = useLingui()
  const id = useId()
  const [text, setText] = useState('')
  // The city's time comes after the page: until somebody writes a time, the last day is meant.
  const now = useCityNow()
  const [times, setTimes] = useState<{ from?: string; until?: string }>({})
  const from = times.from ?? fieldTime(now - dayMs)
  const until = times.until ?? fieldTime(now)
  const [done, setDone] = useState<ContactsNamed | null>(null)
  const path = `/cases/${encodeURIComponent(caseId)}/contacts`
  const send = useSend<Draft, ContactsNamed>(
    ({ act }) => (act === 'paste' ? path : `${path}/${act}`),
    (outcome) => {
      setDone(outcome)
      if (outcome.errors.length === 0) setText('')
      onNamed()
    },
    bodyOf,
  )
  const act = (one: Act) => send.mutate({ act: one, text, from, until })
  const lines = readLines(text).length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lines > 0) act('paste')
  }
  return (
    <Panel title={t`Name contacts`}>
      <div className="name-acts">
        <Button onClick={() => act('from-household')} loading={send.isPending}>
          <Trans>The household, by the register</Trans>
        </Button>
        <Button onClick={() => act('from-items')} loading={send.isPending}>
          <Trans>Everybody of the timeline</Trans>
        </Button>
      </div>
      <form className="name-form" onSubmit={submit}>
        <label htmlFor={`${id}-text`}>
          <Trans>Or a list, one person a line: name, phone, relation</Trans>
        </label>
        <Input.TextArea
          id={`${id}-text`}
          rows={4}
          value={text}
          placeholder={t`王五 13800000000 同事`}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="name-times">
          <label htmlFor={`${id}-from`}>
            <Trans>Together from</Trans>
          </label>
          <input
            id={`${id}-from`}
            type="datetime-local"
            value={from}
            onChange={(event) => setTimes({ ...times, from: event.target.value })}
          />
          <label htmlFor={`${id}-until`}>
            <Trans>until</Trans>
          </label>
          <input
            id={`${id}-until`}
            type="datetime-local"
            value={until}
            onChange={(event) => setTimes({ ...times, until: event.target.value })}
          />
          <Button htmlType="submit" type="primary" disabled={lines === 0} loading={send.isPending}>
            <Plural value={lines} one="Name # person" other="Name # people" />
          </Button>
        </div>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {done ? (
        <div role="status">
          <p>
            <Plural value={done.named.length} one="# was named." other="# were named." />
          </p>
          <ul className="name-faults">
            {done.errors.map(({ index, code }) => (
              <li key={index}>
                <Trans>Line {index + 1}</Trans>: {faultWords[code] ? t(faultWords[code]) : code}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  )
}
