import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { ChangePart } from './change-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { InspectPart } from './inspect-part.tsx'
import { type SiteView, siteQuestion } from './questions.ts'
import { RoomsPart } from './rooms-part.tsx'
import { StaffTag } from './staff-tag.tsx'
import { StepsPart } from './steps-part.tsx'
import { useParts } from './use-parts.ts'
import { careWords, dietWords, separatesWords, siteKindWords, stateWords } from './words.ts'
import './isolation-sites.css'

const parts = ['rooms', 'inspection', 'history', 'change'] as const

/** One isolation site: its rooms by floor, inspection, staff against the norm, steps and closing. */
export function IsolationSitePage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  useTitle(t`Isolation site`)
  const answer = useQuery(siteQuestion(id))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={14} />
  return <Opened view={answer.data} />
}

function Known({ view }: { view: SiteView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { row, requisition } = view
  const kind = siteKindWords[row.kind]
  const separates = separatesWords[view.separates]
  const said = (words: Readonly<Record<string, Parameters<typeof t>[0]>>, codes: string[]) =>
    codes.map((code) => (words[code] ? t(words[code] as never) : code)).join(', ') || '–'
  return (
    <Panel title={t`What is known`}>
      <Facts
        facts={[
          [t`Kind of house`, kind ? t(kind) : row.kind],
          [t`Where the house is`, view.address],
          [t`Can care for`, said(careWords as never, view.care)],
          [t`Can cook`, said(dietWords as never, view.diets)],
          [t`Languages`, view.languages.join(', ') || '–'],
          [t`Two groups never share`, separates ? t(separates) : view.separates],
          [t`Staff against the norm`, <StaffTag key="staff" staff={row.staff} />],
          [
            t`Requisition`,
            requisition ? (
              <span key="requisition">
                {requisition.authority} · {requisition.number} ·{' '}
                <Trans>until {format.fullDay(requisition.until)}</Trans>{' '}
                {requisition.isOver ? (
                  <StatusTag tone="late">
                    <Trans>over</Trans>
                  </StatusTag>
                ) : null}
              </span>
            ) : (
              '–'
            ),
          ],
        ]}
      />
    </Panel>
  )
}

function Opened({ view }: { view: SiteView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const queries = useQueryClient()
  const { part, change } = useParts(parts, 'rooms')
  const { row } = view
  const { tone, word } = stateWords[row.state]
  const done = () => {
    for (const key of ['isolation-site', 'isolation-site-rooms', 'isolation-sites'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  const role = actor?.role
  const mayChange =
    role === 'site-manager' || role === 'district-commander' || role === 'city-commander'
  const words = {
    rooms: t`Rooms by floor`,
    inspection: t`Inspection of the house`,
    history: t`Steps so far`,
    change: t`Correct it`,
  }
  const { counts } = row
  return (
    <div className="supply">
      <PageHead
        title={`${row.number} · ${row.name}`}
        line={
          <>
            <StatusTag tone={tone}>{t(word)}</StatusTag>{' '}
            <span className="faint">
              {format.area(row.area, row.areaName ?? row.area)} ·{' '}
              <Trans>
                {counts.rooms} rooms: free {counts.free}, given {counts.given}, taken {counts.taken}
                , not ready {counts.notReady}, out of use {counts.out}
              </Trans>
            </span>
          </>
        }
        aside={
          <Link to={`/board?site=${row.site}`}>
            <Trans>Room board</Trans>
          </Link>
        }
      />
      <div className="supply-columns">
        <div className="supply-stack">
          <Segmented
            aria-label={t`What is shown`}
            value={part}
            options={parts
              .filter((one) => one !== 'change' || mayChange)
              .map((value) => ({ value, label: words[value] }))}
            onChange={(value) => change({ part: value })}
          />
          {part === 'rooms' ? (
            <RoomsPart
              site={row.site}
              mayChange={mayChange || role === 'site-worker'}
              onDone={done}
            />
          ) : null}
          {part === 'inspection' ? <InspectPart view={view} onDone={done} /> : null}
          {part === 'history' ? <HistoryPart view={view} /> : null}
          {part === 'change' ? <ChangePart key={row.version} view={view} onDone={done} /> : null}
        </div>
        <div className="supply-stack">
          <StepsPart view={view} onDone={done} />
          <Known view={view} />
        </div>
      </div>
    </div>
  )
}
