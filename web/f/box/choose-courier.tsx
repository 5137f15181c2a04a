import { useLingui } from '@lingui/react/macro'
import { read } from '../../api/client.ts'
import type { Account } from '../../api/wire.ts'
import { SelectField } from '../../kit/select-field.tsx'
import { useField } from '../engine/use-field.ts'
import { knownCouriers } from './diary.ts'
import { useAsked, useKept } from './kept.ts'
import { useThere } from './use-there.ts'

/** Couriers to choose from: those whose badge was scanned here; in the demo all of them. */
function useCouriers(): { id: string; name: string }[] {
  const { isDemo } = useField()
  const isThere = useThere()
  const scanned = useKept(knownCouriers)
  const demo = useAsked<{ accounts: Account[] }>(
    isDemo ? 'demo-accounts' : null,
    (signal) => read('/demo/accounts', { signal }),
    isThere,
    600_000,
  )
  const others = (demo.body?.accounts ?? [])
    .filter(({ role }) => role === 'courier')
    .map(({ id, displayName }) => ({ id, name: displayName }))
  const names = new Map(others.map(({ id, name }) => [id, name]))
  const first = scanned.map(({ id, name }) => ({ id, name: name || (names.get(id) ?? '') }))
  return [...first, ...others.filter(({ id }) => !scanned.some((one) => one.id === id))]
}

/** The receiver of a box at the site: scanned on the same page, or chosen here. */
export function ChooseCourier(props: { courier: string | null; onChoose(courier: string): void }) {
  const { t } = useLingui()
  const couriers = useCouriers()
  return (
    <SelectField
      label={t`Courier`}
      hint={t`Scan the courier's badge, or choose`}
      value={props.courier ?? ''}
      options={[
        { value: '', word: t`Nobody yet` },
        ...couriers.map(({ id, name }) => ({
          value: id,
          word: name === '' ? t`Courier …${id.slice(-6)}` : name,
        })),
      ]}
      onChange={props.onChoose}
    />
  )
}
