import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { useNarrow } from '../../../ui/desk/use-narrow.ts'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { DeviceCards } from './device-cards.tsx'
import { devicesShown } from './device-state.ts'
import { Filters } from './filters.tsx'
import type { Device } from './questions.ts'
import { useColumns } from './use-columns.tsx'
import { useFilter } from './use-filter.ts'
import { everyMs, useIsOpen } from './use-is-open.ts'

// A city has thousands of devices; a table of more rows than this is slow, and nobody reads it.
const pageRows = 200

function More(props: { shown: number; of: number; onMore: () => void }) {
  const format = useFormats()
  if (props.shown >= props.of) return null
  return (
    <p className="devices-more">
      <span className="soft">
        <Trans>
          {format.number(props.shown)} of {format.number(props.of)} devices
        </Trans>
      </span>
      <Button onClick={props.onMore}>
        <Trans>Show more</Trans>
      </Button>
    </p>
  )
}

/** The devices that fit the address, as a table or, on a phone, as cards. */
export function DeviceList({ devices, round }: { devices: readonly Device[]; round: string }) {
  const { t } = useLingui()
  const isOpen = useIsOpen(round)
  const now = useCityNow(everyMs)
  const narrow = useNarrow()
  const [filter, change] = useFilter()
  const [limit, setLimit] = useState(pageRows)
  const columns = useColumns(now, isOpen, (site) => change({ site }))
  const all = devicesShown(devices, filter, now, isOpen)
  const rows = all.slice(0, limit)
  const picked = useRowKeys(
    rows.length,
    (at) => change({ site: filter.site === '' ? (rows[at]?.site ?? '') : '' }),
    '.devices .ant-table-row, .device-cards > li',
  )
  const empty =
    devices.length === 0 ? (
      <EmptyState title={t`No device has joined a site of this round`}>
        <Trans>A phone joins by opening the field app and choosing its site.</Trans>
      </EmptyState>
    ) : (
      <EmptyState title={t`No device fits this filter`} />
    )
  return (
    <>
      <Filters devices={devices} filter={filter} onChange={change} />
      {narrow ? (
        rows.length === 0 ? (
          empty
        ) : (
          <DeviceCards rows={rows} picked={picked} now={now} isOpen={isOpen} />
        )
      ) : (
        <DataTable
          caption={t`Field devices`}
          rows={rows}
          columns={columns}
          rowKey={({ device }) => device}
          minWidth={1_000}
          rowClassName={(row) => (row === rows[picked] ? 'row-picked' : '')}
          empty={empty}
        />
      )}
      <More shown={rows.length} of={all.length} onMore={() => setLimit(limit + pageRows)} />
    </>
  )
}
