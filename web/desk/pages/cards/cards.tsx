import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useRound } from '../../shell/use-round.ts'
import { type Place, PlaceChoice } from './place-choice.tsx'
import { PrintedCards } from './printed-cards.tsx'
import { cardQuestion } from './questions.ts'
import { mayPrintCards } from './who-may.ts'
import './cards.css'

/** Cards for residents without a phone: the people behind the doors of a building, each with a code that a sampler scans. */
export function Cards() {
  const { t } = useLingui()
  const { actor } = useMe()
  const round = useRound() ?? ''
  const [search, setSearch] = useSearchParams()
  const of = (name: string) => search.get(name) ?? ''
  const place: Place = { area: of('area'), building: of('building'), household: of('household') }
  const key = [round, place.building, place.household].join(' ')
  const [shown, setShown] = useState<string | null>(null)
  const isShown = shown === key && place.building !== ''
  const answer = useQuery({
    ...cardQuestion(round, place.building, place.household),
    enabled: isShown && round !== '',
  })
  useTitle(t`Residents' cards`)
  if (!mayPrintCards(actor?.role)) {
    return (
      <>
        <PageHead title={t`Residents' cards`} />
        <EmptyState title={t`This role prints no cards`}>
          <Trans>Cards are given out by registrars and by those who care for the doors.</Trans>
        </EmptyState>
      </>
    )
  }
  const choose = (next: Place) => {
    const kept = { round: of('round'), ...next }
    setSearch(
      Object.entries(kept).filter(([, value]) => value !== ''),
      { replace: true },
    )
  }
  return (
    <div className="cards">
      <PageHead
        title={t`Residents' cards`}
        line={
          <Trans>
            For everybody without a phone: old people, children, visitors. A card says who somebody
            is, never a result.
          </Trans>
        }
      />
      <Panel title={t`For whom`} className="cards-form">
        <PlaceChoice own={actor?.areaCode ?? ''} round={round} place={place} onPlace={choose} />
        <p className="soft">
          <Trans>Purpose: sampling. Everybody on the cards can see that you have read this.</Trans>
        </p>
        <Button
          type="primary"
          disabled={place.building === '' || round === '' || isShown}
          onClick={() => setShown(key)}
        >
          <Trans>Show the cards</Trans>
        </Button>
      </Panel>
      {isShown && answer.isPending ? <Skeleton rows={6} /> : null}
      {isShown && answer.isError ? <ErrorState cause={answer.error} /> : null}
      {isShown && answer.data ? <PrintedCards key={key} list={answer.data} /> : null}
    </div>
  )
}
