import type { Instant } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { useTick } from '../shell/use-tick.ts'
import { Conflicts } from './conflicts.tsx'
import { kindsOf, type UnsentAct } from './kinds.ts'
import { WayOut } from './way-out.tsx'

/** What this phone owes the network, what came back with a question, and the ways out when there is no network at all. */
export function Unsent() {
  const { t } = useLingui()
  const format = useFormats()
  const state = useField()
  const now = useTick(5_000)
  const [acts, setActs] = useState<UnsentAct[] | null>(null)
  const { unsent, awaiting, conflicts } = state
  useTitle(t`Unsent work`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the count
  useEffect(() => {
    let isOld = false
    void fieldEngine()
      .unsentActs()
      .then((all) => {
        if (!isOld) setActs(all)
      })
    return () => {
      isOld = true
    }
  }, [unsent.count, unsent.oldestAt])
  const minutes = (at: Instant) => Math.max(0, Math.floor((now - at) / 60_000))
  return (
    <>
      <Head />
      <Page title={t`Unsent work`} back={{ href: '/f/', word: t`Go back` }}>
        {state.needsSignIn ? (
          <Notice
            tone="wait"
            title={t`Nobody is signed in`}
            action={
              <a className="k-button k-button-main" href="/f/enter">
                <Trans>Sign in</Trans>
              </a>
            }
          />
        ) : null}
        {unsent.count === 0 ? (
          <EmptyState title={t`Everything is sent`} />
        ) : (
          <>
            <List label={t`Unsent, by kind`}>
              {kindsOf(acts ?? []).map(({ word, key, count, oldestAt }) => (
                <ListRow
                  key={key}
                  title={typeof word === 'string' ? word : t(word)}
                  note={t`oldest ${minutes(oldestAt)} min ago, ${format.time(oldestAt)}`}
                  aside={<b>{count}</b>}
                />
              ))}
            </List>
            <Button
              tone="main"
              size="big"
              disabled={state.isSending}
              onClick={() => void fieldEngine().drain()}
            >
              {state.isSending ? <Trans>Sending…</Trans> : <Trans>Send now</Trans>}
            </Button>
          </>
        )}
        {awaiting.map(({ account, name, count }) => (
          <Notice key={account} tone="info" title={t`${count} wait for the signature of ${name}`}>
            <p>
              <Trans>Only that person can send them: sign in on this phone once.</Trans>
            </p>
          </Notice>
        ))}
        {conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
        {unsent.count > 0 ? <WayOut /> : null}
      </Page>
    </>
  )
}
