import type { LabelKind } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { write } from '../../../api/client.ts'
import { questions } from '../../../api/questions.ts'
import type { LabelsPrinted, TubesIssued } from '../../../api/wire.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useRound } from '../../shell/use-round.ts'
import type { LabelPrint } from './label-print.ts'

/** As many labels as one print on this page has at most; a roll has 1,000 to 2,000. */
export const quantityMax = 2_000

const pools = ['10', '5', '20', '1', 'household', 'again'] as const
type Pool = (typeof pools)[number]

// The capacity of a household tube, as where only pool sizes are known.
const householdPool = 20

async function takeTubes(round: string, site: string, pool: Pool, quantity: number) {
  const isAgain = pool === 'again'
  const perHousehold = pool === 'household'
  const poolSize = perHousehold ? householdPool : isAgain ? 1 : Number(pool)
  const lot = { site, poolSize, perHousehold, sitting: isAgain ? 1 : 0, quantity }
  const { lots } = await write<TubesIssued>(`/rounds/${round}/tubes/issue`, { lots: [lot] })
  const first = lots[0]?.first ?? ''
  const last = lots[0]?.last ?? ''
  return {
    kind: 'tube' as const,
    first,
    last,
    round,
    site,
    pool: perHousehold ? pool : String(poolSize),
  }
}

async function takeBlank(kind: 'box' | 'plate', quantity: number) {
  const range = await write<LabelsPrinted>('/labels', { kind, quantity })
  return { kind, ...range, round: '', site: '', pool: '' }
}

/** Takes new codes: blank ones for boxes and plates, tubes for a site. A code is given out once in the life of a city. */
export function PrintForm({ onTaken }: { onTaken: (print: LabelPrint) => void }) {
  const { t } = useLingui()
  const round = useRound()
  const sites = useQuery({ ...questions.sites(round ?? ''), enabled: round !== null }).data?.sites
  const [kind, setKind] = useState<LabelKind>('box')
  const [quantity, setQuantity] = useState<number | null>(24)
  const [site, setSite] = useState<string | null>(null)
  const [pool, setPool] = useState<Pool>('10')
  const take = useMutation({
    mutationFn: (count: number) =>
      kind === 'tube' ? takeTubes(round ?? '', site ?? '', pool, count) : takeBlank(kind, count),
    onSuccess: onTaken,
  })
  const isCount = quantity !== null && quantity >= 1 && quantity <= quantityMax
  const isReady = isCount && (kind !== 'tube' || (site !== null && round !== null))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) take.mutate(quantity)
  }
  const poolWords: Record<Pool, string> = {
    '1': t`alone`,
    '5': t`5 a tube`,
    '10': t`10 a tube`,
    '20': t`20 a tube`,
    household: t`one household a tube`,
    again: t`alone, for sampling again after a recall`,
  }
  return (
    <Panel title={t`Take new codes`}>
      <form className="label-form" onSubmit={submit}>
        <label htmlFor="label-kind">
          <Trans>Labels for</Trans>
          <Select<LabelKind>
            id="label-kind"
            value={kind}
            onChange={setKind}
            options={[
              { value: 'box', label: t`Boxes` },
              { value: 'plate', label: t`Plates` },
              { value: 'tube', label: t`Tubes of a site` },
            ]}
          />
        </label>
        {kind === 'tube' ? (
          <>
            <label htmlFor="label-site">
              <Trans>Site</Trans>
              <Select
                id="label-site"
                showSearch={{ optionFilterProp: 'label' }}
                value={site}
                onChange={setSite}
                notFoundContent={t`This round has no sites in your area`}
                options={(sites ?? []).map(({ id, name }) => ({
                  value: id,
                  label: `${id} · ${name}`,
                }))}
              />
            </label>
            <label htmlFor="label-pool">
              <Trans>People in a tube</Trans>
              <Select<Pool>
                id="label-pool"
                value={pool}
                onChange={setPool}
                options={pools.map((value) => ({ value, label: poolWords[value] }))}
              />
            </label>
          </>
        ) : null}
        <label htmlFor="label-quantity">
          <Trans>How many</Trans>
          <InputNumber
            id="label-quantity"
            precision={0}
            value={quantity}
            onChange={setQuantity}
            aria-describedby="label-quantity-note"
          />
        </label>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={take.isPending}>
          <Trans>Take the codes</Trans>
        </Button>
        <p id="label-quantity-note" className={isCount ? 'faint' : 'late'}>
          <Trans>
            From 1 to {quantityMax} in one print. Codes taken are never given out again.
          </Trans>
        </p>
      </form>
      {take.isError ? <ErrorState cause={take.error} /> : null}
    </Panel>
  )
}
