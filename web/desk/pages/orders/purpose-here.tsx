import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { purposesOf } from '../../../api/access.ts'
import type { Purpose } from '../../../api/wire.ts'
import { choosePurpose, usePurpose } from '../../../shell/preferences.ts'
import { useMe } from '../../../shell/use-me.ts'
import { purposeWords } from '../../../shell/words.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'

const fitting: readonly Purpose[] = ['orders', 'inspection']

/** Opens what is about a person only once it is said why: for orders, or for inspection. Nothing else is a reason to read an order. */
export function PurposeHere(props: { title: string; children: (purpose: Purpose) => ReactNode }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const last = usePurpose()
  const [chosen, setChosen] = useState<Purpose | null>(
    last !== null && fitting.includes(last) ? last : null,
  )
  const allowed = actor ? fitting.filter((one) => purposesOf[actor.role]?.includes(one)) : []
  if (chosen !== null && (!actor || allowed.includes(chosen))) return props.children(chosen)
  if (actor && allowed.length === 0)
    return (
      <>
        <PageHead title={props.title} />
        <EmptyState title={t`This role reads no orders about persons`} />
      </>
    )
  return (
    <div className="narrow">
      <PageHead
        title={props.title}
        line={
          <Trans>Your name, the time and the purpose are recorded, and the person sees them.</Trans>
        }
      />
      <div className="panel order-purposes">
        <p>
          <Trans>Why do you open it?</Trans>
        </p>
        {allowed.map((purpose) => (
          <Button
            key={purpose}
            type="primary"
            onClick={() => {
              choosePurpose(purpose)
              setChosen(purpose)
            }}
          >
            {t(purposeWords[purpose])}
          </Button>
        ))}
      </div>
    </div>
  )
}
