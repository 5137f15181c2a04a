import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { RoundView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { CloseRound } from './close-round.tsx'
import { ExtendRound } from './extend-round.tsx'
import { RoundStage } from './round-stage.tsx'
import { mayPublish } from './who-may.ts'
import './rounds.css'

type Act = { kind: 'extend' | 'close'; round: string }

function useColumns(mayAct: boolean, onAct: (act: Act) => void): Columns<RoundView> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      title: t`Round`,
      key: 'round',
      width: 84,
      render: (_, { round }) => <span className="code">{round}</span>,
    },
    {
      title: t`Notice`,
      key: 'title',
      width: 300,
      render: (_, one) => (
        <Link to={`/round?round=${one.round}`}>
          {format.text({ zh: one.titleZh, en: one.titleEn })}
        </Link>
      ),
    },
    {
      title: t`State`,
      key: 'state',
      width: 190,
      render: (_, one) => <RoundStage round={one} />,
    },
    {
      title: t`Sites open`,
      key: 'open',
      width: 210,
      render: (_, one) => `${format.dayAndTime(one.opensAt)} – ${format.dayAndTime(one.closesAt)}`,
    },
    {
      title: t`Watch and act`,
      key: 'acts',
      width: 250,
      render: (_, { round, closedAt }) => (
        <span className="round-acts">
          <Link to={`/round?round=${round}`}>
            <Trans>Board</Trans>
          </Link>
          <Link to={`/round/coverage?round=${round}`}>
            <Trans>Coverage</Trans>
          </Link>
          {mayAct && closedAt === null ? (
            <>
              <button
                type="button"
                className="link-button"
                onClick={() => onAct({ kind: 'extend', round })}
              >
                <Trans>Extend</Trans>
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => onAct({ kind: 'close', round })}
              >
                <Trans>Close</Trans>
              </button>
            </>
          ) : null}
        </span>
      ),
    },
  ]
}

/** All rounds, newest first: where each stands, the way to its board, and what a commander may do with it. */
export function Rounds() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [search] = useSearchParams()
  const published = search.get('published')
  const answer = useQuery(questions.rounds())
  const [act, setAct] = useState<Act | null>(null)
  const mayAct = mayPublish(actor?.role)
  const columns = useColumns(mayAct, setAct)
  useTitle(t`Rounds`)
  const rounds = answer.data?.rounds
  const acted = rounds?.find(({ round }) => round === act?.round)
  const done = () => setAct(null)
  return (
    <div className="rounds">
      <PageHead
        title={t`Rounds`}
        line={
          mayAct ? (
            <Trans>From the notice to the last result, each round with a number of its own</Trans>
          ) : (
            <Trans>Rounds are drawn up, extended and closed by the city commander.</Trans>
          )
        }
        aside={
          mayAct ? (
            <Link className="button-link" to="/rounds/new">
              <Trans>Draw up a notice</Trans>
            </Link>
          ) : null
        }
      />
      {published ? (
        <p className="panel round-published" role="status">
          <Trans>
            Round {published} is published: its roll is drawn and its limits run. Next come sites
            and tube codes.
          </Trans>
        </p>
      ) : null}
      {answer.isError && !rounds ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {!rounds && !answer.isError ? <Skeleton rows={6} /> : null}
      {acted && act?.kind === 'extend' ? (
        <ExtendRound key={acted.round} round={acted} onDone={done} />
      ) : null}
      {acted && act?.kind === 'close' ? (
        <CloseRound key={acted.round} round={acted} onDone={done} />
      ) : null}
      {rounds ? (
        <DataTable
          caption={t`Rounds`}
          rows={rounds}
          columns={columns}
          rowKey={({ round }) => round}
          minWidth={1_000}
          rowClassName={({ round }) => (round === published ? 'row-picked' : '')}
          empty={<EmptyState title={t`No round has been published`} />}
        />
      ) : null}
    </div>
  )
}
