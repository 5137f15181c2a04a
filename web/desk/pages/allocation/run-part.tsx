import type { Purpose } from '@bihuan/contract/access.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { type RowShow, type RunShown, runQuestion } from './questions.ts'
import { RowsPart } from './rows-part.tsx'
import { RunState } from './run-bar.tsx'
import { leftWords, unplacedWords } from './words.ts'

type Left = { left: { transfer: string; code: string }[] }
type Change = (part: Partial<Record<'run' | 'rows' | 'site' | 'open', string>>) => void

/** One proposal: how near it is to what nobody can beat, where it places people, who moves, who has no room and why. */
export function RunPart(props: {
  run: string
  rows: RowShow
  site: string
  purpose: Purpose
  change: Change
  onDone: () => void
}) {
  const { t } = useLingui()
  const { run, rows, site, purpose, change, onDone } = props
  const answer = useQuery(runQuestion(run))
  const shown = answer.data
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!shown) return null
  if (shown.failedWhy)
    return (
      <Panel title={t`No proposal`}>
        <p role="alert">
          <Trans>
            The calculation ended without a result. Nobody has to wait for it: open a person below
            and give one of the suggested rooms by hand, or run it again.
          </Trans>
        </p>
        <p className="faint">
          <code>{shown.failedWhy}</code>
        </p>
      </Panel>
    )
  if (!shown.finishedAt) return null
  return (
    <Panel title={t`Proposal`}>
      <p>
        <RunState run={shown} />
      </p>
      <Numbers run={shown} />
      <AcceptBar run={shown} onDone={onDone} />
      <Sites run={shown} site={site} change={change} />
      {shown.unplacedBy.length > 0 ? (
        <ul className="allocation-unplaced">
          {shown.unplacedBy.map(({ why, people }) => (
            <li key={why}>
              <button type="button" onClick={() => change({ rows: 'unplaced', site: '' })}>
                <Plural value={people} one="# person" other="# people" />: {t(unplacedWords[why])}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <RowsPart run={run} show={rows} site={site} purpose={purpose} change={change} />
    </Panel>
  )
}

function Numbers({ run }: { run: RunShown }) {
  const { t } = useLingui()
  const format = useFormats()
  const percent = (value: number | null) =>
    value === null ? '–' : `${format.number(Math.round(value * 1000) / 10)} %`
  return (
    <Facts
      facts={[
        [t`Room given`, `${format.number(run.placed)} / ${format.number(run.people)}`],
        [t`Without a room`, format.number(run.unplaced)],
        [t`Would move`, format.number(run.moved)],
        [t`Gap to the proven bound`, percent(run.gap)],
        [
          t`Cost and bound`,
          `${format.number(Math.round(run.cost ?? 0))} / ${format.number(Math.round(run.bound ?? 0))}`,
        ],
        [
          t`Seconds`,
          `${format.number(Math.round((run.seconds ?? 0) * 10) / 10)} · ${run.solver ?? ''}`,
        ],
      ]}
    />
  )
}

function AcceptBar({ run, onDone }: { run: RunShown; onDone: () => void }) {
  const { t } = useLingui()
  const [left, setLeft] = useState<Left['left']>([])
  const done = (outcome: Left) => {
    setLeft(outcome.left)
    onDone()
  }
  const accept = useSend<object, Left>(() => `/allocation-runs/${run.run}/accept`, done)
  const undo = useSend<object, Left>(() => `/allocation-runs/${run.run}/undo`, done)
  const byCode = Map.groupBy(left, ({ code }) => code)
  const cause = accept.error ?? undo.error
  return (
    <div className="allocation-acts">
      {run.acceptedAt ? null : (
        <Button
          type="primary"
          disabled={run.placed === 0}
          loading={accept.isPending}
          onClick={() => accept.mutate({})}
        >
          {run.moved > 0 ? (
            <Plural value={run.moved} one="Accept, # person moves" other="Accept, # people move" />
          ) : (
            <Trans>Accept, nobody moves</Trans>
          )}
        </Button>
      )}
      {run.acceptedAt && !run.undoneAt ? (
        <Button loading={undo.isPending} onClick={() => undo.mutate({})}>
          <Trans>Take back whom nobody has told</Trans>
        </Button>
      ) : null}
      {byCode.size > 0 ? (
        <ul role="status">
          {[...byCode].map(([code, all]) => (
            <li key={code}>
              {all.length} · {leftWords[code] ? t(leftWords[code]) : code}
            </li>
          ))}
        </ul>
      ) : null}
      {cause ? <ErrorState cause={cause} /> : null}
    </div>
  )
}

/** Where the proposal places how many; a bar for each site, which narrows the list of people. */
function Sites({ run, site, change }: { run: RunShown; site: string; change: Change }) {
  const { t } = useLingui()
  const format = useFormats()
  const most = Math.max(1, ...run.sites.map(({ people }) => people))
  return (
    <ul className="allocation-sites" aria-label={t`Where people are placed`}>
      {run.sites.slice(0, 40).map((one) => (
        <li key={one.site}>
          <button
            type="button"
            aria-pressed={one.site === site}
            onClick={() => change({ site: one.site === site ? '' : one.site, rows: '' })}
          >
            <span>{one.name}</span>
            <i style={{ inlineSize: `${Math.round((one.people / most) * 100)}%` }} />
            <b>{format.number(one.people)}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}
