import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { hrefs } from '../places.ts'
import { longDay } from '../reading/long-day.ts'
import { relationWords } from '../relation-words.ts'
import { useWhose } from '../whose.ts'
import type { OwnPerson, OwnProxy } from '../wire.ts'
import { EndSheet } from './end-sheet.tsx'

/** At most so many others, as the city allows (ux.md §1.2). */
export const othersMax = 8

export type Ending = { kind: 'other'; other: OwnPerson } | { kind: 'proxy'; proxy: OwnProxy }

function Proxies({
  proxies,
  onEnd,
}: {
  proxies: readonly OwnProxy[]
  onEnd(proxy: OwnProxy): void
}) {
  const { t, i18n } = useLingui()
  return (
    <>
      <h2>
        <Trans>Who acts for me</Trans>
      </h2>
      {proxies.length === 0 ? (
        <p className="m-soft">
          <Trans>Nobody. Who knows only your name and number sees nothing of you.</Trans>
        </p>
      ) : (
        <List label={t`Who acts for me`}>
          {proxies.map((proxy) => (
            <ListRow
              key={proxy.proxy}
              title={proxy.nameMasked}
              note={t`${t(relationWords[proxy.relation])}, since ${longDay(i18n.locale, proxy.since)}, until ${longDay(i18n.locale, proxy.until)}`}
              aside={<Button onClick={() => onEnd(proxy)}>{t`End`}</Button>}
            />
          ))}
        </List>
      )}
    </>
  )
}

/** The people for whom one shows the code, and those who do it for oneself; either side ends it at any time. */
export function FamilyPage() {
  const { t, i18n } = useLingui()
  const { family } = useWhose()
  const [ending, setEnding] = useState<Ending | null>(null)
  useTitle(t`Family`)
  const others = family.people.filter(({ relation }) => relation !== 'self')
  const until = (other: OwnPerson) =>
    other.until === null
      ? t(relationWords[other.relation])
      : t`${t(relationWords[other.relation])}, until ${longDay(i18n.locale, other.until)}`
  return (
    <Page title={t`Family`}>
      {others.length === 0 ? (
        <EmptyState title={t`Nobody yet`}>
          <p>
            <Trans>Add a child or a parent, and show the code for them.</Trans>
          </p>
        </EmptyState>
      ) : (
        <List label={t`People I act for`}>
          {others.map((other) => (
            <ListRow
              key={other.person}
              title={`${other.name} · ${other.age}`}
              note={until(other)}
              aside={<Button onClick={() => setEnding({ kind: 'other', other })}>{t`End`}</Button>}
            />
          ))}
        </List>
      )}
      {others.length < othersMax ? (
        <a className="m-action" href={hrefs.add}>
          <Trans>Add somebody</Trans>
        </a>
      ) : (
        <p className="m-soft">
          <Trans>You act for 8 people; more is not possible.</Trans>
        </p>
      )}
      <Proxies proxies={family.proxies} onEnd={(proxy) => setEnding({ kind: 'proxy', proxy })} />
      <EndSheet ending={ending} onClose={() => setEnding(null)} />
    </Page>
  )
}
