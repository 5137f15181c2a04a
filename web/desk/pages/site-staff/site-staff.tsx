import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Watermark } from '../person/watermark.tsx'
import { AddPart } from './add-part.tsx'
import { CountsPart } from './counts-part.tsx'
import { ExitsPart } from './exits-part.tsx'
import { rosterQuestion, sitesQuestion } from './questions.ts'
import { RosterTable } from './roster-table.tsx'
import { ShiftsPart } from './shifts-part.tsx'
import './site-staff.css'

const ownSite = /^isolation-site:(\d+)$/

/** Who works at an isolation site inside the closed loop: roster, live-in cycles, swabs, shifts; and for investigators who left it. */
export function SiteStaffPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Site staff`)
  return (
    <div className="site-staff">
      <Watermark />
      <PageHead
        title={t`Site staff`}
        line={
          <Trans>
            Staff live inside the closed loop in cycles. Who leaves it is looked at by an
            investigator; nothing restricts anybody before that.
          </Trans>
        }
      />
      {actor?.role === 'case-investigator' ? <ExitsPart /> : <RosterPart />}
    </div>
  )
}

function RosterPart() {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const [query, setQuery] = useSearchParams()
  const sites = useQuery(sitesQuestion())
  const all = sites.data?.sites ?? []
  const own = all.find(({ number }) => String(number) === ownSite.exec(actor?.unit ?? '')?.[1])
  const site = query.get('site') ?? own?.site ?? all[0]?.site ?? ''
  const isManager = actor?.role === 'site-manager'
  const purpose = isManager || actor?.role === 'site-worker' ? 'isolation' : 'inspection'
  const roster = useInfiniteQuery(rosterQuestion(site, purpose))
  const [first] = roster.data?.pages ?? []
  const staff = roster.data?.pages.flatMap((page) => page.staff) ?? []
  const done = () => {
    for (const key of ['roster', 'shifts']) void queries.invalidateQueries({ queryKey: [key] })
  }
  if (sites.isError) return <ErrorState cause={sites.error} onRetry={() => void sites.refetch()} />
  if (sites.data && all.length === 0)
    return (
      <EmptyState title={t`There is no isolation site yet`}>
        <Trans>Sites are registered on the page of isolation sites.</Trans>
      </EmptyState>
    )
  return (
    <>
      {own ? null : (
        <label>
          {t`Isolation site`}{' '}
          <select
            value={site}
            onChange={(event) => setQuery({ site: event.target.value }, { replace: true })}
          >
            {all.map((one) => (
              <option key={one.site} value={one.site}>
                {one.number} · {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {roster.isError ? (
        <ErrorState cause={roster.error} onRetry={() => void roster.refetch()} />
      ) : (
        <>
          {first ? <CountsPart roster={first} /> : null}
          <RosterTable
            staff={staff}
            isManager={isManager}
            mayTest={isManager || actor?.role === 'site-worker'}
            loading={roster.isPending}
            onDone={done}
          />
          {isManager && site ? <AddPart site={site} onDone={done} /> : null}
          {site ? (
            <ShiftsPart key={site} site={site} staff={staff} isManager={isManager} onDone={done} />
          ) : null}
        </>
      )}
    </>
  )
}
