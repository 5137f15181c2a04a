import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useAreaWords } from '../devices/use-area-words.ts'
import { BatchForm } from './batch-form.tsx'
import { batchGroundQuestion } from './questions.ts'
import { draftsOrders } from './who-may.ts'
import './orders.css'

/** Orders for many people: each is judged alone, all are signed as one list. The area stands in the address. */
export function NewBatch() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Orders for many people`)
  if (actor && !draftsOrders(actor.role))
    return (
      <>
        <PageHead title={t`Orders for many people`} />
        <EmptyState title={t`This role drafts no orders`}>
          <Trans>Investigators and commanders do.</Trans>
        </EmptyState>
      </>
    )
  return (
    <div className="orders">
      <PageHead
        title={t`Orders for many people`}
        line={
          <Trans>
            Each person is judged by their own facts. Above 50 people the city signs too; above
            1,000 it goes in stages.
          </Trans>
        }
      />
      <Grounded />
    </div>
  )
}

function Grounded() {
  const { t } = useLingui()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const { own, below } = useAreaWords()
  const area = search.get('area') ?? own
  const answer = useQuery(batchGroundQuestion(area))
  const ground = answer.data
  return (
    <>
      <Panel title={t`Of which area`}>
        <Select
          id="batch-area"
          aria-label={t`Area`}
          value={area}
          onChange={(next: string) => setSearch({ area: next }, { replace: true })}
          options={[
            { value: own, label: own.length > 4 ? t`My whole area` : t`The whole city` },
            ...below.map(({ code, name }) => ({ value: code, label: format.area(code, name) })),
          ]}
        />
      </Panel>
      {answer.isError && !ground ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.isPending ? <Skeleton rows={8} /> : null}
      {ground && !ground.adopted ? (
        <EmptyState title={t`No pack of rules has been adopted`}>
          <Trans>Nobody can be ordered anything before two officers adopt one.</Trans>
        </EmptyState>
      ) : null}
      {ground?.adopted && ground.choices.length === 0 ? (
        <EmptyState title={t`Nobody here waits for an order`}>
          <Trans>Nobody has a fact that calls for an order and is without one.</Trans>
        </EmptyState>
      ) : null}
      {ground?.adopted && ground.choices.length > 0 ? (
        <BatchForm key={`${area} ${ground.policy}`} area={area} ground={ground} />
      ) : null}
    </>
  )
}
