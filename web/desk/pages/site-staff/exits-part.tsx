import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Exits, exitsQuestion } from './questions.ts'

/** Who left a closed loop and waits for an investigator. */
export function ExitsPart() {
  const { t } = useLingui()
  const answer = useQuery(exitsQuestion())
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const exits = answer.data?.exits ?? []
  return (
    <Panel title={t`Left a closed loop`}>
      {answer.data && exits.length === 0 ? (
        <EmptyState title={t`Nobody waits`}>
          <Trans>
            Whoever leaves the closed loop of a site stands here where the rules know it.
          </Trans>
        </EmptyState>
      ) : null}
      <ul className="site-staff-exits">
        {exits.map((one) => (
          <Exit key={one.exit} exit={one} />
        ))}
      </ul>
    </Panel>
  )
}

function Exit({ exit }: { exit: Exits['exits'][number] }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const [fact, setFact] = useState('')
  const [why, setWhy] = useState('')
  const settle = useSend<{ fact?: string; why?: string }, object>(
    () => `/site-staff-exits/${exit.exit}/settle`,
    () => void queries.invalidateQueries({ queryKey: ['site-staff-exits'] }),
  )
  return (
    <li>
      <p>
        <Link to={`/people/${exit.person}`}>{exit.nameMasked}</Link> · {exit.siteName} ·{' '}
        {format.time(exit.leftAt)}{' '}
        {exit.binds ? null : (
          <StatusTag tone="info">
            <Trans>the rule is not confirmed</Trans>
          </StatusTag>
        )}
      </p>
      <form
        className="site-staff-form"
        onSubmit={(event) => {
          event.preventDefault()
          settle.mutate({ ...(fact ? { fact } : {}), ...(why ? { why } : {}) })
        }}
      >
        <Field word={t`Number of the fact you recorded`}>
          {(id) => (
            <Input id={id} value={fact} onChange={(event) => setFact(event.target.value.trim())} />
          )}
        </Field>
        <Field word={t`Or why nothing follows (kept sealed)`}>
          {(id) => (
            <Input
              id={id}
              value={why}
              maxLength={400}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        <Button
          htmlType="submit"
          disabled={fact === '' && why.trim() === ''}
          loading={settle.isPending}
        >
          <Trans>Settle</Trans>
        </Button>
      </form>
      {settle.isError ? <ErrorState cause={settle.error} /> : null}
    </li>
  )
}
