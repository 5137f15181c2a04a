import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { BoxStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Leg } from './leg.tsx'
import '../tube/tube.css'
import './box.css'

function BoxState({ box }: { box: BoxStory }) {
  const format = useFormats()
  if (box.lostAt) {
    return (
      <StatusTag tone="late">
        <Trans>reported lost {format.dayAndTime(box.lostAt)}</Trans>
      </StatusTag>
    )
  }
  if (box.receivedAt === null) {
    return (
      <StatusTag tone="info">
        <Trans>on its way</Trans>
      </StatusTag>
    )
  }
  return (
    <StatusTag tone={box.receivedCount === box.tubes.length ? 'ok' : 'wait'}>
      <Trans>received {format.time(box.receivedAt)}</Trans>
    </StatusTag>
  )
}

function Manifest({ box }: { box: BoxStory }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel
      title={t`Manifest`}
      aside={
        <span className="faint">
          {box.receivedCount === null ? (
            <Trans>{format.number(box.tubes.length)} tubes</Trans>
          ) : (
            <Trans>
              {format.number(box.tubes.length)} tubes, {format.number(box.receivedCount)} scanned at
              the laboratory
            </Trans>
          )}
        </span>
      }
    >
      <ul className="codes">
        {box.tubes.map((tube) => (
          <li key={tube}>
            <Link to={`/tubes/${tube}`} className="code">
              {tube}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** One box: its tubes, and every hand-over with both signatures and both counts. */
export function BoxPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { code = '' } = useParams()
  const answer = useQuery(questions.box(code))
  useTitle(t`Box ${code}`)
  const box = answer.data
  if (!box) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={10} />
    )
  }
  return (
    <div className="box">
      <PageHead
        title={
          <>
            {t`Box`} <span className="code">{box.box}</span>
          </>
        }
        line={
          <>
            <BoxState box={box} />
            <span>{box.siteName}</span>
            <span className="faint">
              <Trans>
                sealed {format.dayAndTime(box.sealedAt)} by {box.sealedBy}
              </Trans>
            </span>
          </>
        }
      />
      <div className="box-columns">
        <Panel title={t`Hand-overs`}>
          {box.legs.length === 0 ? (
            <EmptyState title={t`Still at the site, offered to nobody`} />
          ) : null}
          <ol>
            {box.legs.map((leg) => (
              <Leg key={leg.leg} leg={leg} siteName={box.siteName} />
            ))}
          </ol>
        </Panel>
        <div>
          <Manifest box={box} />
          {box.orphans.length > 0 ? (
            <Panel title={t`In the box, on no manifest`}>
              <ul className="codes">
                {box.orphans.map((orphan) => (
                  <li key={orphan.tube}>
                    <Link to={`/tubes/${orphan.tube}`} className="code">
                      {orphan.tube}
                    </Link>{' '}
                    <StatusTag tone={orphan.settledAt ? 'ok' : 'late'}>
                      {orphan.settledAt ? (
                        <Trans>origin found</Trans>
                      ) : (
                        <Trans>origin unknown</Trans>
                      )}
                    </StatusTag>
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
        </div>
      </div>
    </div>
  )
}
