import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { AskPart } from './ask-part.tsx'
import { type CoPresenceList, searchesQuestion } from './questions.ts'
import './contacts.css'

type Search = CoPresenceList['searches'][number]

function useColumns(mayRead: boolean): Columns<Search> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    { key: 'at', title: t`When`, render: (_, row) => format.dayAndTime(row.at) },
    {
      key: 'case',
      title: t`Case`,
      render: (_, row) => (
        <Link className="code" to={`/cases/${encodeURIComponent(row.case)}/contacts`}>
          {row.case.slice(0, 20)}
        </Link>
      ),
    },
    { key: 'by', title: t`Signed by`, render: (_, row) => row.by.join(' · ') },
    {
      key: 'found',
      title: t`Found`,
      render: (_, row) => (
        <>
          <Plural value={row.people} one="# person" other="# people" /> ·{' '}
          <Plural value={row.venues} one="# venue" other="# venues" />
        </>
      ),
    },
    {
      key: 'open',
      title: t`Answer`,
      render: (_, row) =>
        row.isOpen ? (
          mayRead ? (
            <Link to={`/co-presence/${row.search}`}>
              <Trans>read until {format.dayAndTime(row.expiresAt)}</Trans>
            </Link>
          ) : (
            <Trans>until {format.dayAndTime(row.expiresAt)}</Trans>
          )
        ) : (
          <StatusTag tone="idle">
            <Trans>expired</Trans>
          </StatusTag>
        ),
    },
  ]
}

/** Searches of venue visits: asked for one case, signed by two officers of two units, read for a day, and all of them listed. */
export function CoPresencePage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [query] = useSearchParams()
  const caseId = query.get('case') ?? ''
  const answer = useQuery(searchesQuestion(caseId))
  const isReader = actor?.role !== 'inspector' && actor?.role !== 'privacy-officer'
  const columns = useColumns(isReader)
  useTitle(t`Who else was there`)
  const mayAsk = actor?.role === 'case-investigator' || actor?.role === 'district-commander'
  return (
    <div className="contacts">
      <PageHead
        title={t`Who else was there`}
        line={
          <Trans>
            A scanned code is never evidence: the answer names people to ask, makes nobody a contact
            and grounds no order.
          </Trans>
        }
      />
      {caseId && mayAsk ? <AskPart caseId={caseId} /> : null}
      {answer.isError && !answer.data ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<Search>
          caption={t`Searches of venue visits`}
          rows={answer.data?.searches ?? []}
          columns={columns}
          rowKey={({ search }) => search}
          loading={answer.isPending}
          empty={
            <EmptyState title={t`Nothing was searched`}>
              <Trans>Ask from the page of a case's contacts.</Trans>
            </EmptyState>
          }
        />
      )}
    </div>
  )
}
