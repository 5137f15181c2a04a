import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { Certificate, Certificates } from './certificates.tsx'
import { EndResponse } from './end-response.tsx'
import { KindsTable } from './kinds-table.tsx'
import { type Retention as Plan, retentionQuestion } from './questions.ts'
import './retention.css'

type RoundLine = Plan['rounds'][number]

function Rounds({ rounds }: { rounds: readonly RoundLine[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const columns: Columns<RoundLine> = [
    { key: 'round', title: t`Round`, render: (_, { round }) => round },
    {
      key: 'closed',
      title: t`Closed`,
      render: (_, { closedAt }) => (closedAt ? format.dayAndTime(closedAt) : '–'),
    },
    {
      key: 'due',
      title: t`Its people are erased`,
      render: (_, { dueAt, erasedAt }) =>
        erasedAt ? (
          <Trans>erased {format.dayAndTime(erasedAt)}</Trans>
        ) : dueAt ? (
          <time dateTime={dueAt}>{format.dayAndTime(dueAt)}</time>
        ) : (
          <span className="faint">
            <Trans>30 days after its close</Trans>
          </span>
        ),
    },
  ]
  return (
    <Panel title={t`Rounds`}>
      <p className="soft">
        <Trans>Tubes, boxes and results stay, without who was in them.</Trans>
      </p>
      <DataTable
        caption={t`Rounds`}
        rows={rounds}
        columns={columns}
        rowKey={({ round }) => round}
      />
    </Panel>
  )
}

/** What is kept about people and how long, the switch that ends the response, and the certificates of what went. */
export function Retention() {
  const { t } = useLingui()
  const [query, setQuery] = useSearchParams()
  const chosen = query.get('certificate')
  const answer = useQuery(retentionQuestion())
  useTitle(t`Keeping and erasing`)
  if (answer.isError && !answer.data)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={10} />
  const { kinds, rounds, certificates, responseEnd } = answer.data
  return (
    <div className="retention">
      <PageHead
        title={t`Keeping and erasing`}
        line={
          <Trans>
            Everything about people has an end. When its time is over it is erased, counted again,
            and certified with the city's key.
          </Trans>
        }
      />
      {chosen ? (
        <Certificate certificate={chosen} onClose={() => setQuery({}, { replace: true })} />
      ) : null}
      <EndResponse end={responseEnd} />
      <KindsTable kinds={kinds} />
      <Rounds rounds={rounds} />
      <Certificates rows={certificates} onOpen={(certificate) => setQuery({ certificate })} />
    </div>
  )
}
