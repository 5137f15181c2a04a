import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Effect, type Names } from './effect.tsx'
import { NamedPeople } from './named-people.tsx'
import { type EffectView, effectQuestion, packsQuestion } from './questions.ts'
import { PolicyTabs } from './tabs.tsx'
import { useMoment } from './use-moment.ts'
import { readsNames } from './who-may.ts'
import './policy.css'

/** Whom a pack would touch if it came into force: nothing is written, and nothing changes before two officers have signed. */
export function AheadPage() {
  const { t } = useLingui()
  const format = useFormats()
  const [address, setAddress] = useSearchParams()
  const pack = address.get('pack') ?? ''
  const signing = address.get('signing') ?? ''
  const packs = useQuery(packsQuestion())
  useTitle(t`Whom new rules touch`)
  const choices = (packs.data?.packs ?? []).filter(({ id }) => id !== packs.data?.inForce)
  return (
    <div className="policy">
      <PageHead
        title={t`Whom new rules touch`}
        line={
          <Trans>
            Counted now over everybody under an order, as if every value were confirmed. Nothing is
            written; nothing changes before two officers have signed.
          </Trans>
        }
      />
      <PolicyTabs />
      {signing === '' ? (
        <div className="policy-tools">
          <label htmlFor="policy-ahead-pack">
            <Trans>Pack that would come</Trans>
          </label>
          <Select<string>
            id="policy-ahead-pack"
            className="policy-choice"
            value={pack === '' ? null : pack}
            placeholder={t`Choose a pack`}
            onChange={(id) => setAddress({ pack: id })}
            options={choices.map(({ id, title }) => ({
              value: id,
              label: `${format.text(title)} · ${id}`,
            }))}
          />
        </div>
      ) : null}
      {pack === '' && signing === '' ? (
        <EmptyState title={t`No pack is chosen`}>
          <Trans>Choose the pack that would take over.</Trans>
        </EmptyState>
      ) : (
        <Looked pack={pack} signing={signing} />
      )}
    </div>
  )
}

function Looked({ pack, signing }: { pack: string; signing: string }) {
  const answer = useQuery(effectQuestion({ pack, signing }))
  const { actor } = useMe()
  const names = useNames(answer.data)
  const view = answer.data
  if (!view)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  return (
    <>
      <HeadLine view={view} onAgain={() => void answer.refetch()} isBusy={answer.isFetching} />
      <Effect report={view.report} names={names} />
      {readsNames(actor?.role) ? (
        <NamedPeople pack={pack} signing={signing} report={view.report} names={names} />
      ) : null}
    </>
  )
}

function HeadLine(props: { view: EffectView; onAgain: () => void; isBusy: boolean }) {
  const format = useFormats()
  const moment = useMoment()
  const { view } = props
  return (
    <p className="policy-tools">
      <span>
        <b>{format.text(view.before.title)}</b> → <b>{format.text(view.after.title)}</b>
      </span>
      <span>
        <Trans>at {moment(view.at)}</Trans>
      </span>
      {view.asIfNow ? (
        <StatusTag tone="info">
          <Trans>it begins much later: counted as if it began now</Trans>
        </StatusTag>
      ) : null}
      {view.before.adopted === null ? (
        <StatusTag tone="wait">
          <Trans>no rules are adopted now</Trans>
        </StatusTag>
      ) : null}
      <span className="faint">
        <Trans>took {format.number(view.tookMs)} ms</Trans>
      </span>
      <Button size="small" onClick={props.onAgain} loading={props.isBusy}>
        <Trans>Count again</Trans>
      </Button>
    </p>
  )
}

/** The names that came with an answer; what has none is shown as it is written. */
export function useNames(view: EffectView | undefined): Names {
  const format = useFormats()
  return {
    district: (code) => format.area(code, view?.districts[code] ?? code),
    basis: (id) => {
      const words = view?.bases[id]
      return words ? format.text(words) : id
    },
    zone: (area) => view?.zoneNames[area] ?? area,
  }
}
