import type * as contract from '@bihuan/contract/facts.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { momentIn } from './city-time.ts'
import { useSend } from './use-send.ts'

type Choices = Static<typeof contract.FactChoices>
type Kind = 'contacts' | 'cases' | 'entries'
type Said = { reason: string; at: string; how: string; about: string }
const nothing: Said = { reason: '', at: '', how: '', about: '' }
const proofs = ['border-record', 'ticket', 'own-declaration', 'hotel-register'] as const

const choicesQuestion = () =>
  queryOptions({
    queryKey: ['fact-choices'],
    queryFn: ({ signal }) => read<Choices>('/facts/choices', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What goes over the wire for a kind of fact. */
function inputOf(kind: Kind, person: string, { reason, at, how, about }: Said): object {
  const moment = momentIn(at)
  if (kind === 'contacts') return { person, reason, case: about, exposedAt: moment, how }
  if (kind === 'entries') return { person, reason, at: moment, how }
  return moment === null
    ? { person, reason, laboratoryCase: about }
    : { person, reason, report: { number: about, foundAt: moment } }
}

/** Records a fact that an investigator has confirmed. The rules in force say which facts there are; a scan or a position is none. */
export function RecordFact({ person }: { person: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const queries = useQueryClient()
  const choices = useQuery(choicesQuestion())
  const [kind, setKind] = useState<Kind>('contacts')
  const [said, setSaid] = useState<Said>(nothing)
  const say = (more: Partial<Said>) => setSaid({ ...said, ...more })
  const record = useSend<object, object>(
    () => `/facts/${kind}`,
    () => {
      setSaid(nothing)
      void queries.invalidateQueries({ queryKey: ['order-ground', person] })
    },
  )
  if (!choices.data)
    return choices.isError ? (
      <ErrorState cause={choices.error} onRetry={() => void choices.refetch()} />
    ) : null
  const named = (list: Choices[Kind]) =>
    list.map((one) => ({ value: one.id, label: format.text(one) }))
  const proofWords: Readonly<Record<string, string>> = {
    'border-record': t`record at the border`,
    ticket: t`ticket`,
    'own-declaration': t`the person's own word`,
    'hotel-register': t`register of a hotel`,
  }
  const isWhole =
    said.reason !== '' &&
    (kind === 'entries' || said.about.trim() !== '') &&
    (kind === 'cases' || (said.at !== '' && said.how !== ''))
  const send = (event: FormEvent) => {
    event.preventDefault()
    record.mutate(inputOf(kind, person, { ...said, about: said.about.trim() }))
  }
  return (
    <details className="record-fact">
      <summary>
        <Trans>Record a fact</Trans>
      </summary>
      <form className="order-act" onSubmit={send}>
        <label htmlFor={`${id}-kind`}>
          <Trans>Kind of fact</Trans>
        </label>
        <Select<Kind>
          id={`${id}-kind`}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setSaid(nothing)
          }}
          options={[
            { value: 'contacts', label: t`An exposure to a case` },
            { value: 'cases', label: t`A case` },
            { value: 'entries', label: t`An entry or a stay elsewhere` },
          ]}
        />
        <label htmlFor={`${id}-reason`}>
          <Trans>By the rules</Trans>
        </label>
        <Select<string>
          id={`${id}-reason`}
          value={said.reason || null}
          onChange={(reason) => say({ reason })}
          options={named(choices.data[kind])}
          placeholder={t`choose`}
        />
        {kind === 'entries' ? null : (
          <>
            <label htmlFor={`${id}-about`}>
              {kind === 'contacts' ? (
                <Trans>Number of the case (its fact)</Trans>
              ) : (
                <Trans>Number of the laboratory's case or of the hospital's report</Trans>
              )}
            </label>
            <Input
              id={`${id}-about`}
              maxLength={120}
              value={said.about}
              onChange={(event) => say({ about: event.target.value })}
            />
          </>
        )}
        <label htmlFor={`${id}-at`}>
          {kind === 'contacts' ? (
            <Trans>Last exposure (time of the city)</Trans>
          ) : kind === 'entries' ? (
            <Trans>When (time of the city)</Trans>
          ) : (
            <Trans>Found, by the hospital's report; empty for a laboratory's case</Trans>
          )}
        </label>
        <Input
          id={`${id}-at`}
          type="datetime-local"
          value={said.at}
          onChange={(event) => say({ at: event.target.value })}
        />
        {kind === 'cases' ? null : (
          <>
            <label htmlFor={`${id}-how`}>
              {kind === 'contacts' ? <Trans>In which way</Trans> : <Trans>What shows it</Trans>}
            </label>
            <Select<string>
              id={`${id}-how`}
              value={said.how || null}
              onChange={(how) => say({ how })}
              options={
                kind === 'contacts'
                  ? named(choices.data.ways)
                  : proofs.map((value) => ({ value, label: proofWords[value] ?? value }))
              }
              placeholder={t`choose`}
            />
          </>
        )}
        <div className="order-act-choice">
          <Button htmlType="submit" loading={record.isPending} disabled={!isWhole}>
            <Trans>Record it</Trans>
          </Button>
        </div>
        {record.isError ? <ErrorState cause={record.error} /> : null}
      </form>
    </details>
  )
}
