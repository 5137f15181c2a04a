import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select, Switch } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { DraftForm } from './draft-form.tsx'
import { firstFiles } from './own-files.ts'
import { packsQuestion, policyQuestion } from './questions.ts'
import { PolicyTabs } from './tabs.tsx'
import { preparesRules } from './who-may.ts'
import './policy.css'

/** Prepares rules for two signatures: a pack that ships or rules of the city's own, the values to confirm, and whom it touches. */
export function DraftPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const [address, setAddress] = useSearchParams()
  const pack = address.get('pack') ?? ''
  const isOwn = address.get('own') === '1'
  const packs = useQuery(packsQuestion())
  useTitle(t`Prepare rules`)
  const now = Date.parse(packs.data?.now ?? '')
  const choices = (packs.data?.packs ?? []).filter(
    ({ id, until }) => id !== packs.data?.inForce && (until === null || Date.parse(until) > now),
  )
  return (
    <div className="policy">
      <PageHead
        title={t`Prepare rules`}
        line={
          <Trans>
            Its faults and cases are looked at first, then the values that wait for a word, then
            whom it touches. Nothing changes before two officers of two units have signed.
          </Trans>
        }
      />
      <PolicyTabs />
      {actor && !preparesRules(actor.role) ? (
        <EmptyState title={t`This role prepares no rules`}>
          <Trans>The city's commander does.</Trans>
        </EmptyState>
      ) : packs.isError ? (
        <ErrorState cause={packs.error} onRetry={() => void packs.refetch()} />
      ) : packs.data ? (
        <>
          <div className="policy-tools">
            <label htmlFor="policy-draft-pack">
              <Trans>Pack</Trans>
            </label>
            <Select<string>
              id="policy-draft-pack"
              className="policy-choice"
              value={pack === '' ? null : pack}
              placeholder={t`Choose a pack`}
              disabled={isOwn}
              onChange={(id) => setAddress({ pack: id })}
              options={choices.map(({ id, title }) => ({
                value: id,
                label: `${format.text(title)} · ${id}`,
              }))}
            />
            <label htmlFor="policy-draft-own">
              <Trans>Rules of our own</Trans>
            </label>
            <Switch
              id="policy-draft-own"
              checked={isOwn}
              onChange={(isOn) => setAddress(isOn ? { own: '1' } : {})}
            />
          </div>
          {isOwn ? (
            <OwnRules day={packs.data.now.slice(0, 10)} />
          ) : pack === '' ? (
            <EmptyState title={t`No pack is chosen`}>
              <Trans>Choose one that ships, or write rules of your own over them.</Trans>
            </EmptyState>
          ) : (
            <DraftForm key={pack} pack={pack} files={null} />
          )}
        </>
      ) : (
        <Skeleton rows={8} />
      )}
    </div>
  )
}

function OwnRules({ day }: { day: string }) {
  const answer = useQuery(policyQuestion(''))
  const [today] = useState(day)
  if (!answer.data)
    return answer.isError ? <ErrorState cause={answer.error} /> : <Skeleton rows={8} />
  const { pack, listed } = answer.data
  // A week, or as long as the pack beneath holds.
  const week = Date.parse(`${today}T00:00:00Z`) + 6 * 86_400_000
  const end = pack.until === null ? week : Date.parse(pack.until) - 86_400_000
  const last = new Date(Math.min(week, end)).toISOString().slice(0, 10)
  const files = firstFiles({ day: today, last }, listed)
  return <DraftForm key="own" pack="city-1" files={files} />
}
