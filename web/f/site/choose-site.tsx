import { Trans, useLingui } from '@lingui/react/macro'
import { useCallback, useEffect, useState } from 'react'
import { read } from '../../api/client.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { takeBook } from './site-store.ts'
import { useSite } from './use-site.ts'
import type { SiteToWork } from './wire.ts'

/** Where this tablet works; the book of that site is taken with it. Needs the network once. */
export function ChooseSite() {
  const { t } = useLingui()
  const { isTaking, fault } = useSite()
  const [sites, setSites] = useState<SiteToWork[] | null>(null)
  const [cause, setCause] = useState<unknown>(null)
  useTitle(t`Isolation site`)
  const ask = useCallback(() => {
    setCause(null)
    read<{ sites: SiteToWork[] }>('/site-books/sites')
      .then((answer) => setSites(answer.sites))
      .catch(setCause)
  }, [])
  useEffect(ask, [ask])
  return (
    <Page title={t`At which isolation site do you work?`}>
      <Notice tone="info" title={t`The book of the site comes onto this tablet, sealed.`}>
        <p>
          <Trans>
            It names everybody who stays there. Each of them sees that you took it. It works without
            network afterwards.
          </Trans>
        </p>
      </Notice>
      {fault ? <ErrorState cause={fault} /> : null}
      {cause ? (
        <ErrorState cause={cause} onRetry={ask} />
      ) : sites === null || isTaking ? (
        <Skeleton rows={4} />
      ) : sites.length === 0 ? (
        <EmptyState title={t`No isolation site that is open is yours`}>
          <Trans>Ask whoever manages the sites of the district to enter where you work.</Trans>
        </EmptyState>
      ) : (
        <List label={t`Isolation sites`}>
          {sites.map(({ site, number, name, rooms, staying }) => (
            <ListRow
              key={site}
              title={<span lang="zh-CN">{name}</span>}
              note={t`No. ${number} · ${rooms} rooms · ${staying} people`}
              aside="›"
              onClick={() => void takeBook(site)}
            />
          ))}
        </List>
      )}
    </Page>
  )
}
