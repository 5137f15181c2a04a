import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useAreaWords } from '../devices/use-area-words.ts'
import { zoneGroundQuestion } from './questions.ts'
import { ZoneForm } from './zone-form.tsx'

/** A zone is one order for some buildings, on the cases in them; the street stands in the address. */
export function NewZone() {
  const { t } = useLingui()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const { own, below } = useAreaWords()
  const district = search.get('district') ?? (own.length >= 6 ? own.slice(0, 6) : '')
  const streets = useQuery({ ...questions.areas(district), enabled: district !== '' }).data?.areas
  const street = search.get('street') ?? (own.length >= 9 ? own.slice(0, 9) : '')
  const answer = useQuery(zoneGroundQuestion(street))
  const ground = answer.data
  const choose = (part: object) =>
    setSearch({ about: 'area', district, street, ...part }, { replace: true })
  return (
    <>
      <Panel title={t`Where`}>
        <div className="order-zone-where">
          {own.length < 6 ? (
            <Select<string | null>
              aria-label={t`District`}
              placeholder={t`District`}
              value={district || null}
              onChange={(next) => choose({ district: next ?? '', street: '' })}
              options={below.map(({ code, name }) => ({
                value: code,
                label: format.area(code, name),
              }))}
            />
          ) : null}
          <Select<string | null>
            aria-label={t`Street`}
            placeholder={t`Street`}
            value={street || null}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next) => choose({ street: next ?? '' })}
            options={(streets ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      </Panel>
      {answer.isError && !ground ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {street !== '' && answer.isPending ? <Skeleton rows={8} /> : null}
      {ground && (!ground.adopted || ground.levels.length === 0) ? (
        <EmptyState title={t`The rules of now know no zones`}>
          <Trans>Nobody may seal a building on them.</Trans>
        </EmptyState>
      ) : null}
      {ground?.adopted && ground.levels.length > 0 && ground.cases.length === 0 ? (
        <EmptyState title={t`There is no ground for a zone here`}>
          <Trans>A zone rests on a confirmed infection in its own buildings; none is known.</Trans>
        </EmptyState>
      ) : null}
      {ground?.adopted && ground.levels.length > 0 && ground.cases.length > 0 ? (
        <ZoneForm key={street} ground={ground} />
      ) : null}
    </>
  )
}
