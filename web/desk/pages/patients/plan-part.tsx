import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { read } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Level, PatientPlaces, PatientView } from './questions.ts'
import { becauseWords, levelWords, moveWords } from './words.ts'

type Props = { view: PatientView; onChanged: () => void; isOver: boolean }
type Decision = { level: Level; isolationSite?: string; words?: string; isMove: boolean }

/** Houses that take patients of a level, by name. */
function useSites(level: Level) {
  const answer = useQuery({
    queryKey: ['patient-places'],
    queryFn: ({ signal }) => read<PatientPlaces>('/patient-places', { signal }),
    staleTime: 60_000,
    retry: false,
  })
  return (answer.data?.places ?? []).filter((one) => one.level === level)
}

/** Where somebody is looked after: what the rules propose and why, what a doctor decided, and how they were moved. */
export function PlanPart({ view, onChanged, isOver }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const { proposal, plans, transfers } = view
  const [level, setLevel] = useState<Level>(view.row.level ?? proposal.level)
  const [site, setSite] = useState<string | undefined>(undefined)
  const [words, setWords] = useState('')
  const sites = useSites(level)
  const send = useSend<Decision, unknown>(
    ({ isMove }) => `/patients/${view.row.patient}/${isMove ? 'move' : 'plan'}`,
    () => {
      setWords('')
      onChanged()
    },
    ({ isMove: _, ...body }) => body,
  )
  const decide = (isMove: boolean) =>
    send.mutate({
      level,
      isMove,
      ...(site ? { isolationSite: site } : {}),
      ...(words.trim() ? { words: words.trim() } : {}),
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    decide(false)
  }
  const because = becauseWords[proposal.because]
  return (
    <Panel title={t`Plan`} className="patient-plan">
      <p>
        <Trans>Proposed</Trans>: <b>{t(levelWords[proposal.level])}</b>
        {proposal.orLevel ? ` / ${t(levelWords[proposal.orLevel])}` : ''} ·{' '}
        {because ? t(because) : proposal.because}
        <br />
        <span className="faint">
          {proposal.rule ? `${proposal.rule.pack} · ${proposal.rule.path}` : t`no rule`}
          {proposal.binds ? '' : ` · ${t`not confirmed, binds nobody`}`}
        </span>
      </p>
      <ol className="patient-lines">
        {plans.map((plan) => (
          <li key={plan.plan}>
            <b>{plan.siteName ?? t(levelWords[plan.level])}</b> · {plan.by} ·{' '}
            {format.dayAndTime(plan.at)}
            {plan.differs ? (
              <>
                {' '}
                <StatusTag tone="info">
                  <Trans>other than proposed</Trans>
                </StatusTag>
              </>
            ) : null}
            {plan.words ? <p className="patient-words">{plan.words}</p> : null}
          </li>
        ))}
      </ol>
      {transfers.map((one) => {
        const word = moveWords[one.kind]
        return (
          <p key={one.transfer}>
            <Trans>Transfer</Trans> {word ? t(word) : one.kind} · {format.dayAndTime(one.askedAt)}{' '}
            <StatusTag tone={one.endedAt ? 'ok' : 'wait'}>
              {one.endedAt ? t`over` : t`open`}
            </StatusTag>
          </p>
        )
      })}
      {isOver ? null : (
        <form onSubmit={submit} className="patient-form">
          <Segmented
            aria-label={t`In care at`}
            value={level}
            options={(Object.keys(levelWords) as Level[]).map((value) => ({
              value,
              label: t(levelWords[value]),
            }))}
            onChange={(value) => {
              setLevel(value)
              setSite(undefined)
            }}
          />
          {sites.length > 0 ? (
            <Select
              id={`${id}-site`}
              aria-label={t`House`}
              allowClear
              placeholder={t`Which house`}
              {...(site ? { value: site } : {})}
              options={sites.map((one) => ({ value: one.site, label: one.name }))}
              onChange={(value: string | undefined) => setSite(value)}
            />
          ) : null}
          <label htmlFor="plan-words">
            <Trans>Reason, where it differs or for a transfer</Trans>
          </label>
          <Input id="plan-words" value={words} onChange={(event) => setWords(event.target.value)} />
          <div className="patient-acts">
            <Button htmlType="submit" type="primary" loading={send.isPending}>
              <Trans>Decide the plan</Trans>
            </Button>
            <Button disabled={words.trim().length < 4} onClick={() => decide(true)}>
              <Trans>Decide and ask for a transfer</Trans>
            </Button>
          </div>
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </form>
      )}
    </Panel>
  )
}
