import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { factChoicesQuestion } from './fact-choices.ts'
import type { ContactRow } from './questions.ts'
import type { Judge } from './use-judge.ts'
import { faultWords, kinds, kindWords } from './words.ts'

/** What can be decided about the picked contact, with its keys; where a decision differs from the proposal, the words for it. */
export function JudgeBar(props: { judge: Judge; row: ContactRow | undefined; mayJudge: boolean }) {
  const { t } = useLingui()
  const { judge, row, mayJudge } = props
  if (!mayJudge) return null
  const fault = judge.fault === null ? undefined : faultWords[judge.fault]
  return (
    <div className="judge-bar">
      <p className="soft">
        <kbd>J</kbd> <kbd>K</kbd> <Trans>along the list</Trans> · <kbd>Enter</kbd>{' '}
        <Trans>opens one</Trans>
      </p>
      <div className="judge-kinds">
        {kinds.map((kind) => (
          <Button
            key={kind}
            disabled={!row}
            type={row?.decided === kind ? 'primary' : 'default'}
            onClick={() => row && judge.decide(row, kind)}
          >
            <kbd>{kindWords[kind].key}</kbd> {t(kindWords[kind].word)}
          </Button>
        ))}
      </div>
      {judge.fault ? (
        <p className="late" role="alert">
          {fault ? t(fault) : judge.fault}
        </p>
      ) : null}
      {judge.send.isError ? <ErrorState cause={judge.send.error} /> : null}
      {judge.wanted ? <Words key={judge.wanted.contact} judge={judge} /> : null}
    </div>
  )
}

function Words({ judge }: { judge: Judge }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const [words, setWords] = useState('')
  const [way, setWay] = useState('')
  const choices = useQuery(factChoicesQuestion())
  useEffect(() => document.getElementById(`${id}-words`)?.focus(), [id])
  const { wanted } = judge
  if (!wanted) return null
  const isReady = words.trim().length >= 4 && (!wanted.needsWay || way !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) judge.say(words.trim(), way)
  }
  return (
    <form className="judge-words" onSubmit={submit}>
      <label htmlFor={`${id}-words`}>
        <Trans>Why {t(kindWords[wanted.kind].word)}, other than proposed</Trans>
      </label>
      <Input
        id={`${id}-words`}
        value={words}
        maxLength={500}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && judge.cancel()}
      />
      {wanted.needsWay ? (
        <>
          <label htmlFor={`${id}-way`}>
            <Trans>Way of the exposure</Trans>
          </label>
          <select id={`${id}-way`} value={way} onChange={(event) => setWay(event.target.value)}>
            <option value="">–</option>
            {(choices.data?.ways ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {format.text(one)}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <div>
        <Button htmlType="submit" type="primary" disabled={!isReady} loading={judge.send.isPending}>
          <Trans>Decide</Trans>
        </Button>{' '}
        <Button onClick={judge.cancel}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  )
}
