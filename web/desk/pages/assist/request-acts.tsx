import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { ownersQuestion } from '../day/questions.ts'
import { useSend } from '../orders/use-send.ts'
import type { AssistView, Outcome } from './questions.ts'
import { outcomeWords } from './words.ts'

const outcomes = Object.keys(outcomeWords) as Outcome[]

/** Give it to somebody, answer it, open the case of a positive person, or take it back. */
export function RequestActs({ view, onChanged }: { view: AssistView; onChanged: () => void }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const own = actor?.areaCode ?? ''
  const asks = view.fromArea?.startsWith(own) ?? false
  return (
    <div>
      {view.mayAnswer ? (
        <>
          <Assign view={view} onChanged={onChanged} />
          <Answer view={view} onChanged={onChanged} />
          {view.toArea !== null && view.caseId === null ? (
            <OpenCase view={view} onChanged={onChanged} />
          ) : null}
        </>
      ) : (
        <Panel title={t`Waits for the other side`}>
          <p className="soft">
            <Trans>The side that is asked answers it. You see the answer here.</Trans>
          </p>
        </Panel>
      )}
      {asks ? <Withdraw view={view} onChanged={onChanged} /> : null}
    </div>
  )
}

type Part = { view: AssistView; onChanged: () => void }
const pathOf = ({ request }: AssistView, act: string) => `/assist-requests/${request}/${act}`

function Assign({ view, onChanged }: Part) {
  const { t } = useLingui()
  const id = useId()
  const district = view.toArea ?? view.fromArea ?? ''
  const owners = useQuery(ownersQuestion(district)).data?.owners ?? []
  const send = useSend<{ account: string }, unknown>(() => pathOf(view, 'assign'), onChanged)
  const options = owners
    .filter(({ role }) =>
      ['case-investigator', 'district-commander', 'city-commander'].includes(role),
    )
    .map(({ owner, name }) => ({ value: owner.replace('account:', ''), label: name }))
  return (
    <Panel title={t`Who works on it`}>
      <label htmlFor={`${id}-account`} className="for-ear">
        <Trans>Who works on it</Trans>
      </label>
      <Select
        id={`${id}-account`}
        className="assist-wide"
        value={view.assignedTo}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        loading={send.isPending}
        onChange={(account) => {
          if (account !== null) send.mutate({ account })
        }}
      />
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}

function Answer({ view, onChanged }: Part) {
  const { t } = useLingui()
  const id = useId()
  const [outcome, setOutcome] = useState<Outcome>('done')
  const [words, setWords] = useState('')
  const send = useSend<{ outcome: Outcome; words: string }, unknown>(
    () => pathOf(view, 'answer'),
    onChanged,
  )
  return (
    <Panel title={view.toArea === null ? t`Write down their answer` : t`The answer`}>
      <form
        className="assist-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (words.trim() !== '') send.mutate({ outcome, words: words.trim() })
        }}
      >
        <label htmlFor={`${id}-outcome`}>
          <Trans>Outcome</Trans>
          <Select<Outcome>
            id={`${id}-outcome`}
            value={outcome}
            onChange={setOutcome}
            options={outcomes.map((one) => ({ value: one, label: t(outcomeWords[one]) }))}
          />
        </label>
        <label htmlFor={`${id}-words`}>
          <Trans>What was found</Trans>
          <Input.TextArea
            id={`${id}-words`}
            rows={4}
            maxLength={4_000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <Button
          type="primary"
          htmlType="submit"
          disabled={words.trim() === ''}
          loading={send.isPending}
        >
          <Trans>Send the answer</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}

function OpenCase({ view, onChanged }: Part) {
  const { t } = useLingui()
  const id = useId()
  const [person, setPerson] = useState('')
  const send = useSend<{ person: string }, unknown>(() => pathOf(view, 'open-case'), onChanged)
  return (
    <Panel title={t`A person here is positive`}>
      <form
        className="assist-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send.mutate({ person: person.trim() })
        }}
      >
        <label htmlFor={`${id}-person`}>
          <Trans>Number of the person in the register</Trans>
          <Input
            id={`${id}-person`}
            inputMode="numeric"
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          />
        </label>
        <Button
          htmlType="submit"
          disabled={!/^[1-9]\d{14}$/.test(person.trim())}
          loading={send.isPending}
        >
          <Trans>Open a case</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}

function Withdraw({ view, onChanged }: Part) {
  const { t } = useLingui()
  const id = useId()
  const [why, setWhy] = useState('')
  const send = useSend<{ why: string }, unknown>(() => pathOf(view, 'withdraw'), onChanged)
  return (
    <Panel title={t`Take the request back`}>
      <form
        className="assist-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send.mutate({ why: why.trim() })
        }}
      >
        <label htmlFor={`${id}-why`}>
          <Trans>Why</Trans>
          <Input
            id={`${id}-why`}
            maxLength={400}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </label>
        <Button htmlType="submit" disabled={why.trim() === ''} loading={send.isPending}>
          <Trans>Take it back</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}
