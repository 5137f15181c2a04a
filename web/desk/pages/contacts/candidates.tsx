import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { type CoPresence, candidatesQuestion } from './questions.ts'
import './contacts.css'

type Candidate = CoPresence['candidates'][number]

function useColumns(): Columns<Candidate> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'name',
      title: t`Candidate`,
      render: (_, row) => (
        <>
          {row.nameMasked} <span className="faint code">{row.person}</span>
        </>
      ),
    },
    { key: 'area', title: t`Lives in`, render: (_, row) => row.areaName },
    { key: 'venue', title: t`Venue`, render: (_, row) => row.venueName },
    {
      key: 'when',
      title: t`There`,
      render: (_, row) => `${format.dayAndTime(row.from)} – ${format.time(row.until)}`,
    },
    { key: 'minutes', title: t`Minutes with the case`, render: (_, row) => row.minutes },
    {
      key: 'is',
      title: t`State`,
      render: (_, row) =>
        row.isContact ? (
          <StatusTag tone="info">
            <Trans>named as a contact</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="idle">
            <Trans>candidate only</Trans>
          </StatusTag>
        ),
    },
  ]
}

/** The answer of a signed search for a day: whom an investigator may ask, the longest together first. */
export function CandidatesPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { id = '' } = useParams()
  const answer = useInfiniteQuery(candidatesQuestion(id))
  const columns = useColumns()
  useTitle(t`Candidates`)
  const [first] = answer.data?.pages ?? []
  const rows = answer.data?.pages.flatMap(({ candidates }) => candidates) ?? []
  if (answer.isError && !first)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="contacts">
      <Watermark />
      <PageHead
        title={t`Candidates`}
        line={
          first ? (
            <>
              {first.reason} ·{' '}
              <Trans>
                readable until {format.dayAndTime(first.expiresAt)}; none of them is a contact
              </Trans>
            </>
          ) : null
        }
      />
      <DataTable<Candidate>
        caption={t`Candidates`}
        rows={rows}
        columns={columns}
        rowKey={({ person, venue, from }) => `${person} ${venue} ${from}`}
        loading={answer.isPending}
        empty={
          <EmptyState title={t`Nobody else was there`}>
            <Trans>No visit of the last 14 days overlaps those of the case.</Trans>
          </EmptyState>
        }
        minWidth={860}
      />
      <MoreButton answer={answer} />
    </div>
  )
}
