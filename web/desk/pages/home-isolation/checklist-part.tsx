import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { HomeStayView } from './questions.ts'
import { householdWords } from './words.ts'

type Props = { view: HomeStayView; onChanged: () => void }
type Checked = { at: string; items: { item: string; met: boolean }[]; household: object[] }

/** Whether the home fits, item by item with its source; who lives along. */
export function ChecklistPart({ view, onChanged }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const [met, setMet] = useState<ReadonlySet<string>>(
    new Set(view.checklist.filter((one) => one.met).map(({ item }) => item)),
  )
  const send = useSend<Checked, unknown>(() => `/home-stays/${view.row.stay}/conditions`, onChanged)
  const tick = (item: string, isMet: boolean) => {
    const next = new Set(met)
    if (isMet) next.add(item)
    else next.delete(item)
    setMet(next)
  }
  const { fits } = view.row
  return (
    <Panel
      title={t`The home`}
      aside={
        <StatusTag tone={fits === null ? 'wait' : fits ? 'ok' : 'late'}>
          {fits === null ? t`not checked` : fits ? t`fits` : t`does not fit`}
        </StatusTag>
      }
    >
      <ul className="home-lines">
        {view.checklist.map((one) => (
          <li key={one.item}>
            <Checkbox
              checked={met.has(one.item)}
              onChange={(event) => tick(one.item, event.target.checked)}
            >
              {format.text(one)}{' '}
              {one.must ? (
                <b>
                  <Trans>must</Trans>
                </b>
              ) : null}
            </Checkbox>
          </li>
        ))}
      </ul>
      {view.household.length > 0 ? (
        <p>
          <Trans>Lives along</Trans>:{' '}
          {view.household
            .map(({ kind, age }) => {
              const word = householdWords[kind]
              return `${word ? t(word) : kind}${age === undefined ? '' : ` ${age}`}`
            })
            .join(', ')}
        </p>
      ) : null}
      <p className="faint">{view.checklist[0]?.source}</p>
      <Button
        loading={send.isPending}
        onClick={() =>
          send.mutate({
            at: isoOf(now),
            items: view.checklist.map(({ item }) => ({ item, met: met.has(item) })),
            household: view.household,
          })
        }
      >
        <Trans>Keep the checklist</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
