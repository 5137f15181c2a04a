import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { CurvePart } from './curve-part.tsx'
import { DistrictsPart } from './districts-part.tsx'
import { Filters } from './filters.tsx'
import { Headline } from './headline.tsx'
import { IncubationPart } from './incubation-part.tsx'
import { OffspringPart } from './offspring-part.tsx'
import { numbersQuestion } from './questions.ts'
import { RtPart } from './rt-part.tsx'
import { useAsked } from './use-asked.ts'
import { useFigures } from './use-figures.ts'
import './numbers.css'

const readers: readonly string[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]

/** The figures of the epidemic: the curve, Rt, growth, how cases are found, offspring and incubation, each with source and list. */
export function NumbersPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Epidemiological figures`)
  if (actor && !readers.includes(actor.role))
    return (
      <>
        <PageHead title={t`Epidemiological figures`} />
        <EmptyState title={t`This role does not read these figures`}>
          <Trans>Investigators, commanders and inspectors do.</Trans>
        </EmptyState>
      </>
    )
  return <Board />
}

function Board() {
  const { t } = useLingui()
  const figures = useFigures()
  const state = useAsked()
  const { asked, split, isTable, change } = state
  const answer = useQuery(numbersQuestion(asked))
  const { data } = answer
  if (!data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="numbers">
      <PageHead
        title={t`Epidemiological figures`}
        aside={<SavedViews />}
        line={
          data ? (
            <Trans>
              {figures.text(data.pathogen)}, rules {data.policy}. Every figure opens the list that
              it counts.
            </Trans>
          ) : null
        }
      />
      <Filters {...state} numbers={data} />
      {asked.area === '' || !data ? null : (
        <p className="numbers-note">
          <Trans>Only {figures.area(data.area, data.districts[0]?.name ?? data.area)}.</Trans>{' '}
          <Button size="small" type="link" onClick={() => change({ area: '' })}>
            <Trans>Show the whole area</Trans>
          </Button>
        </p>
      )}
      {data ? (
        <>
          <Headline numbers={data} />
          {data.cases.count === 0 ? (
            <EmptyState title={t`No case on these days`}>
              <Trans>Choose other days, or the whole area.</Trans>
            </EmptyState>
          ) : (
            <>
              <CurvePart numbers={data} split={split} isTable={isTable} />
              <RtPart numbers={data} isTable={isTable} />
              <DistrictsPart numbers={data} onChoose={(area) => change({ area })} />
            </>
          )}
          <OffspringPart asked={asked} />
          <IncubationPart asked={asked} />
        </>
      ) : (
        <Skeleton rows={16} />
      )}
    </div>
  )
}
