import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Watermark } from '../person/watermark.tsx'
import { AfterCarePart } from './after-care-part.tsx'
import { LetGoBar } from './let-go-bar.tsx'
import { PaperPart } from './paper-part.tsx'
import {
  type PaperKind,
  purposeOf,
  type ReleaseFilter,
  type ReleaseList,
  releasesQuestion,
} from './questions.ts'
import { ReleaseTable } from './release-table.tsx'
import { SitesPart } from './sites-part.tsx'
import { listWords } from './words.ts'
import './releases.css'

const lists: readonly ReleaseList[] = ['late', 'today', 'tomorrow', 'all']

function useFilter() {
  const [query, setQuery] = useSearchParams()
  const list = lists.find((one) => one === query.get('list')) ?? 'today'
  const site = query.get('site') ?? ''
  const filter: ReleaseFilter = { list, ...(site === '' ? {} : { site }) }
  const change = (part: { list?: ReleaseList; site?: string }) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(part)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setQuery(next, { replace: true })
  }
  return { filter, change }
}

/** Who goes, and, behind the same address, what is done for them afterwards; grid workers read only that. */
export function ReleasesPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const isGrid = actor?.role === 'grid-worker'
  const seesBoth = actor?.role.endsWith('commander') === true
  const isAfter = isGrid || (seesBoth && query.get('part') === 'after')
  useTitle(t`Releases`)
  return (
    <>
      {seesBoth ? (
        <Segmented
          className="release-parts"
          aria-label={t`Which part`}
          value={isAfter ? 'after' : 'list'}
          options={[
            { value: 'list', label: t`Who goes` },
            { value: 'after', label: t`After they left` },
          ]}
          onChange={(part) => setQuery(part === 'after' ? { part } : {}, { replace: true })}
        />
      ) : null}
      {isAfter ? (
        <div className="releases">
          <Watermark />
          <PageHead title={t`After they left`} />
          <AfterCarePart />
        </div>
      ) : (
        <ReleaseLists />
      )}
    </>
  )
}

/** Who goes: kept too long, today, tomorrow; each with every condition. Computed when it is read, so nobody is missing because a job is. */
function ReleaseLists() {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const { filter, change } = useFilter()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [paper, setPaper] = useState<{ stay: string; kind: PaperKind } | null>(null)
  const purpose = purposeOf(actor?.role)
  const answer = useInfiniteQuery(releasesQuestion(filter, purpose))
  const late = useInfiniteQuery(releasesQuestion({ ...filter, list: 'late' }, purpose))
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? []
  const lateRows = late.data?.pages.flatMap((page) => page.rows) ?? []
  const isOfSite = actor?.role === 'site-manager' || actor?.role === 'site-worker'
  const mayLet = isOfSite || actor?.role.endsWith('commander') === true
  const toggle = (stay: string) => {
    const next = new Set(ticked)
    if (!next.delete(stay)) next.add(stay)
    setTicked(next)
  }
  const done = () => {
    setTicked(new Set())
    void queries.invalidateQueries({ queryKey: ['releases'] })
    void queries.invalidateQueries({ queryKey: ['release-sites'] })
  }
  if (paper) return <PaperPart {...paper} purpose={purpose} onClose={() => setPaper(null)} />
  const onPaper = isOfSite
    ? ({ stay }: { stay: string }) => setPaper({ stay, kind: 'period' })
    : null
  return (
    <div className="releases">
      <Watermark />
      <PageHead
        title={t`Releases`}
        line={
          <Trans>
            Computed from exposure, days, tests and orders as you read it. Nobody is held beyond it,
            whatever is still missing on our side.
          </Trans>
        }
      />
      <Segmented
        className="no-print"
        aria-label={t`Which list`}
        value={filter.list}
        options={lists.map((value) => ({ value, label: t(listWords[value]) }))}
        onChange={(value) => change({ list: value as ReleaseList })}
      />
      {filter.list !== 'late' && lateRows.length > 0 ? (
        <p className="release-warning" role="status">
          <b>
            <Trans>{lateRows.length} are kept beyond their time.</Trans>
          </b>{' '}
          <Button size="small" danger onClick={() => change({ list: 'late' })}>
            <Trans>Let them go first</Trans>
          </Button>
        </p>
      ) : null}
      <SitesPart site={filter.site ?? ''} onSite={(site) => change({ site })} />
      <LetGoBar
        now={answer.data?.pages[0]?.now ?? null}
        rows={rows}
        filter={filter}
        ticked={ticked}
        setTicked={setTicked}
        onDone={done}
        onCertificate={(stay) => setPaper({ stay, kind: 'certificate' })}
      />
      <div className="release-columns">
        <div>
          {answer.isError && rows.length === 0 ? (
            <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
          ) : (
            <ReleaseTable
              caption={t(listWords[filter.list])}
              rows={rows}
              ticked={ticked}
              toggle={mayLet ? toggle : null}
              onPaper={onPaper}
              loading={answer.isPending}
              empty={
                <EmptyState title={t`Nobody on this list`}>
                  {filter.list === 'late' ? (
                    <Trans>Everybody who is free has gone.</Trans>
                  ) : (
                    <Trans>Look at tomorrow, or at everybody who is here.</Trans>
                  )}
                </EmptyState>
              }
            />
          )}
          {answer.hasNextPage ? (
            <Button
              className="no-print"
              onClick={() => void answer.fetchNextPage()}
              loading={answer.isFetching}
            >
              <Trans>More</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  )
}
