import { reach } from '@bihuan/core/chains/search.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useMemo, useRef } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { CaseList } from './case-list.tsx'
import { CasePanel } from './case-panel.tsx'
import { ClustersPart } from './clusters-part.tsx'
import type { Drawn } from './draw.ts'
import { Exports } from './exports.tsx'
import { Figures } from './figures.tsx'
import { FindCase } from './find-case.tsx'
import { GraphView } from './graph-view.tsx'
import { Legend } from './legend.tsx'
import { type ChainPicture, pictureQuestion, snapshotQuestion } from './questions.ts'
import { Snapshots } from './snapshots.tsx'
import {
  type Colouring,
  colourings,
  type Filter,
  useFilter,
  type View,
  views,
} from './use-filter.ts'
import { shapeOfPicture } from './walk.ts'
import { colouringWords, orderWords, viewWords } from './words.ts'
import './chains.css'

type Change = (part: Partial<Filter>) => void

/** The chains of the area: all cases in one picture or list, clusters, and pictures that were kept. Numbers, no names. */
export function ChainsPage() {
  const { t } = useLingui()
  const { filter, change } = useFilter()
  useTitle(t`Chains`)
  const isPicture = filter.view === 'graph' || filter.view === 'list'
  return (
    <div className="chains">
      <PageHead
        title={t`Chains`}
        line={
          <Trans>
            Every case with its most likely source. Numbers only; names come with opening a record.
          </Trans>
        }
      />
      <div className="chains-bar">
        <Segmented<View>
          aria-label={t`Part of the page`}
          value={filter.view}
          options={views.map((value) => ({ value, label: t(viewWords[value]) }))}
          onChange={(view) => change({ view })}
        />
        {isPicture ? <PictureChoices filter={filter} change={change} /> : null}
      </div>
      {isPicture ? <Asked filter={filter} change={change} /> : null}
      {filter.view === 'clusters' ? (
        <ClustersPart onSelectNumber={(selected) => change({ view: 'graph', selected })} />
      ) : null}
      {filter.view === 'snapshots' ? (
        <Snapshots
          by={filter.by}
          onOpen={(snapshot) => change({ view: 'graph', snapshot, selected: null })}
        />
      ) : null}
    </div>
  )
}

function PictureChoices({ filter, change }: { filter: Filter; change: Change }) {
  const { t } = useLingui()
  return (
    <>
      <Segmented<Filter['by']>
        aria-label={t`How the picture is laid out`}
        value={filter.by}
        disabled={filter.snapshot !== ''}
        options={(['time', 'place', 'district'] as const).map((value) => ({
          value,
          label: t(orderWords[value]),
        }))}
        onChange={(by) => change({ by })}
      />
      <Select<Colouring>
        aria-label={t`Colours by`}
        className="chains-colouring"
        value={filter.colour}
        options={colourings.map((value) => ({ value, label: t(colouringWords[value]) }))}
        onChange={(colour) => change({ colour })}
      />
    </>
  )
}

function Asked({ filter, change }: { filter: Filter; change: Change }) {
  const { t } = useLingui()
  const format = useFormats()
  const { snapshot, by } = filter
  const present = useQuery({ ...pictureQuestion(by), enabled: snapshot === '' })
  const kept = useQuery(snapshotQuestion(snapshot))
  const answer = snapshot === '' ? present : kept
  const picture = snapshot === '' ? present.data : kept.data?.picture
  if (!picture)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={14} height={520} />
    )
  return (
    <>
      {kept.data && snapshot !== '' ? (
        <p className="chains-kept" role="status">
          <Trans>
            Snapshot {kept.data.row.name}, as it was on {format.dayAndTime(kept.data.row.takenAt)}.
          </Trans>{' '}
          <Button size="small" onClick={() => change({ snapshot: '' })}>
            <Trans>Back to now</Trans>
          </Button>
        </p>
      ) : null}
      <Figures picture={picture} />
      {picture.cases.number.length === 0 ? (
        <EmptyState title={t`No cases yet`}>
          <Trans>A confirmed positive, a report of a clinic or an import becomes a case.</Trans>
        </EmptyState>
      ) : (
        <Shown picture={picture} filter={filter} change={change} />
      )}
    </>
  )
}

function Shown(props: { picture: ChainPicture; filter: Filter; change: Change }) {
  const { picture, filter, change } = props
  const { selected, steps, direction, snapshot } = filter
  const drawnRef = useRef<Drawn | null>(null)
  const found = selected === null ? -1 : picture.cases.number.indexOf(selected)
  const line = found < 0 ? null : found
  const around = useMemo(() => {
    if (line === null || steps === 0) return null
    const reached = reach(shapeOfPicture(picture), line, direction, steps)
    return new Set(reached.map((one) => one.line))
  }, [picture, line, steps, direction])
  const selectLine = (next: number) => change({ selected: picture.cases.number[next] ?? null })
  const selectNumber = (number: number) => change({ selected: number })
  const isGraph = filter.view === 'graph'
  return (
    <>
      <div className="chains-bar">
        <FindCase picture={picture} onFound={selectNumber} />
        <Exports drawnRef={drawnRef} by={filter.by} snapshot={snapshot} isGraph={isGraph} />
      </div>
      <div className={line === null ? 'chains-body' : 'chains-body with-case'}>
        <div className="chains-main">
          {isGraph ? (
            <>
              <GraphView
                picture={picture}
                colouring={filter.colour}
                selected={line}
                around={around}
                drawnRef={drawnRef}
                onSelect={selectLine}
              />
              <Legend picture={picture} colouring={filter.colour} />
            </>
          ) : (
            <CaseList
              picture={picture}
              around={around}
              selected={line}
              page={filter.page}
              onPage={(page) => change({ page })}
              onSelect={selectLine}
            />
          )}
        </div>
        {line === null ? null : (
          <CasePanel
            picture={picture}
            line={line}
            filter={filter}
            change={change}
            onSelectNumber={selectNumber}
            isSnapshot={snapshot !== ''}
          />
        )}
      </div>
    </>
  )
}
