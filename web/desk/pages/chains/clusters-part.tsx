import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Clusters, clustersQuestion } from './questions.ts'

type Proposed = Clusters['proposed'][number]
const numbersShown = 24

function Numbers(props: { numbers: readonly number[]; onSelectNumber(number: number): void }) {
  const { numbers, onSelectNumber } = props
  return (
    <p className="chains-numbers">
      {numbers.slice(0, numbersShown).map((number) => (
        <Button
          key={number}
          type="link"
          size="small"
          className="code"
          onClick={() => onSelectNumber(number)}
        >
          {caseNumber(number)}
        </Button>
      ))}
      {numbers.length > numbersShown ? <span className="faint">… {numbers.length}</span> : null}
    </p>
  )
}

/** Clusters that have a name, and those that a place, a home or a chain suggests. */
export function ClustersPart(props: { onSelectNumber(number: number): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const answer = useQuery(clustersQuestion())
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={8} />
  const { named, proposed } = answer.data
  return (
    <div className="chains-part">
      <Panel title={t`Named clusters`}>
        {named.length === 0 ? (
          <EmptyState title={t`No cluster has a name yet`}>
            <Trans>Name one of those proposed below: reports and lists then speak of it.</Trans>
          </EmptyState>
        ) : (
          <ul className="chains-clusters">
            {named.map((one) => (
              <li key={one.cluster}>
                <b>{one.name}</b>{' '}
                <span className="faint">
                  <Trans>{format.number(one.numbers.length)} cases in it</Trans> · {one.namedBy} ·{' '}
                  {format.dayAndTime(one.namedAt)}
                </span>
                <Numbers numbers={one.numbers} onSelectNumber={props.onSelectNumber} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t`Proposed clusters`}>
        {proposed.length === 0 ? (
          <EmptyState title={t`No cases share a place, a home or a chain`} />
        ) : (
          <ul className="chains-clusters">
            {proposed.map((one) => (
              <li key={`${one.kind} ${one.venue ?? ''} ${one.from ?? ''} ${one.numbers.join(' ')}`}>
                <Title one={one} />
                <Numbers numbers={one.numbers} onSelectNumber={props.onSelectNumber} />
                {actor?.role === 'inspector' ? null : <NameIt one={one} />}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function Title({ one }: { one: Proposed }) {
  const format = useFormats()
  const { kind, where, from, until } = one
  return (
    <>
      <b>
        {kind === 'venue' ? (
          (where ?? <Trans>A place that is not public</Trans>)
        ) : kind === 'household' ? (
          <Trans>One home</Trans>
        ) : (
          <Trans>One chain</Trans>
        )}
      </b>{' '}
      <span className="faint">
        <Trans>{format.number(one.numbers.length)} cases in it</Trans>
        {from && until ? ` · ${format.day(from)} – ${format.day(until)}` : ''}
      </span>
    </>
  )
}

function NameIt({ one }: { one: Proposed }) {
  const { t } = useLingui()
  const id = useId()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const send = useSend<object, object>(
    () => '/clusters',
    () => void client.invalidateQueries({ queryKey: ['chains', 'clusters'] }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const venue = one.venue === null ? {} : { venue: one.venue }
    if (name.trim())
      send.mutate({ name: name.trim(), kind: one.kind, numbers: one.numbers, ...venue })
  }
  return (
    <form className="chains-find" onSubmit={submit}>
      <Input
        id={id}
        aria-label={t`Name of the cluster`}
        placeholder={t`Name of the cluster`}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={!name.trim()} loading={send.isPending}>
        <Trans>Give it this name</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}
