import './stay.css'
import '../status/status.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from 'wouter'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { hrefs } from '../places.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { useWhose } from '../whose.ts'
import { AskPart } from './ask-part.tsx'
import { HelpLine } from './help-line.tsx'
import { HomeCard } from './home-card.tsx'
import { MoveCard } from './move-card.tsx'
import { OnePaper } from './one-paper.tsx'
import { OwnRequests } from './own-requests.tsx'
import { PapersPart } from './papers-part.tsx'
import { asks, often } from './paths.ts'
import { Conditions, ReleaseCard } from './release-part.tsx'
import { RoomCard } from './room-card.tsx'
import { TestsPart } from './tests-part.tsx'
import { TodayPart } from './today-part.tsx'
import type { OwnHomeStay, OwnRelease, OwnStay, OwnTransfer, PaperKind } from './wire.ts'

const paperOf = (search: string): { kind: PaperKind; stay: string } | null => {
  const asked = new URLSearchParams(search)
  const kind = asked.get('paper')
  const stay = asked.get('stay')
  if (stay === null || (kind !== 'certificate' && kind !== 'period')) return null
  return { kind, stay }
}

/** My isolation: how I get there, where I am, until when, what to do today, whom to ask, and the papers. */
export function StayPage() {
  const { t } = useLingui()
  const { person } = useWhose()
  const paper = paperOf(useSearch())
  const isSelf = person.relation === 'self'
  const options = often(isSelf)
  const stay = useAsk<OwnStay>(asks.stay(person.person), options)
  const move = useAsk<OwnTransfer>(asks.move(person.person), options)
  const release = useAsk<OwnRelease>(asks.release(person.person), options)
  const home = useAsk<OwnHomeStay>(asks.homeStay(person.person), options)
  const title = isSelf ? t`My isolation` : t`Isolation of ${person.name}`
  useTitle(title)
  if (paper) return <OnePaper person={person.person} {...paper} />
  const here = stay.body?.stay ?? null
  const moving = move.body?.transfer ?? null
  const atHome = home.body?.stay ?? null
  const known = stay.body ?? move.body
  const isNothing = known !== null && !here && !moving && !atHome && !release.body?.stay
  return (
    <Page title={title} back={{ href: hrefs.status, word: t`Back to the status` }}>
      <People />
      <OldNotice asked={stay} />
      {known === null ? (
        stay.fault ? (
          <ErrorState cause={stay.fault} onRetry={stay.again} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : null}
      {moving ? <MoveCard move={moving} /> : null}
      {here ? <RoomCard stay={here} /> : null}
      {release.body?.stay ? (
        <ReleaseCard release={release.body.stay.release} at={release.at} />
      ) : null}
      {here ? <TodayPart stay={here} /> : null}
      {release.body?.stay ? <Conditions release={release.body.stay.release} /> : null}
      {atHome ? <HomeCard stay={atHome} /> : null}
      {here && here.tests.length > 0 ? <TestsPart tests={here.tests} /> : null}
      {here ? <AskPart items={here.items} /> : null}
      {here && here.requests.length > 0 ? <OwnRequests requests={here.requests} /> : null}
      {isNothing ? (
        <EmptyState title={t`Nobody isolates you`}>
          <Trans>There is no stay and no move of yours. Papers of an earlier stay are below.</Trans>
        </EmptyState>
      ) : null}
      <HelpLine />
      <List>
        <ListRow title={t`I do not agree: my orders and appeals`} href={hrefs.orders} aside="›" />
      </List>
      {release.body ? <PapersPart release={release.body} /> : null}
    </Page>
  )
}
