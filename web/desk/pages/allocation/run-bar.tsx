import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type RunNumbers, runsQuestion } from './questions.ts'

/** Starts a proposal, says what it is doing, and lists the last ones. */
export function RunBar(props: { run: string; pick: (run: string) => void; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { run, pick, onDone } = props
  const answer = useQuery(runsQuestion())
  const send = useSend<object, { run: string }>(
    () => '/allocation-runs',
    (outcome) => {
      pick(outcome.run)
      onDone()
    },
  )
  const runs = answer.data?.runs ?? []
  const underWay = runs.find(({ finishedAt, failedWhy }) => !finishedAt && !failedWhy)
  return (
    <section className="allocation-runs" aria-label={t`Proposals`}>
      <Button
        type="primary"
        loading={send.isPending}
        onClick={() => {
          send.mutate({})
          // What it is doing is read while it runs.
          setTimeout(() => void answer.refetch(), 300)
        }}
      >
        <Trans>Propose rooms for all</Trans>
      </Button>
      <span role="status" className="faint">
        {underWay ? <Trans>Working: {underWay.step ?? '…'}</Trans> : null}
      </span>
      <ul>
        {runs.map((one) => (
          <li key={one.run}>
            <button
              type="button"
              aria-pressed={one.run === run}
              onClick={() => pick(one.run === run ? '' : one.run)}
            >
              {format.time(one.askedAt)} · {one.areaName} · <RunState run={one} />
            </button>
          </li>
        ))}
      </ul>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </section>
  )
}

/** What became of a run. */
export function RunState({ run }: { run: RunNumbers }) {
  if (run.failedWhy)
    return (
      <StatusTag tone="late">
        <Trans>failed</Trans>
      </StatusTag>
    )
  if (!run.finishedAt)
    return (
      <StatusTag tone="wait">
        <Trans>under way</Trans>
      </StatusTag>
    )
  if (run.undoneAt)
    return (
      <StatusTag tone="idle">
        <Trans>taken back</Trans>
      </StatusTag>
    )
  return run.acceptedAt ? (
    <StatusTag tone="ok">
      <Trans>accepted</Trans>
    </StatusTag>
  ) : (
    <StatusTag tone="info">
      <Trans>proposed</Trans>
    </StatusTag>
  )
}
