import './site.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Route, Switch, useLocation } from 'wouter'
import { Page } from '../../kit/page.tsx'
import { EmptyState, Skeleton } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { TabBar } from '../../kit/tab-bar.tsx'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { Arrivals } from './arrivals.tsx'
import { Arrive } from './arrive.tsx'
import { Board } from './board.tsx'
import { BookLine } from './book-line.tsx'
import { ChooseSite } from './choose-site.tsx'
import { Going } from './going.tsx'
import { Meals } from './meals.tsx'
import { Note } from './note.tsx'
import { OneRoom } from './one-room.tsx'
import { Rounds } from './rounds.tsx'
import { type Book, mayGo, type SiteView } from './site-view.ts'
import { useSite, useSiteView } from './use-site.ts'

const siteRoles = ['site-manager', 'site-worker']

function Tabs({ view, now }: { view: SiteView; now: number }) {
  const { t } = useLingui()
  const [path] = useLocation()
  const going = view.guests.filter((one) => ['now', 'free'].includes(mayGo(one, now))).length
  const owed = view.guests.filter((one) => one.isCheckOwed).length
  const tab = (href: string, word: string, badge = 0, below: readonly string[] = []) => ({
    href: `/f${href}`,
    word,
    badge: badge > 0 ? String(badge) : undefined,
    current: [href, ...below].includes(path),
  })
  return (
    <TabBar
      label={t`Pages of the site`}
      items={[
        tab('/site', t`Rooms`, 0, ['/site/room', '/site/note']),
        tab('/site/arrivals', t`Arrivals`, view.coming.length, ['/site/arrive']),
        tab('/site/round', t`Temperatures`, owed),
        tab('/site/meals', t`Meals`),
        tab('/site/going', t`Going`, going),
      ]}
    />
  )
}

function AtSite({ book }: { book: Book }) {
  const { t } = useLingui()
  const { view, now } = useSiteView(book)
  const { conflicts } = useField()
  const count = conflicts.length
  const props = { book, view, now }
  return (
    <>
      <BookLine book={book} now={now} />
      {count > 0 ? (
        <div className="is-over">
          <Notice
            tone="late"
            title={t`${count} things were not taken by the city as they were said`}
            action={
              <a className="k-button" href="/f/unsent">
                <Trans>Look at them</Trans>
              </a>
            }
          />
        </div>
      ) : null}
      <Switch>
        <Route path="/site/room">
          <OneRoom {...props} />
        </Route>
        <Route path="/site/arrivals">
          <Arrivals {...props} />
        </Route>
        <Route path="/site/arrive">
          <Arrive {...props} />
        </Route>
        <Route path="/site/round">
          <Rounds {...props} />
        </Route>
        <Route path="/site/meals">
          <Meals {...props} />
        </Route>
        <Route path="/site/going">
          <Going {...props} />
        </Route>
        <Route path="/site/note">
          <Note {...props} />
        </Route>
        <Route>
          <Board {...props} />
        </Route>
      </Switch>
      <Tabs view={view} now={now} />
    </>
  )
}

function Inside() {
  const { t } = useLingui()
  const { account } = useField()
  const { phase, book } = useSite()
  if (!account || !siteRoles.includes(account.role))
    return (
      <Page title={t`Isolation site`}>
        <EmptyState title={t`These pages are for those who work at an isolation site`}>
          <a href="/f/enter">
            <Trans>Sign in</Trans>
          </a>
        </EmptyState>
      </Page>
    )
  if (phase === 'opening')
    return (
      <Page title={t`Isolation site`}>
        <Skeleton rows={8} />
      </Page>
    )
  return book ? <AtSite book={book} /> : <ChooseSite />
}

/** The tablet of an isolation site: rooms, arrivals, temperatures, meals, who goes; with or without network. */
export function SitePage() {
  return (
    <>
      <Head />
      <Inside />
    </>
  )
}
