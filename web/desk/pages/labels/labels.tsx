import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { mayPrepareSites } from '../rounds/who-may.ts'
import { addressOfPrint, printOf } from './label-print.ts'
import { PrintForm } from './print-form.tsx'
import { Printed } from './printed.tsx'
import './labels.css'

/** Labels for tubes, boxes and plates: takes new codes and prints them, by page or as ZPL. */
export function Labels() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [search, setSearch] = useSearchParams()
  const print = useMemo(() => printOf(search), [search])
  useTitle(t`Labels`)
  if (!mayPrepareSites(actor?.role)) {
    return (
      <>
        <PageHead title={t`Labels`} />
        <EmptyState title={t`This role takes no codes`}>
          <Trans>
            Codes are taken by commanders and the administrator, who set up the sites of a round.
          </Trans>
        </EmptyState>
      </>
    )
  }
  return (
    <div className="labels">
      <PageHead
        title={t`Labels`}
        line={
          <Trans>
            Code 128 with a check character of its own; the address holds a print, so that it can be
            printed again.
          </Trans>
        }
      />
      <PrintForm onTaken={(taken) => setSearch(addressOfPrint(taken))} />
      {print ? <Printed print={print} /> : null}
    </div>
  )
}
