import { useLingui } from '@lingui/react/macro'
import { Page } from '../../kit/page.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'

/** Why this page cannot work here, and what to do. */
export function Blocked({ phase }: { phase: 'other-tab' | 'blocked' }) {
  const { t } = useLingui()
  return (
    <Page title={t`Field`}>
      <Notice
        tone="late"
        title={
          phase === 'other-tab'
            ? t`This page is open in another tab. Work there, or close it.`
            : t`This browser stores nothing, so nothing can be kept here. Leave private browsing, or free some space.`
        }
      />
    </Page>
  )
}

/** An address that leads nowhere. */
export function Nowhere() {
  const { t } = useLingui()
  return (
    <Page title={t`Nothing here`} back={{ href: '/f/', word: t`Go back` }}>
      <EmptyState title={t`There is no such page`} />
    </Page>
  )
}
